import { describe, expect, it } from 'vitest';
import { csv, jsonLines, textTable, type CellValue } from '../../src/export/table.js';
import { displayWidth, fit } from '../../src/export/width.js';

/** A strict reader of RFC 4180, to see that every field comes back. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    fields.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') {
      records.push(fields);
      fields = [];
    }
  }
  return records;
}

const whole = (pieces: Iterable<string>): string => [...pieces].join('');

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['绩效', 4],
    ['（１）', 6],
    ['𠮷a', 3],
    ['e\u0301', 1],
    ['\u200b', 0],
    ['≥95%', 4],
    ['😀', 2],
  ])('%j is %i', (text, width) => expect(displayWidth(text)).toBe(width));

  it('is what a cut text keeps to', () => {
    expect(fit('绩效自评', 8)).toBe('绩效自评');
    expect(fit('绩效自评', 7)).toBe('绩效自…');
    expect(fit('绩效自评', 6)).toBe('绩效…');
    expect(fit('𠮷𠮷', 3)).toBe('𠮷…');
  });
});

describe('textTable', () => {
  it('aligns by width, numbers to the right', () => {
    const rows: CellValue[][] = [
      ['渌口区', 98.5, null],
      ['临湘市a', 100, '及时'],
    ];
    expect(textTable(['县', 'score', '备注'], rows)).toBe(
      ['县       score  备注', '───────  ─────  ────', '渌口区    98.5', '临湘市a    100  及时', ''].join('\n'),
    );
  });

  it('keeps a cell on its line and a terminal from obeying it', () => {
    const text = textTable(['a'], [['x\r\ny\u001b[31mz\u202e']]);
    expect(text.split('\n')[2]).toBe('x↵y·[31mz·');
  });

  it('says the columns of an empty result', () => {
    expect(textTable(['县', 'n'], [])).toBe('县  n\n──  ─\n');
  });
});

describe('csv', () => {
  const columns = ['名称', 'n', 'x'];
  const rows: CellValue[][] = [
    ['a,b', 1.5, null],
    ['他说"好"', -3, ''],
    ['第一行\n第二行', 12345678901234567890n, true],
    [' 首尾空格 ', 0, new Uint8Array([1, 255])],
  ];

  it('gives every field back to a strict reader', () => {
    expect(parseCsv(whole(csv(columns, rows)))).toEqual([
      columns,
      ['a,b', '1.5', ''],
      ['他说"好"', '-3', ''],
      ['第一行\n第二行', '12345678901234567890', 'true'],
      [' 首尾空格 ', '0', '01ff'],
    ]);
  });

  it('tells null from an empty text, and never writes an empty line', () => {
    expect(whole(csv(['a', 'b'], [[null, '']]))).toBe('a,b\r\n,""\r\n');
    expect(whole(csv(['a'], [[null]]))).toBe('a\r\n""\r\n');
  });

  it('writes a byte-order mark on request', () => {
    expect(whole(csv(['a'], [], { bom: true }))).toBe('\ufeffa\r\n');
    expect(whole(csv(['a'], []))).toBe('a\r\n');
  });

  it('disarms formulas on request and leaves numbers alone', () => {
    const cells: CellValue[][] = [['=1+1', '+86', '-5.2%', '@x', '-甲', '\tb', -5]];
    const names = 'abcdefg'.split('');
    expect(parseCsv(whole(csv(names, cells, { safe: true })))[1]).toEqual([
      "'=1+1",
      '+86',
      '-5.2%',
      "'@x",
      "'-甲",
      "'\tb",
      '-5',
    ]);
    expect(parseCsv(whole(csv(names, cells)))[1]?.[0]).toBe('=1+1');
  });
});

describe('jsonLines', () => {
  it('is one object a line, with no column lost', () => {
    const lines = [
      ...jsonLines(
        ['a', 'a', '__proto__'],
        [
          ['绩\n效', null, 5n],
          [1, new Uint8Array([16]), 'x'],
        ],
      ),
    ];
    expect(lines.map((line) => line.endsWith('\n') && !line.slice(0, -1).includes('\n'))).toEqual([true, true]);
    expect(lines[0]).toBe('{"a":"绩\\n效","a_2":null,"__proto__":"5"}\n');
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ a: 1, a_2: '10' });
  });
});
