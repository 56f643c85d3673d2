import type { Funding } from '../../model/record.js';
import { samePrinted, slip, wan } from '../arithmetic.js';
import { fundingOf, totalRow } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

const FIELDS = ['budget', 'received', 'executed'] as const;
const MAY_BE = {
  // 预算 in a sentence is the initial or the adjusted one
  budget: ['budget', 'initialBudget', 'received'],
  received: ['received', 'budget', 'initialBudget'],
  executed: ['executed'],
} as const;

/** The one total of the prose, where it names one only. */
function proseTotal(rows: readonly Funding[]): Funding | null {
  const totals = rows.filter((row) => row.form === null && row.source === 'total');
  return totals.length === 1 ? (totals[0] ?? null) : null;
}

export const textFunding: Rule = {
  id: 'text.funding',
  needs: 'proseFunding',
  severity: 'warning',
  explain: 'The budget, receipts and execution that the text states are those of the funding table.',
  explainZh: '正文所述预算数、到位数、执行数应与资金表一致。',
  titleZh: '正文所述资金与资金表不符',
  check: (report) => {
    const prose = proseTotal(report.funding);
    const tables = [...new Set(report.funding.map((row) => row.form).filter((form) => form !== null))].map((form) =>
      totalRow(fundingOf(report, form)),
    );
    if (!prose || tables.length === 0) return [];
    return FIELDS.flatMap((field): Hit[] => {
      const said = prose[field];
      const printed = tables.flatMap((row) => MAY_BE[field].map((key) => row?.[key] ?? null)).filter((amount) => amount !== null); // prettier-ignore
      const [first] = printed;
      if (said === null || first === undefined || printed.some((amount) => samePrinted(amount, said))) return [];
      const factor = printed.map((amount) => slip(amount, said, 0.001)).find((one) => one !== null);
      return [
        {
          message: `${field}: the text says ${wan(said)}, the form ${wan(first)}${factor === undefined ? '' : ` (${factor} times apart: a slip between units?)`}`,
          expected: first,
          actual: said,
          at: prose.at,
        },
      ];
    });
  },
};
