/** What a page is: text, a scan, text without meaning, or nothing. */
import type { Page } from '../../src/model/doc.js';
import { at } from '../../src/model/doc.js';
import type { Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import type { PageContent } from '../layout/page.js';

export interface Verdict {
  readonly state: Page['state'];
  readonly warnings: readonly Warning[];
}

/** Part of the page that pictures must cover to be the page itself. */
const PICTURE = 0.4;
/** Fewer characters than this beside a picture are a stamp or a page number. */
const STAMP = 12;
/** Part of the characters that may be without meaning before the page is. */
const GARBLED = 0.25;

/** Part of the page covered by its pictures; overlaps are counted once, on a coarse raster. */
export function pictureCover(page: PageContent): number {
  const N = 20;
  const raster = new Uint8Array(N * N);
  for (const [x0, y0, x1, y1] of page.images)
    for (let i = 0; i < N; i++)
      for (let j = 0; j < N; j++) {
        const [x, y] = [((i + 0.5) * page.width) / N, ((j + 0.5) * page.height) / N];
        if (x >= x0 && x <= x1 && y >= y0 && y <= y1) raster[i * N + j] = 1;
      }
  return raster.reduce((sum, v) => sum + v, 0) / (N * N);
}

/**
 * Letters that no Chinese or English text is made of: a font whose codes are read through a wrong map shows as rare
 * scripts and as Latin letters with accents side by side.
 */
const STRANGE =
  /[\u0080-\u00a0\u00a1-\u00a6\u00a8-\u00af\u00b8-\u00bf\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0400-\u1cff\u2c00-\u2dff\ua4d0-\uabff\ue000-\uf8ff\ufb00-\ufdff]/u;

/** Fewest Chinese characters from which their frequency can be judged, and the part of them that is common in any text. */
const [ENOUGH, COMMON] = [40, 0.4];

let common: ReadonlySet<string> | undefined;

/** The characters of the first level of GB 2312: those in daily use, 3755 of them in rows 16 to 55. */
function commonHan(): ReadonlySet<string> {
  if (common !== undefined) return common;
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  return (common = new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes))));
}

/** What a glyph's text says of the font's map: a letter of no Chinese text, a common or a rare Chinese character, neither. */
type Sort = 'strange' | 'common' | 'rare' | 'plain';

/** Answers of `sortOf`: a page has thousands of characters, but few different ones. */
const SORTS = new Map<string, Sort>();
/** Different texts after which the answers are forgotten. */
const MOST = 20_000;

function sortOf(text: string): Sort {
  let sort = SORTS.get(text);
  if (sort !== undefined) return sort;
  if (STRANGE.test(text)) sort = 'strange';
  else if (!/^\p{Script=Han}$/u.test(text)) sort = 'plain';
  else sort = commonHan().has(text) ? 'common' : 'rare';
  if (SORTS.size >= MOST) SORTS.clear();
  SORTS.set(text, sort);
  return sort;
}

/** How many of the page's characters are none of a text's, Chinese ones in all where they are ones that no text consists of. */
function unlikely(page: PageContent): number {
  let [strange, known, rare] = [0, 0, 0];
  for (const { text } of page.glyphs) {
    const sort = sortOf(text);
    if (sort === 'strange') strange++;
    else if (sort === 'common') known++;
    else if (sort === 'rare') rare++;
  }
  const han = known + rare;
  return strange + (han >= ENOUGH && known < COMMON * han ? han : 0);
}

export function judgePage(page: PageContent): Verdict {
  const place = at({ page: page.number });
  const warnings: Warning[] = [];
  const total = page.glyphs.length + page.unmapped;
  const cover = page.images.length === 0 ? 0 : pictureCover(page);
  if (page.outside > 0)
    warnings.push(
      warn('text.hidden', `${page.outside} characters stand outside of the visible page and were left out`, place),
    );
  if (total < STAMP && cover >= PICTURE) {
    warnings.push(
      warn('page.scanned', `pictures cover ${Math.round(cover * 100)}% of the page; it has ${total} characters`, place),
    );
    return { state: 'scanned', warnings };
  }
  if (total === 0) return { state: 'empty', warnings };
  const strange = unlikely(page);
  if (page.unmapped + strange > GARBLED * total) {
    warnings.push(
      warn(
        'page.garbled',
        `${page.unmapped + strange} of ${total} characters have no meaning that the file states`,
        place,
      ),
    );
    return { state: 'garbled', warnings };
  }
  if (page.unmapped > 0)
    warnings.push(
      warn(
        'text.replacement',
        `${page.unmapped} of ${total} characters have no meaning that the file states and were left out`,
        place,
      ),
    );
  if (page.invisible > 0.5 * page.glyphs.length && cover >= PICTURE)
    warnings.push(
      warn('page.ocr', `the text is an invisible layer of ${page.invisible} characters over a picture`, place),
    );
  return { state: 'text', warnings };
}
