import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../fixtures/build/documents.js';
import { saveAs } from '../../fixtures/build/parity/save-as.js';
import { drawTable } from '../../src/cli/draw-table.js';
import { displayWidth } from '../../src/export/width.js';
import { at, type Cell, type Table } from '../../src/model/doc.js';
import { jixiao } from '../helpers/cli.js';
import { zip } from '../helpers/archive-writer.js';
import { aFolder } from '../helpers/database.js';
import { writeDocx } from '../helpers/docx-writer.js';
import { smallForm } from '../helpers/small-form.js';

function aCell(row: number, col: number, rowSpan: number, colSpan: number, text: string): Cell {
  return { row, col, rowSpan, colSpan, text, raw: text, lines: [text], basis: 'declared', at: at({}), tables: [] };
}
function aTable(rows: number, cols: number, cells: readonly Cell[]): Table {
  return { kind: 'table', rows, cols, cells, caption: null, parts: [], columns: 'exact', at: at({ table: 1 }) };
}
const plain = (text: string): string => text;
const draw = (table: Table, room = 60): string[] => drawTable(table, () => ({ note: '', style: plain }), room, plain);

describe('drawing a table', () => {
  it('shows merged cells as one, and leaves open what no cell covers', () => {
    const table = aTable(3, 3, [
      aCell(0, 0, 2, 1, '绩效'),
      aCell(0, 1, 1, 2, '合并两列'),
      aCell(1, 1, 1, 1, 'a'),
      aCell(1, 2, 1, 1, 'b'),
      aCell(2, 0, 1, 2, 'left'),
    ]);
    expect(draw(table)).toEqual([
      '┌────┬─────────┐',
      '│绩效│合并两列 │',
      '│    ├────┬────┤',
      '│    │a   │b   │',
      '├────┴────┼────┘',
      '│left     │',
      '└─────────┘',
    ]);
  });

  it('keeps to the room there is by wrapping at the width of Chinese characters', () => {
    const table = aTable(1, 2, [aCell(0, 0, 1, 1, '城乡居民基本医疗保险参保率'), aCell(0, 1, 1, 1, '≥95%')]);
    const lines = draw(table, 24);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(24);
    expect(lines.map((line) => line.split('│')[1]?.trim() ?? '').join('')).toBe('城乡居民基本医疗保险参保率');
  });

  it('shows what a terminal would obey as signs', () => {
    expect(draw(aTable(1, 1, [aCell(0, 0, 1, 1, 'a\u001b[2Jb')])).join('')).toContain('a·[2Jb');
  });
});

