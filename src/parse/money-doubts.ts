/** Amounts whose unit is stated twice and differently, or whose figures show that the unit stated is not theirs. */
import type { Cell } from '../model/doc.js';
import type { At, Fact, Funding, Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { moneyUnit } from '../text/money.js';
import type { Draft } from './draft.js';
import type { FormDraft } from './segments.js';

interface StatedUnit {
  readonly text: string;
  /** Yuan per printed 1. */
  readonly factor: number;
  readonly at: At;
}

/** Units of money in headings and labels, by the ordinal of their table. */
export type UnitCells = ReadonlyMap<number, readonly StatedUnit[]>;

/** Every heading and label that states a unit of money; `uses` says what each cell was taken for. */
export function unitCells(uses: ReadonlyMap<Cell, string>): UnitCells {
  const found = new Map<number, StatedUnit[]>();
  for (const [{ text, at }, what] of uses) {
    if (at.table === null || !text.includes('元') || !/^heading:|^funding\.label$|^caption/.test(what)) continue;
    const factor = moneyUnit(text);
    if (factor === null) continue;
    const list = found.get(at.table) ?? [];
    list.push({ text, factor, at });
    found.set(at.table, list);
  }
  return found;
}

/** At most one warning for a form: figures whose unit is in doubt need to be looked at once. */
export function moneyDoubts(form: FormDraft, cells: UnitCells, facts: readonly Fact[]): Warning[] {
  if (form.funding.length === 0) return [];
  const doubt = statedTwice(form, cells) ?? ratesApart(form.funding) ?? partsApart(form.funding) ?? proseApart(form.funding, facts); // prettier-ignore
  return doubt === null ? [] : [warn('unit.unsure', doubt.message, doubt.at)];
}

interface Doubt {
  readonly message: string;
  readonly at: At;
}

/** Header rows stand at most so far above the first row of funding. */
const HEADER_ROWS = 4;
const LINES_ABOVE = 6;

function statedTwice(form: FormDraft, cells: UnitCells): Doubt | null {
  const stated: StatedUnit[] = [];
  for (const { text, at } of [...form.above.slice(-LINES_ABOVE), ...form.captions]) {
    const factor = text.length > 80 ? null : moneyUnit(text);
    if (factor !== null) stated.push({ text, factor, at });
  }
  for (const table of new Set(form.funding.map(({ at }) => at.table))) {
    const rows = form.funding.flatMap(({ at }) => (at.table === table && at.row !== null ? [at.row] : []));
    const [from, to] = [Math.min(...rows) - HEADER_ROWS, Math.max(...rows)];
    for (const unit of cells.get(table ?? 0) ?? [])
      if (unit.at.row !== null && unit.at.row >= from && unit.at.row <= to) stated.push(unit);
  }
  // the nearest was followed
  const last = stated.at(-1);
  const other = stated.find(({ factor }) => factor !== last?.factor);
  if (last === undefined || other === undefined) return null;
  return { message: `“${last.text}” and “${other.text}” state different units for the same amounts`, at: last.at };
}

/** Whether two amounts are 10,000 apart, which is what a unit of 万元 for 元 makes. */
const slipped = (a: number, b: number, tolerance: number): boolean =>
  a > 0 && b > 0 && (Math.abs(a / b / 1e4 - 1) <= tolerance || Math.abs(b / a / 1e4 - 1) <= tolerance);

/** The rate that a row prints, against the one that its amounts give. */
function ratesApart(rows: readonly Draft<Funding>[]): Doubt | null {
  for (const { executed, budget, initialBudget, executionRate, label, at } of rows) {
    const whole = budget ?? initialBudget;
    if (executed === null || whole === null || executionRate === null || executionRate <= 0) continue;
    if (slipped(executed, whole * executionRate, 0.02))
      return { message: `in “${label}” the amounts are 10,000 apart from the rate that it prints: one of them is in another unit`, at }; // prettier-ignore
  }
  return null;
}

/** The total against its parts, which are 10,000 times more or less together. */
function partsApart(rows: readonly Draft<Funding>[]): Doubt | null {
  const total = rows.find(({ source }) => source === 'total');
  const parts = rows.filter(({ source }) => source !== 'total');
  if (!total || parts.length === 0) return null;
  for (const column of ['budget', 'executed', 'initialBudget', 'received'] as const) {
    const sum = parts.reduce((all, part) => all + (part[column] ?? 0), 0);
    if (slipped(total[column] ?? 0, sum, 0.001))
      return { message: `the parts of “${total.label}” add up to 10,000 times more or less than it: one of them is in another unit`, at: total.at }; // prettier-ignore
  }
  return null;
}

/** The text names the same figures in another unit, and nowhere in that of the form. */
function proseApart(rows: readonly Draft<Funding>[], facts: readonly Fact[]): Doubt | null {
  const total = rows.find(({ source }) => source === 'total') ?? rows[0];
  const spoken = facts.flatMap((fact) => (fact.kind === 'money' && fact.base?.unit === '元' ? [{ fact, yuan: fact.base.number }] : [])); // prettier-ignore
  if (!total) return null;
  const amounts = [total.budget, total.executed, total.initialBudget].filter((n) => n !== null && n !== 0) as number[];
  if (amounts.some((amount) => spoken.some(({ yuan }) => Math.abs(yuan - amount) < 0.005 * amount))) return null;
  for (const amount of amounts) {
    const other = spoken.find(({ yuan }) => slipped(yuan, amount, 1e-6));
    if (other) return { message: `the form's ${amount} yuan is 10,000 times more or less than “${other.fact.raw}” in the text`, at: total.at }; // prettier-ignore
  }
  return null;
}
