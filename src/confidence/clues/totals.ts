/** Points that add up: columns that were mixed up, cut or shifted would hardly do so by chance. */
import type { Form, Report } from '../../model/record.js';
import { counted, type Clue, type Reading } from '../clue.js';

/** Fewer rows may add up to a round number by chance. */
const FEWEST = 3;

type Points = 'weight' | 'score';

/** Points are printed with two decimals at most, and totals are often rounded to one. */
const samePoints = (a: number, b: number): boolean => Math.abs(a - b) <= 0.051;

interface Added {
  readonly indicators: number;
  readonly all: number;
}

function added(report: Report, form: number | null, points: Points): Added | null {
  let [rows, indicators] = [0, 0];
  for (const row of report.indicators) {
    const own = row.form === form ? row[points] : null;
    if (own === null) continue;
    rows++;
    indicators += own;
  }
  if (rows < FEWEST) return null;
  let all = indicators;
  for (const row of report.funding) if (row.form === form) all += row[points] ?? 0;
  return { indicators, all };
}

const meets = ({ indicators, all }: Added, total: number): boolean =>
  samePoints(all, total) || samePoints(indicators, total);

/** Weights without a printed total are shared out of a hundred; the ten of budget execution may stand elsewhere. */
const round = (one: Added): boolean => [100, 90].some((total) => meets(one, total));

/** Forms of which points can be added up, told by whether they make the total. */
function forms(report: Report, points: Points, close: boolean): number {
  const printed = (form: Form): number | null => (points === 'weight' ? form.totalWeight : form.totalScore);
  const judged = report.forms.map((form) => {
    const one = added(report, form.ordinal, points);
    if (one === null) return null;
    const total = printed(form);
    if (total !== null) return meets(one, total);
    if (points === 'weight') return round(one);
    return report.selfScore === null ? null : meets(one, report.selfScore);
  });
  return judged.filter((one) => one === close).length;
}

const clue = (points: Points, close: boolean, about: Omit<Clue, 'find' | 'favours'>, words: string): Clue =>
  counted({ ...about, favours: close }, words, ({ report }: Reading) => forms(report, points, close));

export const TOTALS: readonly Clue[] = [
  clue('weight', true, { code: 'weights.close', zh: '分值合计相符', explain: 'The weights of a form add up to its total, or to 100.' }, 'the weights add up to the total in {n} form(s)'), // prettier-ignore
  clue('weight', false, { code: 'weights.open', zh: '分值合计不符', explain: 'The weights of a form do not add up: a row or a column may be missing or mixed up.' }, 'the weights do not add up in {n} form(s)'), // prettier-ignore
  clue('score', true, { code: 'scores.close', zh: '得分合计相符', explain: 'The scores of a form add up to its total, or to the self score stated.' }, 'the scores add up to the total in {n} form(s)'), // prettier-ignore
  clue('score', false, { code: 'scores.open', zh: '得分合计不符', explain: 'The scores of a form do not add up: a row or a column may be missing or mixed up.' }, 'the scores do not add up in {n} form(s)'), // prettier-ignore
  {
    code: 'levels.close',
    favours: true,
    zh: '层级分值相符',
    explain: 'Weights printed with levels are the sums of the indicators below them.',
    find: ({ report }) => {
      const stated = report.indicators.filter((row) => row.level1Weight !== null || row.level2Weight !== null).length;
      const open = report.findings.some(({ rule }) => rule === 'level.weight');
      if (stated < FEWEST || open) return null;
      return { amount: 1, times: 1, note: 'the weights printed with the levels are those of their indicators' };
    },
  },
  counted({ code: 'levels.open', favours: false, zh: '层级分值不符', explain: 'Weights printed with levels are not the sums of the indicators below them.' }, '{n} weight(s) of levels are not the sum of their indicators', ({ report }) => report.findings.filter(({ rule }) => rule === 'level.weight').length), // prettier-ignore
];
