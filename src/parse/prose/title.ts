/** What the title of a report says: kind, year, project, unit. */
import type { ReportKind } from '../../model/record.js';

export interface TitleFacts {
  readonly title: string;
  readonly kind: ReportKind | null;
  readonly fiscalYear: number | null;
  readonly projectName: string | null;
  readonly unit: string | null;
}

const TAIL =
  /(?:的)?(?:绩效)?(?:自我评价|自评价|自评|评价|目标自评|执行|目标完成情况)*(?:情况|工作|结果)*(?:分析)?(?:的)?(?:报告|报告书|总结|总结报告|说明|情况说明|自评|自评表|评价表|打分表|评分表|计分表|自评情况|自评情况表|自评指标表|指标表|情况表|完成表|绩效)(?:[（(][^（）()]{0,20}[)）])*$/;
const TITLE_END =
  /(?:自评|评价|绩效|自评情况|绩效目标|自查)[^，。；：]{0,8}(?:报告|报告书|总结|自评表|评价表|打分表|评分表|计分表|指标表|情况表|完成表|基础数据表|情况说明|说明|自评)(?:[（(][^（）()]{0,20}[)）])*$|(?:绩效自评|绩效评价自评|绩效自评情况|绩效自评表|绩效自评工作|自评报告|绩效报告|评价报告)(?:[（(][^（）()]{0,20}[)）])*$/;
// the characters that those words and brackets end in
const LAST = '告书结表明评况作)）';
const UNIT_END =
  /(?:局|委员会|委|办公室|办|厅|院|学校|中学|小学|幼儿园|大学|中心|政府|街道办事处|街道|街道办|站|所|队|馆|会|部|联社|公司|支队|大队|总队|医院|党校|法院|检察院|管委会|联合会|研究院|档案馆)(?:机关|本级|[（(]本级[)）])?$/;
const PLACE_UNIT =
  /^((?:[^，。、：的年]{1,14}?(?:省|市|县|区|州|盟|旗|镇|乡)){1,3}[^，。、：的年]{0,14}?(?:局|委员会|办公室|厅|医院|法院|检察院|政府|街道办事处|中心|管委会|联合会|学校|学院))(?=.)/;
// What is no name of a project however it stands in a title.
const GENERIC =
  /^(?:[^，。]{0,12}?[省市县区州旗])?(?:本?级)?(?:年度|预算|财政|财政支出|项目|专项|专项资金|项目支出|财政支出项目|部门|单位|部门预算|预算支出|重点|支出|资金|一般|整体|整体支出|转移支付|部门和单位|[、和及的]|中央|省级|对地方|绩效)*$/;

const years = /[（(]?\s*(20\d{2})\s*(?:[-—–~至]\s*(20\d{2})\s*)?年\s*(?:度)?\s*[)）]?/;
const CN_YEAR = /二[〇○零Oo0]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年/;
const CN_DIGITS = '零一二三四五六七八九';
const cnDigit = (c: string): string => String(Math.max(0, CN_DIGITS.indexOf(c)));

/** The fiscal year a phrase names: `2023年度`, `二〇二三年`; of a span of years the last one. */
export function yearIn(text: string): number | null {
  const plain = years.exec(text.normalize('NFKC'));
  if (plain) return Number(plain[2] ?? plain[1]);
  const words = CN_YEAR.exec(text);
  return words ? Number(`20${cnDigit(words[1] ?? '')}${cnDigit(words[2] ?? '')}`) : null;
}

export const looksLikeUnit = (text: string): boolean =>
  text.length >= 4 &&
  text.length <= 30 &&
  UNIT_END.test(text) &&
  !/[，。；：、0-9]|报告|自评|绩效|工作|情况/.test(text);

/** Is a line (or a few joined lines) the title of a report or form? */
export function isTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 80 &&
    LAST.includes(text.charAt(text.length - 1)) &&
    TITLE_END.test(text) &&
    !/[。；，！？：:]|汇编$/.test(text)
  );
}

