import type { Indicator, Report } from '../../model/record.js';
import { formsOf, indicatorsOf, reportAt } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

/** Looks at the rows of each form that state both a target and a result. */
function each(report: Report, look: (rows: readonly Indicator[], name: string) => string | null): Hit[] {
  return formsOf(report).flatMap((form) => {
    const rows = indicatorsOf(report, form).filter((row) => row.target !== null && row.actual !== null);
    const message = look(rows, form === null ? 'the text' : `form ${form}`);
    const at = report.forms.find((one) => one.ordinal === form)?.at ?? rows[0]?.at ?? reportAt(report);
    return message === null || at === null ? [] : [{ message, expected: null, actual: null, at }];
  });
}

const compares = (row: Indicator, side: 'target' | 'actual'): boolean =>
  row[side]?.comparator != null && row[side].comparator !== '=' && row[side].date === null;

export const targetSwapped: Rule = {
  id: 'target.swapped',
  needs: 'bounds',
  severity: 'warning',
  explain:
    'In most rows the result has a comparator (≥95%) and in none the target: the two columns were probably filled the wrong way round.',
  explainZh: '多数指标的实际完成值带比较符（≥95%），而指标值都不带：两列疑填反。',
  titleZh: '指标值与实际完成值疑填反',
  check: (report) =>
    each(report, (rows, name) => {
      const results = rows.filter((row) => compares(row, 'actual')).length;
      if (results < 3 || results * 2 <= rows.length || rows.some((row) => compares(row, 'target'))) return null;
      return `${results} of ${rows.length} results of ${name} have comparators and none of its targets: the columns were probably exchanged`;
    }),
};

export const actualComparator: Rule = {
  id: 'actual.comparator',
  needs: 'bounds',
  severity: 'info',
  explain: 'Results are stated with a comparator (≥95%): they are bounds, not what was achieved.',
  explainZh: '实际完成值带有比较符（≥95%），只是界限，并非实际数值。',
  titleZh: '实际完成值带比较符',
  check: (report) =>
    each(report, (rows, name) => {
      const found = rows.filter((row) => compares(row, 'actual'));
      const swapped = found.length >= 3 && !rows.some((row) => compares(row, 'target'));
      if (found.length === 0 || swapped) return null;
      return `${found.length} of ${rows.length} results of ${name} have a comparator, such as “${found[0]?.level3 ?? ''}”: ${found[0]?.actual?.raw ?? ''}`;
    }),
};

export const actualCopied: Rule = {
  id: 'actual.copied',
  needs: 'indicators',
  severity: 'info',
  explain: 'Every result of a form is its target to the letter (four rows at least).',
  explainZh: '全表各项实际完成值与指标值逐字相同（至少四项）。',
  titleZh: '实际完成值全部照抄指标值',
  check: (report) =>
    each(report, (rows, name) =>
      rows.length >= 4 && rows.every((row) => row.target?.raw === row.actual?.raw)
        ? `all ${rows.length} results of ${name} repeat their targets to the letter`
        : null,
    ),
};

const INTENDED = /^(?:预计|拟于|拟在|将于|将在|将按|力争|争取|计划于|计划在)/;

export const actualFuture: Rule = {
  id: 'actual.future',
  needs: 'indicators',
  severity: 'warning',
  explain: 'A result is worded as something still to come (预计…, 力争…).',
  explainZh: '实际完成值用的是“预计”“力争”等尚未发生的措辞。',
  titleZh: '实际完成值为未来措辞',
  check: (report) =>
    report.indicators
      .filter((row) => row.actual !== null && INTENDED.test(row.actual.raw))
      .map((row) => ({
        message: `“${row.level3}”: the result “${row.actual?.raw ?? ''}” is still to come`,
        expected: null,
        actual: row.actual?.raw ?? null,
        at: row.at,
      })),
};

export const actualEmpty: Rule = {
  id: 'actual.empty',
  needs: 'unanswered',
  severity: 'info',
  explain: 'An indicator with a target states no result, in a form that states its other results.',
  explainZh: '同表其他指标均填有实际完成值，该指标未填。',
  titleZh: '未填实际完成值',
  check: (report) =>
    formsOf(report).flatMap((form) => {
      const rows = indicatorsOf(report, form).filter((row) => row.target !== null);
      const empty = rows.filter((row) => row.actual === null);
      // an empty column was never meant to be filled, or could not be read
      if (empty.length * 3 > rows.length) return [];
      return empty
        .filter((row) => row.weight === null || row.score === null || row.score < row.weight)
        .map((row) => ({ message: `“${row.level3}” states no result`, expected: row.target?.raw ?? null, actual: null, at: row.at })); // prettier-ignore
    }),
};
