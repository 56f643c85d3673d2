/** Is a line a heading, a heading with text behind it on the same line, or running text? */
import { SECTION_TYPE_RULES } from '../../../data/section-types.js';
import type { SectionType } from '../../model/record.js';
import { namesLevel1, namesLevel2 } from '../levels.js';
import { type Numbered, readNumber } from './numbering.js';

export interface HeadingLine {
  readonly numbered: Numbered | null;
  readonly heading: string;
  /** Text behind the heading on its own line; empty where the heading stands alone. */
  readonly rest: string;
  /**
   * `sure`: the words or the number say so. `open`: a short numbered line that is a heading only if text or deeper
   * headings follow it, else an item of a list.
   */
  readonly certainty: 'sure' | 'open';
}

const LONGEST = 50;
const RUN_IN_LONGEST = 32;

// The noun that a heading ends in.
const HEAD_NOUN =
  /(?:情况|概况|分析|结论|措施|问题|(?:存在的?|主要|现有)(?:不足|困难)|建议|做法|经验|目标|指标|说明|附件|小组|组织|管理|评价|自评|绩效|原因|打算|计划|安排|效益|成效|成果|结果|方法|依据|目的|过程|职责|职能|机构|概述|背景|内容|范围|事项|公开|应用|材料|构成|来源|使用|执行|实施|得分|满意度?|思路|意见|综述|总结|人员|标准|原则|体系|工作|简介|任务|亮点|方向|流程|效果|影响|数量|质量|时效|成本|产出|决策|投入|落实|到位|清单|名单|制度|保障|需求|基本信息|编制|设置|收支|支出|预算|决算|项目|经费|资金)(?:[（(][^（）()]{1,20}[)）])?$/;

// The narrower set for a line that carries no number.
const PLAIN_NOUN =
  /(?:情况|概况|情况分析|结论|措施|问题|建议|做法|经验|总体目标|绩效目标|年度目标|说明|小组|原因分析|绩效分析|指标分析|效益分析|工作计划|工作打算|综述|简介|概述|佐证材料|评价方法|评价依据|组织实施)(?:[（(][^（）()]{1,20}[)）])?$/;

// A line made of nothing but these words is a heading even before a colon.
const WORDS =
  /^(?:主要|项目|部门|单位|存在|下一步|下步|今后|总体|年度|绩效|综合|自评|评价|自我|资金|预算|整体|具体|有关|相关|工作|的|和|及|与|、|其他|需要|说明|拟|采取|经验|做法|问题|不足|困难|薄弱环节|原因|分析|改进|整改|措施|建议|意见|打算|计划|对策|结论|结果|应用|公开|情况|概况|基本|目标|设定|完成|实现|产出|数量|质量|时效|成本|效益|经济|社会|生态|可持续|影响|满意度|服务|对象|指标|组织|实施|管理|使用|到位|执行|支出|内容|背景|立项|依据|职责|职能|机构|设置|建设|偏离|偏差|未|成效|成果|附件|人员|小组|财务|专项|监督|制度|安排|落实|亮点|方法|总结|综述|后续|偏差|方面|环境|受益|群众)+$/;

// How a sentence begins, and what only a sentence holds.
const SENTENCE_START =
  /^(?:无|没有|本|我[局单市县区院校]|该|未|暂无|不存在|根据|按照|依据(?!$)|通过|为|截至|截止|已|共|全年共|由于|因|经|对|在|从|以|与|与此|同时|并|是|其中|加强|加大|进一步|完善|提高|强化|严格|落实|建立|健全|规范|优化|推进|做好|确保|积极|认真|继续|切实|充分)/;
const SENTENCE_WORD =
  /[了已]|没有|无[^障害形]|(?<!实)是|，.{0,40}，|[；;！？!?]|以下|如下|万元|亿元|\d\s*[%％元人户个次]/;

const BARE_VALUE = /^(?:[≥≤><=＞＜＝约]|\d+(?:\.\d+)?(?![\d.年月、．)）]))/;

