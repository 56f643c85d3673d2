import type { Rule } from '../rule.js';

const DONE =
  /已(?:经)?(?:全部|全面|基本|按时|按期|顺利|圆满|足额)?(?:完成|建成|拨付|发放|实现|落实|达到|支付|竣工|投入)|(?:圆满|顺利|超额)完成|完成了|完成年度目标|全部(?:完成|竣工|完工|消除)|均已|得到(?:保障|改善|提升)/;
const INTENT =
  /(?:^|[。；，\n\d.、])(?:将|拟|计划|预计|力争|争取)(?!在册|算)|目标(?:是|为)|预期(?:目标)?(?:完成|达到|实现)/;
/** A bound is a mark of a goal, but results are worded so, too. */
const BOUND = /不(?:少于|低于|超过|发生)|\d[%\u4e00-\u9fff]{0,2}(?:以上|以内)|确保|逐步/;

const toCome = (text: string): boolean => INTENT.test(text) || BOUND.test(text);

export const goalSwapped: Rule = {
  id: 'goal.swapped',
  needs: 'results',
  severity: 'warning',
  explain:
    'The goal is worded as done (已完成) and the result as still to come (将, 计划): they were probably exchanged.',
  explainZh: '预期目标用已完成的措辞，而实际完成情况用“将”“计划”等未来措辞：两栏疑填反。',
  titleZh: '预期目标与实际完成情况疑填反',
  check: (report) =>
    report.forms.flatMap((form) => {
      const { expected, actual } = form.goal ?? {};
      if (!expected || !actual || expected === actual) return [];
      if (!DONE.test(expected) || DONE.test(actual) || !toCome(actual) || toCome(expected)) return [];
      return [
        {
          message: `form ${form.ordinal} words its goal as done (${expected.slice(0, 24)}) and its result as to come (${actual.slice(0, 24)})`,
          expected: expected.slice(0, 200),
          actual: actual.slice(0, 200),
          at: form.at,
        },
      ];
    }),
};

export const goalFuture: Rule = {
  id: 'goal.future',
  needs: 'results',
  severity: 'info',
  explain: 'What was achieved is worded as still to come (将, 计划, 力争) and says of nothing that it is done.',
  explainZh: '总体目标的实际完成情况只有“将”“计划”“力争”等未来措辞，未述完成内容。',
  titleZh: '实际完成情况为未来措辞',
  check: (report) =>
    report.forms.flatMap((form) => {
      const { expected, actual } = form.goal ?? {};
      if (!actual || actual === expected || DONE.test(expected ?? '')) return [];
      if (!INTENT.test(actual) || /完成|建成|达到|实现|落实|已|\d/.test(actual)) return [];
      return [
        {
          message: `form ${form.ordinal} states as its result what is still to come: ${actual.slice(0, 40)}`,
          expected: null,
          actual: actual.slice(0, 200),
          at: form.at,
        },
      ];
    }),
};
