/** The narrative of a report: sections, facts, stated budget lines, indicators in sentences, and hints on its subject. */
import { readExpenditures } from './expenditures.js';
import { readFacts, unreadFacts } from './facts.js';
import { readFunding } from './funding.js';
import { readHints, statedYear } from './hints.js';
import { readIndicators } from './indicators.js';
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
  const known = input.projectNames ?? [];
  const hints = readHints(outline, known.length > 0);
  const kind = input.kind ?? hints.kind?.value ?? 'project';
  const names = [...known, ...(hints.projectName ? [hints.projectName.value] : [])];
  const context = { kind, projectNames: names, fiscalYear: statedYear(hints) };
  const forms = input.hasForms ?? false;
  const hold = input.formsHold ?? { funding: forms, indicators: forms, expenditures: forms };
  const none = { rows: [], warnings: [] };
  const budget = hold.funding && hold.expenditures ? none : readFunding(outline.sections, context);
  const lines = budget.rows;
  const funding = hold.funding ? [] : lines;
  const results = hold.indicators ? none : readIndicators(outline.sections, context.fiscalYear);
  const totals = lines.flatMap((row) =>
    row.source === 'total' ? [row.budget, row.initialBudget, row.executed].filter((n) => n !== null) : [],
  );
  return {
    sections: outline.sections.map(({ section }) => section),
    facts: readFacts(outline.sections),
    funding,
    indicators: results.rows,
    expenditures: hold.expenditures ? [] : readExpenditures(outline.sections, totals),
    people: readPeople(outline.entries, input.phones ?? false),
    hints,
    warnings: [...unreadFacts(outline.sections), ...(hold.funding ? [] : budget.warnings), ...results.warnings],
  };
}
