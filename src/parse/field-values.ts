/** What stands in the cells beside labels, without seals, codes and gaps; and the people named there. */
import type { FieldRole } from '../../data/labels.js';
import type { Person, PersonRole } from '../model/record.js';
import type { Field } from './draft.js';

const SEAL = /[（(]\s*(盖\s*章|公\s*章|签\s*章|签字|章|签字盖章|印章)\s*[)）]/g;
const CODED = /^\s*(?:[[［【（(]\s*(\w{2,20})\s*[\]］】）)]|(\d{3,12})\s*[-—–_－])\s*(?=[\u3400-\u9fff])/;
const CODE_BEHIND = /^([\u3400-\u9fff（）()]+?)\s*[[［【（(]?\s*(\d{3,12})\s*[\]］】）)]?$/;
const PROJECT_CODE = /^([0-9A-Z]{8,40})\s*[-—–－_]\s*(?=.*[\u3400-\u9fff])/;

export function tidy(value: string): string {
  return value.replace(SEAL, '').replace(/^[\s:：_]+|[\s_]+$/g, '');
}

/** 219-某某人民政府, [155]某某民政局, 某某局219 → name and code. */
export function splitDepartment(value: string | null): { name: string | null; code: string | null } {
  if (value === null) return { name: null, code: null };
  const before = CODED.exec(value);
  if (before) return { name: value.slice(before[0].length).trim(), code: before[1] ?? before[2] ?? null };
  const behind = CODE_BEHIND.exec(value);
  if (behind?.[1]) return { name: behind[1], code: behind[2] ?? null };
  return { name: value, code: null };
}

export function splitProject(value: string | null, code: string | null): { name: string | null; code: string | null } {
  if (value === null) return { name: null, code };
  const match = PROJECT_CODE.exec(value);
  if (match?.[1] && /\d/.test(match[1])) return { name: value.slice(match[0].length).trim(), code: code ?? match[1] };
  return { name: value, code };
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
      // a date or a number ends the name: 李某　2024年2月27日
      .replace(/(?<=[\u3400-\u9fff].*)(?:\d|[二〇○][〇○零一二三四五六七八九]{3}年).*$/s, '')
      .replace(/[\s\d\-—()（）:：、,，]+/g, '')
      .replace(/(联系)?电话.*$/, '');
    if (role && NAME.test(name) && !/[局委院校站室科]$|单位|部门|盖章|签/.test(name))
      people.push({ role, name, title: null, unit: null, phone: null });
  }
  return people;
}
