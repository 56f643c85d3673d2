/**
 * What happens to forms on their way to a reader, done to good files: cells lost, glued, torn or moved, merges and
 * headings gone, characters lost, files cut off. None of it changes a digit, so what the document says stays the same,
 * and a number that is read otherwise is read wrong.
 */

export type Random = () => number;
type Damage = (text: string, random: Random) => string;

const pick = <T>(random: Random, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
const share = (random: Random, of: number): boolean => random() < of;

/** Lines that are rows of a table, each changed with some chance. */
const rows = (text: string, random: Random, chance: number, change: (cells: string[]) => void): string =>
  text
    .split('\n')
    .map((line) => {
      const cells = line.split('\t');
      if (cells.length < 4 || !share(random, chance)) return line;
      change(cells);
      return cells.join('\t');
    })
    .join('\n');

const HEADINGS =
  /(?:年度)?指标值|实际完成值|完成值|分值|权重|得分|[一二三]级指标|执行率|全年预算数|全年执行数|年初预算数|目标值|自评分/g;
const NUMBER = /\d[\d.]{2,}\d/g;

/** Each match changed with some chance; one at least where there is one. */
function some(
  text: string,
  random: Random,
  pattern: RegExp,
  chance: number,
  change: (found: string) => string,
): string {
  return text.replace(pattern, (found) => (share(random, chance) ? change(found) : found));
}

/** Stands for a byte that is no text; see `bytesOf`. */
const BAD_BYTE = '\ue000';

/** A damaged text as bytes in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.concat(
    text.split(BAD_BYTE).flatMap((part, i) => (i === 0 ? [Buffer.from(part)] : [Buffer.of(0xff), Buffer.from(part)])),
  );
}

/** Damage to any text, a page of markup included: tags are left whole. */
const ANY: Readonly<Record<string, Damage>> = {
  'headings lost': (text, random) => some(text, random, HEADINGS, 0.3, () => ''),
  'headings in other words': (text, random) => some(text, random, HEADINGS, 0.3, () => pick(random, ['栏目甲', '数据项', '备注栏', '填报项'] as const) ?? ''),
  'characters lost': (text, random) => some(text, random, /\p{Script=Han}/gu, 0.03, () => '\ufffd'),
  'bytes lost': (text, random) => some(text, random, /\p{Script=Han}/gu, 0.01, () => BAD_BYTE),
  'marks lost': (text, random) => some(text, random, /[≥≤％%]|万元|元/g, 0.4, () => ''),
  'numbers torn': (text, random) => some(text, random, NUMBER, 0.15, (found) => `${found.slice(0, 2)} ${found.slice(2)}`),
  'cut off': (text, random) => text.slice(0, Math.floor(text.length * (0.4 + random() * 0.5))),
}; // prettier-ignore

/** Damage to text with a row a line and a tab between cells. */
const LINES: Readonly<Record<string, Damage>> = {
  'empty cells at the end cut off': (text) => text.replace(/\t+$/gm, ''),
  'empty cells at the beginning cut off': (text) => text.replace(/^\t+(?=\S)/gm, ''),
  'empty cells gone': (text) => text.replace(/\t{2,}/g, '\t').replace(/^\t/gm, ''),
  'columns by spaces': (text) => text.replace(/\t+/g, '   '),
  'cells between single spaces': (text) => text.replace(/\t+/g, ' '),
  'a cell less in some rows': (text, random) =>
    rows(text, random, 0.2, (cells) => void cells.splice(Math.floor(random() * cells.length), 1)),
  'an empty cell less in some rows': (text, random) =>
    rows(text, random, 0.5, (cells) => {
      const at = cells.findIndex((cell) => cell.trim() === '');
      if (at >= 0) cells.splice(at, 1);
    }),
  'an empty cell more in some rows': (text, random) =>
    rows(text, random, 0.25, (cells) => void cells.splice(Math.floor(random() * cells.length), 0, '')),
  'cells glued': (text, random) =>
    rows(text, random, 0.25, (cells) => {
      const at = Math.floor(random() * (cells.length - 1));
      cells.splice(at, 2, `${cells[at] ?? ''}${cells[at + 1] ?? ''}`);
    }),
  'a page break after some rows': (text, random) => some(text, random, /\n(?=.*\t)/g, 0.2, () => '\n\n'),
  'rows run together': (text, random) => some(text, random, /\n(?=.*\t)/g, 0.1, () => '\t'),
  'rows lost': (text, random) =>
    text.split('\n').filter((line) => !line.includes('\t') || !share(random, 0.12)).join('\n'),
  'rows torn': (text, random) => some(text, random, /\t(?=[^\t\n])/g, 0.05, () => '\n'),
}; // prettier-ignore

const CELL = /<t[dh]\b[^>]*>[\s\S]*?<\/t[dh]>/gi;

/** Damage to tables of web pages. */
const MARKUP: Readonly<Record<string, Damage>> = {
  'rowspan lost': (text) => text.replace(/\s+rowspan=("\d+"|'\d+'|\d+)/gi, ''),
  'colspan lost': (text) => text.replace(/\s+colspan=("\d+"|'\d+'|\d+)/gi, ''),
  'both spans lost': (text) => text.replace(/\s+(?:row|col)span=("\d+"|'\d+'|\d+)/gi, ''),
  'some spans lost': (text, random) => some(text, random, /\s+(?:row|col)span=("\d+"|'\d+'|\d+)/gi, 0.25, () => ''),
  'cells lost': (text, random) => some(text, random, CELL, 0.05, () => ''),
  'cells doubled': (text, random) => some(text, random, CELL, 0.04, (cell) => cell + cell.replace(/>[\s\S]*</, '></td><').replace(/<\/td><\/td>$/i, '</td>')),
  'rows lost': (text, random) => some(text, random, /<tr\b[\s\S]*?<\/tr>/gi, 0.12, () => ''),
  'ends of rows lost': (text, random) => some(text, random, /<\/tr>\s*<tr\b[^>]*>/gi, 0.08, () => ''),
  'cells glued': (text, random) => some(text, random, /<\/td>\s*<td>/gi, 0.05, () => ''),
}; // prettier-ignore

export type Kind = 'lines' | 'markup' | 'text';

/** The damage that can be done to a kind of text, by what it is called. */
export function damageTo(kind: Kind): Readonly<Record<string, Damage>> {
  return { ...ANY, ...(kind === 'lines' ? LINES : kind === 'markup' ? MARKUP : {}) };
}

/** A number of 32 bits from a text (FNV-1a): the same text gives the same one. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
