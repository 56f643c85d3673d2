import type { Fact, Report } from '../../model/record.js';
import { pointsSlack, sum } from '../arithmetic.js';
import { executionScores, indicatorsOf } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

const isScore = (fact: Fact): boolean => fact.kind === 'score' && fact.unit === '分';
const OVERALL = /(?:自评|评价|综合)(?:总|综合)?(?:得分|评分|分)$|^总得?分$|^得分$/;
const OF_A_PART = /分值|满分为?\d+分，得|指标[^，。；]*得|一级指标|二级指标|三级指标/;
const CLEAR = /(?:等级|等次|评级|优秀|良好|[“”"]?[优良中差][“”"]?(?:等|级|次)?)/;

/** The score that the prose states for the whole: where it states exactly one. */
function overall(report: Report): Fact | null {
  const facts = report.facts.filter(
    (fact) => isScore(fact) && fact.number <= 100 && OVERALL.test(fact.label ?? '') && !OF_A_PART.test(fact.sentence),
  );
  const graded = facts.filter((fact) => CLEAR.test(fact.sentence));
  const [only] = graded.length > 0 ? graded : facts;
  return only && new Set(facts.map((fact) => fact.number)).size === 1 ? only : null;
}

export const textScore: Rule = {
  id: 'text.score',
  needs: 'statedScores',
  severity: 'error',
  explain: 'The score that the text states is the total of the form, where the report has one form with a total.',
  explainZh: '正文所述自评得分应与表中总分一致。',
  titleZh: '正文所述得分与表中总分不符',
  check: (report) => {
    const fact = overall(report);
    const forms = report.forms.filter((form) => form.totalScore !== null);
    const [form] = forms;
    if (!fact || forms.length !== 1 || form?.totalScore == null) return [];
    const total = form.totalScore;
    // the self score of the report may come from this very sentence: score.stated then says it already
    if (fact.number === report.selfScore) return [];
    const ranges = form.totalWeight === 100 ? [] : executionScores(report, form);
    const slack = Math.max(pointsSlack(total, [fact.number]), pointsSlack(fact.number, [total]));
    const meets = [[0, 0] as const, ...ranges].some(
      ([low, high]) => fact.number >= total + low - slack && fact.number <= total + high + slack,
    );
    if (meets) return [];
    return [
      {
        message: `the text says ${fact.raw} (${fact.sentence.slice(0, 40)}), form ${form.ordinal} a total of ${total}`,
        expected: total,
        actual: fact.number,
        at: fact.at,
      },
    ];
  },
};

/** A level 1 whose name, of three characters or more, opens the sentence. */
function levelOf(sentence: string, levels: readonly string[]): string | null {
  const named = levels.filter((level) => level.length >= 3 && sentence.includes(level));
  const [only] = named;
  return only !== undefined && named.length === 1 && sentence.indexOf(only) <= 8 ? only : null;
}

export const textLevelScore: Rule = {
  id: 'text.level-score',
  needs: 'statedScores',
  severity: 'warning',
  explain: 'The points that the text states for a level 1 are the sum of the scores of its indicators in the form.',
  explainZh: '正文所述某一级指标的得分应等于表中该级各项得分之和。',
  titleZh: '正文所述一级指标得分与表中不符',
  check: (report) => {
    const [form, another] = report.forms.filter((one) => indicatorsOf(report, one.ordinal).some((row) => row.score !== null)); // prettier-ignore
    if (!form || another) return [];
    const rows = indicatorsOf(report, form.ordinal);
    const levels = [...new Set(rows.map((row) => row.level1).filter((level) => level !== null))];
    return levels.flatMap((level): Hit[] => {
      const scores = rows.filter((row) => row.level1 === level).map((row) => row.score);
      if (scores.includes(null)) return [];
      const stated = report.facts.filter(
        (fact) => isScore(fact) && /^(?:自评)?得?分?$|^自评$/.test(fact.label ?? '-') && /得\s?分?为?$/.test(before(fact)) && levelOf(fact.sentence, levels) === level, // prettier-ignore
      );
      const [fact] = stated;
      const all = sum(scores);
      if (!fact || new Set(stated.map((one) => one.number)).size !== 1) return [];
      if (Math.abs(fact.number - all) <= pointsSlack(fact.number, scores)) return [];
      return [
        {
          message: `the text gives “${level}” ${fact.raw}, its indicators score ${all} in form ${form.ordinal}`,
          expected: all,
          actual: fact.number,
          at: fact.at,
        },
      ];
    });
  },
};

/** What stands in the sentence before the last place where the quantity does. */
const before = (fact: Fact): string => fact.sentence.slice(0, Math.max(0, fact.sentence.lastIndexOf(fact.raw)));
