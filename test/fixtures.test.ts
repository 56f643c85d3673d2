/** The fixture documents, from bytes to records: golds met, formats alike, nothing unread, bad files named. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../fixtures/build/documents.js';
import { HOSTILE } from '../fixtures/build/hostile.js';
import { renditions } from '../fixtures/build/render.js';
import type { Outcome, WarningCode } from '../src/model/codes.js';
import type { Block, Cell, Table } from '../src/model/doc.js';
import { extractFile, type Extracted } from '../src/run/extract.js';
import { unmet, type Gold } from './helpers/gold.js';

const folder = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}/`, import.meta.url));
const REPORTS = folder('reports');
const HOSTILE_FOLDER = folder('hostile');

const FILES = readdirSync(REPORTS)
  .filter((name) => !name.endsWith('.json') && !name.endsWith('.md'))
  .sort();
const stem = (name: string): string => name.replace(/\.[^.]+$/, '');
const STEMS = [...new Set(FILES.map(stem))];
const goldOf = (name: string): Gold => JSON.parse(readFileSync(`${REPORTS}${stem(name)}.gold.json`, 'utf8')) as Gold;

/** Fields of a report in which a file may differ from the other formats of the same form, and why. */
const DIFFERS: Readonly<Record<string, readonly [fields: readonly string[], why: string]>> = {
  'n6-youxian-2023-health-department.html': [['title'], 'the heading of the page words the title in another way'],
  'p1-mizhi-2022-insurance.html': [
    ['title', 'reportingUnit'],
    'the heading of the page names the unit; the form does not',
  ],
  'p4-miluo-2022-housing.html': [['title'], 'the heading of the page names the report as the form does not'],
};

/** What each near-miss is said to be. */
const NEAR_MISSES: Readonly<Record<string, WarningCode>> = {
  'miss-target-wancheng-2024': 'report.target',
  'miss-monitoring-mizhi-2023': 'report.monitoring',
  'miss-blank-template': 'report.blank',
  'miss-notice-gongan-2024': 'report.notice',
  'miss-finance-led-gaozhou-2022': 'report.external',
};

/** Documents in which cells may stay unread: name → why. */
const UNREAD: Readonly<Record<string, string>> = {
  'miss-monitoring-mizhi-2023': 'a monitoring form: its columns have no place in the record',
  'd2-huarong-2023-market': 'its first annex, staff and spending limits, has no place in the record',
};

const read = new Map<string, Extracted>();
const of = (name: string): Extracted => {
  const result = read.get(name);
  if (!result) throw new Error(`${name} was not read`);
  return result;
};

beforeAll(async () => {
  for (const name of FILES) read.set(name, await extractFile(REPORTS + name));
  for (const name of Object.keys(HOSTILE)) read.set(name, await extractFile(HOSTILE_FOLDER + name));
});

/** A value without the places in it: the same form stands elsewhere in each format. */
function placeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(placeless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'at')
      .map(([key, inner]) => [key, placeless(inner)]),
  );
}

const bare = (text: string): string => text.replace(/\s/g, '');

function cellsOf(blocks: readonly (Block | Table)[]): Cell[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.flatMap((cell) => [cell, ...cellsOf(cell.tables)]) : [],
  );
}

