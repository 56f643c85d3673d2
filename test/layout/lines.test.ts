import { describe, expect, it } from 'vitest';
import { lineText, linesOf } from '../../extractors/layout/lines.js';
import type { Glyph, PageContent, Turn } from '../../extractors/layout/page.js';
import { upright, withoutDoubles } from '../../extractors/layout/page.js';
import { capacityOf, cellParagraphs, isFull, joinLines } from '../../extractors/layout/wrap.js';

/** Text that starts at (x, y of its top), a character every `step` em. */
function set(text: string, x: number, y: number, size = 10, step = 1): Glyph[] {
  let at = x;
  return [...text].flatMap((char) => {
    const advance = (char.charCodeAt(0) < 0x100 ? 0.5 : 1) * size;
    const glyph: Glyph = { text: char, x0: at, x1: at + advance, y0: y, y1: y + size, size, turn: 0 };
    at += advance * step;
    return char === ' ' ? [] : [glyph];
  });
}

describe('lines', () => {
  it('stand in order of their place, not of drawing', () => {
    expect(linesOf([...set('第二行', 0, 20), ...set('行', 20, 0), ...set('第一', 0, 0)]).map(lineText)).toEqual([
      '第一行',
      '第二行',
    ]);
  });

  it('hold characters of several sizes and raised ones', () => {
    expect(linesOf([...set('面积120m', 0, 0), ...set('2', 40, -1, 6)]).map(lineText)).toEqual(['面积120m2']);
  });

  it('keep a space between words and numbers, and none in Chinese', () => {
    expect(linesOf(set('100 98', 0, 0)).map(lineText)).toEqual(['100 98']);
    expect(linesOf(set('绩 效 自 评', 0, 0)).map(lineText)).toEqual(['绩效自评']);
  });

  it('take evenly spaced digits as one number', () => {
    expect(linesOf(set('120.50', 0, 0, 10, 1.9)).map(lineText)).toEqual(['120.50']);
  });

  it('that run downward or upward are read as they run', () => {
    const turned = (turn: Turn): Glyph[] =>
      [...'自上而下'].map((text, i) => {
        const y = (turn === 90 ? i : 3 - i) * 10;
        return { text, x0: 0, x1: 10, y0: y, y1: y + 10, size: 10, turn };
      });
    expect(linesOf(turned(90)).map(lineText)).toEqual(['自上而下']);
    expect(linesOf(turned(270)).map(lineText)).toEqual(['自上而下']);
  });

  it('hold numbers that lie on their side in a vertical label', () => {
    const label = [...'分值'].flatMap((c, i) => set(c, 0, i * 10));
    const number = [...'50'].map((text, i): Glyph => ({ text, x0: 0, x1: 10, y0: 20 + i * 5, y1: 25 + i * 5, size: 10, turn: 90 })); // prettier-ignore
    expect(linesOf([...label, ...set('）', 0, 30), ...number], true).map(lineText)).toEqual(['分值50）']);
  });

  it('of upright characters set in vertical columns are read from the right', () => {
    const column = (text: string, x: number): Glyph[] => [...text].flatMap((c, i) => set(c, x, i * 10));
    expect(linesOf([...column('产出', 0), ...column('一级', 18)], true).map(lineText)).toEqual(['一级', '产出']);
    expect(linesOf([...set('一级', 0, 0), ...set('产出', 0, 14)], true).map(lineText)).toEqual(['一级', '产出']);
  });
});

describe('wrapped lines', () => {
  const lines = (...text: readonly string[]) => linesOf(text.flatMap((t, i) => set(t, 5, i * 14)));

  it('are full where the first character of the next would not fit', () => {
    const [a, b] = lines('一二三四', '五六');
    expect(a && b && [isFull(a, b, 45), isFull(a, b, 52)]).toEqual([true, false]);
  });

  it('move a whole number to the next line', () => {
    const [a, b] = lines('达到', '98.5%');
    expect(a && b && isFull(a, b, 40)).toBe(true);
  });

  it('make paragraphs by the room they leave', () => {
    const all = lines('第一段文字很长', '还有一行', '第二段');
    const capacity = capacityOf(all, 0, 80);
    expect(cellParagraphs(all, capacity).map((p) => joinLines(p, capacity))).toEqual([
      '第一段文字很长还有一行',
      '第二段',
    ]);
  });

  it('join a broken number but not two words', () => {
    expect(joinLines(lines('123456', '.78'), 30)).toBe('123456.78');
    expect(joinLines(lines('GDP growth', 'rate'), 52)).toBe('GDP growth rate');
  });
});

describe('pages', () => {
  const page = (glyphs: readonly Glyph[]): PageContent => ({
    number: 1, width: 600, height: 800, glyphs, strokes: [{ x0: 10, y0: 20, x1: 10, y1: 120 }], fills: [], images: [], unmapped: 0, invisible: 0, outside: 0,
  }); // prettier-ignore

  it('drawn sideways are turned upright, and boxes find their way back', () => {
    const { page: turned, back } = upright(page(set('文', 100, 200).map((g) => ({ ...g, turn: 90 }))));
    expect([turned.width, turned.height]).toEqual([800, 600]);
    const [glyph] = turned.glyphs;
    expect(glyph?.turn).toBe(0);
    expect(back([glyph?.x0 ?? 0, glyph?.y0 ?? 0, glyph?.x1 ?? 0, glyph?.y1 ?? 0])).toEqual([100, 200, 110, 210]);
    expect(turned.strokes).toEqual([{ x0: 20, y0: 590, x1: 120, y1: 590 }]);
  });

  it('lose the second copy of a character, not a neighbour that is the same', () => {
    expect(withoutDoubles([...set('11', 0, 0), ...set('11', 0.4, 0)])).toHaveLength(2);
    expect(withoutDoubles([...set('人人', 0, 0), ...set('人人', 0, 14)])).toHaveLength(4);
  });

  it('are told from their copies wherever they stand on the page', () => {
    for (let y = -40; y < 900; y += 0.5)
      expect(withoutDoubles([...set('人', 0, y), ...set('文', 0, y), ...set('人', 0.4, y + 1)])).toHaveLength(2);
    const three = [...set('人', 0, 31), ...set('人', 0.5, 32), ...set('人', 200, 32)];
    expect(withoutDoubles(three)).toEqual([three[0], three[2]]);
  });
});
