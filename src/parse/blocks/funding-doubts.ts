/** Amounts of a funding row that cannot all be what their headings say: second ones of a kind, changes, other years. */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { parseRate } from '../../text/rate.js';
import type { Header } from '../columns.js';
import type { FormPart, TableContext } from '../draft.js';
import { labelKey } from '../labels.js';
import { isChange } from './funding-settle.js';
import type { FundingDraft } from './funding-values.js';
import type { AmountRole, FundingColumn } from '../../../data/labels.js';

export interface Candidate {
  readonly yuan: number;
  readonly cell: Cell;
  /** Whether its unit is one that another place states. */
  readonly borrowed: boolean;
}

/** Amounts this many times apart, in units that were not stated together, are in different units. */
const APART = 1000;

/**
 * Puts the amounts of a row into it. Of two different amounts of one kind the one that the printed rate calls for is
 * taken; where it calls for none or for both, neither is.
 */
export function settleAmounts(
  context: TableContext,
  draft: FundingDraft,
  read: ReadonlyMap<AmountRole, readonly Candidate[]>,
  printed: string | null,
): void {
  for (const [role, all] of read) {
    const [one] = all;
    if (one && all.every(({ yuan }) => yuan === one.yuan)) draft[role] = one.yuan;
  }
  for (const [role, all] of read) {
    if (draft[role] !== null) continue;
    const fits = all.filter(({ yuan }) => hasRate(role, yuan, draft, printed));
    const one = new Set(fits.map(({ yuan }) => yuan)).size === 1 ? fits[0] : undefined;
    draft[role] = one?.yuan ?? null;
    for (const { cell } of all)
      if (cell !== one?.cell)
        context.warnings.push(
          warn(
            one ? 'value.inferred' : 'value.unsure',
            `“${cell.text.slice(0, 30)}” is one of several amounts of one kind (${role}) in its row; ${one ? `the rate tells that “${one.cell.text}” is meant` : 'none was taken'}`,
            cell.at,
          ),
        );
  }
  borrowedUnits(context, draft, read);
}

function hasRate(role: AmountRole, yuan: number, draft: FundingDraft, printed: string | null): boolean {
  const rate = printed === null ? null : parseRate(printed);
  if (rate === null) return false;
  const whole = role === 'budget' ? yuan : draft.budget;
  const spent = role === 'executed' ? yuan : draft.executed;
  return whole !== null && spent !== null && whole > 0 && Math.abs(spent / whole - rate) < 0.00006;
}

/** Where headings state their units one by one, an amount that borrowed its unit and is out of all proportion is none. */
function borrowedUnits(
  context: TableContext,
  draft: FundingDraft,
  read: ReadonlyMap<AmountRole, readonly Candidate[]>,
): void {
  if ([...read.values()].every((found) => found.every(({ borrowed }) => !borrowed))) return;
  const all = [...read].flatMap(([role, found]) => found.map((one) => ({ ...one, role })));
  const stated = all.filter(({ borrowed, yuan }) => !borrowed && yuan > 0);
  for (const { role, yuan, borrowed, cell } of all) {
    if (!borrowed || yuan <= 0 || role === 'balance' || draft[role] !== yuan || !stated.length) continue;
    if (!stated.every((one) => one.yuan / yuan >= APART || yuan / one.yuan >= APART)) continue;
    draft[role] = null;
    context.warnings.push(
      warn(
        'unit.unsure',
        `“${cell.text.slice(0, 30)}” has no unit of its own, and that of its table is not its`,
        cell.at,
      ),
    );
  }
}

/** What a change column holds is the budget after the change only where the other amounts allow it. */
export function doubtChange(context: TableContext, draft: FundingDraft, header: Header<FundingColumn>): void {
  const column = header.columns.find(({ role }) => role === 'budget');
  const { budget, initialBudget, executed } = draft;
  if (!column || budget === null) return;
  const change = isChange(column.text) && initialBudget !== null && executed !== null && executed > budget;
  if (budget >= 0 && !change) return;
  draft.budget = null;
  context.warnings.push(
    warn('value.unsure', `“${column.text}” in “${draft.label}” is what was added or taken off, no budget`, draft.at),
  );
}

const BARE_YEAR = /^(20\d\d)年?度?(资金|预算|合计|小计|总额|资金总额)?$/;

/** Rows of several years without a total: those of the last year with results are the report's own. */
export function dropOtherYears(context: TableContext, part: FormPart, from: number): void {
  const rows = part.funding.slice(from);
  const yearOf = (label: string): number | null => {
    const found = BARE_YEAR.exec(labelKey(label))?.[1];
    return found === undefined ? null : Number(found);
  };
  const years = rows.flatMap((row) => yearOf(row.label) ?? []);
  if (new Set(years).size < 2) return;
  const spent = rows.flatMap((row) =>
    row.executed !== null || row.executionRate !== null ? (yearOf(row.label) ?? []) : [],
  );
  const last = Math.max(...(spent.length ? spent : years));
  const whole = rows.some(({ source, label }) => source === 'total' && yearOf(label) === null);
  let current: number | null = null;
  const kept = rows.flatMap((row) => {
    const year = yearOf(row.label);
    current = year ?? (row.source === 'total' ? null : current);
    if (current === null || current === last)
      return [year === last && !whole ? { ...row, source: 'total' as const } : row];
    context.warnings.push(
      warn(
        'cell.unread',
        `the amounts of “${row.label}” are of another year than those of the report (${String(last)})`,
        row.at,
      ),
    );
    return [];
  });
  part.funding.splice(from, rows.length, ...kept);
}
