/**
 * Headings and labels that stand in no list of labels.ts, understood by the words they are made of. A pattern covers the
 * whole heading: each of its parts must be a word that is known, so that a heading with a further word in it (复核得分,
 * 可支配资金) is left alone. They are asked only where the lists know nothing; the first that fits wins.
 */
import type { FundingSource, Level1Type } from '../src/model/record.js';
import type { ExpenditureColumn, FieldRole, FundingColumn, GoalRole, IndicatorColumn } from './labels.js';

/** A whole heading, from alternatives of which each is a row of parts. */
const whole = (...alternatives: readonly string[]): RegExp => new RegExp(`^(?:${alternatives.join('|')})$`);

/** The year that is reported on. */
const YEAR = '(?:全年度?|本年度?|当年度?|年度|年内|本期|当期|年末|年终|年底|期末)';
/** Years and hands that are not those of the report. */
const OTHER_YEAR = '(?:(?:上|上一|前|去|往|历|下|下一|次|明)年度?|以前年度|同期)';
const OTHER_HAND =
  '(?:复核|复评|复审|审核|审定|审查|核定|核查|抽查|评审|考评|专家|第三方|财政|财政局|财政部门|主管|主管部门|上级|绩效办)';
/** What amounts are of. */
const FUND = '(?:项目|专项|资金|经费|款项)';
const MEASURE = '(?:数|额|数额|金额|总额|资金|资金额|资金数|经费|款|额度|情况)';
const SPENT = '(?:执行|支出|使用|支付|列支|开支|报销|报账|支用|用款)';
const ARRIVED = '(?:到位|到账|拨入|收到|拨付|下拨|拨款|入账)';
const LEFT = '(?:结余|结转|剩余|结存|余额)';
const PLANNED = '(?:预算|批复|安排|计划|核定|下达)';
const FIRST = '(?:年初|期初|最初|初始|原定?|调整前的?)';
const CHANGED = '(?:调整后的?|调剂后的?|变更后的?|追加后的?|最终)';

/** Only what reads as an amount, a rate or points; bare verbs (支出) may be anything. */
export const FUNDING_PARTS: readonly (readonly [FundingColumn, RegExp])[] = [
  [
    'outside',
    whole(
      `${OTHER_YEAR}(?:实际|年初|全年|预算|资金|项目|财政)*(?:${SPENT}|${ARRIVED}|${PLANNED}|决算|投入|完成)(?:${MEASURE})*`,
      `${OTHER_HAND}+(?:得分|评分|打分|自评分|分数|分值|分|意见|结果)`,
    ),
  ],
  ['executionRate', whole(`(?:${YEAR}|${FUND}|预算|实际|累计)*(?:${SPENT}|完成)的?(?:率|进度|比例|比率|百分比)`)],
  ['initialBudget', whole(`(?:${YEAR}|${FUND}|财政|部门)*${FIRST}(?:${FUND}|财政|部门)*${PLANNED}+${MEASURE}*`)],
  [
    'executed',
    whole(
      `(?:${YEAR}|${FUND}|实际|已|完成|预算执行|累计)*${SPENT}${MEASURE}+`,
      `(?:${FUND})?(?:${YEAR}|实际|已)+${SPENT}`,
      `预算执行${MEASURE}*`,
    ),
  ],
  [
    'received',
    whole(
      `(?:${YEAR}|${FUND}|实际|已|累计)*${ARRIVED}${MEASURE}+`,
      `(?:${YEAR}|${FUND})*实际(?:投入|筹集|筹措)${MEASURE}+`,
    ),
  ],
  ['balance', whole(`(?:${YEAR}|${FUND}|预算|指标)*${LEFT}(?:[和及与、]?${LEFT})?${MEASURE}*(?:至?下年度?)?(?:使用)?`)],
  [
    'budget',
    whole(
      `(?:${YEAR}|${FUND})*${CHANGED}(?:${YEAR}|${FUND})*${PLANNED}+${MEASURE}*`,
      `${YEAR}(?:${FUND}|财政)*${PLANNED}+${MEASURE}*`,
      `(?:${FUND}|财政)*${PLANNED}+${MEASURE}+`,
      `${PLANNED}{2,}`,
      `(?:${YEAR}|${FUND})*(?:计划|预算|应)(?:投入|投资|安排|到位|筹集)${MEASURE}+`,
    ),
  ],
  ['weight', whole('(?:预算|资金|执行率?|指标)*(?:分值|权重|满分|标准分|配分|赋分|应得分|基准分|权数)(?:分|值|分值)?')],
  [
    'score',
    whole('(?:单位|部门|自评|自我|预算|资金|执行率?|实际)*(?:得分|评分|实得分|自评分|打分|计分)(?:值|数|情况)?'),
  ],
];

