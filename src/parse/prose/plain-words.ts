/** The words by which a sentence states a plan and its result where it has none of a form's. */

export const PLAN =
  /(?:年初|年度|全年|预期)?(?:计划值?|目标值?|指标值|(?:年初|年度)设定值?|设定值|预期值?|应(?=完成|达到))(?!生育|表|任务|申报|管理|设定|编制|性|效|成果|结果)(?:应|需)?(?:为|达到|达|完成|是|：|:)*/;
export const RESULT =
  /^(?:全年|年度|年末|年底)?(?:实际|实测|完成|达到?(?=[\d≥约百九])|经[^，。；]{0,8}(?:调查|统计|测算|抽查|测评|测量)|调查结果)/;
// 已, 全年共, 截至年底全部: what stands in front of a verb
export const FILLER =
  /^(?:截[至止](?:目前|年[底末]|\d{1,2}月[底末]?)|全年|年度|年[底末内]|当年|本年度?|共计?|已经?|累计|实际|全部|均已?|[按如]期|按时)+/;
export const DONE_VERB = /^(?:建成|完成|竣工|完工|达到?|投用|交付|实施)?了?$/;
// 目标为每人每月820元: what the amount is for, not what it is
export const PER = /^(?:每.{1,6}|人均|户均|亩均)?$/;
// 计划为860名残疾人提供服务
export const SERVES = /^[^，。；]{1,12}(?:提供|发放|办理|开展|配备|安装|落实|解决|购买)/;
// 完成年度目标 (3000人的107.2%)
export const AIM = /^(?:占|完成)了?(?:全年|年度|年初|预期|计划)*(?:计划|目标)(?:任务)?(?:数|值)?$/;
// 目标值 (3处), behind the result
export const AIM_ALONE = /^(?:年初|年度|全年|预期|计划)*(?:目标值?|指标值|计划值?|预期值)(?:为|是|：|:)?$/;
export const COMPLETED = /^(?:目标|指标|计划)?完成率(?:为|达到|达|：|:)?$/;

const DAY = '20\\d\\d年\\d{1,2}月(?:\\d{1,2}日)?';
// 完成时限指标值2023年12月底前; 完工时间：2023年11月底前
export const DATED = new RegExp(
  `^(.{2,30}?)(?:[：:，,]?(?:指标值|目标值|计划|(?:年初)?设定值)(?:为|：|:)*(${DAY}(?:底|末)?(?:之?前)?)|[：:]\\s*(${DAY}(?:底|末)?之?前))$`,
);
export const DONE = new RegExp(
  `^(?:实际)?(?:于|在)?(${DAY}(?:底|末)?)(?:前)?(?:已|全部|全面|如期|按时|按期)*(?:完成|完工|竣工|建成|验收)`,
);

export const WEIGHT = /(?:分值|满分|权重)(?:为|：|:)*(\d{1,3}(?:\.\d+)?分)/;
export const SCORE = /(?:自评得分|自评分|评价得分|实得分?|(?<![实自评])得(?:分)?)(?:为|：|:)*(\d{1,3}(?:\.\d+)?分)/;
export const REASON =
  /(?:扣分|偏差|未完成|未达标|主要)的?原因(?:分析)?(?:及改进措施)?(?:主要)?(?:为|是|在于|：|:)+([^。；;]{2,80})/;

const SOME_PLAN = /计划|目标|指标值|设定值|预期|应[完达]|[≥≤≧≦<>＜＞]|以[内上下]|不[低少高超大小]|：20\d\d年/;
const SOME_RESULT = /实际|实测|完|已|共|全|累计|截|年[底末内]|经.{0,8}[调统测抽]|调查结果|竣工|建成|验收|度/;

/** Whether the words that every such sentence holds are in it: most sentences have not both. */
export const mayBePlain = (statement: string): boolean => SOME_PLAN.test(statement) && SOME_RESULT.test(statement);

const LOOSE = '(?:为|是|：|:|达到?)*\\s*(?:[≥≤≧≦><＞＜]|[不大小][低少高超于]?于?)?\\s*\\d';
const PROMISES = [
  '(?:指标值|目标值|计划值|预期值|设定值|(?:年初|年度|全年|预期)目标)[^，。；\\d的]{0,8}\\d',
  `(?:目标|预期)${LOOSE}[^。]*[，,；;][^。]*(?:实际|完成|达|得|为|可)[^。]*\\d`,
  '计划[^，。；]{2,40}[，,]实际',
  '计划[^，。；\\d]{0,30}\\d[^。；]*[，,]实际[^。；]*\\d',
];

/** 农户满意度指标值≥90%: the target of an indicator, of which a result should be told. */
export const PROMISED = new RegExp(PROMISES.join('|'));
