import { describe, expect, it } from 'vitest';
import { readOverrides } from '../../src/concept/index.js';

const read = (text: string): { rows: [string, string][]; faults: string[] } => {
  const { overrides, faults } = readOverrides(text);
  return { rows: [...overrides], faults: faults.map((fault) => fault.message) };
};

describe('an override file', () => {
  it.each([
    ['plain', 'name,concept\n甲率,乙率\n'],
    ['with a byte-order mark', '\ufeffname,concept\n甲率,乙率\n'],
    ['with Windows line ends and none at the end', 'name,concept\r\n甲率,乙率'],
    ['with old Mac line ends', 'name,concept\r甲率,乙率\r'],
    ['quoted', '"name","concept"\n"甲率","乙率"\n'],
    ['with columns in another order, and more of them', 'who,Concept,Name\n张某,乙率,甲率\n'],
    ['with spaces and empty lines', ' name , concept \n\n 甲 率 , 乙率 \n,\n'],
    ['that says one thing twice', 'name,concept\n甲率,乙率\n甲率,乙率\n'],
  ])('%s is read', (_, text) => {
    expect(read(text)).toEqual({ rows: [['甲率', '乙率']], faults: [] });
  });

  it('may hold commas, quotes and line breaks in quotes', () => {
    const { rows, faults } = read('name,concept\n"甲,乙率","说""丙""率"\n"丁\n率",戊率\n');
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      ['甲,乙率', '说"丙"率'],
      ['丁率', '戊率'],
    ]);
  });

  it.each([
    ['nothing', '', 'Line 1: the header must be "name,concept".'],
    ['no header', '甲率,乙率\n', 'Line 1: the header must be "name,concept".'],
    ['another encoding', 'name,concept\n甲率,乙率\n\ufffd\ufffd,乙率', 'Line 3: this is not UTF-8'],
    ['no concept', 'name,concept\n甲率,乙率\n丙率,\n', 'Line 3: "丙率" has no concept'],
    ['no concept field', 'name,concept\n丙率\n', 'Line 2: "丙率" has no concept'],
    ['no name', 'name,concept\n,乙率\n', 'Line 2: the name is empty'],
    ['a field too many', 'name,concept\n甲,乙率,丙率\n', 'Line 2: 3 fields where the header has 2'],
    ['an open quote', 'name,concept\n甲率,"乙率\n', 'Line 2: a quote is opened and never closed'],
    ['text behind a quote', 'name,concept\n"甲"率,乙率\n', 'Line 2: text follows a closing quote'],
    ['two minds', 'name,concept\n甲率,乙率\n\n甲率,丙率\n', 'Line 4: "甲率" is "丙率" here and "乙率" on line 2'],
    ['lines in quotes before', 'name,concept\n"甲\n率",乙率\n丁率,\n', 'Line 4: "丁率" has no concept'],
  ])('with %s is told by its line', (_, text, message) => {
    expect(read(text).faults.join('\n')).toContain(message);
  });

  it('keeps its good rows beside bad ones', () => {
    const { rows, faults } = read('name,concept\n甲率,乙率\n丙率,\n丁率,戊率\n');
    expect(rows.map(([name]) => name)).toEqual(['甲率', '丁率']);
    expect(faults).toHaveLength(1);
  });
});
