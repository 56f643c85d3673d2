/** What a page states of itself: title, publish date, address. Names of government sites' meta tags by GB practice. */
import { cleanText } from '../../src/text/clean.js';
import { visit } from './elements.js';
import type { ChildNode, ElementNode, RootNode } from './tree.js';

export interface PageMeta {
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly url: string | null;
}

const DATE = /((?:19|20)\d{2})\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*[-/.月]\s*(3[01]|[12]\d|0?[1-9])(?!\d)/;
const COMPACT = /^((?:19|20)\d{2})(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?:\d{6})?$/;
const STATED =
  /(发布|公开|发文|更新|生成|录入)?(?:时间|日期)\s*[:：]\s*[[【（(]?\s*((?:19|20)\d{2}\s*[-/.年][^，。；]{2,14})/;

/** A date as ISO `2024-03-16`; null if there is none. */
export function isoDate(text: string): string | null {
  const match = DATE.exec(text) ?? COMPACT.exec(text.trim());
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) > days ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The publish date that a line of the page states (发布时间：2024-03-16). */
export function statedDate(line: string): string | null {
  const match = STATED.exec(line);
  return match ? isoDate(match[2] ?? '') : null;
}

const SITE = /(?:政府|网站?|门户|平台|频道|专栏|栏目|公开|首页|Government)$/i;

/** Whether words name a site or a column of it rather than an article. */
export const isSiteName = (text: string): boolean => SITE.test(text);

const LAST = /^([^]+?)\s*[-–—|_]+\s*([^-–—|_]+)$/;

/** A page title without the site's name and columns after it; a unit's name stays, it says whose document it is. */
function withoutSite(title: string, site: string | null): string {
  let rest = title.slice(0, 500);
  for (;;) {
    const [, before, last] = LAST.exec(rest) ?? [];
    if (before === undefined || last === undefined) break;
    if (cleanText(last) !== site && !isSiteName(cleanText(last))) break;
    rest = before;
  }
  return cleanText(rest);
}

/** Meta tags that hold a publish date, the most specific first. */
const DATES = [
  'pubdate', 'article:published_time', 'publishdate', 'publish_date', 'firstpublishedtime', 'datepublished', 'og:release_date', 'publishtime',
  'dc.date', 'createdate',
]; // prettier-ignore

/** Whether an element states something of the page. */
function states({ name, attribs }: ElementNode): boolean {
  switch (name) {
    case 'meta':
      return attribs.content !== undefined;
    case 'link':
      return attribs.rel === 'canonical' && attribs.href !== undefined;
    case 'time':
      return attribs.datetime !== undefined;
    default:
      return name === 'title' || name === 'h1';
  }
}

/** All the text below a node as it stands, without comments. */
function textBelow(node: ChildNode): string {
  if (node.type === 'text') return node.data;
  return node.type === 'comment' || !('children' in node) ? '' : node.children.map(textBelow).join('');
}

/** Reads a page's head. `source`: the first part of the page's text, for the mark of a page that a browser saved. */
export function readMeta(root: RootNode, source: string): PageMeta {
  // one walk over the tree for all that is asked of it
  const stated: ElementNode[] = [];
  visit(root, (element) => {
    if (states(element)) stated.push(element);
  });
  const named = (name: string) => stated.filter((element) => element.name === name);
  const metas = new Map<string, string>();
  for (const element of named('meta')) {
    const { name, property, itemprop, content = '' } = element.attribs;
    const key = (name ?? property ?? itemprop ?? '').toLowerCase();
    if (key !== '' && content.trim() !== '' && !metas.has(key)) metas.set(key, content.trim());
  }
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = metas.get(name);
      if (value !== undefined) return value;
    }
    return null;
  };
  const site = first('sitename', 'og:site_name');
  const heading = named('h1')
    .map((element) => cleanText(textBelow(element)))
    .find((text) => text !== '' && text !== site && !isSiteName(text));
  const headTitle = named('title').slice(0, 1).map(textBelow).join('');
  const title =
    cleanText(first('articletitle', 'og:title') ?? '') ||
    heading ||
    withoutSite(headTitle, site === null ? null : cleanText(site));
  let publishedAt: string | null = null;
  for (const name of DATES) publishedAt ??= isoDate(metas.get(name) ?? '');
  publishedAt ??= isoDate(named('time')[0]?.attribs.datetime ?? '');
  const url =
    named('link')[0]?.attribs.href ??
    first('url', 'og:url') ??
    /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/.exec(source.slice(0, 4000))?.[1] ??
    null;
  return {
    title: title === '' ? null : title,
    publishedAt,
    url: url !== null && /^https?:/i.test(url.trim()) ? url.trim() : null,
  };
}
