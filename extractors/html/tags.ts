/**
 * Makes a page small before it is parsed: attributes that say nothing about text or structure, comments, scripts and
 * style sheets go. Word and portal editors write ten characters of these for one of text, and parse5 takes each of them
 * one by one. The text and the tree are the same with and without.
 *
 * Tags longer than anyone writes are cut: a parser that keeps the standard compares each attribute with all before it,
 * so a tag with a million of them would keep it busy for hours.
 */

/** Longest tag that is left, characters; and what is left of a longer one. */
export const TAG_CHARACTERS = 20_000;
const KEPT = 2_000;
/** Most different tags whose small form is remembered. */
const REMEMBERED = 5_000;

const LT = 60;
const GT = 62;
const EQUALS = 61;
const DOUBLE = 34;
const SINGLE = 39;

const ATTRIBUTES = new Set([
  'id', 'class', 'name', 'content', 'charset', 'property', 'itemprop', 'rel', 'href', 'src', 'data', 'role', 'hidden', 'type', 'value',
  'checked', 'selected', 'multiple', 'start', 'reversed', 'colspan', 'rowspan', 'border', 'bordercolor', 'rules', 'appendix', 'download',
  'datetime', 'alt', 'x:num', 'style', 'encoding',
]); // prettier-ignore
const STYLES = /(?:display|visibility|mso-hide|mso-list|mso-outline-level|white-space|list-style(?:-type)?)\s*:[^;]*/gi;
const RULED = /border[a-z-]*\s*:[^;]*(?:solid|windowtext)/i;
const ATTRIBUTE = /\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/y;
const RAW = /^<(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)[\s/>]/i;
const COMMENT_END = /--!?>/g;

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Position after the tag's `>` (13.2.5: a quote counts only where a value begins), or the end of the source. */
function tagEnd(source: string, open: number): number {
  let previous = LT;
  for (let i = open + 1; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === GT) return i + 1;
    if ((code === DOUBLE || code === SINGLE) && previous === EQUALS) {
      const close = source.indexOf(code === DOUBLE ? '"' : "'", i + 1);
      if (close < 0) return source.length;
      i = close;
      previous = code;
    } else if (!isSpace(code)) previous = code;
  }
  return source.length;
}

/** The tag with only what is read; a tag with anything odd about it is left for the parser. */
function smallTag(tag: string): string {
  const name = /^<[a-zA-Z][^\s/>]*/.exec(tag)?.[0];
  if (name === undefined || !tag.endsWith('>')) return tag;
  let out = name;
  let from = name.length;
  const last = tag.length - (tag.endsWith('/>') ? 2 : 1);
  while (from < last) {
    ATTRIBUTE.lastIndex = from;
    const match = ATTRIBUTE.exec(tag);
    if (!match) {
      if (tag.slice(from, last).trim() !== '') return tag;
      break;
    }
    from = ATTRIBUTE.lastIndex;
    if (from > last) return tag;
    const key = (match[1] ?? '').toLowerCase();
    if (!ATTRIBUTES.has(key) && !((key === 'width' || key === 'height') && /^<img/i.test(tag))) continue;
    let value = match[2] ?? match[3] ?? match[4];
    if (key === 'style' && value !== undefined) {
      const kept: string[] = value.match(STYLES) ?? [];
      if (RULED.test(value)) kept.push('border:solid');
      if (kept.length === 0) continue;
      value = kept.join(';');
    } else if (value?.startsWith('data:')) value = 'data:';
    if (value === undefined) out += ` ${key}`;
    else if (!value.includes('"')) out += ` ${key}="${value}"`;
    else out += ` ${key}='${value}'`;
  }
  return tag.endsWith('/>') ? `${out} />` : `${out}>`;
}

/** The page made small, and how many over-long tags were cut. */
export function smallSource(source: string): { readonly text: string; readonly cut: number } {
  const parts: string[] = [];
  const remembered = new Map<string, string>();
  let kept = 0;
  let cut = 0;
  let from = 0;
  const replace = (start: number, end: number, by: string): void => {
    parts.push(source.slice(kept, start), by);
    kept = end;
  };
  for (;;) {
    const open = source.indexOf('<', from);
    if (open < 0) break;
    const next = source.charCodeAt(open + 1);
    if (next === 33 && source.startsWith('<!--', open)) {
      from = endOfComment(source, open);
      // Word's drawings stand in comments, with the text of their boxes
      if (!/<v:textbox/i.test(source.slice(open, from))) replace(open, from, '');
      continue;
    }
    if (!isLetter(next) && !(next === 47 && isLetter(source.charCodeAt(open + 2)))) {
      from = open + 1;
      continue;
    }
    const end = tagEnd(source, open);
    let small: string | undefined;
    if (end - open > 12 && next !== 47) {
      const tag = source.slice(open, end);
      small = remembered.get(tag);
      if (small === undefined) {
        small = smallTag(tag);
        if (remembered.size < REMEMBERED && tag.length < 2000) remembered.set(tag, small);
      }
    }
    if ((small?.length ?? end - open) > TAG_CHARACTERS) {
      replace(open, end, `${source.slice(open, open + KEPT)}">`);
      cut++;
    } else if (small !== undefined && small.length < end - open) replace(open, end, small);
    from = end;
    const raw = RAW.exec(source.slice(open, open + 12));
    if (raw) {
      const close = endOfRaw(source, end, raw[1] ?? '');
      // a script that writes scripts ends by rules of its own: the parser knows them
      if (/^(?:script|style)$/i.test(raw[1] ?? '') && !/<!--[^]*<script/i.test(source.slice(end, close)))
        replace(end, close, '');
      from = close;
    }
  }
  if (kept === 0) return { text: source, cut };
  parts.push(source.slice(kept));
  return { text: parts.join(''), cut };
}

function endOfComment(source: string, open: number): number {
  if (source.startsWith('<!-->', open) || source.startsWith('<!--->', open)) return source.indexOf('>', open) + 1;
  COMMENT_END.lastIndex = open + 4;
  return COMMENT_END.exec(source) ? COMMENT_END.lastIndex : source.length;
}

function endOfRaw(source: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  closing.lastIndex = from;
  return closing.exec(source)?.index ?? source.length;
}
