/** Walks the blocks of a document: tables into forms, the lines above and below them to the form they belong to. */
import type { Cell, Doc, Paragraph, Table } from '../model/doc.js';
import type { At, Warning } from '../model/record.js';
import { moneyUnit } from '../text/money.js';
import { emptyPart, hasForm, projectOf, type Field, type FormPart, type Line } from './draft.js';
import { besides } from './beside.js';
import { isTitle, NOTE } from './blocks/texts.js';
import { coverFields, isClosingLine } from './cover-lines.js';
import { noteUnit } from './blocks/unit-statements.js';
import { readTable } from './table-reader.js';

/** A stretch of running text between the tables of forms. */
export interface Chunk {
  readonly paragraphs: Paragraph[];
  /** Index into `forms` of the form that stands before this chunk, -1 before the first. */
  readonly after: number;
}

export interface FormDraft extends FormPart {
  /** Lines above the table: captions, cover. */
  readonly above: Line[];
  /** Ordinals of the tables that hold it. */
  readonly tables: number[];
}

export interface Segments {
  readonly forms: readonly FormDraft[];
  readonly chunks: readonly Chunk[];
  readonly uses: ReadonlyMap<Cell, string>;
  readonly warnings: readonly Warning[];
}

/** Whether a part opens a form of its own rather than going on with the one before. */
function opens(part: FormPart, current: FormDraft | null, titled: boolean): boolean {
  if (!current) return true;
  const name = projectOf(part);
  const known = projectOf(current);
  const repeats =
    (part.hasIndicators && current.hasIndicators) ||
    (part.funding.length > 0 && current.funding.length > 0) ||
    (part.hasGoal && current.hasGoal);
  if (name !== null && (known !== null || hasForm(current))) return true;
  if (!hasForm(part)) return false;
  if (!repeats) return titled && hasForm(current) && (current.total !== null || current.hasIndicators);
  // an indicator table that goes on after a break: nothing closed it and nothing names a new one
  const goesOn =
    !titled &&
    name === null &&
    part.hasIndicators &&
    current.hasIndicators &&
    current.total === null &&
    !part.hasGoal &&
    !part.funding.length;
  return !goesOn;
}

function append(form: FormPart, part: FormPart): void {
  form.title ??= part.title;
  form.fields.push(...part.fields);
  form.goals.expected.push(...part.goals.expected);
  form.goals.actual.push(...part.goals.actual);
  form.listed ||= part.listed;
  form.hasGoal ||= part.hasGoal;
  form.funding.push(...part.funding);
  form.indicators.push(...part.indicators);
  form.headings.indicators ??= part.headings.indicators;
  form.headings.funding ??= part.headings.funding;
  form.hasIndicators ||= part.hasIndicators;
  form.hasResults ||= part.hasResults;
  form.total ??= part.total;
  form.expenditures.push(...part.expenditures);
  form.people.push(...part.people);
  form.sections.push(...part.sections);
  form.captions.push(...part.captions);
}

/** Nested tables stand after the one that holds them. */
function flatten(table: Table): Table[] {
  return [table, ...table.cells.flatMap((cell) => cell.tables.flatMap(flatten))];
}

