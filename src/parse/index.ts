/**
 * From what stands on the page to what it means. The stages, in order: segment (tables into forms, text between them),
 * group (forms and text into reports), read the prose, the subject, and put the record together.
 */
import type { Cell, Doc } from '../model/doc.js';
import type {
  Extraction,
  Expenditure,
  Form,
  Funding,
  Indicator,
  Report,
  Section,
  Source,
  Warning,
} from '../model/record.js';
import { warn } from '../model/warn.js';
import { parsePoints } from '../text/points.js';
import { goalOf, hasForm, projectOf } from './draft.js';
import { moneyDoubts, unitCells, type UnitCells } from './money-doubts.js';
import { formMiss, ledMiss, proseMiss } from './near-miss.js';
import { readProse, type ProseResult } from './prose/index.js';
import { unreadForms, whatWasSeen } from './unread-forms.js';
import { indexMiss } from './index-lists.js';
import { groupReports, hasSubstance, type ReportDraft } from './reports.js';
import { segment, type FormDraft, type Segments } from './segments.js';
import { peopleOf } from './field-values.js';
import { readOutside, type Known, type Outside } from './outside.js';
import { joinSpaced } from './spaced-text.js';
import { fieldsOf, readSubject } from './subject.js';
import { headingWords, variantOf } from './variants.js';

export interface ParseResult {
  readonly extraction: Extraction;
  /** What each cell of each table was taken for. */
  readonly uses: ReadonlyMap<Cell, string>;
}

/**
 * What a document means. Never throws on any document; what could not be read is in `warnings`. `known`: what is known of
 * it from outside, such as a crawl manifest; see trust.ts for how far it is believed.
 */
export function parse(given: Doc, source: Source, known: Known = {}): ParseResult {
  const doc = joinSpaced(given);
  const outside = readOutside(source, known);
  const segments = segment(doc);
  const warnings: Warning[] = [...doc.warnings, ...segments.warnings];
  const forms: FormDraft[] = [];
  for (const form of segments.forms) {
    const miss = hasContent(form) ? (formMiss(form) ?? indexMiss(form, segments.forms)) : null;
    if (miss) warnings.push(miss);
    else forms.push(form);
  }
  const { reports: drafts, unplaced } = groupReports(forms, rebase(segments, forms));
  for (const { text, at } of unplaced)
    warnings.push(
      warn(
        'text.unplaced',
        `“${text.slice(0, 60)}” stands between forms of several reports and belongs to none for certain`,
        at,
      ),
    );
  const units = unitCells(segments.uses);
  const reports: Report[] = [];
  for (const draft of drafts) {
    const report = assemble(doc, draft, reports.length + 1, warnings, drafts.length, outside, units);
    if (report) reports.push(report);
  }
  if (!reports.length && !warnings.some(({ code }) => code.startsWith('report.')))
    warnings.push(warn('report.none', 'it holds tables or lines, but none of them reads like a form or a report'));
  if (reports.length > 0) warnings.push(...unreadForms(doc, forms, segments.uses));
  return { extraction: { source, reports, warnings: dedupe(warnings) }, uses: segments.uses };
}

/** A form that only holds loose fields or a roster says nothing of results, but is none of the near-misses either. */
function hasContent(form: FormDraft): boolean {
  // a total of weights and scores sums up a form that stands elsewhere
  const total = form.total !== null && form.total.weight !== null && form.total.score !== null;
  return hasForm(form) || total;
}

/** Chunks refer to forms by index; forms that were set aside no longer count. */
function rebase(segments: Segments, kept: readonly FormDraft[]): Segments['chunks'] {
  return segments.chunks.map((chunk) => ({
    ...chunk,
    after: segments.forms.slice(0, chunk.after + 1).filter((form) => kept.includes(form)).length - 1,
  }));
}

const numbered = <T extends object>(rows: readonly T[]): (T & { ordinal: number })[] =>
  rows.map((row, i) => ({ ...row, ordinal: i + 1 }));

