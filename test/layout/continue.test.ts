import { describe, expect, it } from 'vitest';
import { appendPart, mayContinue, unifyColumns } from '../../extractors/layout/continue.js';
import type { LaidCell, LaidTable } from '../../extractors/layout/laid-table.js';
import { linesOf } from '../../extractors/layout/lines.js';

/** Rows of texts on columns 100 points wide; `null` is no cell of its own. */
function table(page: number, rows: readonly (readonly string[])[], xs = [0, 100, 200, 300]): LaidTable {
  const cells = rows.flatMap((row, r) =>
    row.map((text, c): LaidCell => {
      const glyphs = [...text].map((char, i) => ({ text: char, x0: c * 100 + 5 + i * 10, x1: c * 100 + 15 + i * 10, y0: r * 20, y1: r * 20 + 10, size: 10, turn: 0 as const })); // prettier-ignore
      return { row: r, col: c, rowSpan: 1, colSpan: 1, page, box: [c * 100, r * 20, c * 100 + 100, r * 20 + 20], lines: linesOf(glyphs), capacity: 90, basis: 'ruled', tables: [] }; // prettier-ignore
    }),
  );
  return {
    rows: rows.length, xs, cells, parts: [{ page, fromRow: 0, toRow: rows.length - 1 }], box: [0, 0, 300, rows.length * 20],
    top: 0, bottom: rows.length * 20, ruledTop: true, ruledBottom: true, firstRow: 20,
  }; // prettier-ignore
}
const texts = (t: LaidTable): string[] =>
  t.cells.map((c) => `${c.row},${c.col} ${c.lines.map((l) => l.text).join('|')}`.trim());

describe('parts of a table', () => {
  it('share columns that waver, and bring their own', () => {
    expect(unifyColumns([0, 100, 200], [1, 50, 101, 199])).toEqual({
      xs: [0, 50, 100, 200],
      mapA: [0, 2, 3],
      mapB: [0, 1, 2, 3],
    });
  });

  it('are put below each other, each row with its page', () => {
    const joined = appendPart(table(1, [['甲', '1', '2']]), table(2, [['乙', '3', '4']]));
    expect(texts(joined)).toEqual(['0,0 甲', '0,1 1', '0,2 2', '1,0 乙', '1,1 3', '1,2 4']);
    expect(joined.cells.map((c) => c.page)).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('lose headings that are repeated, but not a title that stands over each', () => {
    const head = ['名称', '预算', '执行'];
    expect(appendPart(table(1, [head, ['甲', '1', '2']]), table(2, [head, ['乙', '3', '4']])).rows).toBe(3);
    const title = ['绩效自评表', '', ''];
    expect(appendPart(table(1, [title, ['甲', '1', '2']]), table(2, [title, ['乙', '3', '4']])).rows).toBe(4);
  });

  it('lose headings that stand below other rows on the first page, and join what the page break cut below them', () => {
    const head = ['三级指标', '年度指标值', '实际完成值'];
    const upper = { ...table(1, [['项目名称', '渠道清淤', ''], head, ['清淤长度', '3公里', '3公里'], ['村民会议议定', '2次', '2次']]), ruledBottom: false }; // prettier-ignore
    const joined = appendPart(upper, table(2, [head, ['的次数', '', ''], ['完工率', '100%', '100%']]));
    expect(texts(joined).slice(9)).toEqual(['3,0 村民会议议定|的次数', '3,1 2次', '3,2 2次', '4,0 完工率', '4,1 100%', '4,2 100%']); // prettier-ignore
  });

  it('keep rows that are like another by chance', () => {
    const first = table(1, [
      ['名称', '预算', '执行'],
      ['社会效益', '无', '无'],
      ['其他', '0', '0'],
    ]);
    expect(
      appendPart(
        first,
        table(2, [
          ['社会效益', '无', '无'],
          ['乙', '3', '4'],
        ]),
      ).rows,
    ).toBe(5);
    expect(
      appendPart(
        first,
        table(2, [
          ['其他', '0', '0'],
          ['乙', '3', '4'],
        ]),
      ).rows,
    ).toBe(5);
  });

  it('get a row together again that no rule parts', () => {
    const upper = { ...table(1, [['组织实施', '1', '2']]), ruledBottom: false };
    const joined = appendPart(upper, table(2, [['完成', '', ''], ['乙', '3', '4']])); // prettier-ignore
    expect(texts(joined).slice(0, 4)).toEqual(['0,0 组织实施|完成', '0,1 1', '0,2 2', '1,0 乙']);
    expect(joined.parts).toEqual([{ page: 1, fromRow: 0, toRow: 0 }, { page: 2, fromRow: 0, toRow: 1 }]); // prettier-ignore
  });

  it('get a label together that was cut in the midst of its characters, not two labels', () => {
    const stack = (part: LaidTable, label: string, bottom: number): LaidTable => ({
      ...part,
      cells: part.cells.map((cell) => {
        if (cell.col !== 0) return cell;
        const lines = [...label].flatMap((text, i) => linesOf([{ text, x0: 5, x1: 15, y0: i * 12, y1: i * 12 + 10, size: 10, turn: 0 }])); // prettier-ignore
        return { ...cell, lines, box: [0, 0, 100, bottom] };
      }),
    });
    const [upper, lower] = [table(1, [['', '一二三四五六七八九', '2']]), table(2, [['', '十', '']])];
    expect(appendPart(stack(upper, '绩效', 24), stack(lower, '指标', 24)).rows).toBe(1);
    expect(appendPart(stack(upper, '产出', 80), stack(lower, '效益', 24)).rows).toBe(2);
  });

  it('never put two numbers into one cell', () => {
    const joined = appendPart(table(1, [['甲', '10', '5']]), table(2, [['', '20', '']]));
    expect(joined.rows).toBe(2);
  });

  it('belong together only where their borders agree and the break was needed', () => {
    const [a, b] = [table(1, [['甲', '1', '2']]), table(2, [['乙', '3', '4']])];
    expect(mayContinue(a, b, 10)).toBe(true);
    expect(mayContinue(a, b, 300)).toBe(false);
    expect(mayContinue(a, { ...b, xs: [20, 100, 200, 300] }, 10)).toBe(false);
  });
});
