/** Cutting running text into sentences and clauses. */

// A text without full stops (a whole report on one line) is cut at its clauses.
const LONG = 1000;
const LONGEST = 2000;

const OPENING = '（(“《';
const CLOSING = '）)”》';
const STOP = '。！？!?';
// one for each UTF-16 unit that does something below; all others are passed over
const DOES = new Uint8Array(0x10000);
for (const c of `\n${OPENING}${CLOSING}${STOP}`) DOES[c.charCodeAt(0)] = 1;

/** What ends a clause; the comma in 3,000 does not. Without flags, for `split`. */
export const CLAUSE_END = /[，；;。]|(?<!\d),|,(?!\d{3}(?!\d))/;

/** Sentences with their closing mark. A mark inside brackets or quotes does not end a sentence. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (DOES[text.charCodeAt(i)] === 0 && i - from <= LONG) continue;
    const c = text.charAt(i);
    if (c === '\n') depth = 0;
    if (OPENING.includes(c)) depth++;
    else if (CLOSING.includes(c)) depth = Math.max(0, depth - 1);
    const length = i - from;
    const cut =
      (length > LONG && '；;，,'.includes(c)) || (length > LONGEST && !/[\d.,，%]/.test(c + text.charAt(i + 1)));
    // an unclosed bracket must not swallow the rest of the paragraph
    if (c === '\n' || cut || (STOP.includes(c) && (depth === 0 || length > 200))) {
      const sentence = text.slice(from, i + 1).trim();
      if (sentence !== '') sentences.push(sentence);
      from = i + 1;
      depth = 0;
    }
  }
  const rest = text.slice(from).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}