/** A line that can only be a part of a broken title: short and without the marks of a sentence. */
export function isTitlePart(text: string): boolean {
  return (
    text.length >= 2 && text.length <= 45 && !/[。；，：:！？]$|[。；！？]/.test(text) && !/^附[件表录]/.test(text)
  );
}

// 清河市2023年某某资金: the place before the year is no part of the name
const PLACE_BEFORE_YEAR = /^[\u4e00-\u9fff]{1,12}?[省市县区州盟旗镇乡](?=20\d\d年)/;
const dropYear = (text: string): string => text.replace(years, '').replace(CN_YEAR, '').replace(/^度/, '');

function splitUnit(core: string): { unit: string | null; name: string } {
  const about = /^(.{4,30}?)关于(?:开展|报送|对)?(.+)$/.exec(core);
  if (about?.[1] && looksLikeUnit(about[1])) return { unit: about[1], name: about[2] ?? '' };
  const at = core.search(years);
  const before = at > 0 ? core.slice(0, at) : '';
  if (looksLikeUnit(before)) return { unit: before, name: core.slice(at) };
  const rest = dropYear(core.replace(PLACE_BEFORE_YEAR, ''));
  if (looksLikeUnit(rest)) return { unit: rest, name: '' };
  const place = PLACE_UNIT.exec(rest);
  return place?.[1] && looksLikeUnit(place[1])
    ? { unit: place[1], name: rest.slice(place[1].length) }
    : { unit: null, name: rest };
}

// only quotes around the whole: “天网工程”维护 keeps its own
const unquote = (text: string): string => text.replace(/^[“"《]([^“”"《》]*)[”"》]$/, '$1');

function nameOf(text: string): string | null {
  let name = unquote(dropYear(text))
    .replace(/^(?:关于|对)/, '')
    .replace(/的$/, '');
  name = name.replace(/(?:转移支付|项目支出|专项支出|财政支出项目|财政支出|支出)$/, '');
  if (/(?:资金|经费|费|补助|补贴)项目$/.test(name)) name = name.slice(0, -2);
  name = unquote(name);
  return name.length < 3 || GENERIC.test(name) ? null : name;
}

// money that the centre hands down: 中央财政困难群众救助补助资金, 中央和自治区就业补助资金
const TRANSFER =
  /转移支付|中央(?:财政|对地方|补助|专项|和[省自][^，。]{0,4}|及省级?)[^，。]{0,24}(?:补助|专项|奖补)?资金/;

/** Reads a title; what it does not say is null. */
export function readTitle(title: string): TitleFacts {
  // a year in full-width digits must be found to be left out of a name
  const text = title.replace(/\s+/g, '').replace(/[０-９]{4}(?=\s*年)/g, (y) => y.normalize('NFKC'));
  const fiscalYear = yearIn(text);
  const department = /整体支出|整体绩效|部门整体|单位整体/.test(text);
  const transfer = TRANSFER.test(text);
  const kind = department ? 'department' : transfer ? 'transfer' : /项目|专项|资金|经费/.test(text) ? 'project' : null;
  const core = text
    .replace(/^附[件表录]\s*\d*[：:.、-]?/, '')
    .replace(TAIL, '')
    .replace(/绩效$/, '');
  if (department) {
    const head = dropYear(core)
      .replace(/^关于/, '')
      .replace(/(?:部门|单位|本级)?(?:预算)?(?:整体)(?:支出|绩效|预算支出)?.*$/, '')
      .replace(/(?:的|关于)$/, '')
      .replace(/度$/, '');
    return { title: text, kind, fiscalYear, projectName: null, unit: looksLikeUnit(head) ? head : null };
  }
  const { unit, name } = splitUnit(core);
  return { title: text, kind, fiscalYear, projectName: nameOf(name), unit };
}
