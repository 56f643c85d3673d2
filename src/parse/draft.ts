/** What the stages pass on: a form as it is being read, before reports are put together. */
import type { Cell, Table } from '../model/doc.js';
import type { FieldRole } from '../../data/labels.js';
import type { At, Expenditure, Funding, Goal, Indicator, Person, Section, Warning } from '../model/record.js';
import type { RowView } from '../grid/view.js';
import type { Headings } from './variants.js';

/** A value found beside its label: in a table, on a cover line or in a title. */
export interface Field {
  readonly role: FieldRole;
  readonly label: string;
  readonly value: string;
  readonly at: At;
}

export interface Line {
  readonly text: string;
  readonly at: At;
}

export type Draft<T> = Omit<T, 'ordinal' | 'form'>;

/** A part of a table that holds one form, or a piece of one. */
export interface FormPart {
  title: Line | null;
  fields: Field[];
  goals: { expected: Line[]; actual: Line[] };
  hasGoal: boolean;
  funding: Draft<Funding>[];
  indicators: Draft<Indicator>[];
  /** The first indicator header and the first funding header that were met, from left to right; null for none. */
  headings: { -readonly [K in keyof Headings]: Headings[K] };
  /** Whether an indicator header was met, even if no indicator followed. */
  hasIndicators: boolean;
  /** Whether any column for results or scores was met: without one a form is no self-evaluation. */
  hasResults: boolean;
  /** What the total row states; `label` is the row's own, null where no row did. */
  total: { weight: number | null; score: number | null; label?: string } | null;
  expenditures: Draft<Expenditure>[];
  people: Person[];
  sections: Draft<Section>[];
  /** A row of a table of many projects: what stands above the table is said of each. */
  listed: boolean;
  /** Text of the form's own caption lines (year, unit), for the subject. */
  captions: Line[];
  at: At;
}

export function emptyPart(at: At): FormPart {
  return {
    title: null,
    fields: [],
    goals: { expected: [], actual: [] },
    hasGoal: false,
    funding: [],
    indicators: [],
    headings: { indicators: null, funding: null },
    hasIndicators: false,
    hasResults: false,
    total: null,
    expenditures: [],
    people: [],
    sections: [],
    listed: false,
    captions: [],
    at,
  };
}

/** Whether a part holds goals, funding or indicators; without one it is a list, a roster or an annex. */
export const hasForm = (part: FormPart): boolean => part.funding.length > 0 || part.hasIndicators || part.hasGoal;

export const projectOf = (part: FormPart): string | null =>
  part.fields.find((field) => field.role === 'projectName')?.value ?? null;

export function goalOf(part: FormPart): Goal | null {
  if (!part.hasGoal) return null;
  const join = (lines: readonly Line[]): string | null =>
    lines.length ? lines.map((line) => line.text).join('\n') : null;
  return { expected: join(part.goals.expected), actual: join(part.goals.actual) };
}

/** A table being read, row by row, with the account of what each cell was taken for. */
export interface TableContext {
  readonly table: Table;
  readonly rows: readonly RowView[];
  /** What each cell was taken for; a cell with text that is in no entry at the end is reported as unread. */
  readonly uses: Map<Cell, string>;
  readonly warnings: Warning[];
  /** The factor of the unit of money stated above the table (万元 → 10000), or null. */
  readonly unit: number | null;
}

export function use(context: TableContext, cell: Cell | null | undefined, what: string): void {
  if (cell) context.uses.set(cell, what);
}

/** What can start in a row of a table. */
export type Start = 'indicators' | 'card' | 'rotated' | 'flat' | 'projects' | 'funding' | 'sources' | 'pairs' | 'inline' | 'goals' | 'expenditures' | 'roster' | 'total' | 'fields' | 'text' | 'sole'; // prettier-ignore

/** What starts in row `r`, or null where the row goes on with what stands above it. */
export type Starts = (r: number) => Start | null;
