/**
 * A first look at a page without reading it: what it states of itself and where it links to. Only its beginning is
 * looked at, by patterns instead of a tree, since a crawl holds tens of thousands of pages.
 */
import { decodeText } from '../shared/charset.js';
import { declaredCharset } from './declared.js';
import { readMeta, statedDate, type PageMeta } from './meta.js';
import type { RootNode } from './tree.js';

export interface PageHead extends PageMeta {
  /** Targets of links as written, each once, entities replaced. */
  readonly links: readonly string[];
}

/** Bytes of a page that are worth giving to `readPageHead`: attachments stand below the article. */
export const PAGE_HEAD_BYTES = 1024 * 1024;

const LINK = /<a\s[^>]{0,2000}?href\s*=\s*(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s>"']{1,4000}))/gi;
const ATTACHMENT = /<a\s/i;
const STATING = /<(?:meta|link)\s[^>]{0,4000}>|<time\s[^>]{0,500}>|<title[^>]{0,200}>[^<]{0,2000}<\/title\s*>|<h1[^>]{0,1000}>[^]{0,2000}?<\/h1\s*>/gi; // prettier-ignore
const BLOCK = /<(?:\/?(?:p|div|li|tr|td|table|h[1-6]|ul|section)|br)\b[^>]{0,4000}>/gi;
/** Most of each that is believed. */
const MOST_LINKS = 2000;
const MOST_TAGS = 300;
const MOST_LINES = 500;

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** Character references as they occur in addresses and dates. */
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|quot|apos|lt|gt|nbsp));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  }); // prettier-ignore

/** A date that a short line of the page states, such as 发布时间：2024-03-16. */
function dateOnPage(source: string): string | null {
  let seen = 0;
  const body = source.search(/<body\b/i);
  const shown = source.slice(Math.max(0, body), Math.max(0, body) + 256 * 1024).replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, ''); // prettier-ignore
  for (const piece of shown.split(BLOCK)) {
    const line = unescaped(piece.replace(/<[^>]{0,4000}>/g, '')).trim();
    if (line === '' || line.length > 200) continue;
    if (++seen > MOST_LINES) return null;
    const date = statedDate(line);
    if (date !== null) return date;
  }
  return null;
}

/** Targets of the links in the beginning of a page, as written. Cheap: for telling whether a page is worth a look. */
export function pageLinks(source: string): readonly string[] {
  const links = new Set<string>();
  if (!ATTACHMENT.test(source)) return [];
  for (const [, double, single, bare] of source.matchAll(LINK)) {
    const link = unescaped(double ?? single ?? bare ?? '').trim();
    if (link !== '' && !/^(?:#|javascript:|mailto:|tel:|data:)/i.test(link)) links.add(link);
    if (links.size >= MOST_LINKS) break;
  }
  return [...links];
}

/** The text of a page's beginning. `charset`: what a header states. */
export const pageText = (bytes: Uint8Array, charset: string | null): string =>
  decodeText(bytes, { declared: declaredCharset(bytes) ?? charset }).text;

/** What the page states of itself, from its decoded beginning. */
export async function pageMeta(source: string): Promise<PageMeta> {
  const { load } = await import('cheerio/slim');
  const tags = [...source.matchAll(STATING)].slice(0, MOST_TAGS).map(([tag]) => tag);
  const [root] = load(tags.join('\n')).root().toArray();
  const meta = readMeta(root as unknown as RootNode, source);
  return { ...meta, publishedAt: meta.publishedAt ?? dateOnPage(source) };
}

/** Both, for a page that is known to be one. */
export async function readPageHead(bytes: Uint8Array, charset: string | null): Promise<PageHead> {
  const source = pageText(bytes.subarray(0, PAGE_HEAD_BYTES), charset);
  return { ...(await pageMeta(source)), links: pageLinks(source) };
}
