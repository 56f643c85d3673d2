/** Tables drawn with pipes (Markdown, `+---+` grids) or box-drawing characters. */
import { joinRaw } from './lines.js';
import type { Line } from './lines.js';
import type { Found, RawCell } from './raw-table.js';

const BARS = /[|│┃║┆┇┊┋｜]/u;
const SPLIT = /[|│┃║┆┇┊┋｜]/u;
const RULE_ONLY = /^[\s|+:=\-_│┃║｜\u2500-\u257f]*$/u;

const isRule = (text: string): boolean => RULE_ONLY.test(text) && /[-=_\u2500-\u257f]{2}|:-/u.test(text);
const bars = (text: string): number => text.split(SPLIT).length - 1;
/** `│ 绩效 ├────┼────┤`: a rule under some cells only, the others go on. */
const isPartRule = (text: string): boolean => !isRule(text) && /[├┤┼╋┠┨┣┫╬╟╢╠╣]/u.test(text) && /[─━═]{2}/u.test(text);

/** Whether a drawn table may start on this line. */
export function mayBeDrawn(line: Line | undefined): boolean {
  return line !== undefined && (bars(line.text) >= 2 || (isRule(line.text) && /^\s*[+┌┏╔╭]/u.test(line.text)));
}

/** The drawn table that starts at `start`. */
export function drawnTable(lines: readonly Line[], start: number): Found {
  let end = start;
  while (end < lines.length && part(lines[end]) && (end === start || (lines[end]?.blanks ?? 0) <= 1)) end++;
  const block = lines.slice(start, end);
  const rules = block.filter((line) => isRule(line.text) || isPartRule(line.text)).length;
  const drawn = block.length - rules;
  if (drawn < 1 || (rules === 0 && (drawn < 2 || new Set(block.map((line) => bars(line.text))).size > 1))) {
    // a long block is not looked at line by line again
    return block.length > 50 ? { end, table: null } : null;
  }
  const groups = groupsOf(block);
  const grid = rules >= 3 && groups.length >= 2 && !groups.slice(1).some((group) => group.length > 1 && allFull(group));
  const rows = groups.flatMap((group) => (grid ? [merge(group)] : group.map((line) => merge([line]))));
  const widths = new Set(rows.map((row) => row.length));
  if (widths.size === 1 && widths.has(1) && rows.length < 2) return null;
  return { end, table: { rows, basis: 'ruled', columns: widths.size === 1 ? 'exact' : 'ragged' } };
}

function part(line: Line | undefined): boolean {
  if (line === undefined) return false;
  return bars(line.text) >= 2 || isRule(line.text) || isPartRule(line.text) || (BARS.test(line.text) && /^\s*[|│┃║]/u.test(line.text)); // prettier-ignore
}

/** Lines between rules. */
function groupsOf(block: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  for (const line of block) {
    if (isRule(line.text)) {
      if (group.length > 0) groups.push(group);
      group = [];
      continue;
    }
    if (isPartRule(line.text)) {
      if (group.length > 0) groups.push(group);
      // the text beside the rule belongs to the cell that goes on; it opens the next row
      group = [{ ...line, text: partText(line.text) }];
      continue;
    }
    group.push(line);
  }
  if (group.length > 0) groups.push(group);
  return groups.filter((lines) => lines.some((line) => line.text.replace(new RegExp(BARS, 'gu'), '').trim() !== ''));
}

/** The rule's own signs become bars around empty cells. */
function partText(text: string): string {
  return text.replace(/[├┤┼╋┠┨┣┫╬╟╢╠╣┬┴]/gu, '│').replace(/[─━═]/gu, ' ');
}

/** Whether each line of a group is a row of its own: its first cell and most others hold text. */
function allFull(group: readonly Line[]): boolean {
  return group.every((line) => {
    const cells = split(line.text);
    return cells[0]?.trim() !== '' && cells.filter((cell) => cell.trim() !== '').length * 2 >= cells.length;
  });
}

/** One row from the lines between two rules: cell by cell, its lines one under the other. */
function merge(group: readonly Line[]): RawCell[] {
  const row: RawCell[] = [];
  for (const line of group) {
    split(line.text).forEach((text, c) => {
      const cell = row[c];
      const trimmed = text.trim();
      if (cell === undefined) row[c] = { raw: trimmed, line: line.number };
      else if (trimmed !== '') {
        const raw = cell.raw === '' ? trimmed : joinRaw(cell.raw, { ...line, text: trimmed, blanks: 0 });
        row[c] = { raw, line: cell.raw === '' ? line.number : cell.line };
      }
    });
  }
  return row;
}

/** Cells between bars; the bars at both ends are the frame. `\|` and an escaped bar are text. */
function split(text: string): string[] {
  const cells = text.trim().replaceAll('\\|', '\u0001').split(SPLIT);
  if (cells.length > 1 && cells[0]?.trim() === '' && BARS.test(text.trim()[0] ?? '')) cells.shift();
  if (cells.length > 1 && cells[cells.length - 1]?.trim() === '' && BARS.test(text.trim().slice(-1))) cells.pop();
  return cells.map((cell) => cell.replaceAll('\u0001', '|').replace(/<br\s*\/?>/gi, '\n'));
}
