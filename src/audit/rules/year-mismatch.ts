import type { Rule } from '../rule.js';

export const yearMismatch: Rule = {
  id: 'year.mismatch',
  needs: 'year',
  severity: 'warning',
  explain: 'The fiscal year lies in the period of the project and not after the date of the report.',
  titleZh: '年度与报告日期或项目期限不符',
  explainZh: '评价年度应在项目期限之内，且不晚于报告日期。',
  check: (report) => {
    const at = report.forms[0]?.at ?? report.sections[0]?.at;
    if (report.fiscalYear === null || !at) return [];
    const year = report.fiscalYear;
    const reported = report.reportDate === null ? null : Number(report.reportDate.slice(0, 4));
    if (reported !== null && (reported < year || reported > year + 3))
      return [
        {
          message: `a report on ${year} is dated ${report.reportDate ?? ''}`,
          expected: year + 1,
          actual: report.reportDate,
          at,
        },
      ];
    if (
      report.period &&
      (Number(report.period.end.slice(0, 4)) < year || Number(report.period.start.slice(0, 4)) > year)
    )
      return [
        {
          message: `the fiscal year ${year} lies outside the period ${report.period.start} to ${report.period.end}`,
          expected: year,
          actual: report.period.start,
          at,
        },
      ];
    return [];
  },
};
