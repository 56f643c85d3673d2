/**
 * Nothing of a document is dropped in silence: every cell with text is used, a label, or reported; what a cell was used
 * for can be seen in the records; and every paragraph stands in a section, names the report, or is reported.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Cell, Paragraph, Table } from '../src/model/doc.js';
import type { At, Extraction } from '../src/model/record.js';
import { readCover } from '../src/parse/prose/cover.js';
import { isTitle } from '../src/parse/prose/title.js';
import { extractFile, type Extracted } from '../src/run/extract.js';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const FILES = ['reports', 'layouts', 'parity', 'pdf', 'doc'].flatMap((folder) =>
  readdirSync(FIXTURES + folder)
    .filter((name) => !/\.(json|md)$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`),
);

/** 按收入性质分： only says how the list below it is ordered. */
const ORDERS = /^按.{2,6}分:$/;

/** Uses of cells that name something or that a warning about the whole column or row tells of; no value is taken from them. */
const NAMES =
  /^(heading|label|title|caption|block|outside|unit|operator|total|funding\.label|level\d|level$|subtotal|residue|glued|expenditure\.(outside|ordinal|total)|person\.|field:(outside|phone|several)|target\.initial)/;
const BLANK = /^[-—－–/\\无_.。…*×xX]+$/;

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s"\\]/g, '');
const tables = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? [block, ...block.cells.flatMap((cell) => tables(cell.tables))] : [],
  );
const place = (at: At | null): string => JSON.stringify(at);

interface Traces {
  readonly text: string;
  readonly numbers: ReadonlySet<number>;
  readonly dates: string;
  /** Places of warnings: cells, rows, and tables of which a warning says that amounts were not loaded. */
  readonly warned: ReadonlySet<string>;
}

const rowOf = (at: At): string => `row ${at.table} ${at.row}`;
const tableOf = (at: At): string => `amounts of ${at.table}`;

function tracesOf(extraction: Extraction): Traces {
  const texts: string[] = [];
  const numbers = new Set<number>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(bare(value));
    else if (typeof value === 'number') numbers.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(extraction.reports);
  for (const warning of extraction.warnings) texts.push(bare(warning.message));
  const text = texts.join('\n');
  const dates = texts.filter((one) => /^\d{4}-\d\d(-\d\d)?$/.test(one)).join('\n');
  const warned = extraction.warnings.flatMap(({ code, at }) =>
    at === null
      ? []
      : [
          place(at),
          ...(code === 'column.outside' ? [rowOf(at)] : []),
          ...(code === 'unit.unknown' ? [tableOf(at)] : []),
        ],
  );
  return { text, numbers, dates, warned: new Set(warned) };
}

