/**
 * Tables written a cell a line: each cell opens on a line that starts with a tab, lines without a tab go on with the
 * same cell, a blank line ends the row. A cell merged vertically is empty, one merged horizontally is absent.
 */
import { ENUMERATOR, joinRaw, SENTENCE_END } from './lines.js';
import type { Line } from './lines.js';
import type { Found, RawCell, RawTable } from './raw-table.js';

const opens = (line: Line | undefined): boolean => line?.text.startsWith('\t') === true;

/** The table that starts at `start`, which must be a line that starts with a tab. */
export function tabCells(lines: readonly Line[], start: number): Found {
  const rows: RawCell[][] = [];
  let row: RawCell[] = [];
  let i = start;
  const wraps = breaksInsideCells(lines, start);
  for (; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) break;
    if (opens(line)) {
      if (row.length > 0 && (line.blanks > 0 || line.feed)) {
        rows.push(row);
        row = [];
      }
      // rows stand one blank line apart; far from the table it is another one, unless it goes on with merged cells
      if (rows.length > 0 && row.length === 0 && line.blanks > 3 && line.text.trim() !== '') break;
      for (const piece of line.text.slice(1).split('\t')) row.push({ raw: piece, line: line.number });
      continue;
    }
    const last = row[row.length - 1];
    const stay = last === undefined ? 0 : continuation(lines, i, last.raw, wraps);
    if (last === undefined || stay === 0) break;
    let raw = last.raw;
    for (let k = i; k < i + stay; k++) {
      const more = lines[k];
      if (more !== undefined) raw = joinRaw(raw, more);
    }
    row[row.length - 1] = { raw, line: last.line };
    i += stay - 1;
    const next = lines[i + 1];
    if (next !== undefined && opens(next) && next.blanks > 0) {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  const table: RawTable = { rows, basis: 'inferred', columns: 'ragged' };
  return { end: Math.max(i, start + 1), table: isTable(rows) ? table : null };
}

/** Whether the file breaks lines inside cells without a blank line; if so a blank line always ends the row. */
function breaksInsideCells(lines: readonly Line[], start: number): boolean {
  for (let i = start + 1; i < Math.min(lines.length, start + 400); i++) {
    const line = lines[i];
    if (line !== undefined && !opens(line) && line.blanks === 0 && opens(lines[i - 1]) && opens(lines[i + 1])) return true; // prettier-ignore
  }
  return false;
}

/** How many lines without a tab, from `i` on, belong to the cell before them. */
function continuation(lines: readonly Line[], i: number, cell: string, wraps: boolean): number {
  let n = 0;
  while (n < 200) {
    const line = lines[i + n];
    if (line === undefined || opens(line) || line.text.includes('\t')) break;
    n++;
  }
  const after = lines[i + n];
  // lines after a blank one belong all together or, but for those that are certain, not at all
  let certain = 0;
  for (let k = 0; k < n; k++) {
    const line = lines[i + k];
    if (line === undefined) break;
    if (line.blanks === 0 && !line.feed) {
      if (isSignature(line.text) && !(opens(after) && after?.blanks === 0)) break;
      if (certain === k) certain++;
    } else {
      if (!opens(after) || line.feed) break;
      const how = belongs(line, cell, after?.blanks === 0, n - k, wraps);
      if (how === 'no') break;
      if (how === 'certain' && certain === k) certain++;
    }
    cell = line.text;
    if (k === n - 1) return n;
  }
  return certain;
}

/** Whether text after a blank line still belongs to the cell before it. `within`: another cell of the row follows. */
function belongs(line: Line, cell: string, within: boolean, rest: number, wraps: boolean): 'no' | 'likely' | 'certain' {
  const text = line.text.trim();
  const likely = (is: boolean): 'no' | 'likely' => (is ? 'likely' : 'no');
  if (line.blanks > 2 || (cell.trim() === '' && !within) || /^(?:备?注|说明|附件?)\s*\d*\s*[：:]/u.test(text))
    return 'no';
  if (/^[（(][^（()）]{1,12}[)）]$/u.test(text) && !/年度?[)）]$/u.test(text)) return 'certain';
  if (follows(cell, text)) return 'certain';
  if (within && SENTENCE_END.test(text)) return likely(!isSignature(text));
  if (wraps) return 'no';
  if (within && rest === 1 && line.blanks === 1) return likely(text.length <= 8 && !/[表书单件告：:]$/u.test(text));
  const open = cell.trim().length >= 15 && !/[。；！？：:;.）)]\s*$/u.test(cell);
  return likely(open && !ENUMERATOR.test(text) && SENTENCE_END.test(text));
}

const ORDINAL = /^[\s（(]*([^\d\s一二三四五六七八九十①-⑳]{0,4}?)(\d{1,2}|[一二三四五六七八九十]|[①-⑳])(?!\d)/u;
const NUMERALS = '一二三四五六七八九十';

/** `2.…` after a cell line that starts with `1.`; 目标3 after 目标2. */
function follows(cell: string, text: string): boolean {
  const after = ORDINAL.exec(text);
  if (after === null) return false;
  const lines = cell.trim().split('\n');
  return [lines[lines.length - 1], lines[0]].some((line) => {
    const before = ORDINAL.exec(line ?? '');
    return before !== null && before[1] === after[1] && rank(after[2] ?? '') === rank(before[2] ?? '') + 1;
  });
}

function rank(numeral: string): number {
  const code = numeral.charCodeAt(0);
  if (code >= 0x2460 && code <= 0x2473) return 200 + code - 0x2460;
  return NUMERALS.includes(numeral) ? 100 + NUMERALS.indexOf(numeral) : Number(numeral);
}

/** 填报人：      联系电话： */
function isSignature(text: string): boolean {
  return /[：:]\s{2,}\S/u.test(text) || (text.match(/[：:]/gu)?.length ?? 0) >= 2;
}

/** Prose indented by a tab is no table: it has no empty cells, and its lines are sentences or headings. */
function isTable(rows: readonly (readonly RawCell[])[]): boolean {
  const cells = rows.flat();
  const wide = rows.filter((row) => row.length >= 2).length;
  if (cells.length < 2 || wide === 0) return false;
  const empty = cells.filter((cell) => cell.raw.trim() === '').length;
  const sentences = cells.filter((cell) => cell.raw.trim().length > 30 || SENTENCE_END.test(cell.raw)).length;
  const headings = cells.filter((cell) => ENUMERATOR.test(cell.raw)).length;
  if (empty === 0 && (sentences + headings) * 10 >= cells.length * 6) return false;
  if (wide === 1 && rows.length === 1) return empty < cells.length && sentences === 0 && headings * 2 < cells.length;
  return empty < cells.length;
}
