/** Whose judgement or whose time a sub-heading names: a report holds the unit's own score and the results of its year. */

/** The unit that fills the form in. */
const OWN =
  /^(本?单位|部门|(项目|预算|实施|使用|主管部门)?单位|自我?)(自评价?|自我评价|评价|评分|得分|打分)?$|^自评价?$/;
/** Those who look at its scores afterwards. */
const OTHER = /复核|审核|审定|核定|核查|复评|再评|抽查|评审|第三方|专家|财政|主管|上级|评价组|考核组/;
const SAYS_OWN = /自评|自我/;

/** Whose score a sub-heading of 得分 names, or null where it names nobody. */
export function handOf(text: string): 'own' | 'other' | null {
  const plain = text.replace(/[（(][^（）()]*[)）]|\s/g, '');
  if (SAYS_OWN.test(plain) || OWN.test(plain)) return 'own';
  return OTHER.test(plain) ? 'other' : null;
}

/** Added up since the work began; 本年累计 is of the year all the same. */
const SINCE = /以来|累计|历年|至今|截[至止](目前|今)|总体完成|全周期/;
const THIS_YEAR = /本年|当年|全年|年度|年内|20\d{2}年?(?!以来)/;

/** Whether a heading is of all the years of a project up to now. */
export const isSinceStart = (text: string): boolean => SINCE.test(text) && !THIS_YEAR.test(text);
