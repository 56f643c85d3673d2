/** Names of persons on a cover, in a signature block or in a sentence such as 项目负责人：张某. */
import type { Person, PersonRole } from '../../model/record.js';
import type { CoverField } from './cover.js';

const ROLES: Partial<Record<CoverField, PersonRole>> = {
  project_lead: 'project_lead',
  evaluation_lead: 'evaluation_lead',
  unit_lead: 'unit_lead',
  contact: 'contact',
  preparer: 'preparer',
  reviewer: 'reviewer',
};

// 张某, 欧阳某某, 阿布都·买买提; no names: 签字, 见附表, 区医保局
const NAME = /^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff]{1,8}[·•][\u4e00-\u9fff]{1,8}$/;
const NO_NAME = /签|章|附|单位|电话|日期|部门|局$|中心$|无|公司$|人员$|负责|姓名|职务|年|月/;
const PHONE = /1\d{10}|0\d{2,3}[-—]?\d{7,8}|\d{7,8}/;

interface Labelled {
  readonly field: CoverField;
  readonly value: string;
}

/** Persons among labelled entries, in order. A phone number belongs to the person before it. */
export function readPeople(entries: readonly Labelled[], keepPhones: boolean): Person[] {
  const people: Person[] = [];
  for (const { field, value } of entries) {
    const last = people.at(-1);
    if (field === 'phone' && keepPhones && last && last.phone === null) {
      const phone = PHONE.exec(value)?.[0] ?? null;
      people[people.length - 1] = { ...last, phone };
    }
    const role = ROLES[field];
    if (!role) continue;
    const phone = PHONE.exec(value)?.[0] ?? null;
    const words = value
      .replace(/[（(][^（）()]*[)）]/g, ' ')
      .replace(PHONE, ' ')
      .trim();
    const [name = '', title = null] = words.split(/[\s、，,：:]+/);
    const joined = /^[\u4e00-\u9fff]\s[\u4e00-\u9fff]$/.test(words) ? words.replace(/\s/, '') : name;
    if (!NAME.test(joined) || NO_NAME.test(joined)) continue;
    const position = joined === name && title !== null && title.length <= 10 && title !== '' ? title : null;
    people.push({ role, name: joined, title: position, unit: null, phone: keepPhones ? phone : null });
  }
  return people;
}
