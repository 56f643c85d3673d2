/** The tables of a report: forms, funding, indicators, spending. */
import type { Finding, Report } from '../model/record.js';
import { tableOf, type Column } from './row-table.js';
import { money, orNull, plain, rate, stated, type RecordView } from './value.js';

export function formsHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  const columns: readonly Column<Report['forms'][number]>[] = [
    { head: words.form, field: 'title', roles: ['title', 'caption'], of: (f) => orNull(f.title, plain) },
    {
      head: words.expected,
      field: 'goal.expected',
      roles: ['goal.expected'],
      of: (f) => orNull(f.goal?.expected ?? null, plain),
    },
    {
      head: words.achieved,
      field: 'goal.actual',
      roles: ['goal.actual'],
      of: (f) => orNull(f.goal?.actual ?? null, plain),
    },
    {
      head: words.weight,
      field: 'totalWeight',
      roles: ['total'],
      of: (f) => orNull(f.totalWeight, plain),
      numeric: true,
    },
    {
      head: words.points,
      field: 'totalScore',
      roles: ['total'],
      of: (f) => orNull(f.totalScore, plain),
      numeric: true,
    },
  ];
  return tableOf(words.form, 'form', report.forms, asRead.forms, columns, view, told);
}

export function fundingHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  type Funding = Report['funding'][number];
  const amount = (head: string, field: 'initialBudget' | 'budget' | 'received' | 'executed'): Column<Funding> => ({ head, field, roles: [`funding.${field}`], of: (f) => orNull(f[field], money), numeric: true }); // prettier-ignore
  const columns: readonly Column<Funding>[] = [
    { head: words.label, field: 'label', roles: ['funding.label'], of: (f) => plain(f.label) },
    amount(words.initialBudget, 'initialBudget'),
    amount(words.budget, 'budget'),
    amount(words.received, 'received'),
    amount(words.executed, 'executed'),
    { head: words.rate, field: 'executionRate', roles: ['funding.executionRate'], of: (f) => orNull(f.executionRate, rate), numeric: true }, // prettier-ignore
    { head: words.weight, field: 'weight', roles: ['funding.weight'], of: (f) => orNull(f.weight, plain), numeric: true }, // prettier-ignore
    { head: words.points, field: 'score', roles: ['funding.score'], of: (f) => orNull(f.score, plain), numeric: true },
    { head: words.reason, field: 'reason', roles: ['funding.reason'], of: (f) => orNull(f.reason, plain) },
  ];
  return tableOf(words.funding, 'funding', report.funding, asRead.funding, columns, view, told);
}

export function indicatorsHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  type Indicator = Report['indicators'][number];
  const columns: readonly Column<Indicator>[] = [
    { head: `${words.level} 1`, field: 'level1', roles: ['level1', 'level1+level2'], of: (i) => orNull(i.level1, plain) }, // prettier-ignore
    { head: `${words.level} 2`, field: 'level2', roles: ['level2', 'level1+level2'], of: (i) => orNull(i.level2, plain) }, // prettier-ignore
    { head: words.indicator, field: 'level3', roles: ['level3'], of: (i) => plain(i.level3) },
    { head: words.target, field: 'target', roles: ['target'], of: (i) => orNull(i.target, stated) },
    { head: words.actual, field: 'actual', roles: ['actual'], of: (i) => orNull(i.actual, stated) },
    { head: words.weight, field: 'weight', roles: ['weight'], of: (i) => orNull(i.weight, plain), numeric: true },
    { head: words.points, field: 'score', roles: ['score'], of: (i) => orNull(i.score, plain), numeric: true },
    { head: words.reason, field: 'reason', roles: ['reason'], of: (i) => orNull(i.reason, plain) },
  ];
  return tableOf(words.indicators, 'indicator', report.indicators, asRead.indicators, columns, view, told);
}

export function expendituresHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  type Expenditure = Report['expenditures'][number];
  const columns: readonly Column<Expenditure>[] = [
    { head: words.item, field: 'item', roles: ['expenditure.item'], of: (e) => plain(e.item) },
    { head: words.amount, field: 'amount', roles: ['expenditure.amount'], of: (e) => orNull(e.amount, money), numeric: true }, // prettier-ignore
    { head: words.share, field: 'share', roles: ['expenditure.share'], of: (e) => orNull(e.share, rate), numeric: true }, // prettier-ignore
    { head: words.date, field: 'date', roles: ['expenditure.date'], of: (e) => orNull(e.date, plain) },
  ];
  return tableOf(words.expenditures, 'expenditure', report.expenditures, asRead.expenditures, columns, view, told);
}
