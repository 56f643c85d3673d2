/** Names beside labels, with what else stands there. */
import { expect, it } from 'vitest';
import { peopleOf } from '../../src/parse/field-values.js';
import { at } from '../../src/model/doc.js';

it.each([
  ['李某　2024年2月27日', '李某'],
  ['李某 二〇二四年二月', '李某'],
  ['李某（0730-0000000）', '李某'],
  ['李某某 联系电话：0730-0000000', '李某某'],
  ['李 某', '李某'],
])('%s names %s', (value, name) => {
  const people = peopleOf([{ role: 'reviewer', label: '审核人', value, at: at({}) }]);
  expect(people.map((person) => person.name)).toEqual([name]);
});
