/** Page numbers that stand between two rows of one table. */
import type { Line } from './lines.js';

const NUMBER = /^[-—–－]?(?:第)?\d{1,3}(?:页)?[-—–－]?$/u;
const SIGNED = /[-—–－第页]/u;

export interface Apart {
  readonly lines: readonly Line[];
  /** Page numbers that were taken out; they stand behind the table that they part. */
  readonly numbers: readonly Line[];
}

const tabsOf = (line: Line | undefined): number => (line === undefined ? 0 : line.text.split('\t').length - 1);

/**
 * Takes out the page numbers (- 1 -, 第 2 页) right between two rows with as many tabs, give or take one, so that the
 * table goes on below them. A bare number is none: it may be the rest of a cell.
 */
export function pageNumbersApart(lines: readonly Line[]): Apart {
  const numbers: Line[] = [];
  const kept: Line[] = [];
  let torn = false;
  for (const [i, line] of lines.entries()) {
    const before = kept[kept.length - 1];
    const tight = line.text.replace(/\s+/gu, '');
    const between = tabsOf(before) >= 2 && tabsOf(lines[i + 1]) >= 2;
    if (between && NUMBER.test(tight) && SIGNED.test(tight) && Math.abs(tabsOf(before) - tabsOf(lines[i + 1])) <= 1) {
      numbers.push(line);
      torn = true;
      continue;
    }
    kept.push(torn ? { ...line, blanks: 0, feed: false } : line);
    torn = false;
  }
  return { lines: numbers.length > 0 ? kept : lines, numbers };
}
