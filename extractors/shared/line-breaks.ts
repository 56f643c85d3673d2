/** Line breaks inside one paragraph that stand for paragraphs. */

const NEW_LINE =
  /^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节部条])/u;
const INDENTED = /^(?:\u3000{2}| {4}|\t)/;
const ENDED = /[。；;：:！!？?]\s*$/;

/**
 * Text pasted from the web separates its paragraphs by line breaks within one paragraph of the file. A break is taken
 * for the end of a paragraph where a sentence ends before it or a numbered or indented line starts after it; else the
 * line goes on.
 */
export function splitAtBreaks(text: string): string[] {
  if (!text.includes('\n')) return [text];
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const before = out[out.length - 1];
    if (
      before === undefined ||
      before.trim() === '' ||
      NEW_LINE.test(line) ||
      INDENTED.test(line) ||
      ENDED.test(before)
    ) {
      out.push(line);
    } else out[out.length - 1] = `${before}\n${line}`;
  }
  return out;
}
