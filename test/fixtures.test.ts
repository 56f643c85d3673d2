/** The fixture documents, from bytes to records: golds met, formats alike, nothing unread, places right. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../fixtures/build/documents.js';
import { renditions } from '../fixtures/build/render.js';
import { RENDITIONS } from '../fixtures/build/spec.js';
import type { WarningCode } from '../src/model/codes.js';
import type { Block, Cell, Table } from '../src/model/doc.js';
import { extractBytes, extractFile, type Extracted } from '../src/run/extract.js';
import { unmet, type Gold } from './helpers/gold.js';

const REPORTS = fileURLToPath(new URL('../fixtures/reports/', import.meta.url));

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
  'own-shouxian-2023-department-tasks': 'its list of tasks and what each costs has no place in the record',
  'who-changsha-2023-school-years': 'it compares with the years before, which are none of the year reported on',
};

/** Documents whose figures do not add up: name → why. */
const WRONG: Readonly<Record<string, string>> = {
  'own-langao-2022-source-errors': 'its gold names the findings that there must be',
};

const read = new Map<string, Extracted>();
const of = (name: string): Extracted => {
  const result = read.get(name);
  if (!result) throw new Error(`${name} was not read`);
  return result;
};

beforeAll(async () => {
  for (const name of FILES) read.set(name, await extractFile(REPORTS + name));
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

  it.each(DOCUMENTS)('$name meets its gold however it is saved', async (spec) => {
    const missed: string[] = [];
    for (const as of RENDITIONS.filter((rendition) => !spec.as.includes(rendition))) {
      for (const [name, content] of renditions({ ...spec, as: [as] })) {
        const { extraction } = await extractBytes(content, name);
        missed.push(...unmet(goldOf(name), extraction).map((difference) => `${as}: ${difference}`));
      }
    }
    expect(missed).toEqual([]);
  });

  /** How sure a reading is depends on what the format says of its cells; what was read must not. */
  const BY_FORMAT: readonly string[] = ['confidence', 'evidence'];

  it.each(STEMS)('%s gives the same records in every format', (name) => {
    const [first, ...others] = FILES.filter((file) => stem(file) === name);
    if (first === undefined) throw new Error(`no file of ${name}`);
    for (const other of others) {
      const may = [...BY_FORMAT, ...[first, other].flatMap((file) => DIFFERS[file]?.[0] ?? [])];
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

  it.each(FILES.filter((name) => !(stem(name) in WRONG)))('%s, which adds up, is given no error', (name) => {
    const findings = of(name).extraction.reports.flatMap((report) => report.findings);
    expect(findings.filter((finding) => finding.severity === 'error').map((finding) => finding.message)).toEqual([]);
  });

  it('span counties and years enough to compare', () => {
    const reports = FILES.flatMap((name) => of(name).extraction.reports);
    expect(new Set(reports.map((report) => report.region?.code)).size).toBeGreaterThanOrEqual(6);
    for (const year of [2021, 2022, 2023]) expect(reports.some((report) => report.fiscalYear === year)).toBe(true);
  });
});