/** Columns of a list of payments; what an amount or a text is of stands before it. */
const PAID = '(?:支付|支出|付款|拨付|使用|报账|报销|发生|开支|结算|列支|兑付|发放|用款)';

export const EXPENDITURE_PARTS: readonly (readonly [ExpenditureColumn, RegExp])[] = [
  ['date', whole(`(?:实际|资金|${PAID}|凭证|入账|记账|办理)+的?(?:日期|时间|年月)`)],
  ['voucher', whole(`(?:${PAID}|会计|记账|财务|原始|入账)*(?:凭证|凭单|票据|发票|单据)(?:编?号|号码|字号|名称)?`)],
  ['fundNature', whole('(?:所属|支付|支出)?(?:资金|经费|款项)的?(?:性质|来源|渠道|类型|类别|来源渠道)')],
  ['share', whole(`占(?:总额|${PAID}|总支出|全部)*的?(?:比|比例|比重|百分比)`)],
  ['amount', whole(`(?:实际|本次|本年|全年|已|累计|资金)*${PAID}+(?:资金)?(?:金额|数额|数|额|资金|款)`)],
  ['purpose', whole(`(?:资金|经费|款项|具体|主要|${PAID})*(?:用途|用向|投向|使用范围)(?:说明)?`)],
  [
    'item',
    whole(`(?:主要|具体|资金|经费|费用|${PAID})+的?(?:内容|事项|项目|名称|明细|摘要|类别|科目|方向|子项)(?:名称)?`),
  ],
  ['note', whole('(?:其他)?(?:备注|附注)(?:说明|事项)?')],
];

/** Whose unit a label asks for: 中央 and 省 ones are told apart before. */
const UNIT = '(?:单位|部门|主体|机构)(?:名称|全称|及代码|及编码)?';

export const FIELD_PARTS: readonly (readonly [FieldRole, RegExp])[] = [
  [
    'projectName',
    whole(
      '(?:自评|评价|被评价|转移支付|预算|财政|支出|专项|重点|资金)*(?:项目|专项|政策|转移支付)(?:资金|支出)?(?:名称|全称)',
    ),
  ],
  [
    'supervisingDepartment',
    whole(
      `(?:项目|资金|业务|预算|行业|行政|地方|市级|县级|区级|本级|一级)*(?:牵头|归口)?(?:主管|归口|归口管理|牵头)${UNIT}`,
    ),
  ],
  [
    'implementingUnit',
    whole(`(?:项目|自评项目|具体|资金|政策)*(?:承担|承办|实施|执行|使用|组织实施|责任|落实|建设)${UNIT}`),
  ],
  ['reportingUnit', whole(`(?:项目|绩效)?(?:填报|填表|填写|申报|报送|上报|编制|编报|自评)${UNIT}`)],
  [
    'selfScore',
    whole(
      '(?:绩效|项目|单位|部门)*(?:自评|自我评价)(?:综合|总)?(?:得分|评分|总分|分数|分)(?:[和及与、/]?(?:自评|评价)?(?:等级|等次|档次|级别))?',
    ),
  ],
  ['grade', whole('(?:绩效|项目|单位|部门)*(?:自评|自我评价|评价|评定)(?:结果|结论)?(?:等级|等次|档次|级别)')],
  ['reportDate', whole('(?:报告|自评|评价|填报|填表|填写|编制|报送)(?:完成)?(?:日期|时间)')],
];

