/**
 * The shared strings of a workbook (ECMA-376 part 1, section 18.4): texts that come again and again are kept once. Only so
 * many are kept that the memory stays bounded; all others stand in their cells.
 */
import { MAIN, textElement } from './xml.js';

const MOST_STRINGS = 60_000;
const MOST_CHARACTERS = 2_000_000;
const LONGEST_SHARED = 120;

export interface SharedStrings {
  /** The number of a text, or undefined if it is not kept. */
  readonly indexOf: (text: string) => number | undefined;
  /** The part of the workbook, piece by piece. */
  readonly xml: () => Generator<string>;
}

export function sharedStrings(): SharedStrings {
  const indexes = new Map<string, number>();
  let characters = 0;
  return {
    indexOf: (text) => {
      if (text.length > LONGEST_SHARED) return undefined;
      const known = indexes.get(text);
      if (known !== undefined || indexes.size >= MOST_STRINGS || characters > MOST_CHARACTERS) return known;
      characters += text.length;
      indexes.set(text, indexes.size);
      return indexes.size - 1;
    },
    xml: function* () {
      yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}" uniqueCount="${indexes.size}">`;
      for (const text of indexes.keys()) yield `<si>${textElement(text)}</si>`;
      yield '</sst>';
    },
  };
}
