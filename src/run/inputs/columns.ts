/** Columns of a list of files by their names, in English and Chinese, and the values that stand in them. */
import { isoDate } from '../../../extractors/html/meta.js';
import type { Hints } from '../extract.js';

export type Column = 'path' | 'url' | 'title' | 'published' | 'site' | 'region' | 'year' | 'unit' | 'charset';

/** Names as `columnKey` folds them. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  path: ['path', 'file', 'filepath', 'filename', 'localpath', 'localfile', 'savedpath', 'savedas', '路径', '文件', '文件路径', '文件名', '文件名称', '本地路径', '本地文件', '保存路径', '存储路径', '附件路径'],
  url: ['url', 'link', 'href', 'address', 'sourceurl', 'fileurl', 'documenturl', 'downloadurl', '网址', '链接', '地址', '来源网址', '文件链接', '下载地址', '下载链接', '原文链接', '附件链接', '来源链接'],
  title: ['title', 'name', 'headline', 'pagetitle', '标题', '名称', '文章标题', '公告标题', '网页标题', '页面标题', '题名'],
  published: ['published', 'publishedat', 'date', 'pubdate', 'publishdate', 'publishtime', 'publicationdate', 'releasedate', '发布日期', '发布时间', '公开日期', '公开时间', '发文日期', '日期', '时间', '公布日期', '公布时间'],
  site: ['site', 'sitename', 'website', 'portal', 'host', 'domain', '网站', '站点', '网站名称', '来源网站', '来源', '门户', '站点名称'],
  region: ['region', 'area', 'county', 'regioncode', 'areacode', 'adcode', '地区', '区域', '行政区', '行政区划', '所属地区', '区县', '县区', '县市区', '地区代码', '行政区划代码'],
  year: ['year', 'fiscalyear', 'budgetyear', '年份', '年度', '预算年度', '财政年度', '所属年度', '报告年度'],
  unit: ['unit', 'publisher', 'agency', 'department', 'organization', 'organisation', '单位', '发布单位', '部门', '发布机构', '公开单位', '填报单位', '发文单位', '发文机关', '单位名称'],
  charset: ['charset', 'encoding', '编码', '字符集', '字符编码'],
}; // prettier-ignore

const COLUMNS = new Map(
  (Object.entries(NAMES) as [Column, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [name, column] as const),
  ),
);

/** `Published-At`, `published_at` and `publishedAt` are one name; so are 发布日期 and 发布日期（格式）. */
const columnKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*\)$/, '')
    .replace(/[\s_.:-]+/g, '');

/** What a column holds; null if its name is none that is known. */
export const columnOf = (name: string): Column | null => COLUMNS.get(columnKey(name)) ?? null;

export interface Understood {
  readonly hints: Hints;
  /** Columns whose value is not understood, with the value. */
  readonly odd: readonly (readonly [Column, string])[];
}

/** An ISO date for a date or a moment; a moment with a zone keeps the day that it is written with. */
export const dateOf = (text: string): string | null => isoDate(text.normalize('NFKC'));

function yearOf(text: string): number | null {
  const match = /^((?:19|20)\d{2})(?:\.0)?\s*(?:年|年度|财年)?$/.exec(text.normalize('NFKC').trim());
  return match === null ? null : Number(match[1]);
}

function charsetOf(text: string): string | null {
  try {
    return new TextDecoder(text.trim()).encoding;
  } catch {
    return null;
  }
}

const urlOf = (text: string): string | null => (/^(?:https?|ftp):\/\/\S+$/i.test(text) ? text : null);

/** Hints that values of a line give; empty values give none, and one that makes no sense is told and left out. */
export function hintsOf(values: ReadonlyMap<Column, string>): Understood {
  const hints: { -readonly [K in keyof Hints]: Hints[K] } = {};
  const odd: (readonly [Column, string])[] = [];
  for (const [column, raw] of values) {
    const text = raw.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
    if (text === '' || column === 'path') continue;
    if (column === 'title') hints.title = text;
    else if (column === 'site') hints.site = text;
    else if (column === 'region') hints.region = text.replace(/\.0$/, '');
    else if (column === 'unit') hints.unit = text;
    else {
      const value = { url: urlOf, published: dateOf, year: yearOf, charset: charsetOf }[column](text);
      if (value === null) odd.push([column, text]);
      else if (column === 'year') hints.year = value as number;
      else if (column === 'url') hints.url = value as string;
      else if (column === 'published') hints.publishedAt = value as string;
      else hints.charset = value as string;
    }
  }
  return { hints, odd };
}