export function segment(doc: Doc): Segments {
  const forms: FormDraft[] = [];
  const chunks: Chunk[] = [];
  const uses = new Map<Cell, string>();
  const warnings: Warning[] = [];
  let pending: Paragraph[] = [];
  let loose = emptyPart({ page: null, table: null, row: null, column: null, paragraph: null, box: null });
  let unit: number | null = null;

  const read = (table: Table, below: number | null): void => {
    const above = split(pending, forms.at(-1) ?? null);
    chunks.push({ paragraphs: pending.filter((paragraph) => !above.notes.has(paragraph)), after: forms.length - 1 });
    // a unit stated above a table holds for those that go on with it, not for a form with a title of its own
    unit = unitAbove(above.lines) ?? (table.caption ? moneyUnit(table.caption) : null) ?? (above.title ? null : unit);
    // a note below tells only of the table above it
    const reading = readTable(table, unit, below);
    warnings.push(...reading.warnings);
    for (const [cell, what] of reading.uses) uses.set(cell, what);
    for (const [i, part] of reading.parts.entries()) {
      const current = forms.at(-1) ?? null;
      const lines = i === 0 || part.listed ? above : inherited(above, part);
      const title = part.title ?? lines.title;
      const named = lines.fields.some((field) => field.role === 'projectName');
      const whole = {
        ...part,
        fields: [
          ...lines.fields.filter((field) => !part.fields.some((own) => own.role === field.role)),
          ...part.fields,
        ],
      };
      if (
        opens(hasForm(part) ? whole : part, current, title !== null || named) &&
        (hasForm(part) || part.fields.length > 0)
      ) {
        const form: FormDraft = { ...emptyPart(part.at), above: lines.lines, tables: [table.at.table ?? 0] };
        append(form, loose);
        const before = loose.title;
        loose = emptyPart(loose.at);
        append(form, whole);
        form.title =
          title ?? before ?? (table.caption && isTitle(table.caption) ? { text: table.caption, at: table.at } : null);
        forms.push(form);
      } else if (current) {
        // what came before held no form (a base-data annex): the title is that of the form itself
        if (hasForm(part) && !hasForm(current) && title) Object.assign(current, { title, at: part.at });
        append(current, hasForm(part) && !projectOf(current) ? whole : part);
        current.tables.push(table.at.table ?? 0);
      } else append(loose, whole);
    }
    pending = [];
  };

  for (const [b, block] of doc.blocks.entries()) {
    if (block.kind === 'table') {
      const below = unitBelow(doc, b + 1);
      for (const table of flatten(block).flatMap(besides)) read(table, below);
    } else if (block.role === 'body' || block.role === 'textbox') pending.push(block);
  }
  const below = split(pending, forms.at(-1) ?? null);
  chunks.push({ paragraphs: pending.filter((paragraph) => !below.notes.has(paragraph)), after: forms.length - 1 });
  if (
    !forms.length &&
    (loose.expenditures.length || loose.people.length || loose.sections.length || loose.fields.length || loose.total)
  ) {
    forms.push({ ...loose, above: [], tables: [] });
  }
  return { forms, chunks, uses, warnings };
}

const SHARED = new Set(['reportingUnit', 'fiscalYear', 'reportDate']);

/** What stands above a table is said of every form in it that has no title of its own, but for the project's name. */
function inherited(above: Above, part: FormPart): Above {
  if (part.title || !part.fields.some((field) => field.role === 'projectName'))
    return { lines: [], title: null, fields: [], notes: NO_NOTES };
  return { ...above, fields: above.fields.filter((field) => SHARED.has(field.role)) };
}

interface Above {
  readonly lines: Line[];
  readonly title: Line | null;
  readonly fields: Field[];
  /** Notes of the table above, which are no running text. */
  readonly notes: ReadonlySet<Paragraph>;
}

const NO_NOTES: ReadonlySet<Paragraph> = new Set();

/** Lines between two tables: those that close the form before (填报人：…) go to it, the rest stand above the next. */
function split(paragraphs: readonly Paragraph[], before: FormDraft | null): Above {
  const lines: Line[] = [];
  const fields: Field[] = [];
  let title: Line | null = null;
  let closing = before !== null;
  const notes = new Set<Paragraph>();
  for (const [i, paragraph] of paragraphs.entries()) {
    const at: At = paragraph.at;
    if (closing && before && NOTE.test(paragraph.text)) {
      // a note right below the table is a note of the table, whether it stands in its last row or under it
      before.sections.push({
        level: 1,
        number: null,
        heading: NOTE.exec(paragraph.text)?.[1] ?? '注',
        type: 'other',
        text: paragraph.text.replace(/^[^:：]*[:：]\s*/, ''),
        at,
      });
      notes.add(paragraph);
      continue;
    }
    const found = coverFields(paragraph, paragraphs[i + 1]);
    if (closing && before && isClosingLine(paragraph.text, found)) {
      before.fields.push(...found);
      continue;
    }
    if (paragraph.text !== '') closing = closing && found.length === 0 && paragraph.text.length < 12;
    lines.push({ text: paragraph.text, at });
    fields.push(...found);
    if (isTitle(paragraph.text)) title = { text: paragraph.text, at };
  }
  return { lines, title, fields, notes };
}

/** The unit that a note right below a table states (注：1.资金单位为万元), with the numbered lines that go on with it. */
function unitBelow(doc: Doc, from: number): number | null {
  const lines: string[] = [];
  for (const block of doc.blocks.slice(from, from + 12)) {
    if (block.kind === 'table') break;
    if (block.text === '') continue;
    if (!NOTE.test(block.text) && !(lines.length > 0 && /^\d[.、．]/.test(block.text))) break;
    lines.push(block.text);
  }
  return lines.length === 0 ? null : noteUnit(lines.join('\n'));
}

function unitAbove(lines: readonly Line[]): number | null {
  for (const line of lines.slice(-6).reverse()) {
    if (line.text.length > 80) continue;
    const factor = moneyUnit(line.text);
    if (factor !== null) return factor;
  }
  return null;
}
