/** What the columns of an indicator block hold, for telling what a heading does not say. */
import type { Cell } from '../../model/doc.js';
import { isAnchor } from '../../grid/view.js';
import { fold } from '../../text/clean.js';
import { parsePoints } from '../../text/points.js';
import { parseValue } from '../../text/quantity.js';
import { unitAt } from '../../text/units.js';
import { assignRow } from '../assign.js';
import { filled } from '../columns.js';
import type { TableContext } from '../draft.js';
import { goalRole, indicatorColumn, isTotalLabel, namesMoney } from '../labels.js';
import { OPERATOR_WORDS } from '../../../data/labels.js';
import { pairOfPoints } from './points.js';
import { indicatorFit, type IndicatorColumnOf, type IndicatorHeader } from './indicator-roles.js';

/** Rows that are looked at; a block that is longer says nothing else further down. */
const MOST_ROWS = 80;

export interface Contents {
  /** One text for each data row, empty where the column holds none or one that goes on from above. */
  readonly own: readonly string[];
  /** The same, with texts that go on from above. */
  readonly all: readonly string[];
  /** The text in the row of the block's totals, or null. */
  readonly total: string | null;
}

/** The contents of each column of the header, down to the total row or the end of the block. */
export function contentsOf(context: TableContext, header: IndicatorHeader): ReadonlyMap<IndicatorColumnOf, Contents> {
  const own = new Map<IndicatorColumnOf, string[]>(header.columns.map((column) => [column, []]));
  const all = new Map<IndicatorColumnOf, string[]>(header.columns.map((column) => [column, []]));
  let totals: ReturnType<typeof assignRow<(typeof header.columns)[number]['role']>>['cells'] | null = null;
  for (const row of context.rows.slice(header.next, header.next + MOST_ROWS)) {
    const cells = filled(row);
    const first = cells[0];
    if (first && isTotalLabel(first.text)) {
      totals = assignRow(context, header, row, () => 0).cells;
      break;
    }
    if (cells.length < 3) continue;
    if (startsOther(cells)) break;
    const { cells: assigned } = assignRow(context, header, row, indicatorFit);
    for (const column of header.columns) {
      const cell = assigned.get(column);
      all.get(column)?.push(cell?.text ?? '');
      own.get(column)?.push(cell && isAnchor(cell, row) ? cell.text : '');
    }
  }
  return new Map(
    header.columns.map((column) => [
      column,
      { own: own.get(column) ?? [], all: all.get(column) ?? [], total: totals?.get(column)?.text ?? null },
    ]),
  );
}

/** Whether a row holds the headings of another block. */
function startsOther(cells: readonly Cell[]): boolean {
  const count = (test: (text: string) => boolean): number => cells.filter(({ text }) => test(text)).length;
  return (
    count(namesMoney) >= 2 ||
    count((text) => goalRole(text) === 'expected' || goalRole(text) === 'actual') >= 2 ||
    count((text) => HEADS.has(indicatorColumn(text))) >= 3
  );
}

const HEADS: ReadonlySet<ReturnType<typeof indicatorColumn>> = new Set(['level2', 'level3', 'target', 'actual', 'weight', 'score'] as const); // prettier-ignore

const ENOUGH = 0.6;

/** The share of the filled cells for which the test holds; null where none is filled. */
export function shareOf(texts: readonly string[], test: (text: string) => boolean): number | null {
  const full = texts.filter((text) => text !== '');
  return full.length === 0 ? null : full.filter(test).length / full.length;
}

const mostly = (texts: readonly string[], test: (text: string) => boolean): boolean =>
  (shareOf(texts, test) ?? 0) >= ENOUGH;

const isUnit = (text: string): boolean => {
  const folded = fold(text);
  return !/\d/.test(folded) && folded.length <= 6 && unitAt(folded, 0)?.end === folded.length;
};

export const holdsOperators = ({ own }: Contents): boolean => mostly(own, (text) => OPERATOR_WORDS.test(fold(text)));
export const holdsUnits = ({ own }: Contents): boolean => mostly(own, isUnit);
export const holdsWords = ({ own }: Contents): boolean => mostly(own, (text) => /[\u4e00-\u9fff]{2}/.test(text) && !/^\d/.test(text)); // prettier-ignore

/** Whether each cell holds a score and the weight that it is out of (18/20). */
export const holdsPairs = ({ own }: Contents): boolean => (shareOf(own, (text) => pairOfPoints(text, '') !== null) ?? 0) === 1; // prettier-ignore

/** The points of a column, one for each row; null where it holds anything else. */
export function pointsOf({ own }: Contents): (number | null)[] | null {
  const numbers = own.map((text) => (text === '' ? null : parsePoints(text)));
  const stated = numbers.filter((number) => number !== null);
  const wrong = own.some((text, i) => text !== '' && (numbers[i] ?? -1) < 0);
  return wrong || stated.length < 2 || stated.some((number) => number > 100) ? null : numbers;
}

export const sumOf = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);

/** How many rows state two quantities of one kind, and how many two that cannot be compared. */
export function likeness(a: Contents, b: Contents): { alike: number; unlike: number } {
  let alike = 0;
  let unlike = 0;
  for (const [i, text] of a.own.entries()) {
    const [one, two] = [parseValue(text), parseValue(b.own[i] ?? '')];
    if (!one || !two) continue;
    if (one.number !== null && two.number !== null) {
      const same = (one.base?.unit ?? one.unit) === (two.base?.unit ?? two.unit);
      if (same) alike++;
      else if (one.unit !== null && two.unit !== null) unlike++;
    } else if (one.date !== null && two.date !== null) alike++;
  }
  return { alike, unlike };
}
