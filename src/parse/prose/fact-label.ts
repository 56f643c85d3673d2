/** What a quantity measures, in the words of its own sentence. */
import type { FactKind } from '../../model/record.js';
import type { Mention } from './mentions.js';

// Words that only link the name to its number.
const LINK =
  /(?:均为|均达到?|分别为|分别达到?|分别|(?<!行)为|是|达到了?|达|提高到|提升到|提高至|提升至|增加到|增加至|增长到|上升到|上升至|下降到|下降至|降至|降到|保持在|稳定在|控制在|维持在|到|至|(?<![节合预签特公条])约|近|超过|超出|超|不低于|不少于|不超过|不高于|高于|低于|大于|小于|等于|将近|接近|高达|多达|不足|共计|(?<![公])共|合计|总计|累计|(?<![设审统预会估])计|已|(?<![人户年日亩])均|各|只有|仅有|仅|实现|核定|确定|完成|了|的|每人每年|每人每月|每人|人均|人平|平均|每年|每月|每|在|由|从|得|[≥≤≧≦><=＞＜＝～~：:（("“”\s])$/;
/** More characters than the longest of them has, with what it looks back at. */
const LINK_REACH = 8;
const NEUTRAL_SUM = /(?:合计|总计|共计|累计|结余|结转)$/;
const LEAD =
  /^(?:不仅|不但|而且|并且|且|并|其中|同时|以及|及(?!时|格)|和(?!谐)|与(?!会)|另外|另|此外|而|但|则|还(?!款|贷|原)|又|也|即(?!时)|截至|截止|到(?!位|期|账|岗|场)|至|于|在(?!职|校|岗|编|建|册|线|库|读|园|院|家|册)|自(?!主|评|筹|然|治|动|有|来|行|愿|身|查|建|收)|今年以来|今年|本年度|本年|当年|全年度|年内|目前|现有|现(?!场|金|代|行|状|役|房)|已经|已|共计|共(?!享|同|建|青|产|有产权)|累计|总共|一共|实现了|实现(?!率|程度)|确保了|确保|保证了|保证(?!金|率)|保障了|使得|使(?!用)|让(?!利)|达成|完成了|主要用于|专项用于|用于|通过(?!率)|经过|经(?!费|济|营|办|常|过|开|验|纪|销)|约(?!谈|束|定)|有(?!效|关|偿|机|序|责|害|线|毒)|是(?!否)|为(?!民|期)|得(?!分|到)|的|了|按照|依照|按(?!时|期|揭|摩)|一是|二是|三是|四是|五是|六是|等(?!级|次)|(?:19|20)\d\d(?:(?=年[初中](?![央省小学心国等外]))|年度?)|\d{1,2}月份?|底|末|\d{1,2}日|上半年|下半年|期间|年末|、|\d+(?:\.\d+)?(?![\d.]|岁|周岁|级|类|号|年级))/;
// A place alone measures nothing.
const PLACE =
  /^(?:全|我|本|该|辖区)?(?:国|省|市|县|区|州|旗|镇|乡|村|局|院|校|站|中心|单位|部门|项目|社会|年)?(?:内|共|范围内)?$/;
// 两项合计: the sum of what was named before
const COUNTED = /^以?上?[两二三四五六七八九十几]+[项类者方笔个](?:资金|费用)?$/;
const STOP_BEHIND =
  /全部|均|都|已|纳入|参加|参与|享受|得到|获得|完成|进行|开展|提供|给予|发放|落实|实现|达到|接受|通过|用于|用作|作为|的|予以|需要|，|以上|以下|以内|左右|余|多|上下/;
const VERBS =
  /^(?:新建|改建|扩建|建成|建设|修建|维修|购置|采购|购买|培训|发放|印发|印制|制作|投放|开展|组织|举办|召开|完成|检查|办理|受理|处理|新增|增加|减少|设立|设置|配备|安装|救助|资助|补助|扶持|支持|惠及|覆盖|涉及|服务|接待|解决|帮助|安置|招聘|聘用|引进|选派|派出|走访|慰问|处置|查处|办结|约谈|聘请|设|开设|下设|内设|编制|占|覆盖了|共有|拥有|带动|奖励|评选|表彰|种植|栽植|养护|治理|改造|整治|清理|拆除)$/;
const CLASSIFIER =
  /^(?:[万千百十亿]*)(?:个|名|家|所|座|条|件|项|场|例|户|位|台|套|辆|处|支|批|间|只|头|株|棵|种|份|册|本|块|片|栋|幢|口|盏|组|对|张|篇|期)$/;
const LONGEST = 32;

function trimEnd(words: string): string {
  // 覆盖率由2021年的60.5%提高到61.2%
  let label = !/[由从]/.test(words)
    ? words
    : words.replace(/(?:由|从)(?:(?:19|20)\d\d年度?|上年度?|去年|年初|原来|之前|以前)?的?$/, '');
  for (let n = 0; n < 12; n++) {
    const tail = label.slice(-LINK_REACH);
    const link = LINK.exec(tail);
    if (!link) break;
    label = label.slice(0, label.length - tail.length + link.index);
  }
  // 康复服务率计划达到85%: the plan and its result are of the same thing
  return label === words ? label : label.replace(/(?<=[\u4e00-\u9fff]{3})(?<!项目|工作|年度|年初|全年)计划$/, '');
}

function trimStart(words: string): string {
  let label = words;
  for (let n = 0; n < 12; n++) {
    const next = label.replace(LEAD, '');
    if (next === label || next === '') break;
    label = next;
  }
  return label;
}

/** Cuts a long stretch down to the noun phrase at its end. */
function shorten(label: string): string | null {
  if (label.length <= LONGEST) return label;
  const cut = /.*(?:了|对|将|把|向|用于|使|由|按照|按|下达|安排|拨付|号)(.{2,32})$/.exec(label);
  return cut?.[1] ?? null;
}

const balanced = (quoted: string): string => {
  if (!/[“”《》（）()]/.test(quoted)) return quoted;
  const label = quoted.replace(/^[“《]([^“”《》]*)[”》]$/, '$1');
  const open = (label.match(/[“《（(]/g) ?? []).length;
  const close = (label.match(/[”》）)]/g) ?? []).length;
  return open === close
    ? label
    : (label
        .replace(/[“”《》（）()]/g, ' ')
        .trim()
        .split(' ')
        .at(-1) ?? '');
};

// 聘用保安人数，目标值12人，完成值12人: the name stands in the clause before
const MARK_WORDS =
  /^(?:年初|年度|全年|预期|计划|设定|绩效)*(?:目标值|指标值|目标|计划|计划值|预期|预期值|设定值|完成值|实际值|调查|调查结果|测算|实际完成值|实际完成情况|实际完成|实际达到|实际|完成)$/;

function nameBefore(gap: string, before: string): string | null {
  const head = gap.slice(0, gap.length - before.length).replace(/[，,：:、“”"\s]+$/, '');
  const name = trimStart(head.split(/[，,。；;：:、“”]/).at(-1) ?? '');
  return name.length >= 2 && name.length <= 20 && !/\d/.test(name) ? name : null;
}

function behind(mention: Mention): string | null {
  const text = mention.after.replace(/^(?:余|多|左右|以上|以下|以内)/, '');
  const stop = text.search(STOP_BEHIND);
  const noun = stop < 0 ? text : text.slice(0, stop);
  return noun.length >= 2 && noun.length <= 20 && !/^[的以之和与及后前内中]/.test(noun) ? noun : null;
}

// eight characters, a verb of two, two small words: 比上年同期 提高 到 了
const GOES_ON = /^(?:[^，。；、]{0,8})?(?:提高|提升|上升|增加|增长|下降|降低|减少|降|调整)(?:到|至|为)了?$/;

/** The label of one quantity, or null where the words around it do not tell. `previous` is the label before it. */
export function factLabel(mention: Mention, kind: FactKind, previous: string | null): string | null {
  const { before, gap, quantity } = mention;
  if (gap.length <= 12 && GOES_ON.test(gap)) return previous;
  let label = trimStart(trimEnd(before));
  // the number's own noun follows it: 对全县1256.8公里农村公路进行养护
  if (/(?:对|把|将|为)(?:全|我|本|该)?[省市县区镇乡村]?$/.test(label.slice(-3))) return behind(mention);
  if (MARK_WORDS.test(label)) return nameBefore(gap, before) ?? previous;
  if (label.length < 2 || PLACE.test(label) || COUNTED.test(label)) {
    if (NEUTRAL_SUM.test(before) && before.length <= 12) return trimStart(before);
    return kind === 'percent' || kind === 'money' ? null : behind(mention);
  }
  if (CLASSIFIER.test(quantity.unit) && VERBS.test(label)) return behind(mention) ?? label;
  label = balanced(label);
  if (label.endsWith('值')) label = label.replace(/(?<=.{3})(?:年初|年度|预期)?(?:目标值|指标值|预期值|设定值)$/, '');
  if (label.length < 2) return null;
  const short = shorten(label);
  return short !== null && short.length > LONGEST ? null : short;
}

const SHARED = /^(.*?)(?:率|度)?(?:分别)(?:为|达到|达|是|实现|完成)?了?$/;

/**
 * Labels of a whole sentence's quantities. `甲、乙分别为1、2` gives each number its own name, or none where the counts do
 * not match.
 */
export function factLabels(mentions: readonly Mention[]): (string | null)[] {
  const labels: (string | null)[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i];
    if (!mention) break;
    const names = namesOf(mention.gap);
    if (names) {
      let last = i;
      while (last + 1 < mentions.length && /^(?:以上|左右)?[、,，和及与；;]?$/.test(mentions[last + 1]?.gap ?? ' '))
        last++;
      const fits = names.length === last - i + 1;
      for (let k = i; k <= last; k++) labels.push(fits ? (names[k - i] ?? null) : null);
      i = last;
      continue;
    }
    labels.push(factLabel(mention, mention.quantity.kind, labels.at(-1) ?? null));
  }
  return labels;
}

function namesOf(gap: string): string[] | null {
  if (!gap.includes('分别')) return null;
  const tail = gap.slice(-120);
  if (!SHARED.test(tail.split(/[，,。；;：:]/).at(-1) ?? '') || !/分别(?:为|达到|达|是|实现|完成)?了?$/.test(tail))
    return null;
  const clause =
    tail
      .replace(/分别(?:为|达到|达|是|实现|完成)?了?$/, '')
      .split(/[，,。；;：:]/)
      .at(-1) ?? '';
  const names = clause.split(/、|以及|和|及|(?<!参)与/).map((name) => trimStart(name));
  return names.length > 1 && names.every((name) => name.length >= 2) ? names : null;
}
