/** Areas by code and by every name in use: full, short (恩施州) and former (株洲县). Built at first use. */
import { REGION_HISTORY } from '../../data/regions-history.js';
import { REGIONS } from '../../data/regions.js';

export interface RegionRef {
  /** GB/T 2260, six digits. */
  readonly code: string;
  /** From the province down, without repetition: 湖南省株洲市渌口区. */
  readonly name: string;
}

export interface FormerName {
  readonly name: string;
  readonly code: string;
  /** Year in which the name or rank changed. */
  readonly year: number;
}

/** One area that a name may stand for. */
export interface Named {
  readonly code: string;
  readonly former: FormerName | null;
}

export interface RegionIndex {
  /** Name of the area alone, by code. */
  readonly names: ReadonlyMap<string, string>;
  /** Areas by a name that ends in 省, 市, 区, 县, 旗, 州 or 盟. */
  readonly byName: ReadonlyMap<string, readonly Named[]>;
  /** Provinces and prefectures by their name without that last word: 湖南, 株洲, 恩施. */
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  /** Counties and districts by their name without that last word, where only one area of any rank has it: 渌口. */
  readonly countyByStem: ReadonlyMap<string, string>;
  readonly longest: number;
}

const PEOPLES =
  '维吾尔族?|哈萨克族?|柯尔克孜族?|蒙古族?|塔吉克族?|锡伯族?|达斡尔族|鄂温克族|朝鲜族|土家族|布依族|哈尼族|景颇族|傈僳族|仡佬族|拉祜族|布朗族|纳西族|独龙族|普米族|毛南族|仫佬族|撒拉族|保安族|东乡族|裕固族|藏族|苗族|羌族|彝族|侗族|壮族|傣族|白族|回族|瑶族|满族|黎族|水族|佤族|怒族|畲族|土族|各族';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治(州|县|旗)$`, 'u');

/** 瀍河回族区 is 瀍河区 in most mouths. */
const DISTRICT = new RegExp(`^(.{2,}?)(?:${PEOPLES})+(区)$`, 'u');

/** Short forms that no rule gives. */
const SHORT: Readonly<Record<string, string>> = {
  博州: '652700', 巴州: '652800', 克州: '653000', 伊犁州: '654000', 锡盟: '152500', 阿盟: '152900', 莫旗: '150722',
  阜蒙县: '210921', 喀左县: '211324', 前郭县: '220721', 内蒙: '150000', 广西自治区: '450000',
  宁夏自治区: '640000', 新疆自治区: '650000', 西藏自治区: '540000',
}; // prettier-ignore

let built: RegionIndex | null = null;

export function regionIndex(): RegionIndex {
  return (built ??= build());
}

function build(): RegionIndex {
  const names = new Map<string, string>();
  const byName = new Map<string, Named[]>();
  const byStem = new Map<string, string[]>();
  const add = (name: string, named: Named): void => {
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [named]);
    else if (!list.some((other) => other.code === named.code)) list.push(named);
  };
  const stem = (name: string, code: string): void => {
    byStem.set(name, [...(byStem.get(name) ?? []), code]);
  };
  for (const row of REGIONS.split(';')) {
    if (row === '') continue;
    const code = row.slice(0, 6);
    const name = row.slice(6);
    names.set(code, name);
    add(name, { code, former: null });
    const short = AUTONOMOUS.exec(name) ?? DISTRICT.exec(name);
    if (short !== null) add(`${short[1]}${short[2]}`, { code, former: null });
    if (code.endsWith('0000'))
      stem(name.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/u, ''), code);
    else if (code.endsWith('00')) stem((short?.[1] ?? name).replace(/(?:市|地区|盟)$/u, ''), code);
  }
  for (const [name, code] of Object.entries(SHORT)) add(name, { code, former: null });
  for (const [oldCode, name, code, year] of REGION_HISTORY) add(name, { code, former: { name, code: oldCode, year } });
  const counties = new Map<string, string | null>();
  for (const [code, name] of names) {
    if (code.endsWith('00')) continue;
    const own = (AUTONOMOUS.exec(name) ?? DISTRICT.exec(name))?.[1] ?? name.slice(0, -1);
    if (own.length >= 2) counties.set(own, counties.has(own) || byStem.has(own) ? null : code);
  }
  const countyByStem = new Map([...counties].flatMap(([name, code]) => (code === null ? [] : [[name, code] as const])));
  const longest = Math.max(...[...byName.keys()].map((name) => name.length));
  return { names, byName, byStem, countyByStem, longest };
}

/** The area with its full name, or null if the code is none of today's. */
export function regionOf(code: string): RegionRef | null {
  const { names } = regionIndex();
  const own = names.get(code);
  if (own === undefined) return null;
  const parts = parentsOf(code).map((parent) => names.get(parent) ?? '');
  return { code, name: [...parts, own].join('') };
}

/** Codes of the province and prefecture above an area, from the top down; headings such as 市辖区 are no areas. */
export function parentsOf(code: string): string[] {
  const { names } = regionIndex();
  const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`];
  return above.filter((parent) => parent !== code && names.has(parent));
}

/** Whether `parent` is above `code`. */
export function isWithin(code: string, parent: string): boolean {
  if (code === parent) return false;
  return parent.endsWith('0000') ? code.startsWith(parent.slice(0, 2)) : parent.endsWith('00') && code.startsWith(parent.slice(0, 4)); // prettier-ignore
}
