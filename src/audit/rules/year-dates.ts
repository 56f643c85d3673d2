import type { Indicator, Report, Value } from '../../model/record.js';
import { reportAt } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

/** The years that the report covers, where it tells; a project of several years has dates in each of them. */
function years(report: Report): readonly [number, number] | null {
  if (report.fiscalYear === null) return null;
  const { period, fiscalYear } = report;
  return [
    Math.min(fiscalYear, Number(period?.start.slice(0, 4) ?? fiscalYear)),
    Math.max(fiscalYear, Number(period?.end.slice(0, 4) ?? fiscalYear)),
  ];
}

const yearOf = (value: Value | null): number | null => (value?.date == null ? null : Number(value.date.slice(0, 4)));

function outside(report: Report, side: 'target' | 'actual', say: (row: Indicator, year: number) => string): Hit[] {
  const covered = years(report);
  if (covered === null) return [];
  return report.indicators.flatMap((row) => {
    const year = yearOf(row[side]);
    if (year === null || (year >= covered[0] && year <= covered[1])) return [];
    return [{ message: say(row, year), expected: report.fiscalYear, actual: row[side]?.raw ?? null, at: row.at }];
  });
}

export const yearTarget: Rule = {
  id: 'year.target',
  needs: 'dates',
  severity: 'info',
  explain: 'The deadline of a target lies in another year than the one evaluated.',
  explainZh: '指标值的时限不在评价年度之内。',
  titleZh: '指标时限不在评价年度',
  check: (report) =>
    outside(report, 'target', (row, year) => `“${row.level3}”: the target ${row.target?.raw ?? ''} is of ${year}, the report on ${report.fiscalYear ?? ''}`), // prettier-ignore
};

export const yearActual: Rule = {
  id: 'year.actual',
  needs: 'dates',
  severity: 'info',
  explain: 'The date of a result lies in another year than the one evaluated.',
  explainZh: '实际完成的日期不在评价年度之内。',
  titleZh: '完成日期不在评价年度',
  check: (report) =>
    outside(report, 'actual', (row, year) => `“${row.level3}”: the result ${row.actual?.raw ?? ''} is of ${year}, the report on ${report.fiscalYear ?? ''}`), // prettier-ignore
};

export const reportEarly: Rule = {
  id: 'report.early',
  needs: 'year',
  severity: 'warning',
  explain: 'The report is dated before the period that it evaluates had ended.',
  explainZh: '报告日期早于所评价期间的结束日期。',
  titleZh: '报告日期早于评价期间结束',
  check: (report) => {
    const { reportDate, fiscalYear, period } = report;
    const at = reportAt(report);
    if (reportDate === null || fiscalYear === null || at === null) return [];
    // a project that goes on beyond the year is reported on year by year; December closes the books
    const over = period && Number(period.end.slice(0, 4)) === fiscalYear ? period.end : `${fiscalYear}-12`;
    const length = Math.min(over.length, reportDate.length, 7);
    if (reportDate.slice(0, length) >= over.slice(0, length) || !reportDate.startsWith(String(fiscalYear))) return [];
    return [
      {
        message: `the report on ${fiscalYear} is dated ${reportDate}, before ${over}`,
        expected: over,
        actual: reportDate,
        at,
      },
    ];
  },
};

export const yearTitle: Rule = {
  id: 'year.title',
  needs: 'year',
  severity: 'warning',
  explain: 'The title names one year, and it is not the year evaluated.',
  explainZh: '标题所写年度与评价年度不一致。',
  titleZh: '标题年度与评价年度不符',
  check: (report) => {
    const at = reportAt(report);
    if (report.fiscalYear === null || at === null) return [];
    const named = (title: string | null): number[] => [
      ...new Set([...(title ?? '').matchAll(/(?<!\d)(20\d{2})(?=年)/g)].map((match) => Number(match[1]))),
    ];
    const titles = [report.title, ...report.forms.map((form) => form.title)];
    return titles
      .flatMap((title): Hit[] => {
        const [year, another] = named(title);
        if (year === undefined || another !== undefined || year === report.fiscalYear || /[-—–至到]/.test(title ?? '')) return []; // prettier-ignore
        return [
          { message: `“${title ?? ''}” is of ${year}, the report on ${report.fiscalYear ?? ''}`, expected: report.fiscalYear, actual: year, at }, // prettier-ignore
        ];
      })
      .slice(0, 1);
  },
};
