/** Words that say which way a number binds: shared by the audit and by the verdicts in the database. */

/** A change downwards, stated as a size (下降20%) or with a sign (-20%). */
export const FALLS = ['下降', '减少', '降低', '压减', '缩减', '压降', '递减', '削减', '降幅', '减幅'] as const;

/** A level that is to be come down to, not a size: 下降到5%. */
export const DOWN_TO = [
  '降至',
  '降到',
  '降低至',
  '降低到',
  '下降至',
  '下降到',
  '减至',
  '减到',
  '减少至',
  '减少到',
] as const;

/** What is better when it is less, so that a bare number does not say which way it binds. */
export const LESS_IS_BETTER = [
  ...['投诉', '事故', '上访', '信访', '差错', '失误', '违规', '违法', '违约', '逾期', '发案', '死亡', '患病', '发病'],
  ...['发生率', '发生次数', '失业', '返贫', '辍学', '流失', '空置', '受害率', '成灾率', '能耗', '排放', '损耗', '偏差'],
] as const;
