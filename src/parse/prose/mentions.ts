/** Quantities of a sentence with the words before them. */
import { NUMERAL_CHARS } from '../../text/numerals.js';
import { type Quantity, scanQuantities } from '../../text/scan.js';

export interface Mention {
  readonly quantity: Quantity;
  /** The words before it within its clause, back to the quantity before it. */
  readonly before: string;
  /** The words behind it within its clause, up to the next quantity. */
  readonly after: string;
  /** What parts it from the quantity before it: the text between the two; for the first one the text from the start. */
  readonly gap: string;
}

const REACH = 80;
const BREAK = /[，,。；;：:、！？!?\n（(）)]/;
const BREAKS = new Set('，,。；;：:、！？!?\n（(）)');
// what every quantity holds: a digit, or a number in words of two characters or more
const MAY_COUNT = new RegExp(`[\\d０-９]|[${NUMERAL_CHARS}○][${NUMERAL_CHARS}○成]|[百千]分`);

function wordsBefore(gap: string): string {
  for (let i = gap.length - 1; i >= Math.max(0, gap.length - REACH); i--) {
    if (!BREAKS.has(gap.charAt(i))) continue;
    // 预算执行率：100% and 参保率（96%）: the mark right before a number parts nothing
    if (i === gap.length - 1 && /[：:（(]/.test(gap.charAt(i))) continue;
    // 年初预算数（万元）…, 单位（盖章）: a bracket within the words stays with them
    if (/[）)]/.test(gap.charAt(i))) {
      const open = Math.max(gap.lastIndexOf('（', i), gap.lastIndexOf('(', i));
      if (open > 0 && i - open <= 12 && i < gap.length - 1) {
        i = open;
        continue;
      }
    }
    return gap.slice(i + 1);
  }
  return gap.slice(-REACH);
}

export function mentionsOf(sentence: string): Mention[] {
  if (!MAY_COUNT.test(sentence)) return [];
  const found = scanQuantities(sentence);
  return found.map((quantity, i) => {
    const gap = sentence.slice(found[i - 1]?.end ?? 0, quantity.start);
    const behind = sentence.slice(quantity.end, found[i + 1]?.start ?? quantity.end + REACH).slice(0, REACH);
    const stop = behind.search(BREAK);
    return { quantity, gap, before: wordsBefore(gap), after: stop < 0 ? behind : behind.slice(0, stop) };
  });
}
