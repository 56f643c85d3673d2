/** Measure words: which characters after a number are its unit, and what kind of quantity that makes. */
import type { FactKind } from '../model/record.js';

/** Words by kind. A word may carry, after a slash, the characters that make it the beginning of another word (元/旦). */
const WORDS: Readonly<Record<Exclude<FactKind, 'rate'>, string>> = {
  money: '元/旦素件器 美元 欧元 港元 港币 日元 圆/满 块钱',
  percent: '% ‰ 百分比 百分点 个百分点',
  score: '分/之别布工类析管局公行级项解钟发支数段析期离红组流享批年担 分值',
  area: '平方米 平方公里 平方千米 平方厘米 平米 平方 ㎡ m² m2 km² km2 亩 公顷 顷 hm² hm2',
  length: '公里 千米 厘米 毫米 延米 延长米 米 km cm mm m',
  weight: '吨标准煤 吨 公斤 千克 毫克 微克 克/服 斤 kg mg g t',
  volume: '立方米 立方 m³ m3 方/面案式法向可便能针志位 升/级至高到学 毫升 L ml mL',
  duration:
    '个工作日 工作日 个小时 小时 个月 个季度 个学期 个年度 年/度初末底级龄均报检审代份终前后来 天/然气 日 周/岁边期年围 分钟 秒 学时 课时 个课时',
  count:
    '人次 册次 趟次 亩次 头次 课次 部次 人数 批次 场次 条次 家次 户次 车次 台次 班次 件次 例次 项次 个次 篇次 处次 点次 架次 艘次 辆次 医次 床日 人天 人日 人份 ' +
    '人/民大社工体身才力均平头事间 名/称 位/于列置数 户/籍 家/庭长里具乡 个/别性 次/日年月序生级要数 场/所地镇景馆 期/间末初限望满权货 ' +
    '批/准复示 件 条/例 份/额 本/级地市县区年单部项月次着局院校办科身金人质 册 张 篇 项/目 处/理罚级方置室长于在 座/谈 台/账风湾 套 辆 艘 架/构 ' +
    '间/隔接的 栋 幢 口/径岸腔头罩粮 眼/睛 株 棵 头 只/有能是要 羽 匹/配 尾/款矿 盏 面/积向临对上试 支/付出持部撑 部/门分署委队 副 幅/度 根/据本 片/区 ' +
    '宗 起/草诉到 例/如会行外 笔 班/子长车 节/约余水能支日假点 门/诊户 颗 粒 枚 箱 袋 瓶 盒 桶 包/括含 组/织成建 队 所/有在以属得需谓示致 ' +
    '村/委级 镇/政 乡/村政镇 县/级委政 社区 街道 乡镇 行政村 自然村 小区 标段 类 种/植养子粮 款 轮 遍 床 张床位 床位 岗位 页 字/号 ' +
    '宿舍 台套 台（套） 平台 号次 班级 教学班 工日 人·次 剂 剂次 针次 针 例次 帧 盘 垧 畦 炉 窝 桌 则 段 道/路德理教 层/面次级 级台阶 孔 眼井 口井 座次 句 首/先次都 步 卷 案 堂 站 车',
  other:
    '倍 千瓦时 千瓦 千伏安 千伏 兆瓦 度 kWh kW KW MW ℃ 摄氏度 分贝 dB GB TB MB 兆 毫克每升 赫兹 马力 帕 千卡 元人民币',
};

const KINDS = new Map<string, FactKind>();
const STOPS = new Map<string, string>();
for (const [kind, words] of Object.entries(WORDS) as [FactKind, string][]) {
  for (const entry of words.split(' ')) {
    const [word = '', stops = ''] = entry.split('/');
    if (!KINDS.has(word)) KINDS.set(word, kind);
    if (stops !== '') STOPS.set(word, stops);
  }
}

/** Powers of ten by the words that stand before a measure word. */
export const MULTIPLIERS: Readonly<Record<string, number>> = {
  万亿: 12, 千亿: 11, 百亿: 10, 十亿: 9, 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2,
}; // prettier-ignore

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const pattern = (word: string): string => {
  const stops = STOPS.get(word);
  const latin = /[A-Za-z]$/.test(word) ? '(?![A-Za-z\\d])' : '';
  return escape(word) + latin + (stops === undefined ? '' : `(?![${stops}])`);
};
const longest = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);
const WORD = [...KINDS.keys()].sort(longest).map(pattern).join('|');
const MULTIPLIER = Object.keys(MULTIPLIERS).sort(longest).join('|');
const PER = '(?:\\s?[/·]\\s?(?:每)?(?:' + WORD + '|月|季度|季|学期|学年|日|班|站|岗|床|生|头))*';

/** At one place: a unit (千米), or a multiplier with a unit or without (万人, 万), and what it is counted per (元/人/年). */
const UNIT_AT = new RegExp(`\\s?(?:(${WORD})|(${MULTIPLIER})([余多]?)(?:(${WORD}))?)(${PER})`, 'y');

export interface UnitMatch {
  /** The unit in one form for each character, without spaces: 万人, %, 元/人/年. */
  readonly unit: string;
  readonly kind: FactKind;
  /** Place behind the unit. */
  readonly end: number;
  /** 余 or 多 stood inside it: 3万余次. */
  readonly approximate: boolean;
}

/** The unit that stands in a shadow at a place, with the longest reading; null if there is none. */
export function unitAt(dark: string, at: number): UnitMatch | null {
  UNIT_AT.lastIndex = at;
  const match = UNIT_AT.exec(dark);
  if (!match) return null;
  const [, whole = '', multiplier = '', more = '', part = '', per = ''] = match;
  const word = whole || part;
  const unit = (whole + multiplier + part + per).replace(/\s+/g, '');
  const kind = per !== '' ? 'rate' : word === '' ? 'count' : (KINDS.get(word) ?? 'count');
  return { unit: unit === '百分比' ? '%' : unit, kind, end: UNIT_AT.lastIndex, approximate: more !== '' };
}

/** The kind of quantity that a unit makes: 万元 → money, 元/人 → rate. Unknown units count things. */
export function kindOfUnit(unit: string): FactKind {
  return unitAt(unit, 0)?.kind ?? 'count';
}
