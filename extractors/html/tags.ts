/**
 * Cuts tags that are longer than any tag someone wrote for reading. A parser that keeps the standard compares each
 * attribute with all before it, so a tag with a million of them would keep it busy for hours.
 */

/** Longest tag that is left as it is, characters; and what is left of a longer one. */
export const TAG_CHARACTERS = 20_000;
const KEPT = 2_000;

const LT = 60;
const GT = 62;
const EQUALS = 61;
const DOUBLE = 34;
const SINGLE = 39;

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
    }
    if (!isSpace(code)) previous = code;
  }
  return source.length;
}

/** The source with over-long tags cut, and how many were. Text, scripts and comments are never touched. */
export function cutLongTags(source: string): { readonly text: string; readonly cut: number } {
  let out = '';
  let kept = 0;
  let cut = 0;
  let from = 0;
  for (;;) {
    const open = source.indexOf('<', from);
    if (open < 0) break;
    const next = source.charCodeAt(open + 1);
    if (next === 33 && source.startsWith('<!--', open)) {
      const close = source.indexOf('-->', open + 4);
      from = close < 0 ? source.length : close + 3;
      continue;
    }
    if (!isLetter(next) && !(next === 47 && isLetter(source.charCodeAt(open + 2)))) {
      from = open + 1;
      continue;
    }
    const end = tagEnd(source, open);
    if (end - open > TAG_CHARACTERS) {
      out += `${source.slice(kept, open + KEPT)}">`;
      kept = end;
      cut++;
    }
    from = end;
    const raw =
      (next | 32) === 115 || (next | 32) === 116
        ? /^<(script|style|textarea|title)[\s/>]/i.exec(source.slice(open, open + 12))
        : null;
    if (raw) {
      const closing = new RegExp(`</${raw[1] ?? ''}`, 'gi');
      closing.lastIndex = from;
      from = closing.exec(source)?.index ?? source.length;
    }
  }
  return cut === 0 ? { text: source, cut } : { text: out + source.slice(kept), cut };
}
