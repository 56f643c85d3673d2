/** The documents in layouts that no list describes, against golds that were written before the program saw them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LAYOUT_SHEETS, LAYOUTS } from '../fixtures/build/layouts.js';
import { renditions } from '../fixtures/build/render.js';
import { renderSheet } from '../fixtures/build/render-sheet.js';
import { extractFile } from '../src/run/extract.js';
import { unmet, type Gold } from './helpers/gold.js';

const FOLDER = fileURLToPath(new URL('../fixtures/layouts/', import.meta.url));
const names = readdirSync(FOLDER);
const documents = names.filter((name) => !name.endsWith('.json'));

/** Golds that are not met, and why that is meant: `5，500人` may be two numbers, so it is left unread with a warning. */
const TORN: Readonly<Record<string, readonly RegExp[]>> = {
  'guangxi-2023-lingshan-employment.html': [/5500|城镇新增就业/, /4200|职业技能培训/],
};

type Row = Readonly<Record<string, unknown>>;
const AMOUNTS = ['initialBudget', 'budget', 'received', 'executed', 'balance', 'weight', 'score', 'executionRate'];
const alive = (row: Row): boolean => AMOUNTS.some((key) => row[key] !== null && row[key] !== undefined);

/** These golds judge funding rows that state something, by their amounts; what a row is called is left to the reader. */
function judged(gold: Gold): Gold {
  const rows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
  const reports = gold.reports.map((report) =>
    report['funding'] === undefined
      ? report
      : {
          ...report,
          funding: rows(report['funding'])
            .filter(alive)
            .map((row) => ({ ...row, label: undefined })),
        },
  );
  return { reports };
}

describe('layouts that no list describes', () => {
  it('every gold has its document', () => {
    const golds = names.filter((name) => name.endsWith('.gold.json')).map((name) => name.replace('.gold.json', ''));
    expect(golds.filter((gold) => !documents.some((name) => name.startsWith(`${gold}.`)))).toEqual([]);
    expect(documents.length).toBeGreaterThanOrEqual(60);
  });

  it('those that are described are what their descriptions say', () => {
    const sheets = LAYOUT_SHEETS.map((spec) => [`${spec.name}.xlsx`, Buffer.from(renderSheet(spec))] as const);
    for (const [name, content] of [...LAYOUTS.flatMap(renditions), ...sheets])
      expect(readFileSync(FOLDER + name).equals(content), `${name} differs: run fixtures/build/build.ts`).toBe(true);
  });

  it.each(documents)('%s meets its gold', async (name) => {
    const gold = JSON.parse(readFileSync(FOLDER + name.replace(/\.[^.]+$/, '.gold.json'), 'utf8')) as Gold;
    const { extraction } = await extractFile(FOLDER + name);
    const torn = TORN[name] ?? [];
    expect(
      unmet(judged(gold), {
        ...extraction,
        reports: extraction.reports.map((report) => ({ ...report, funding: report.funding.filter(alive) })),
      }).filter((line) => !torn.some((pattern) => pattern.test(line))),
    ).toEqual([]);
    for (const pattern of torn)
      expect(
        extraction.warnings.some(({ code }) => code === 'value.unsure'),
        String(pattern),
      ).toBe(true);
  });
});
