/** Everything a report's forms, covers and titles say about unit and year, each with what it rests on. */
import type { FieldRole } from '../../data/labels.js';
import type { Paragraph } from '../model/doc.js';
import { fiscalYearOf } from '../text/dates.js';
import type { Field, Line } from './draft.js';
import { coverFieldsOf } from './cover-lines.js';
import type { ProseHints } from './prose/index.js';
import { isTitle, readTitle, yearIn } from './prose/title.js';
import type { ReportDraft } from './reports.js';
import type { Stated } from './trust.js';

export type UnitRole = 'reportingUnit' | 'implementingUnit' | 'supervisingDepartment';
const UNITS: readonly UnitRole[] = ['reportingUnit', 'implementingUnit', 'supervisingDepartment'];

export interface Statements {
  readonly units: readonly (Stated<string> & { readonly role: UnitRole })[];
  /** Units that titles name: whose role is not said. */
  readonly titleUnits: readonly Stated<string>[];
  readonly titles: readonly Stated<string>[];
  readonly years: readonly Stated<number>[];
}

/** Lines before the first heading of a narrative that can belong to its cover. */
const COVER_LINES = 30;
const FIRST_HEADING = /^[一1][、.．]/;
const YEAR_LINE = /^[（(]?\s*(?:20\d{2}|二[〇○零]\S{2})\s*年?\s*度?\s*[)）]?$/;
const RANGE = /20\d{2}\s*年?\s*度?\s*(?:至|到|[-—–~～]+)\s*20\d{2}/;

export function statementsOf(report: ReportDraft, hints: ProseHints): Statements {
  const cover = coverOf(report.paragraphs);
  const beside = report.forms.flatMap((form) => form.above.slice(-8).concat(form.captions));
  const lines: Line[] = [...beside, ...cover.map(({ raw, at }) => ({ text: raw, at }))];
  const bare = lines.map(({ text, at }) => ({ text: text.replace(/\s+/g, ''), at }));
  const fields: Field[] = [
    ...report.forms.flatMap((form) => form.fields),
    // a line beside the form that its own cells made needless still may say something else
    ...lines.filter(({ text }) => text.length <= 120).flatMap(({ text, at }) => coverFieldsOf(text, at)),
  ];
  const titles: Stated<string>[] = [];
  const add = (line: Line | null): void => {
    if (line && isTitle(line.text) && !titles.some(({ value }) => value === line.text))
      titles.push({ value: line.text, ground: 'title', at: line.at });
  };
  for (const form of report.forms) add(form.title);
  for (const line of bare) add(line);
  if (hints.title) add({ text: hints.title.value, at: hints.title.at });
  return {
    units: unitsIn(fields),
    titleUnits: titles.flatMap(({ value, at }) => {
      const unit = readTitle(value).unit;
      return unit === null ? [] : [{ value: unit, ground: 'title', at }];
    }),
    titles,
    years: [
      ...yearsIn(fields),
      ...titles.flatMap(yearOfTitle),
      ...lines.filter((_, i) => YEAR_LINE.test(bare[i]?.text ?? '')).flatMap(yearOfLine),
    ],
  };
}

function coverOf(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const first = paragraphs.findIndex(({ text }) => FIRST_HEADING.test(text));
  return paragraphs.slice(0, Math.min(first < 0 ? COVER_LINES : first, COVER_LINES));
}

export const groundOf = (field: Field): 'header' | 'cover' => (field.at.table === null ? 'cover' : 'header');

function unitsIn(fields: readonly Field[]): (Stated<string> & { role: UnitRole })[] {
  return fields.flatMap((field) => {
    const role = UNITS.find((unit) => unit === field.role);
    return role === undefined ? [] : [{ value: field.value, ground: groundOf(field), at: field.at, role }];
  });
}

function yearsIn(fields: readonly Field[]): Stated<number>[] {
  const role: FieldRole = 'fiscalYear';
  return fields.flatMap((field) => {
    const year =
      field.role === role && !RANGE.test(field.value) ? yearIn(`${field.value.replace(/年度?$/, '')}年`) : null;
    return year === null ? [] : [{ value: year, ground: groundOf(field), at: field.at }];
  });
}

/** A title that names several years or a span of them says of none that it is the year. */
function yearOfTitle(title: Stated<string>): Stated<number>[] {
  const year = fiscalYearOf(title.value);
  return year === null ? [] : [{ ...title, value: year }];
}

/** The line （2023年度） under a title. */
function yearOfLine({ text, at }: Line): Stated<number>[] {
  const year = yearIn(text.replace(/年?\s*度?\s*([)）]?)$/, '年$1'));
  return year === null ? [] : [{ value: year, ground: 'title', at }];
}
