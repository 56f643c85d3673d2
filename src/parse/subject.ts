/** Who, where and when: the report's header fields, each from the best evidence there is. */
import type { Grade, Period, Person, PersonRole, Region, Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { parseDate, parsePeriod } from '../text/dates.js';
import { parsePoints } from '../text/points.js';
import type { FieldRole } from '../../data/labels.js';
import { hasForm, type Field } from './draft.js';
import { gradeWord, readGrade } from './prose/score.js';
import type { ProseHints } from './prose/index.js';
import { readTitle, yearIn } from './prose/title.js';
import { formYear, type ReportDraft } from './reports.js';
import { findRegion } from './regions.js';
import { resolveRegion } from './resolve-region.js';

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

const SEAL = /[（(]\s*(盖\s*章|公\s*章|签\s*章|签字|章|签字盖章|印章)\s*[)）]/g;
const CODED = /^\s*(?:[[［【（(]\s*(\w{2,20})\s*[\]］】）)]|(\d{3,12})\s*[-—–_－])\s*(?=[\u3400-\u9fff])/;
const CODE_BEHIND = /^([\u3400-\u9fff（）()]+?)\s*[[［【（(]?\s*(\d{3,12})\s*[\]］】）)]?$/;
const PROJECT_CODE = /^([0-9A-Z]{8,40})\s*[-—–－_]\s*(?=.*[\u3400-\u9fff])/;

export function fieldsOf(report: ReportDraft): Field[] {
  return report.forms.flatMap((form) => form.fields);
}

export function readSubject(
  report: ReportDraft,
  hints: ProseHints,
  evidence: readonly string[],
  warnings: Warning[],
  pageTitle: string | null,
): Subject {
  const fields = fieldsOf(report);
  const first = (role: FieldRole): Field | null =>
    fields.find((field) => field.role === role && tidy(field.value) !== '') ?? null;
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
  const scoreField = first('selfScore');
  const gradeField = first('grade');
  const title = report.forms.find((form) => form.title)?.title?.text ?? null;
  const narrative = hints.title && /报告|总结/.test(hints.title.value) ? hints.title.value : null;
  return {
    title: narrative ?? title ?? hints.title?.value ?? null,
    fiscalYear: yearOf(report, hints, period, project.name, pageTitle),
    projectName: report.kind === 'department' ? unit('projectName') : project.name,
    projectCode: project.code,
    supervisingDepartment: department.name,
    supervisingDepartmentCode: department.code,
    implementingUnit: implementing.name,
    reportingUnit: reporting.name,
    region: regionOf(
      [reporting.name, department.name, implementing.name],
      [narrative, title, project.name],
      evidence,
      warnings,
    ),
    period,
    reportDate: (dateField ? parseDate(dateField.value) : null) ?? hints.reportDate?.value ?? null,
    selfScore: scoreOf(report, scoreField, hints) ?? hints.selfScore?.value ?? null,
    grade: (gradeField ? gradeWord(gradeField.value) : null) ?? hints.grade?.value ?? concluded(report),
  };
}

/** The project that the title of a form names (某县污水处理厂运行补助项目绩效自评评分表). */
function titledProject(report: ReportDraft): string | null {
  const title = report.kind === 'department' ? null : (report.forms.find((form) => form.title)?.title?.text ?? null);
  const name = title === null ? null : readTitle(title.replace(/(自评|评价)?(评分|打分|得分)表/, '自评表')).projectName;
  // a place in front says where, not what
  const place = name === null ? undefined : findRegion(name).find((match) => match.index === 0);
  return name !== null && place && name.length - place.text.length >= 4 ? name.slice(place.text.length) : name;
}

function tidy(value: string): string {
  return value.replace(SEAL, '').replace(/^[\s:：_]+|[\s_]+$/g, '');
}

/** 219-某某人民政府, [155]某某民政局, 某某局219 → name and code. */
function splitDepartment(value: string | null): { name: string | null; code: string | null } {
  if (value === null) return { name: null, code: null };
  const before = CODED.exec(value);
  if (before) return { name: value.slice(before[0].length).trim(), code: before[1] ?? before[2] ?? null };
  const behind = CODE_BEHIND.exec(value);
  if (behind?.[1]) return { name: behind[1], code: behind[2] ?? null };
  return { name: value, code: null };
}

function splitProject(value: string | null, code: string | null): { name: string | null; code: string | null } {
  if (value === null) return { name: null, code };
  const match = PROJECT_CODE.exec(value);
  if (match?.[1] && /\d/.test(match[1])) return { name: value.slice(match[0].length).trim(), code: code ?? match[1] };
  return { name: value, code };
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
  if (hint && hint.rank >= 70) return hint.value;
  if (period && period.start.slice(0, 4) === period.end.slice(0, 4)) return Number(period.start.slice(0, 4));
  const named = name ? yearIn(name) : null;
  return named ?? (pageTitle === null ? null : yearIn(pageTitle)) ?? hint?.value ?? null;
}

/** The grade that a form's own text on its conclusion states. */
function concluded(report: ReportDraft): Grade | null {
  const texts = report.forms.flatMap((form) => form.sections.filter((section) => section.type === 'conclusion'));
  return texts.map((section) => readGrade(section.text)).find((grade) => grade !== null) ?? null;
}

/** A score stated beside its label counts more than the total row, which some forms take without budget execution. */
function scoreOf(report: ReportDraft, field: Field | null, hints: ProseHints): number | null {
  const stated = field ? parsePoints(field.value) : null;
  const labelled = hints.selfScore && hints.selfScore.rank >= 90 ? hints.selfScore.value : null;
  const totals = report.forms.map((form) => form.total?.score ?? null);
  return stated ?? labelled ?? totals.find((score) => score !== null) ?? null;
}

function regionOf(
  units: readonly (string | null)[],
  names: readonly (string | null)[],
  evidence: readonly string[],
  warnings: Warning[],
): Region | null {
  const weighted = [
    ...units.filter((text) => text !== null).map((text) => ({ text, weight: 4 })),
    ...names.filter((text) => text !== null).map((text) => ({ text, weight: 2 })),
    ...evidence.map((text) => ({ text, weight: 1 })),
  ];
  const { region, doubt } = resolveRegion(weighted);
  if (!region && doubt !== null) warnings.push(warn('region.unsure', doubt));
  return region;
}

const PEOPLE: Readonly<Partial<Record<FieldRole, PersonRole>>> = {
  projectLead: 'project_lead',
  evaluationLead: 'evaluation_lead',
  unitLead: 'unit_lead',
  contact: 'contact',
  preparer: 'preparer',
  reviewer: 'reviewer',
};

const NAME = /^[\u3400-\u9fff·]{2,5}$/;

/** People named in the labels of a form (项目负责人 | 张某); a phone number beside the name is not kept. */
export function peopleOf(fields: readonly Field[]): Person[] {
  const people: Person[] = [];
  for (const field of fields) {
    const role = PEOPLE[field.role];
    const name = tidy(field.value)
      .replace(/[\s\d\-—()（）:：、,，]+/g, '')
      .replace(/(联系)?电话.*$/, '');
    if (role && NAME.test(name) && !/[局委院校站室科]$|单位|部门|盖章|签/.test(name))
      people.push({ role, name, title: null, unit: null, phone: null });
  }
  return people;
}
