/** Who, where and when: the report's header fields, each from the best evidence there is. */
import type { Doc } from '../model/doc.js';
import type { Grade, Period, Region, Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { fiscalYearOf, parseDate, parsePeriod } from '../text/dates.js';
import { parsePoints } from '../text/points.js';
import type { FieldRole } from '../../data/labels.js';
import { hasForm, type Field } from './draft.js';
import { splitDepartment, splitProject, tidy } from './field-values.js';
import { yearConflicts, yearFromOutside } from './fiscal-year.js';
import { isUnlistedField } from './labels.js';
import type { Outside } from './outside.js';
import { placeOf } from './place.js';
import { gradeWord, namesTotal, readGrade, readScore } from './prose/score.js';
import { TOTAL_NAMED_RANK } from './prose/hints.js';
import type { ProseHints } from './prose/index.js';
import { readTitle, yearIn } from './prose/title.js';
import { formYear, type ReportDraft } from './reports.js';
import { findRegion } from './regions.js';
import { groundOf, statementsOf } from './statements.js';
import { byTrust, wordsFor, type Ground, type Stated } from './trust.js';
import { unitConflicts } from './unit-conflicts.js';

export interface Subject {
  title: string | null;
  fiscalYear: number | null;
  projectName: string | null;
  projectCode: string | null;
  supervisingDepartment: string | null;
  supervisingDepartmentCode: string | null;
  implementingUnit: string | null;
  reportingUnit: string | null;
  region: Region | null;
  period: Period | null;
  reportDate: string | null;
  selfScore: number | null;
  grade: Grade | null;
}

/** The fields of all forms; the scores of single indicators, each in a card of its own, are none of the report's. */
export function fieldsOf(report: ReportDraft): Field[] {
  const fields = report.forms.flatMap((form) => form.fields);
  const cards = fields.filter((field) => field.role === 'selfScore' && inTable(field) && !namesTotal(field.label));
  const several = new Set(cards.map((field) => field.value.trim())).size > 1;
  return several ? fields.filter((field) => !cards.includes(field)) : fields;
}

const inTable = (field: Field): boolean => field.at.table !== null;

/** `evidence`: running text and lines that may name the place; `outside`: what is known of the document from elsewhere. */
export function readSubject(
  doc: Doc,
  report: ReportDraft,
  hints: ProseHints,
  evidence: readonly string[],
  outside: Outside,
  warnings: Warning[],
): Subject {
  const fields = fieldsOf(report);
  const first = (role: FieldRole): Field | null => {
    const all = fields.filter((field) => field.role === role && tidy(field.value) !== '');
    // a label that only its words explain yields to one that is known
    const known = all.filter(({ label }) => !isUnlistedField(label));
    return (
      byTrust((known.length > 0 ? known : all).map((field) => ({ field, ground: groundOf(field) })))[0]?.field ?? null
    );
  };
  const unit = (role: FieldRole): string | null => {
    const field = first(role);
    return field ? tidy(field.value) : null;
  };
  const department = splitDepartment(unit('supervisingDepartment') ?? hints.supervisingDepartment?.value ?? null);
  const project = splitProject(
    unit('projectName') ?? hints.projectName?.value ?? titledProject(report),
    unit('projectCode'),
  );
  const implementing = splitDepartment(unit('implementingUnit') ?? hints.implementingUnit?.value ?? null);
  const reporting = splitDepartment(
    unit('reportingUnit') ??
      (hints.reportingUnit && (!report.forms.some(hasForm) || hints.reportingUnit.rank >= 75)
        ? hints.reportingUnit.value
        : null),
  );
  const period =
    periodOf(first('period')) ?? bounds(first('periodStart'), first('periodEnd')) ?? hints.period?.value ?? null;
  const dateField = first('reportDate');
  const reportDate = (dateField ? parseDate(dateField.value) : null) ?? hints.reportDate?.value ?? null;
  const scoreField = first('selfScore');
  const gradeField = first('grade');
  const title = report.forms.find((form) => form.title)?.title?.text ?? null;
  const narrative = hints.title && /报告|总结/.test(hints.title.value) ? hints.title.value : null;
  const pageTitle = doc.source.title;

  const said = statementsOf(report, hints);
  warnings.push(
    ...unitConflicts(
      {
        reportingUnit: reporting.name,
        implementingUnit: implementing.name,
        supervisingDepartment: department.name,
      },
      said,
    ),
  );
  const own = yearOf(report, hints, period, project.name, pageTitle);
  const fiscalYear = own ?? yearFromOutside(outside, warnings);
  if (own !== null)
    warnings.push(...yearConflicts(own, { years: said.years, period, reportDate, pageTitle, report }, outside));
  const stated = (value: string | null, ground: Ground): Stated<string>[] =>
    value === null ? [] : [{ value, ground, at: null }];
  // what no field of a form or cover states was told by a title or a signature
  const told = (name: string | null, role: FieldRole): Stated<string>[] => (first(role) ? [] : stated(name, 'cover'));
  const texts: Stated<string>[] = [
    ...said.units,
    ...told(reporting.name, 'reportingUnit'),
    ...told(department.name, 'supervisingDepartment'),
    ...told(implementing.name, 'implementingUnit'),
    ...[narrative, title, project.name].flatMap((name) => stated(name, 'title')),
    ...evidence.flatMap((text) => stated(text, 'sentence')),
  ];
  const anyUnit = reporting.name ?? department.name ?? implementing.name;
  return {
    title: narrative ?? title ?? hints.title?.value ?? null,
    fiscalYear,
    projectName: report.kind === 'department' ? unit('projectName') : project.name,
    projectCode: project.code,
    supervisingDepartment: department.name,
    supervisingDepartmentCode: department.code,
    implementingUnit: implementing.name,
    reportingUnit: reporting.name ?? (anyUnit === null ? unitFromOutside(outside, warnings) : null),
    region: placeOf(texts, outside, fiscalYear, warnings),
    period,
    reportDate,
    selfScore: scoreOf(report, scoreField, hints, warnings),
    grade: (gradeField ? gradeWord(gradeField.value) : null) ?? hints.grade?.value ?? concluded(report, readGrade),
  };
}

/** A document that names no unit at all takes the one that published it. */
function unitFromOutside(outside: Outside, warnings: Warning[]): string | null {
  const [first] = byTrust(outside.units);
  if (first === undefined) return null;
  warnings.push(
    warn(
      'subject.hinted',
      `the reporting unit ${first.value} rests on ${wordsFor(first.ground)}; the document names none`,
    ),
  );
  return first.value;
}

/** The project that the title of a form names (某县污水处理厂运行补助项目绩效自评评分表). */
function titledProject(report: ReportDraft): string | null {
  const title = report.kind === 'department' ? null : (report.forms.find((form) => form.title)?.title?.text ?? null);
  const name = title === null ? null : readTitle(title.replace(/(自评|评价)?(评分|打分|得分)表/, '自评表')).projectName;
  // a place in front says where, not what
  const place = name === null ? undefined : findRegion(name).find((match) => match.index === 0);
  return name !== null && place && name.length - place.text.length >= 4 ? name.slice(place.text.length) : name;
}

function bounds(start: Field | null, end: Field | null): Period | null {
  const from = start ? parseDate(start.value) : null;
  const to = end ? parseDate(end.value) : null;
  return from !== null && to !== null ? { start: from, end: to } : null;
}

function periodOf(field: Field | null): Period | null {
  return field ? parsePeriod(field.value) : null;
}

function yearOf(
  report: ReportDraft,
  hints: ProseHints,
  period: Period | null,
  name: string | null,
  pageTitle: string | null,
): number | null {
  for (const form of report.forms) {
    const year = formYear(form);
    if (year !== null) return year;
  }
  const hint = hints.fiscalYear;
  // 2024年开展2023年度…: the year that is marked as the fiscal one
  if (hint && hint.rank >= 70) return (hint.rank === hints.title?.rank ? fiscalYearOf(hints.title.value) : null) ?? hint.value; // prettier-ignore
  if (period && period.start.slice(0, 4) === period.end.slice(0, 4)) return Number(period.start.slice(0, 4));
  const named = name ? yearIn(name) : null;
  return named ?? (pageTitle === null ? null : yearIn(pageTitle)) ?? hint?.value ?? null;
}

/** The score or the grade that a form's own text on its conclusion states. */
function concluded<T>(report: ReportDraft, read: (text: string) => T | null): T | null {
  const texts = report.forms.flatMap((form) => form.sections.filter((section) => section.type === 'conclusion'));
  return texts.map((section) => read(section.text)).find((value) => value !== null) ?? null;
}

/**
 * A score stated beside its label counts more than the total row, which some forms take without budget execution. Where a
 * sentence says another number, the one that is called the total counts (自评总分, 综合得分); or the one that a total row repeats; if the two
 * are alike in this, none.
 */
function scoreOf(report: ReportDraft, field: Field | null, hints: ProseHints, warnings: Warning[]): number | null {
  const stated = field ? parsePoints(field.value) : null;
  const hint = hints.selfScore ?? null;
  const totals = report.forms.flatMap((form) => form.total?.score ?? []);
  if (field && stated !== null && inTable(field) && hint !== null && hint.rank < 90 && hint.value !== stated) {
    const weight = (score: number, total: boolean): number => (totals.includes(score) ? 2 : 0) + (total ? 1 : 0);
    const more = weight(stated, namesTotal(field.label)) - weight(hint.value, hint.rank >= TOTAL_NAMED_RANK);
    warnings.push(
      warn(
        'subject.conflict',
        `the self score beside “${field.label}” is ${String(stated)}, in the text ${String(hint.value)}` +
          (more === 0 ? '; neither was taken' : ''),
        field.at,
      ),
    );
    return more === 0 ? null : more > 0 ? stated : hint.value;
  }
  const labelled = hint !== null && hint.rank >= 90 ? hint.value : null;
  return stated ?? labelled ?? totals[0] ?? concluded(report, readScore) ?? hint?.value ?? null;
}