/** What a goal is of, and how its being reached is said; of works and tasks a form tells in other places too. */
const GOAL_OF = '(?:年初|年度|全年|本年度?|当年|总体|整体|项目|部门|单位|政策|绩效|年末|年底|实施期|的)';
const REACHED = '(?:完成|实现|达成|达到)';
const HOW = '(?:情况|效果|结果|程度|成效|综述|情况综述|情况说明)';

export const GOAL_PARTS: readonly (readonly [GoalRole, RegExp])[] = [
  [
    'actual',
    whole(
      `(?:${GOAL_OF}|预期)*目标(?:任务)?的?(?:实际)?(?:${REACHED}|落实)${HOW}?`,
      `(?:${GOAL_OF})*实际${REACHED}(?:目标|任务|目标任务)?${HOW}?`,
      `(?:${GOAL_OF})+${REACHED}(?:目标|任务)?${HOW}`,
      `(?:${GOAL_OF}|目标)*实际(?:目标|成效|效果|绩效)`,
      `${REACHED}${HOW}`,
    ),
  ],
  [
    'expected',
    whole(
      `(?:${GOAL_OF}|任务|工作|预期|预定|设定|计划|申报|批复|既定)+的?(?:总体|绩效)?(?:总?目标)(?:内容|情况|任务)?`,
    ),
  ],
];

/** Only what stands over the names: values are told by what their columns hold. */
export const INDICATOR_PARTS: readonly (readonly [IndicatorColumn, RegExp])[] = [
  ['levels', whole('(?:绩效|评价|自评|项目|考核|年度)*指标(?:体系|层级|层次|框架|构成|级次|级别|维度)')],
];

/** The word of a government of each level, with what follows it in the name of its money. */
const PUBLIC = '(?:各级|级|本级)?(?:财政)?(?:预算内|预算|专项|配套|补助|安排|转移支付|统筹|投入|拨付)*';
const MONEY = '(?:财政|资金|拨款|补助|配套|经费|投入|投资|拨付|转移支付)';
const OF_FUNDS = '(?:年度|全年|实施期|实施期内|项目期|本年度?|当年|项目|专项|部门|单位|预算|财政|总)';

export const SOURCE_PARTS: readonly (readonly [FundingSource, RegExp])[] = [
  ['total', whole(`${OF_FUNDS}*(?:资金|预算|投入|支出|经费|投资)+(?:总额|合计|总计|总数|总量|金额合计|小计)`)],
  ['central', whole(`(?:中央|国家)${PUBLIC}${MONEY}`)],
  ['province', whole(`(?:省|自治区|兵团|省级|自治区级|直辖市)${PUBLIC}${MONEY}`)],
  [
    'county',
    whole(`(?:县|区|旗|市县|区县|县市|县区|县市区|市县区|市区县|旗县|旗县区|旗县市区|县级市)${PUBLIC}${MONEY}`),
  ],
  ['prefecture', whole(`(?:市|州|盟|地区|地市|市州|州市|盟市|设区市)${PUBLIC}${MONEY}`)],
  ['township', whole(`(?:乡|镇|乡镇|街道|镇街|乡镇街道|镇乡)${PUBLIC}${MONEY}`)],
  ['other', whole(`其[他它](?:各类|来源|渠道|社会)*(?:资金|收入|拨款|投入|来源|渠道)*`)],
];

/** Kinds of level-1 names that no word of levels.ts tells. */
export const LEVEL1_PARTS: readonly (readonly [Level1Type, RegExp])[] = [
  ['output', /完成|实施结果|任务|成果/],
  ['management', /管理|制度|保障/],
];
