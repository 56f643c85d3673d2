/** Groups forms into reports by their subject and gives every stretch of running text to the report it belongs to. */
import type { Paragraph } from '../model/doc.js';
import type { ReportKind } from '../model/record.js';
import { fold } from '../text/clean.js';
import { fiscalYearOf } from '../text/dates.js';
import { hasForm, projectOf } from './draft.js';
import { readCover } from './prose/cover.js';
import { isTitle, readTitle, yearIn } from './prose/title.js';
import type { Chunk, FormDraft } from './segments.js';

export interface ReportDraft {
  kind: ReportKind | null;
  forms: FormDraft[];
  paragraphs: Paragraph[];
}

const DEPARTMENT = /整体支出|部门整体|单位整体|整体绩效/;
const TRANSFER = /转移支付/;

export function formKind(form: FormDraft): ReportKind {
  const titles = [
    form.title?.text ?? '',
    ...form.captions.map((line) => line.text),
    ...form.above.slice(-4).map((line) => line.text),
  ].join('\n');
  if (DEPARTMENT.test(form.title?.text ?? '')) return 'department';
  if (
    TRANSFER.test(form.title?.text ?? '') ||
    form.fields.some((field) => /转移支付/.test(field.label) || field.role === 'centralDepartment')
  )
    return 'transfer';
  if (projectOf(form) !== null) return 'project';
  if (DEPARTMENT.test(titles)) return 'department';
  return TRANSFER.test(titles) ? 'transfer' : 'project';
}