describe('the fixture documents', () => {
  it('are many, and each has a gold', () => {
    expect(STEMS.length).toBeGreaterThanOrEqual(35);
    for (const name of FILES) expect(goldOf(name).reports, name).toBeInstanceOf(Array);
  });

  it('are what their descriptions say', () => {
    for (const spec of DOCUMENTS) {
      for (const [name, content] of renditions(spec)) {
        expect(readFileSync(REPORTS + name).equals(content), `${name} differs: run fixtures/build/build.ts`).toBe(true);
      }
    }
  });

  it.each(FILES)('%s meets its gold', (name) => {
    expect(unmet(goldOf(name), of(name).extraction)).toEqual([]);
  });

  it.each(STEMS)('%s gives the same records in every format', (name) => {
    const [first, ...others] = FILES.filter((file) => stem(file) === name);
    if (first === undefined) throw new Error(`no file of ${name}`);
    for (const other of others) {
      const may = [first, other].flatMap((file) => DIFFERS[file]?.[0] ?? []);
      const records = (file: string): unknown =>
        of(file).extraction.reports.map((report) =>
          placeless(Object.fromEntries(Object.entries(report).filter(([field]) => !may.includes(field)))),
        );
      expect(records(other), `${other} against ${first}`).toEqual(records(first));
    }
  });

  it.each(FILES.filter((name) => !(stem(name) in UNREAD)))('%s leaves no cell unread', (name) => {
    const unread = of(name).extraction.warnings.filter((warning) => warning.code === 'cell.unread');
    expect(unread.map((warning) => warning.message)).toEqual([]);
  });

  it.each(FILES)('every indicator and funding row of %s leads to its cell', (name) => {
    const { doc, extraction } = of(name);
    const cells = cellsOf(doc?.blocks ?? []);
    for (const report of extraction.reports) {
      for (const row of [...report.indicators, ...report.funding]) {
        if (row.form === null) continue;
        const words = bare('level3' in row ? row.level3 : row.label).replace(/^其中[：:]/, '');
        const here = cells.filter(({ at }) => at.table === row.at.table && at.row === row.at.row);
        expect(here.length, `a row for ${words}`).toBeGreaterThan(0);
        const cell = here.find(({ at }) => at.column === row.at.column);
        // the total of amounts that stand in pairs with their labels has no label of its own
        if (words !== '合计') expect(bare(cell?.text ?? ''), `the cell of ${words}`).toContain(words);
      }
    }
  });

  it.each(FILES.filter((name) => name.endsWith('.txt')))('the lines of %s are where its records say', (name) => {
    const lines = readFileSync(REPORTS + name, 'utf8').split('\n');
    for (const { level3, at } of of(name).extraction.reports.flatMap((report) => report.indicators)) {
      expect(bare(lines[(at.paragraph ?? 0) - 1] ?? ''), level3).toContain(bare(level3));
    }
  });

  it.each(FILES.filter((name) => stem(name) in NEAR_MISSES))('%s is told apart from a self-evaluation', (name) => {
    expect(of(name).outcome).toBe('not-a-report');
    expect(of(name).extraction.warnings.map((warning) => warning.code)).toContain(NEAR_MISSES[stem(name)]);
  });

  it('span counties and years enough to compare', () => {
    const reports = FILES.flatMap((name) => of(name).extraction.reports);
    expect(new Set(reports.map((report) => report.region?.code)).size).toBeGreaterThanOrEqual(6);
    for (const year of [2021, 2022, 2023]) expect(reports.some((report) => report.fiscalYear === year)).toBe(true);
  });
});

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'empty.docx': 'empty',
  'cut-in-half.docx': 'damaged',
  'noise.docx': 'unsupported',
  'picture.docx': 'unsupported',
  'zip-without-document.docx': 'unsupported',
  'entity-bomb.docx': 'not-a-report',
  'encrypted.docx': 'encrypted',
  'huge-span.html': 'partial',
  'deep-nesting.html': 'partial',
  'html-named.doc': 'ok',
  'docx-named.txt': 'ok',
  'gb18030-text-named.html': 'ok',
  'utf16le.txt': 'ok',
  'utf16be-unmarked.txt': 'ok',
};

/** Files whose content is the sample form, whatever they are called: format and character set by content. */
const SAMPLE: Readonly<Record<string, readonly [format: string, encoding: string | null]>> = {
  'huge-span.html': ['html', 'utf-8'],
  'html-named.doc': ['html', 'utf-8'],
  'docx-named.txt': ['docx', null],
  'gb18030-text-named.html': ['txt', 'gb18030'],
  'utf16le.txt': ['txt', 'utf-16le'],
  'utf16be-unmarked.txt': ['txt', 'utf-16be'],
};

describe('hostile files', () => {
  it('are those of the list, below 100 KB each, and written down in the README', () => {
    const files = readdirSync(HOSTILE_FOLDER).filter((name) => name !== 'README.md');
    expect(files.sort()).toEqual(Object.keys(OUTCOMES).sort());
    const readme = readFileSync(`${HOSTILE_FOLDER}README.md`, 'utf8');
    for (const [name, outcome] of Object.entries(OUTCOMES)) {
      expect(readme).toMatch(new RegExp(`^\\| \`${name.replaceAll('.', '\\.')}\` \\|[^|]+\\| \`${outcome}\``, 'm'));
      expect(readFileSync(HOSTILE_FOLDER + name).length).toBeLessThan(100_000);
    }
  });

  it.each(Object.entries(OUTCOMES))('%s ends as %s, with a line that says why', (name, outcome) => {
    const { extraction, outcome: got } = of(name);
    expect(got).toBe(outcome);
    if (outcome !== 'ok') expect(extraction.warnings.length).toBeGreaterThan(0);
    for (const warning of extraction.warnings) expect(warning.message).not.toBe('');
  });

  it.each(Object.entries(SAMPLE))('%s is read by its content', (name, [format, encoding]) => {
    const { extraction } = of(name);
    expect([extraction.source.format, extraction.source.encoding]).toEqual([format, encoding]);
    expect(unmet(goldOf('p1-wancheng-2023-road.docx'), extraction)).toEqual([]);
  });

  it('span and nesting limits are named', () => {
    expect(of('huge-span.html').extraction.warnings.map((warning) => warning.code)).toContain('span.cut');
    expect(of('deep-nesting.html').extraction.warnings.map((warning) => warning.code)).toContain('nesting.cut');
  });
});