describe('jixiao inspect', () => {
  it('draws what was read and what each cell was taken for', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.html'), smallForm());
    const { code, stdout, stderr } = await jixiao(['inspect', 'a.html', '--width', '100'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Table 1: 8 rows, 8 columns');
    for (const role of ['‹field:projectName›', '‹target›', '‹actual›', '‹score›', '‹total›'])
      expect(stdout).toContain(role);
    expect(stdout).toMatch(/Reports \(1\)\n {2}1\. 农村饮水安全维修: 2023, .*临湘市; forms 1, funding 1, indicators 2/);
    expect(stdout).toMatch(/ {5}confidence 0\.\d\d\n {7}[+−]\d\.\d\d [a-z-]+\.[a-z-]+: /);
    const doc = JSON.parse((await jixiao(['inspect', 'a.html', '--json'], { cwd })).stdout) as { blocks: unknown[] };
    expect(doc.blocks.length).toBeGreaterThan(2);
  });

  it('writes a page in which the document stays text', async () => {
    const cwd = aFolder();
    const hostile = '&lt;script&gt;alert(1)&lt;/script&gt;" onmouseover="x';
    writeFileSync(join(cwd, 'a.html'), smallForm({ indicator: hostile }));
    const { code, stdout } = await jixiao(['inspect', 'a.html', '--html', 'out.html', '--lang', 'zh'], { cwd });
    expect([code, stdout]).toEqual([0, '']);
    const page = readFileSync(join(cwd, 'out.html'), 'utf8');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain(`content="default-src 'none';`);
    expect(page).not.toMatch(/<script|<[^>]*\sonmouseover=/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot; onmouseover=&quot;x');
    expect(page).toMatch(/<td id="t1r6c5" class="value" title="target\n表1第6行第5列/);
    expect(page).toContain('rowspan="3"');
    expect(page).toMatch(
      /<summary>读取可信度 0\.\d\d<\/summary><ul><li>[+−]\d\.\d\d [a-z-]+\.[a-z-]+: \p{Script=Han}/u,
    );
    expect(page).not.toMatch(/(?:src|href)="(?!#|data:)/);
  });

  it('puts a Word document beside how it looks', async () => {
    const cwd = aFolder();
    writeFileSync(
      join(cwd, 'a.docx'),
      writeDocx([
        '绩效自评报告',
        {
          kind: 'table',
          grid: 2,
          rows: [
            ['甲', '乙'],
            ['', '丁'],
          ],
        },
      ]),
    );
    const { code } = await jixiao(['inspect', 'a.docx', '--html', 'out.html'], { cwd });
    expect(code).toBe(0);
    const page = readFileSync(join(cwd, 'out.html'), 'utf8');
    expect(page.match(/绩效自评报告/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).toContain('class="rendition"');
  });

  it('shows a file of an archive, or which there are', async () => {
    const cwd = aFolder();
    const form = (project: string): string => smallForm({ project });
    const files = [
      { name: '2023/a.html', data: form('水渠清淤') },
      { name: 'b.html', data: 'x', encrypted: true },
      { name: 'inner.zip', data: zip([{ name: 'c.html', data: form('路灯安装') }]) },
    ];
    writeFileSync(join(cwd, 'x.zip'), zip(files));
    writeFileSync(join(cwd, 'one.zip'), zip(files.slice(0, 1)));
    const inspect = (...args: string[]): ReturnType<typeof jixiao> => jixiao(['inspect', ...args], { cwd });
    const list = await inspect('x.zip');
    expect([list.code, list.stdout.split('\n')]).toEqual([
      0,
      [
        'An archive of 3 files; show one with --entry PATH:',
        '  2023/a.html',
        '  b.html: the file is protected by a password',
        '  inner.zip/c.html',
        '',
      ],
    ]);
    expect((await inspect('x.zip', '--entry', 'inner.zip/c.html')).stdout).toContain('1. 路灯安装: 2023');
    expect((await inspect('one.zip')).stdout).toContain('1. 水渠清淤: 2023');
    expect(await inspect('x.zip', '--entry', 'b.html')).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/^jixiao: x\.zip\/b\.html: the file is protected by a password/) as string,
    });
    writeFileSync(join(cwd, 'a.html'), smallForm());
    for (const [args, says] of [
      [['x.zip', '--entry', 'no.html'], 'There is no no.html in x.zip'],
      [['x.zip', '--json'], 'an archive of 3 files'],
      [['a.html', '--entry', 'b.html'], 'a.html is no archive'],
    ] as const) {
      const { code, stdout, stderr } = await inspect(...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(says);
    }
  });

  it('says in a line why there is nothing to show', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.docx'), '');
    const { code, stdout, stderr } = await jixiao(['inspect', 'a.docx'], { cwd });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toBe('jixiao: a.docx: there is nothing in the file (the file has no bytes). Download it again.\n');
    expect((await jixiao(['inspect', 'a.docx', '--html', 'x', '--json'], { cwd })).code).toBe(2);
  });
});

describe('jixiao inspect --overlay', () => {
  it.each(['pdf portrait', 'ofd'] as const)(
    'draws the pages of %s with cells in the colours of their roles',
    async (as) => {
      const cwd = aFolder();
      const spec = DOCUMENTS.find(({ name }) => name === 'p1-wancheng-2023-road');
      if (!spec) throw new Error('the form is not there');
      writeFileSync(join(cwd, 'form'), saveAs(spec, as)[1]);
      const { code, stderr } = await jixiao(['inspect', 'form', '--overlay', 'form.svg'], { cwd });
      expect([code, stderr]).toEqual([0, 'Wrote form.svg.\n']);
      const svg = readFileSync(join(cwd, 'form.svg'), 'utf8');
      const $ = load(svg, { xml: true });
      expect($('svg > g[id^=page-]').length).toBeGreaterThanOrEqual(1);
      const names = $('text.mark')
        .toArray()
        .map((element) => $(element).text());
      for (const role of ['field:projectName', 'level1', 'target', 'actual', 'score']) expect(names).toContain(role);
      // the page's own words stand under the cell that holds them
      const cell = $('g:has(> title)')
        .filter((_, g) => $(g).text().endsWith('道路养护里程'))
        .find('rect');
      const words = $('text').filter((_, element) => $(element).text().startsWith('道路养护里程'));
      const number = (value: string | undefined): number => Number((value ?? '').split(' ')[0]);
      const [x, y] = [number(words.attr('x')), number(words.attr('y'))];
      const [left, top] = [number(cell.attr('x')), number(cell.attr('y'))];
      expect([x > left, x < left + number(cell.attr('width'))]).toEqual([true, true]);
      expect([y > top, y < top + number(cell.attr('height'))]).toEqual([true, true]);
    },
  );

  it('says that a format without drawn pages has none', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.html'), smallForm());
    const { code, stderr } = await jixiao(['inspect', 'a.html', '--overlay', 'a.svg'], { cwd });
    expect(code).not.toBe(0);
    expect(stderr).toContain('only the pages of PDF and OFD are drawn');
  });
});