const key = (name: string): string =>
  fold(name)
    .replace(/[()"'“”、,，.。·\-—]/g, '')
    .replace(/^\d{4}年(度)?/, '')
    .replace(/(专项)?(项目)?(资金|经费)?$/, '');

/** Whether two names are of one project: equal but for year, punctuation and a closing 项目/资金. */
export function sameProject(a: string, b: string): boolean {
  const x = key(a);
  const y = key(b);
  return x !== '' && y !== '' && (x === y || fold(a) === fold(b));
}

/** The reports, and the lines between forms that belong to none and are more than titles, labels and dates. */
export interface Grouped {
  readonly reports: ReportDraft[];
  readonly unplaced: readonly Paragraph[];
}

export function groupReports(forms: readonly FormDraft[], chunks: readonly Chunk[]): Grouped {
  const reports: ReportDraft[] = [];
  for (const form of forms) {
    const content = hasForm(form);
    // a table that is no form (a spending list) goes with what is there and says nothing of the kind
    const last = reports.at(-1);
    if (!content && last) {
      last.forms.push(form);
      continue;
    }
    const kind = content ? formKind(form) : null;
    const name = projectOf(form);
    const home = reports.find((report) => belongs(report, kind, name, form));
    if (home) {
      home.forms.push(form);
      home.kind ??= kind;
    } else reports.push({ kind, forms: [form], paragraphs: [] });
  }
  const all = chunks.flatMap((chunk) => chunk.paragraphs);
  if (forms.length > 0 && forms.every((form) => form.listed) && hasSubstance(all)) {
    // a narrative around a list of projects is a report of its own
    reports.unshift({ kind: null, forms: [], paragraphs: all });
    return { reports, unplaced: [] };
  }
  if (reports.length <= 1) {
    const only = reports[0];
    if (only) only.paragraphs.push(...all);
    else for (const run of splitNarratives(all)) reports.push({ kind: null, forms: [], paragraphs: run });
    return { reports, unplaced: [] };
  }
  const unplaced: Paragraph[] = [];
  for (const chunk of chunks)
    for (const run of splitNarratives(chunk.paragraphs))
      if (!place(run, chunk, forms, reports)) unplaced.push(...run.filter(speaks));
  return { reports, unplaced };
}

function belongs(report: ReportDraft, kind: ReportKind | null, name: string | null, form: FormDraft): boolean {
  if (report.kind !== kind && report.kind !== null) return false;
  const known = report.forms.map(projectOf).find((value) => value !== null) ?? null;
  if (name !== null && known !== null) return sameProject(name, known) && sameYear(report, form);
  if (kind === 'department') {
    const unit = unitOf(form);
    const other = report.forms.map(unitOf).find((value) => value !== null) ?? null;
    return (unit === null || other === null || fold(unit) === fold(other)) && sameYear(report, form);
  }
  // without a name of its own a form goes with the one before it only if that lacks what it brings
  const repeats = report.forms.some(
    (other) => other.hasIndicators && form.hasIndicators && other.total !== null && form.total !== null,
  );
  return (name === null || known === null) && !repeats && sameYear(report, form);
}

const unitOf = (form: FormDraft): string | null =>
  form.fields.find((field) => field.role === 'reportingUnit')?.value ?? null;

function sameYear(report: ReportDraft, form: FormDraft): boolean {
  const year = formYear(form);
  return year === null || report.forms.every((other) => formYear(other) === null || formYear(other) === year);
}

/** The fiscal year in the title and captions of a form. */
export function formYear(form: FormDraft): number | null {
  const stated = form.fields.find((field) => field.role === 'fiscalYear');
  if (stated) return yearIn(`${stated.value.replace(/年度?$/, '')}年`);
  for (const line of [form.title, ...form.captions, ...form.above.slice(-5).reverse()]) {
    if (!line || line.text.length > 70) continue;
    const marked = /[（(]?\s*(20\d{2})\s*年?\s*度?\s*[)）]/.exec(line.text);
    const year = marked
      ? Number(marked[1])
      : /年度|自评|评价/.test(line.text) && !/[:：]/.test(line.text)
        ? // 2024年开展2023年度…: the year that is marked as the fiscal one
          (fiscalYearOf(line.text) ?? yearIn(line.text))
        : null;
    if (year !== null) return year;
  }
  return null;
}

/** Several narratives in one stretch: each begins with its own title, followed by a first heading. */
function splitNarratives(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const runs: Paragraph[][] = [];
  let current: Paragraph[] = [];
  let seenFirst = false;
  for (const [i, paragraph] of paragraphs.entries()) {
    const text = paragraph.text;
    const restarts =
      seenFirst &&
      isTitle(text) &&
      /报告|总结|情况说明/.test(text) &&
      paragraphs.slice(i + 1, i + 12).some((next) => /^一[、.．]/.test(next.text));
    if (restarts) {
      // lines such as 附件2 or the unit's name stand above the title and go with it
      let back = current.length;
      while (
        back > 0 &&
        (current[back - 1]?.text.length ?? 99) < 26 &&
        !/[。；]$/.test(current[back - 1]?.text ?? '') &&
        current.length - back < 2 &&
        !/^[一二三四五六七八九十（(\d]/.test(current[back - 1]?.text ?? '')
      )
        back--;
      const head = current.splice(back);
      runs.push(current);
      current = head;
      seenFirst = false;
    }
    if (/^一[、.．]/.test(text)) seenFirst = true;
    current.push(paragraph);
  }
  runs.push(current);
  return runs.filter((run) => run.length > 0);
}

/** Whether a line is more than a title, label, date or signature. */
function speaks(paragraph: Paragraph): boolean {
  return (
    paragraph.text.length > 8 &&
    !isTitle(paragraph.text) &&
    !CAPTION.test(paragraph.text) &&
    readCover(paragraph.raw).length === 0
  );
}

/** Whether a stretch holds more than titles, labels, dates and signatures. */
export function hasSubstance(paragraphs: readonly Paragraph[]): boolean {
  const rest = paragraphs.filter(speaks);
  // a short narrative is one all the same if it has a title and numbered headings
  const headings = paragraphs.filter((paragraph) => /^[一二三四五六七八九十]{1,2}[、.．]/.test(paragraph.text)).length;
  const titled = paragraphs.some((paragraph) => isTitle(paragraph.text));
  return rest.reduce((sum, paragraph) => sum + paragraph.text.length, 0) > (titled && headings >= 2 ? 30 : 100);
}

/** Lines around forms that say nothing of their own. */
const CAPTION = /^[（(]?\s*\d{4}\s*年?度?\s*[)）]?$|^附[件表]|单位[:：]|^(填报|填表|审核|单位|联系)/;

/** Gives a stretch to the report it belongs to; false if there is none, or nothing to give. */
function place(run: Paragraph[], chunk: Chunk, forms: readonly FormDraft[], reports: ReportDraft[]): boolean {
  if (!hasSubstance(run)) return false;
  const title = run
    .slice(0, 12)
    .filter((paragraph) => isTitle(paragraph.text))
    .map((paragraph) => readTitle(paragraph.text));
  const said = title.find((facts) => facts.kind === 'department') ?? title[0];
  const of = (index: number): ReportDraft | null => {
    const form = forms[index];
    return reports.find((report) => form !== undefined && report.forms.includes(form)) ?? null;
  };
  let home: ReportDraft | null;
  if (said?.kind === 'department') {
    home = reports.find((report) => report.kind === 'department') ?? null;
    if (!home) reports.push((home = { kind: 'department', forms: [], paragraphs: [] }));
  } else if (said?.projectName) {
    const name = said.projectName;
    home = reports.find((report) => report.forms.some((form) => sameProject(projectOf(form) ?? '', name))) ?? null;
    if (!home) reports.push((home = { kind: null, forms: [], paragraphs: [] }));
  } else home = chunk.after >= 0 ? of(chunk.after) : of(0);
  home?.paragraphs.push(...run);
  return home !== null;
}
