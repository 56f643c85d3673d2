import { cleanText } from '../../../src/text/clean.js';
import { at, type Paragraph } from '../../../src/model/doc.js';
import { readProse, type ProseInput, type ProseResult } from '../../../src/parse/prose/index.js';

/** One paragraph a line, as a text file gives them. */
export function paragraphs(text: string): Paragraph[] {
  return text
    .split('\n')
    .map((raw, i) => ({
      kind: 'paragraph' as const,
      text: cleanText(raw),
      raw,
      role: 'body' as const,
      outline: null,
      number: null,
      at: at({ paragraph: i + 1 }),
    }))
    .filter((p) => p.text !== '');
}

export const read = (text: string, more: Omit<ProseInput, 'paragraphs'> = {}): ProseResult =>
  readProse({ paragraphs: paragraphs(text), ...more });

/** `level type number heading`, one string a section. */
export const outline = (result: ProseResult): string[] =>
  result.sections.map((s) => `${s.level} ${s.type} ${s.number ?? '-'} ${s.heading}`);
