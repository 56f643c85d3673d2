/** Which budget figure an amount is, by the words right before it, and whose. */
import type { AmountRole } from '../../../data/labels.js';
import type { FundingSource } from '../../model/record.js';
import { shadow } from '../../text/shadow.js';
import type { Mention } from './mentions.js';

export type BudgetRole = AmountRole | 'executionRate';

export interface Reading {
  readonly role: BudgetRole | null;
  /** Words before the role: 基本支出, 中央财政资金, or empty. */
  readonly subject: string;
}

export const INCOME = '收入';

const LINKS =
  /(?:均为|为|是|达到|达|共计|共|合计|总计|累计|约|了|数额|金额|资金量|人民币|[:：“”"（(\s]|[（(](?:万元|元|亿元)[)）])+$/;
const COUNT = '(?:总?额|总?数|金额|资金|经费|规模|收入|支出|指标|合计|总量|计划|专项|财政|补贴|补助)*';

const RATE =
  /(?:预算|资金|支出|整体|年度|全年|总体|项目)*(?:实际)?(?:执行率|支付率|拨付率|兑付率|预算完成率|支出完成率|支出率|支出进度|执行进度|执行比例|资金使用率)$|(?:完成|占)(?:了)?(?:全年|年初|年度|调整后?|当年)*(?:预算|计划)(?:数|安排数|总额|资金)?的?$/;

const ROLES: readonly (readonly [AmountRole, RegExp])[] = [
  [
    'received',
    new RegExp(`(?:实际|已|全年|共|全部|年度|资金|累计)*(?:到位|到账)${COUNT}$|(?:实际|已|共)*收到[^，。；]{0,20}$`),
  ],
  [
    'balance',
    new RegExp(
      `(?:年末|年底|累计|资金|剩余|项目|预算)*(?:结余结转|结转结余|结余|结转|剩余)(?:下年)?(?:使用)?${COUNT}$`,
    ),
  ],
  [
    'executed',
    new RegExp(
      `(?:(?:预算|全年|实际|年度|累计|本年|当年|资金|已)*(?:执行|决算|实际支出|(?<!基本|项目|整体|部门)支出决算|已支出|列支|支付|拨付|兑付|使用|完成支出|实现支出)${COUNT}|(?:累计|实际|已|全年|共|当年|本年|年度|总|资金)*(?<!基本|项目|整体|预算|安排)支出(?:总额|总数|数|金额|资金|合计|经费)?)$`,
    ),
  ],
  [
    'initialBudget',
    new RegExp(
      `年初(?:财政|批复|下达|安排|核定|拨款|的|项目|资金|支出|收入|公开)*(?:预算|批复|安排)(?:批复|安排|下达|核定|拨款)*${COUNT}$`,
    ),
  ],
  [
    'budget',
    new RegExp(
      `(?:(?:年中|中期|年底|预算)(?:预算)?(?:调整|调减|调增|追减|追加|压减|核减)(?:至|到)|(?:全年|年度|调整后?的?|年中调整|当年|本年度?|批复的?|核定|最终|财政|财政拨款|(?<!基本|项目|整体|部门)支出|总|专项|资金)*预算(?:批复|安排|下达|核定|拨款|调整为|调整后为|调整后|调整)*${COUNT}|(?:计划|预算|共|财政|年度|专项)*(?:安排|下达|批复|拨入|落实|投入|拨款)(?:我[县市区局镇乡]|专项|财政|预算|补助|项目|本年度|年度|资金|经费|配套)*|(?:项目|专项|年度|计划|资金|预算)*(?:资金总额|总资金|总投资|投资总额|计划投资|投资额|资金总量|资金规模|专项资金|项目资金))$`,
    ),
  ],
];

const TIME =
  /^(?:(?:19|20)\d\d(?:年度?|$)|\d{1,2}月份?|\d{1,2}日|截至|截止|底|末|年[底末]|全年|本年度?|当年|今年|年度|其中|包括|我[县市区局镇乡院校]|本[单位部门]{2}|本级|该|本|上述|区?县?财政局?|[^，。；]{2,14}局|通过[^，。；]{2,24}号(?:文件|指标|文)?|根据[^，。；]{2,24}号(?:文件|指标|文)?|[“”"《》的共、，:：（(\s])+/;

// budget lines and lists of spending both ask for the role of each amount
const readings = new WeakMap<Mention, Reading>();

/** The role of the amount and the words that say whose it is; role null where the words name none. */
export function readRole(mention: Mention): Reading {
  const known = readings.get(mention);
  if (known) return known;
  const reading = roleOf(mention);
  readings.set(mention, reading);
  return reading;
}

function roleOf(mention: Mention): Reading {
  const words = shadow(mention.before)
    .replace(LINKS, '')
    .replace(/[（(](?:万元|元|亿元|[A-Z])[)）]$/, '');
  // what comes in is no spending line
  if (/收入/.test(words.slice(-12))) return { role: null, subject: INCOME };
  if (mention.quantity.kind === 'percent') {
    const rate = /[率付度例占成]/.test(words) ? RATE.exec(words) : null;
    return rate
      ? { role: 'executionRate', subject: subjectOf(words.slice(0, rate.index)) }
      : { role: null, subject: '' };
  }
  for (const [role, pattern] of ROLES) {
    const match = pattern.exec(words);
    if (!match) continue;
    const subject = subjectOf(words.slice(0, match.index));
    // 年初预算安排专项资金 is not the whole budget of a department
    return { role, subject: subject === '' && /专项|项目/.test(match[0]) ? '专项资金' : subject };
  }
  // 下达某某专项12万元: what is allotted stands between the verb and the amount
  const given = /^(.*?)(?:下达|安排|批复|核拨)(?:了)?(.{2,40})$/.exec(words);
  if (given && !/[率人]$/.test(words)) return { role: 'budget', subject: subjectOf(given[2] ?? '') };
  // 县财政五十万元 in a list of sources is one; in front of a verb it only hands the money down
  return { role: null, subject: /^[区县旗]财政$/.test(words) ? words : subjectOf(words) };
}

// 项目资金来源为中央财政补助: the source stands behind the verb
const ORIGIN = /^.*(?:来源|构成)(?:于|为|是|有|包括|：|:)+/;

const subjectOf = (words: string): string =>
  words
    .replace(ORIGIN, '')
    .replace(TIME, '')
    .replace(/(?:的|由|从|[“”"（(、])+$/, '');

const SOURCES: readonly (readonly [FundingSource, string])[] = [
  ['central', '中央|国家'],
  ['province', '省级?|自治区级?|兵团'],
  ['prefecture', '市级?|州级?|盟级?|盟市级?|市盟级?|地市级?|市州级?|设区市'],
  [
    'county',
    '县级?|区级?|旗级?|旗县级?|旗县区级?|县旗级?|县区级?|区县级?|县市区级?|县（市、区）级?|本级|同级|区本级|县本级',
  ],
  ['township', '乡镇?级?|镇级?|街道'],
  ['local', '地方'],
  ['carryover', '上年(?:度)?(?:结转|结余|结转结余)|以前年度结转|年初结转'],
  ['government_fund', '政府性基金'],
  ['self_raised', '自筹|单位自筹|企业自筹|自有|项目单位自筹|群众自筹|社会自筹'],
  ['fiscal', '当年财政|本年财政|一般公共预算(?=财政|拨款|资金)|财政(?=拨款)'],
  ['other', '其[他它]|社会'],
];
const SOURCE_TAIL =
  '(?:本级|一般公共预算|财政|专项|补助|配套|安排|预算|转移支付|下达|拨付|投入|衔接|自筹|支出|拨款|应|共|实际|负担|承担|筹集)*(?:资金|经费|拨款|补助|配套)?(?:支出|投入|安排)?';
const SOURCE_PATTERNS = SOURCES.map(([source, words]) => [source, new RegExp(`^(?:${words})${SOURCE_TAIL}$`)] as const);

// the first characters of the words of all sources
const SOURCE_START = /^[中国省自兵市州盟地设县区旗本同乡镇街上以年政单企有项群社当财一其]/;

/** 中央, 省级, 县级配套 … as a source of funds; a giver such as 省财政厅 is none. */
export function sourceOf(subject: string): FundingSource | null {
  if (!SOURCE_START.test(subject)) return null;
  return SOURCE_PATTERNS.find(([, pattern]) => pattern.test(subject))?.[0] ?? null;
}
