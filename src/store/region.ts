/** A region's name, `湖南省株洲市渌口区`, split into its levels by its GB/T 2260 code. */

export interface RegionParts {
  readonly provinceCode: string;
  readonly province: string | null;
  readonly prefectureCode: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
}

const PROVINCE = /^(.+?(?:特别行政区|自治区|省)|(?:北京|天津|上海|重庆)市)/;
// 自治州, 地区 and 盟 come first in their names, before the 市 or 县 of a county that follows
const PREFECTURE = /^.+?(?:自治州|地区|盟|市)/;

/**
 * Counties that a province governs directly (code xx90xx) and those of a municipality have no prefecture. A name that
 * does not begin with a province is taken for the lowest level's own name; the levels above it stay null.
 */
export function splitRegion(code: string, name: string): RegionParts {
  const province = PROVINCE.exec(name)?.[0] ?? null;
  const rest = name.slice(province?.length ?? 0);
  const provinceCode = `${code.slice(0, 2)}0000`;
  const middle = code.slice(2, 4);
  const municipality = ['11', '12', '31', '50'].includes(code.slice(0, 2));
  if (middle === '00')
    return { provinceCode, province: province ?? name, prefectureCode: null, prefecture: null, county: null };
  if (municipality || middle === '90') {
    return { provinceCode, province, prefectureCode: null, prefecture: null, county: rest || null };
  }
  const prefectureCode = `${code.slice(0, 4)}00`;
  if (code.endsWith('00')) return { provinceCode, province, prefectureCode, prefecture: rest || null, county: null };
  const prefecture = PREFECTURE.exec(rest)?.[0] ?? null;
  // 临湘市 alone is the county, not its prefecture
  const alone = prefecture === rest;
  const county = alone ? rest : rest.slice(prefecture?.length ?? 0);
  return { provinceCode, province, prefectureCode, prefecture: alone ? null : prefecture, county: county || null };
}
