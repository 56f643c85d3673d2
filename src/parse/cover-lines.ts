/** Labelled lines above and below a form (填报单位：… （2023年度）), in the roles of the form's own labels. */
import type { Paragraph } from '../model/doc.js';
import type { FieldRole } from '../../data/labels.js';
import type { Field } from './draft.js';
import type { At } from '../model/record.js';
import { readCover, type CoverEntry, type CoverField } from './prose/cover.js';
import { isTitle } from './prose/title.js';

const ROLES: Readonly<Record<CoverField, FieldRole>> = {
  projectName: 'projectName',
  implementingUnit: 'implementingUnit',
  supervisingDepartment: 'supervisingDepartment',
  reportingUnit: 'reportingUnit',
  reportDate: 'reportDate',
  period: 'period',
  fiscalYear: 'fiscalYear',
  selfScore: 'selfScore',
  grade: 'grade',
  project_lead: 'projectLead',
  evaluation_lead: 'evaluationLead',
  unit_lead: 'unitLead',
  contact: 'contact',
  preparer: 'preparer',
  reviewer: 'reviewer',
  phone: 'phone',
  none: 'outside',
};

/** The fields of a line, those without a value left out; a label alone on its line has its value on the next. */
export function coverFields(paragraph: Paragraph, next?: Paragraph): Field[] {
  // a sentence of the narrative is no cover line, however it begins
  if (/。(?=.)/.test(paragraph.text)) return [];
  const entries = paragraph.number === null ? readCover(paragraph.raw) : [];
  const [only] = entries;
  if (entries.length === 1 && only?.value === '' && next && isValueLine(paragraph, next)) {
    return [{ role: ROLES[only.field], label: only.label, value: next.text, at: next.at }];
  }
  return fieldsOf(entries, paragraph.at);
}

/** The fields of a text that holds labels with their values (自评得分：92.5分 自评等级：优). */
export function coverFieldsOf(raw: string, at: At): Field[] {
  return fieldsOf(readCover(raw), at);
}

function fieldsOf(entries: readonly CoverEntry[], at: At): Field[] {
  return entries
    .filter((entry) => entry.value !== '')
    .map((entry) => ({ role: ROLES[entry.field], label: entry.label, value: entry.value, at }));
}

/** Whether a line can be the value of the label above it: short, no label or title itself, and the label has no colon. */
function isValueLine(label: Paragraph, line: Paragraph): boolean {
  return (
    !/[:：]/.test(label.text) &&
    line.text.length <= 40 &&
    readCover(line.raw).length === 0 &&
    !isTitle(line.text) &&
    !/[。；]/.test(line.text)
  );
}

/** A line that closes a form: signatures and the like, right below it. */
export function isClosingLine(text: string, fields: readonly Field[]): boolean {
  if (
    /^(填报人|填表人|制表人|经办人|审核人|单位负责人|负责人|联系人|联系电话|主管部门负责人|财务负责人|分管领导)/.test(
      text.replace(/\s/g, ''),
    )
  )
    return true;
  return (
    fields.length > 0 &&
    fields.every((field) =>
      ['preparer', 'reviewer', 'unitLead', 'contact', 'phone', 'selfScore', 'grade'].includes(field.role),
    )
  );
}
