import type { Fact, Indicator } from '../../model/record.js';
import { significant, slip, wan } from '../arithmetic.js';
import { bare, fundingOf, totalRow } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

/** Sentences that speak of a plan, a limit, another year or a part are no statement of the year's result. */
const NO_RESULT =
  /目标|计划|预期|预计|力争|确保|不低于|不少于|不高于|不超过|要求|应|上年|去年|同比|比20|较20|增长|提高了?\d|下降|减少|降低|压减|标准|满分|其中|累计|截至|没有达到|未达/;
const ABOUT = /以上|以下|左右|余|约|近|多/;

/** The one result that a table states for a name; null where rows of that name differ or a target is meant as well. */
function tabled(rows: readonly Indicator[]): Map<string, Indicator> {
  const found = new Map<string, Indicator>();
  const twice = new Set<string>();
  for (const row of rows) {
    const name = bare(row.level3);
    if (found.has(name)) twice.add(name);
    found.set(name, row);
  }
  for (const name of twice) found.delete(name);
  return found;
}

function differs(row: Indicator, fact: Fact): boolean {
  const [a, b] = [row.actual?.base, fact.base];
  if (!a || !b || a.unit !== b.unit || row.actual?.comparator != null || row.actual?.numberTo != null) return false;
  // a number of the text may be rounded to fewer places than that of the table, and the other way round
  const places = (number: number, raw: string): number => {
    const printed = /\.(\d+)/.exec(raw)?.[1]?.length ?? 0;
    const digits = Math.max(1, significant(number));
    return Math.max(Math.abs(number) * 10 ** -digits, printed > 0 ? 0 : Math.abs(number) * 0.0005);
  };
  const slack = Math.max(places(a.number, row.actual?.raw ?? ''), places(b.number, fact.raw));
  const target = row.target?.base;
  return Math.abs(a.number - b.number) > Math.min(slack, Math.abs(a.number) * 0.02) && target?.number !== b.number;
}

export const textActual: Rule = {
  id: 'text.actual',
  needs: 'facts',
  severity: 'warning',
  explain: 'A quantity that the text states under the name of an indicator is the result that the form states for it.',
  explainZh: '正文中与指标同名的数值应与表中该指标的实际完成值一致。',
  titleZh: '正文数值与表中实际完成值不符',
  check: (report) => {
    const rows = tabled(report.indicators.filter((row) => row.form !== null && row.actual !== null));
    if (rows.size === 0) return [];
    return report.facts.flatMap((fact): Hit[] => {
      if (fact.kind === 'score' || fact.base === null) return [];
      const row = fact.label === null ? undefined : rows.get(bare(fact.label));
      if (!row || NO_RESULT.test(fact.sentence) || ABOUT.test(fact.raw)) return [];
      if (!differs(row, fact)) return [];
      return [
        {
          message: `“${row.level3}”: the text says ${fact.raw}, the form ${row.actual?.raw ?? ''}`,
          expected: row.actual?.raw ?? null,
          actual: fact.raw,
          at: fact.at,
        },
      ];
    });
  },
};

const FUNDS = /预算|资金|执行|支出|拨付|到位|经费|金额/;
const PER = /人均|标准|每|单价|均/;

export const textUnitSlip: Rule = {
  id: 'text.unit-slip',
  needs: 'facts',
  severity: 'warning',
  explain:
    'An amount of the text is exactly 10,000 or 100,000,000 times a total of the funding table: 元 and 万元 were mixed up.',
  explainZh: '正文金额与资金表合计数恰好相差一万倍或一亿倍，疑为元、万元混用。',
  titleZh: '正文金额与表中金额相差一万倍',
  check: (report) => {
    const totals = report.funding
      .filter((row) => row.form !== null && row === totalRow(fundingOf(report, row.form)))
      .flatMap((row) => [row.initialBudget, row.budget, row.received, row.executed])
      .filter((amount) => amount !== null)
      .filter((amount) => significant(amount) >= 3);
    return report.facts.flatMap((fact): Hit[] => {
      if (fact.kind !== 'money' || fact.base?.unit !== '元') return [];
      const amount = fact.base.number;
      const total = totals.find((one) => slip(amount, one) !== null);
      if (total === undefined || PER.test(fact.label ?? '') || !FUNDS.test(fact.label ?? '')) return [];
      return [
        {
          message: `the text says ${fact.raw} (${fact.label ?? ''}), the funding table ${wan(total)}`,
          expected: total,
          actual: amount,
          at: fact.at,
        },
      ];
    });
  },
};
