/** What is asked of the same row again and again, found out once: every reader of blocks is asked about every row. */
import type { Cell } from '../model/doc.js';
import type { RowView } from '../grid/view.js';
import { remembered } from '../text/remembered.js';
import type { TableContext } from './draft.js';
import { expenditureColumn, fieldRole, fundingColumn, goalRole, indicatorColumn, isTextLabel, namesMoney, rosterColumn } from './labels.js'; // prettier-ignore
import { fundingSource } from './levels.js';

/**
 * The function with a memory: what it says of a place in a table is computed once and kept as long as the row is. Only for
 * what follows from the table alone, and is never changed by those who ask.
 */
export function oncePerPlace<T>(
  compute: (context: TableContext, r: number) => T | null,
): (context: TableContext, r: number) => T | null {
  // a row belongs to one view of one table, so it stands for its place in it
  const known = new WeakMap<RowView, { readonly fact: T | null }>();
  return (context, r) => {
    const row = context.rows[r];
    if (!row) return null;
    const found = known.get(row);
    if (found) return found.fact;
    const fact = compute(context, r);
    known.set(row, { fact });
    return fact;
  };
}

/** What a text is the label of, as far as the beginnings of blocks are told by it. */
interface Kinds {
  readonly field: boolean;
  readonly project: boolean;
  readonly indicator: boolean;
  readonly funding: boolean;
  readonly money: boolean;
  readonly goal: boolean;
  readonly paid: boolean;
  readonly person: boolean;
  readonly source: boolean;
  readonly text: boolean;
}

const NONE: Kinds = { field: false, project: false, indicator: false, funding: false, money: false, goal: false, paid: false, person: false, source: false, text: false }; // prettier-ignore
/** Numbers with their signs are labels of nothing. */
const BARE = /^[\d.,%<>=≤≥\s]*$/;
/** Nor is anything longer than this. */
const LONGEST = 40;

const kindsOf = remembered((text): Kinds => {
  const field = fieldRole(text);
  return {
    field: field !== null,
    project: field === 'projectName',
    indicator: indicatorColumn(text) !== null,
    funding: fundingColumn(text) !== null,
    money: namesMoney(text),
    goal: goalRole(text) !== null,
    paid: expenditureColumn(text) === 'amount',
    person: rosterColumn(text) === 'name',
    source: fundingSource(text) !== null,
    text: isTextLabel(text),
  };
});

/** How many cells of a row are labels of each kind. */
export type LabelCounts = Readonly<Record<keyof Kinds, number>>;

/** Counts the labels of a row, so that a reader which needs some kind of them is asked only where they stand. */
export function countLabels(cells: readonly Cell[]): LabelCounts {
  const counts = { field: 0, project: 0, indicator: 0, funding: 0, money: 0, goal: 0, paid: 0, person: 0, source: 0, text: 0 }; // prettier-ignore
  for (const { text } of cells) {
    const kinds = text.length > LONGEST || BARE.test(text) ? NONE : kindsOf(text);
    if (kinds === NONE) continue;
    if (kinds.field) counts.field++;
    if (kinds.project) counts.project++;
    if (kinds.indicator) counts.indicator++;
    if (kinds.funding) counts.funding++;
    if (kinds.money) counts.money++;
    if (kinds.goal) counts.goal++;
    if (kinds.paid) counts.paid++;
    if (kinds.person) counts.person++;
    if (kinds.source) counts.source++;
    if (kinds.text) counts.text++;
  }
  return counts;
}
