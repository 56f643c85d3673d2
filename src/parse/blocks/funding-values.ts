/** Single values of a funding row: amounts and rates, with a warning where a cell is neither. */
import type { Cell } from '../../model/doc.js';
import type { Funding, FundingSource } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { parseMoney } from '../../text/money.js';
import { parseRate } from '../../text/rate.js';
import { use, type Draft, type TableContext } from '../draft.js';

export const NOTHING = /^([—－\-–_/／\\*]+|无|\s*)$/;
export const NUMBER = /^[¥￥]?[\d０-９.,，\s]+(亿|万|千|百)?元?$|^[\d.]+[%％]$/;

export type FundingDraft = { -readonly [K in keyof Draft<Funding>]: Draft<Funding>[K] };

export function fundingDraft(label: string, source: FundingSource, cell: Cell): FundingDraft {
  return { label: label.replace(/[:：]$/, ''), source, initialBudget: null, budget: null, received: null, executed: null, balance: null, weight: null, executionRate: null, score: null, reason: null, at: cell.at }; // prettier-ignore
}

/** Yuan; null where the cell states nothing; undefined where a number stands without any unit. */
export function money(
  context: TableContext,
  cell: Cell,
  factor: number | null,
  what: string,
): number | null | undefined {
  use(context, cell, `funding.${what}`);
  if (NOTHING.test(cell.text)) return null;
  const amount = parseMoney(cell.text, factor);
  if (amount) return amount.yuan;
  // nothing is nothing in any unit
  if (/^[0０]+([.．][0０]+)?$/.test(cell.text)) return 0;
  if (factor === null && parseMoney(cell.text, 1)) return undefined;
  context.warnings.push(
    warn('value.unsure', `“${cell.text.slice(0, 40)}” is no single amount of money (${what})`, cell.at),
  );
  return null;
}

export function executionRate(context: TableContext, cell: Cell, heading: string, row: FundingDraft): number | null {
  use(context, cell, 'funding.executionRate');
  if (NOTHING.test(cell.text)) return null;
  if (cell.value?.percent) return parseRate(cell.text) ?? cell.value.number;
  const rate = parseRate(cell.text, /[%％]/.test(heading) ? { bare: 'percent' } : {});
  if (rate !== null) return rate;
  // a bare number: the row's own arithmetic tells whether it is a fraction or a percentage
  const bare = parseRate(cell.text, { bare: 'fraction' });
  // nothing is nothing as a fraction and as a percentage
  if (bare === 0) return 0;
  const base = row.budget ?? row.initialBudget;
  if (bare !== null && base && row.executed !== null) {
    const computed = row.executed / base;
    for (const candidate of [bare, parseRate(cell.text, { bare: 'percent' }) ?? Number.NaN]) {
      if (Math.abs(candidate - computed) <= 0.006) {
        context.warnings.push(
          warn(
            'value.inferred',
            `“${cell.text}” was read as an execution rate of ${(candidate * 100).toFixed(2)}% by the row's own amounts`,
            cell.at,
          ),
        );
        return candidate;
      }
    }
  }
  context.warnings.push(
    warn('value.unsure', `“${cell.text.slice(0, 30)}” is no rate that can be told for certain`, cell.at),
  );
  return null;
}