function assemble(
  doc: Doc,
  draft: ReportDraft,
  ordinal: number,
  warnings: Warning[],
  total: number,
  outside: Outside,
  units: UnitCells,
): Report | null {
  const real = draft.forms.filter(hasContent);
  const reads = real.length === 0 || total === 1 || hasSubstance(draft.paragraphs);
  const prose = readProse({
    paragraphs: reads ? draft.paragraphs : [],
    projectNames: draft.forms.map(projectOf).filter((name) => name !== null),
    kind: draft.kind,
    formsHold: {
      funding: real.some((form) => form.funding.length > 0),
      indicators: real.some((form) => form.indicators.length > 0),
      expenditures: draft.forms.some((form) => form.expenditures.length > 0),
    },
  });
  const title = prose.hints.title?.value ?? null;
  const miss = real.length === 0 ? proseMiss(doc, title) : total === 1 ? ledMiss(doc, title, real) : null;
  if (miss) {
    warnings.push(warn(miss.code, miss.message));
    return null;
  }
  const substance = real.length > 0 || hasSubstance(draft.paragraphs);
  if (!substance) {
    warnings.push(warn('report.none', whatWasSeen(doc)));
    return null;
  }
  for (const form of real) {
    if (form.headings.indicators !== null && variantOf(form.headings, form.title?.text ?? null) === null)
      warnings.push(warn('form.unknown', headingWords(form.headings), form.at));
  }
  warnings.push(...prose.warnings, ...real.flatMap((form) => moneyDoubts(form, units, prose.facts)));
  const evidence = [
    ...draft.forms.flatMap((form) => form.above.map((line) => line.text)),
    ...draft.paragraphs.map((paragraph) => paragraph.text),
    // notes of a form are asked for the file numbers in them only
    ...formSections(draft).flatMap(({ text }) => (/[〔［[（(]\s*20\d\d\s*[〕］\])）]/.test(text) ? [text] : [])),
    doc.source.title ?? '',
  ]
    .filter((text) => text !== '')
    .slice(0, 400);
  const subject = readSubject(doc, draft, prose.hints, evidence, outside, warnings);
  const fields = fieldsOf(draft);
  const kind = draft.kind ?? prose.hints.kind?.value ?? 'project';
  return {
    ordinal,
    kind,
    ...subject,
    ...rowsOf(draft, prose, real, fields),
    facts: prose.facts.map((fact) => ({ ...fact, section: shiftSection(fact.section, formSections(draft).length) })),
    people: people(draft, prose, fields),
    findings: [],
    confidence: null,
    evidence: [],
  };
}

const formSections = (draft: ReportDraft): FormDraft['sections'] => draft.forms.flatMap((form) => form.sections);
const shiftSection = (section: number | null, by: number): number | null => (section === null ? null : section + by);

function people(draft: ReportDraft, prose: ProseResult, fields: ReturnType<typeof fieldsOf>): Report['people'] {
  const all = [...peopleOf(fields), ...draft.forms.flatMap((form) => form.people), ...prose.people];
  const seen = new Set<string>();
  return all.filter((person) => {
    const key = `${person.role} ${person.name}`;
    return !seen.has(key) && seen.add(key);
  });
}

function rowsOf(
  draft: ReportDraft,
  prose: ProseResult,
  real: readonly FormDraft[],
  fields: ReturnType<typeof fieldsOf>,
): Pick<Report, 'forms' | 'funding' | 'indicators' | 'expenditures' | 'sections'> {
  const forms: Form[] = [];
  const funding: Omit<Funding, 'ordinal'>[] = [];
  const indicators: Omit<Indicator, 'ordinal'>[] = [];
  const expenditures: Omit<Expenditure, 'ordinal'>[] = [];
  for (const form of draft.forms) {
    const ordinal = real.indexOf(form) + 1;
    const ref = ordinal === 0 ? null : ordinal;
    if (ref !== null) {
      const stated = form.fields.find((field) => field.role === 'selfScore');
      const score = form.total?.score ?? (stated && fields.includes(stated) ? parsePoints(stated.value) : null);
      forms.push({
        ordinal: ref,
        title: form.title?.text ?? null,
        goal: goalOf(form),
        totalWeight: form.total?.weight ?? null,
        totalScore: score,
        at: form.at,
      });
    }
    funding.push(...form.funding.map((row) => ({ ...row, form: ref })));
    indicators.push(...form.indicators.map((row) => ({ ...row, form: ref })));
    expenditures.push(...form.expenditures.map((row) => ({ ...row, form: ref })));
  }
  funding.push(...prose.funding);
  indicators.push(...prose.indicators);
  expenditures.push(...prose.expenditures);
  const sections: Omit<Section, 'ordinal'>[] = [...formSections(draft), ...prose.sections];
  return {
    forms,
    funding: numbered(funding),
    indicators: numbered(indicators),
    expenditures: numbered(expenditures),
    sections: numbered(sections),
  };
}

/** The same warning of the same place once. */
function dedupe(warnings: readonly Warning[]): Warning[] {
  const seen = new Set<string>();
  return warnings.filter((warning) => {
    const key = JSON.stringify(warning);
    return !seen.has(key) && seen.add(key);
  });
}
