/** Labelled lines above and below a form (填报单位：… （2023年度）), in the roles of the form's own labels. */
import type { Paragraph } from '../model/doc.js';
import type { FieldRole } from '../../data/labels.js';
import type { Field } from './draft.js';
import { readCover, type CoverField } from './prose/cover.js';

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

/** The fields of a line, those without a value left out. */
export function coverFields(paragraph: Paragraph): Field[] {
  return readCover(paragraph.raw)
    .filter((entry) => entry.value !== '')
    .map((entry) => ({ role: ROLES[entry.field], label: entry.label, value: entry.value, at: paragraph.at }));
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
    fields.every((field) => ['preparer', 'reviewer', 'unitLead', 'contact', 'phone'].includes(field.role))
  );
}
