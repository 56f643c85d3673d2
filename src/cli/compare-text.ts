/** A comparison as a table for the terminal or a page, and what has to be said with it. */
import {
  isDoubtful,
  type Cell,
  type ComparedTable,
  type Doubt,
  type NearConcept,
  type Row,
} from '../compare/answer.js';
import { compareWords, DOUBT_WORDS, filled, inLang, LEFT_OUT_WORDS } from './compare-words.js';
import type { Lang } from './locale.js';

export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const number = (value: number, unit: string): string => `${Number(value.toFixed(unit === '%' ? 2 : 4))}${unit === '%' ? '%' : ''}`; // prettier-ignore
const rate = (share: number | null): string | null => (share === null ? null : number(share * 100, '%'));

/** The value with its marks: * doubtful, † corrected, ! outlier; of several figures their ends and their number. */
function cellText(cell: Cell | null | undefined, unit: string): string | null {
  if (cell === null || cell === undefined) return null;
  const marks = `${isDoubtful(cell.doubts) ? '*' : ''}${cell.doubts.includes('corrected') ? '†' : ''}${cell.outlier ? '!' : ''}`; // prettier-ignore
  if (cell.value !== null) return `${number(cell.value, unit)}${marks}`;
  return `${number(cell.low, unit)}–${number(cell.high, unit)}${marks} (${cell.figures.length})`;
}

function targetText(cell: Cell | null | undefined, unit: string): string | null {
  if (cell === null || cell === undefined || cell.target === null) return null;
  const sign = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '' }[cell.targetComparator ?? '='] ?? '';
  return `${sign}${number(cell.target, unit)}`;
}

function changeText(row: Row, unit: string, points: string): string | null {
  if (row.change === null) return null;
  const { difference, ratio } = row.change;
  const sign = difference > 0 ? '+' : '';
  if (unit === '%') return `${sign}${number(difference, '')}${points}`;
  return `${sign}${number(difference, '')}${ratio === null ? '' : ` (${sign}${number(ratio * 100, '%')})`}`;
}

/** A row a place, a column a year; target, score rate, rank and z are those of the last year. */
export function comparisonTable(table: ComparedTable, lang: Lang): TextTable {
  const w = compareWords(lang);
  const { unit, years, rows } = table;
  const last = years.length - 1;
  const split = table.split !== null;
  const several = years.length > 1;
  const ofLast = (name: string): string => (several ? `${name} ${years[last] ?? ''}` : name);
  const isPlain = table.by === 'county';
  const told = table.value === 'actual' && isPlain;
  const columns = [w.place, ...(split ? [w.part] : []), ...years.map(String), ...(several ? [w.change] : []), ...(told ? [ofLast(w.target), ofLast(w.achieved)] : []), ...(isPlain ? [ofLast(w.scoreRate)] : []), ofLast(w.rank), ofLast(w.z)]; // prettier-ignore
  return {
    columns,
    rows: rows.map((row) => {
      const cell = row.cells[last];
      const achieved = cell?.achieved === 'yes' ? w.yes : cell?.achieved === 'no' ? w.no : null;
      return [
        row.label,
        ...(split ? [row.part] : []),
        ...row.cells.map((one) => cellText(one, unit)),
        ...(several ? [changeText(row, unit, w.points)] : []),
        ...(told ? [targetText(cell, unit), achieved] : []),
        ...(isPlain ? [rate(cell?.scoreRate ?? null)] : []),
        cell?.rank ?? null,
        cell?.z === null || cell?.z === undefined ? null : Number(cell.z.toFixed(1)),
      ];
    }),
  };
}

export function spreadText({ spread, unit }: ComparedTable, lang: Lang): TextTable {
  const w = compareWords(lang);
  return {
    columns: [w.year, w.values, w.doubtful, w.min, w.q1, w.median, w.q3, w.max, w.outliers],
    rows: spread.map((s) => [s.year, s.count, s.doubtful, ...[s.min, s.q1, s.median, s.q3, s.max].map((v) => number(v, unit)), filled(w[`outliers.${s.method}`], { count: s.outliers })]), // prettier-ignore
  };
}

const SHOWN = 12;

export function nearText(near: readonly NearConcept[], lang: Lang): string {
  return near.map(({ concept, indicators }) => `${concept} (${indicators})`).join(compareWords(lang).and);
}

/** What a reader has to know to trust the table. */
export function notesOf(table: ComparedTable, lang: Lang): string[] {
  const w = compareWords(lang);
  const cells = table.rows.flatMap((row) => row.cells.flatMap((cell) => cell ?? []));
  const doubts = [...new Set(cells.flatMap((cell) => cell.doubts))].filter((doubt): doubt is Doubt => doubt !== 'corrected'); // prettier-ignore
  const several = cells.filter((cell) => cell.value === null).length;
  const names = table.names.slice(0, SHOWN).map(({ name, figures }) => `${name} (${figures})`);
  if (table.names.length > SHOWN) names.push(filled(w.more, { count: table.names.length - SHOWN }));
  const left = table.leftOut.map(({ reason, figures }) => `${figures} ${inLang(LEFT_OUT_WORDS[reason], lang)}`);
  const notes = [
    `${table.unit === '' ? w.noUnit : filled(w.unit, { unit: table.unit })} ${table.first === 'lowest' ? w.rankedLow : w.ranked}`,
    table.by === 'county' ? '' : w[`by.${table.by}`],
    doubts.length === 0 ? '' : filled(w['mark.doubtful'], { list: doubts.map((doubt) => inLang(DOUBT_WORDS[doubt], lang)).join(w.and) }), // prettier-ignore
    cells.some((cell) => cell.doubts.includes('corrected')) ? w['mark.corrected'] : '',
    cells.some((cell) => cell.outlier) ? w['mark.outlier'] : '',
    several === 0 ? '' : filled(w['mark.several'], { count: several }),
    table.copies === 0 ? '' : filled(w.copies, { count: table.copies }),
    left.length === 0 ? '' : filled(w.leftOut, { list: left.join(w.and) }),
    filled(w.names, { list: names.join(w.and) }),
    table.near.length === 0 ? '' : filled(w.near, { list: nearText(table.near, lang) }),
  ];
  return notes.filter((note) => note.trim() !== '');
}