/** Whether what a cell says can be found in the records: its text, its number in any unit of money, or its date. */
function shows(cell: Cell, traces: Traces): boolean {
  const text = bare(cell.text);
  if (BLANK.test(text) || ORDERS.test(text) || traces.text.includes(text)) return true;
  // 219-某局, 某局（盖章）, 注：… lose their mark, 负责人：某人 its label
  const core = text.replace(/^(注|备注|说明):|^\[?\w+[\]-]|\(盖章\)$/g, '').replace(/^[^:]{2,8}:/, '');
  if (core !== '' && traces.text.includes(core)) return true;
  const date = /^((?:19|20)\d\d)[年.-](\d{1,2})(?:[月.-](\d{1,2})(?!\d))?/.exec(text);
  if (date?.[1] && date[2]) {
    const day = date[3] === undefined ? '' : `-${date[3].padStart(2, '0')}`;
    if (traces.dates.includes(`${date[1]}-${date[2].padStart(2, '0')}${day}`)) return true;
  }
  if (/^[(]?(自评等级:)?[优良中差]/.test(text) && /[优良中差]/.test(traces.text)) return true;
  const digits = /[\d,]+(?:\.\d+)?/.exec(text)?.[0].replace(/,/g, '');
  if (digits === undefined) return false;
  return [0, 4, -2, -3, 3, 8, 1, 2].some((power) => traces.numbers.has(Number(`${digits}e${power}`)));
}

/** Lines that name the report: years, dates, units, annexes, who made the template. */
const MARK =
  /^[(]?(20\d\d|二[〇○零]\S\S)年?度?[)]?$|^[(]?(20\d\d|二[〇○零]\S\S)年\S{1,3}月(\S{1,3}日)?[)]?$|^附[件表录][\d一二三四五六七八九十-]*:?$|^[(]?(金额)?单位:|[(]?制[)]?$|材料$|汇编$/;

function spoken(extraction: Extraction): string {
  return extraction.reports
    .flatMap((report) => [
      report.title,
      report.projectName,
      report.reportingUnit,
      report.implementingUnit,
      ...report.forms.map((form) => form.title),
      ...report.sections.flatMap(({ number, heading, text }) =>
        ['', ':', '。'].map((mark) => `${number ?? ''}${heading}${mark}${text}`),
      ),
    ])
    .map((text) => bare(text ?? ''))
    .join('\n');
}

const read = new Map<string, Extracted>();

beforeAll(async () => {
  for (const file of FILES) read.set(file, await extractFile(FIXTURES + file));
});

/** Lines of a portal page around its report: the name of the project or year and unit in a line of its own. */
const PORTAL: Readonly<Record<string, RegExp>> = {
  'reports/n6-youxian-2023-health-department.html': /^2023年度攸县卫生健康局$/,
  'layouts/henan-2018-weishi-scoring.html': /^尉氏县2018年度农村饮水安全巩固提升工程$/,
};

describe('nothing is dropped in silence', () => {
  it('reads documents enough to say so', () => {
    const cells = [...read.values()].flatMap(({ doc }) => tables(doc?.blocks ?? []).flatMap((table) => table.cells));
    expect(cells.filter((cell) => cell.text !== '').length).toBeGreaterThan(20_000);
  });

  it('every cell with text is used or reported', () => {
    const silent: string[] = [];
    for (const [file, { doc, uses, extraction }] of read) {
      const { warned } = tracesOf(extraction);
      for (const cell of tables(doc?.blocks ?? []).flatMap((table) => table.cells))
        if (cell.text !== '' && !uses.has(cell) && !warned.has(place(cell.at)))
          silent.push(`${file}: “${cell.text.slice(0, 60)}”`);
    }
    expect(silent).toEqual([]);
  });

  it('what a cell was used for can be seen in the records', () => {
    const lost: string[] = [];
    for (const [file, { doc, uses, extraction }] of read) {
      // a form that is set aside as no self-evaluation is told as a whole
      if (extraction.warnings.some(({ code }) => code.startsWith('report.'))) continue;
      const traces = tracesOf(extraction);
      for (const cell of tables(doc?.blocks ?? []).flatMap((table) => table.cells)) {
        const what = uses.get(cell);
        if (cell.text === '' || what === undefined || NAMES.test(what)) continue;
        const told = [place(cell.at), rowOf(cell.at), ...(what.startsWith('funding.') ? [tableOf(cell.at)] : [])];
        if (told.some((where) => traces.warned.has(where))) continue;
        if (!shows(cell, traces)) lost.push(`${file}: ${what} “${cell.text.slice(0, 60)}”`);
      }
    }
    expect(lost).toEqual([]);
  });

  it('every paragraph stands in a section, names the report, or is reported', () => {
    const lost: string[] = [];
    for (const [file, { doc, extraction }] of read) {
      if (!extraction.reports.length) continue;
      const text = spoken(extraction);
      const { warned } = tracesOf(extraction);
      const body = (doc?.blocks ?? []).filter(
        (block): block is Paragraph =>
          block.kind === 'paragraph' && (block.role === 'body' || block.role === 'textbox') && block.text !== '',
      );
      for (const paragraph of body) {
        const line = bare(paragraph.text);
        const named = MARK.test(line) || isTitle(paragraph.text) || readCover(paragraph.raw).length > 0;
        if (named || text.includes(line) || warned.has(place(paragraph.at)) || PORTAL[file]?.test(line)) continue;
        lost.push(`${file}: “${paragraph.text.slice(0, 60)}”`);
      }
    }
    expect(lost).toEqual([]);
  });
});
