/** Taking the names of places out of an indicator's words: 全县, 我市, 渌口区, 洣水镇. */
import { REGIONS } from '../../data/regions.js';

/** Parts of a town that are generic words, though a district somewhere is called so. */
const GENERIC = [
  '市辖区',
  '老城区',
  '新城区',
  '城中区',
  '城关区',
  '市中区',
  '开发区',
  '高新区',
  '郊区',
  '矿区',
  '城区',
  '东区',
  '西区',
];
const SUFFIXES = '省市区县旗州盟';

function regionNames(): { anywhere: ReadonlySet<string>; atStart: ReadonlySet<string>; longest: number } {
  const all = REGIONS.split(';')
    .map((entry) => entry.trim().slice(6))
    .filter((name) => name !== '' && SUFFIXES.includes(name.at(-1) ?? '') && !GENERIC.includes(name));
  const anywhere = new Set(all.filter((name) => name.length > 2));
  // 攸县 may be the tail of another word when it stands inside a name
  const atStart = new Set(all.filter((name) => name.length === 2 && name.endsWith('县')));
  return { anywhere, atStart, longest: Math.max(...all.map((name) => name.length)) };
}

const NAMES = regionNames();
const WHOLE = /(?:全|我|本)(?:省|市|州|县|区|旗|镇|乡|街道|辖区)(?!级)|^(?:辖区内?|域内|境内)/g;
const TOWN =
  /^[\p{Script=Han}]{2,3}(?:镇(?!级|村(?:公交|一体|垃圾|污水))|乡(?![村镇级])|街道)(?:人民政府|政府(?!采购|购买|性|投资)|办事处)?(?=.{2})/u;
const NO_TOWN = /[城乡集小制点各村心型色强名范困下返回入家老还美对边]镇|[城各镇下返回入家老还丽对]乡|(?:扫|化|造|治|要|区|市|城|修|建|设|沿街|业|各个|所有|重点|路|洁|净|覆盖|惠及)(?:街道|镇|乡)/; // prettier-ignore

/** Every registered name of three characters or more; the longest that ends at a place wins. */
function stripRegistered(text: string): string {
  let rest = text;
  for (let end = 1; end <= rest.length; end++) {
    if (!SUFFIXES.includes(rest[end - 1] ?? '')) continue;
    const least = Math.max(0, end - NAMES.longest);
    for (let start = least; start <= end - 3; start++) {
      if (!NAMES.anywhere.has(rest.slice(start, end))) continue;
      rest = rest.slice(0, start) + rest.slice(end);
      end = start;
      break;
    }
  }
  return rest;
}

/** 湖南省株洲市渌口区 → 渌口区 and 渌口, as far as they are long enough to be no other word. */
function ownNames(names: readonly string[]): string[] {
  const short = names.map((name) => name.replace(/(?:自治州|自治县|自治区|[省市区县旗州盟])$/, ''));
  return [...new Set([...names, ...short])].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
}

/**
 * The words without place names: whole areas (全县, 我市), every region of GB/T 2260, towns at the beginning, and the
 * names given. A name that consists of nothing else stays as it is.
 */
export function stripPlaces(text: string, own: readonly string[] = []): string {
  let rest = stripRegistered(text).replace(WHOLE, '');
  for (const name of ownNames(own)) if (rest.startsWith(name)) rest = rest.slice(name.length);
  const first = rest.slice(0, 2);
  if (NAMES.atStart.has(first)) rest = rest.slice(2);
  const town = TOWN.exec(rest)?.[0];
  if (town !== undefined && !NO_TOWN.test(town)) rest = rest.slice(town.length);
  return rest.length < 2 ? text : rest;
}