/** Made of the words of headings alone: 经验和做法, 存在的问题及原因. */
export const isPlainHeading = (text: string): boolean => text.length <= 20 && WORDS.test(text);

export function isHeadingWords(text: string): boolean {
  return text.length <= LONGEST && HEAD_NOUN.test(text) && !SENTENCE_WORD.test(text) && !SENTENCE_START.test(text);
}

const LEADING = /[\s.．、，,：:]/;
const TRAILING = /[\s。.．：:；;，,、]/;

/** Without the marks around it; looks at both ends only, since most texts are long and no headings. */
function strip(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && LEADING.test(text.charAt(from))) from++;
  while (to > from && TRAILING.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function whole(body: string, numbered: Numbered | null, outline: number | null): HeadingLine | null {
  const heading = strip(body);
  if (heading === '' || heading.length > LONGEST || /[。；;！？]/.test(heading)) return null;
  const end = body.at(-1) ?? '';
  const sure: HeadingLine = { numbered, heading, rest: '', certainty: 'sure' };
  const ended = /[。；;，,]/.test(end);
  const led = /[:：]/.test(end);
  if (numbered === null) {
    if (outline !== null && !ended && heading.length <= LONGEST) return sure;
    if (ended || heading.length < 4 || heading.length > 26 || SENTENCE_WORD.test(heading)) return null;
    if (/[，,：:]/.test(heading)) return null;
    if (WORDS.test(heading) && (HEAD_NOUN.test(heading) || led)) return sure;
    return PLAIN_NOUN.test(heading) && !led && !SENTENCE_START.test(heading) ? sure : null;
  }
  if (isHeadingWords(heading) && !/[；;，,]/.test(end)) return sure;
  if (outline !== null && !ended) return sure;
  if (ended || led || /万元|亿元|[%％]/.test(heading)) return null;
  if (numbered.level <= 2 && numbered.value > 0) return sure;
  return heading.length <= 40 && numbered.value > 0 ? { ...sure, certainty: 'open' } : null;
}

// 数量指标：… begins a statement on an indicator
const namesIndicators = (heading: string): boolean => namesLevel1(heading) || namesLevel2(heading);

function runIn(body: string, numbered: Numbered | null): HeadingLine | null {
  const cut = /[：:。]/.exec(body.slice(0, RUN_IN_LONGEST + 1));
  if (!cut || cut.index < 2) return null;
  const heading = strip(body.slice(0, cut.index));
  const rest = body.slice(cut.index + 1).trim();
  const colon = cut[0] !== '。';
  // 满意度：95% is a statement, not a heading
  if (heading === '' || rest.length < 4 || (colon && BARE_VALUE.test(rest))) return null;
  const fits =
    numbered === null
      ? colon && heading.length <= 16 && WORDS.test(heading) && HEAD_NOUN.test(heading) && !namesIndicators(heading)
      : isHeadingWords(heading);
  return fits && !/[，,]/.test(heading) ? { numbered, heading, rest, certainty: 'sure' } : null;
}

/**
 * What a line of prose is, as far as the line itself tells; null for running text. `numbered` is the number in front of it,
 * where that was read already.
 */
export function readHeading(
  text: string,
  outline: number | null = null,
  numbered: Numbered | null = readNumber(text),
): HeadingLine | null {
  const body = numbered ? numbered.rest : text;
  if (body === '') return null;
  return whole(body, numbered, outline) ?? runIn(body, numbered);
}

/** What a section is about; `inherited` is the type of the section above, taken where the words tell nothing. */
export function sectionType(heading: string, inherited: SectionType | null = null): SectionType {
  const words = heading.replace(/\s+/g, '');
  // the name of a project tells what it is called, not what is said of it
  if (inherited !== null && /项目$/.test(words)) return inherited;
  const rule = SECTION_TYPE_RULES.find(
    ({ any, none }) => any.some((w) => words.includes(w)) && !none?.some((w) => words.includes(w)),
  );
  return rule?.type ?? inherited ?? 'other';
}
