/** Where tags of XML begin and end, and telling quickly that a tag was met before (XML 1.0, 2.3 and 3.1). */

const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const GT = 62;
/** Slots for tags that were met: a power of two. Two tags of one slot push each other out, which costs only time. */
export const TAG_SLOTS = 1024;

/** End of a markup declaration that starts at `from` (`<!DOCTYPE x [ … ]>`), or the end of the text. */
export function declarationEnd(text: string, from: number): number {
  const gt = text.indexOf('>', from);
  if (gt < 0) return text.length;
  const subset = text.indexOf('[', from);
  if (subset < 0 || subset > gt) return gt + 1;
  const close = text.indexOf(']', subset);
  const end = close < 0 ? -1 : text.indexOf('>', close);
  return end < 0 ? text.length : end + 1;
}

/** Where the name that starts at `from` ends; `to` at the latest. */
export function nameEnd(text: string, from: number, to: number): number {
  let end = from;
  for (; end < to; end++) {
    const c = text.charCodeAt(end);
    if (c <= 32 || c === SLASH) break;
  }
  return end;
}

/** Index of the `>` outside quotes that ends the tag which starts at `from`; `gt` is the first there is. -1 if none. */
export function tagEnd(text: string, from: number, gt: number): number {
  if (gt < 0) return -1;
  let quote = 0;
  // in a name a quote is nothing but a fault
  for (let i = nameEnd(text, from, gt); i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === GT) return i;
    else if (c === QUOTE || c === APOSTROPHE) quote = c;
  }
  return -1;
}

/** Where a tag is remembered: by its length and by characters in which tags differ, at its ends and in its middle. */
export function slotOf(text: string, from: number, gt: number): number {
  const length = gt - from;
  let hash = length;
  const step = length < 16 ? 1 : length >> 3;
  for (let i = gt - 1; i >= from; i -= step) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  if (step > 1) {
    for (let i = 2; i < 5; i++) hash = (hash * 31 + text.charCodeAt(from + i)) | 0;
    for (let i = 3; i < 6; i++) hash = (hash * 31 + text.charCodeAt(gt - i)) | 0;
  }
  return hash & (TAG_SLOTS - 1);
}

/** Whether the same stands at two places; `view` shows the bytes where a byte is a character, to compare four at once. */
export function isSame(text: string, view: DataView | null, one: number, other: number, length: number): boolean {
  let i = 0;
  if (view !== null) {
    for (; i + 4 <= length; i += 4) if (view.getInt32(one + i) !== view.getInt32(other + i)) return false;
  }
  for (; i < length; i++) if (text.charCodeAt(one + i) !== text.charCodeAt(other + i)) return false;
  return true;
}

/** Whether a name may begin with the character. */
export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0x80;
}
