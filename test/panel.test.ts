/** The panel, from bytes to records: every figure that is read is the one in the table that its documents are made from. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { PANEL_COUNTIES, PROJECT } from '../fixtures/build/panel-counties.js';
import { PANEL_DOCUMENTS, panelFiles, type PanelDocument } from '../fixtures/build/panel-documents.js';
import { indicatorsOf, moneyOf, totalOf } from '../fixtures/build/panel-figures.js';
import type { Report } from '../src/model/record.js';
import { extractFile } from '../src/run/extract.js';

const PANEL = fileURLToPath(new URL('../fixtures/panel/', import.meta.url));
const FILES = new Map(panelFiles());
/** Name of the stored file → the only report in it. */
const reports = new Map<string, Report>();

const nameOf = (document: PanelDocument): string => {
  const name = [...FILES.keys()].find((file) => file.startsWith(`${document.spec.name}.`));
  if (name === undefined) throw new Error(`${document.spec.name} is not saved`);
  return name;
};
const reportOf = (document: PanelDocument): Report => {
  const report = reports.get(nameOf(document));
  if (report === undefined) throw new Error(`no report in ${document.spec.name}`);
  return report;
};
const yuan = (amount: number, unit: '万元' | '元'): number =>
  Math.round(amount * (unit === '万元' ? 10000 : 1) * 100) / 100;
const MANY: Readonly<Record<string, number>> = { 万人: 10000 };
/** Ten digits: what is left of a fraction after a change of unit. */
const near = (x: number | null | undefined): number | null => (x == null ? null : Number(x.toPrecision(10)));

beforeAll(async () => {
  for (const document of PANEL_DOCUMENTS) {
    const { extraction } = await extractFile(PANEL + nameOf(document));
    expect([document.spec.name, extraction.reports.length]).toEqual([document.spec.name, 1]);
    const [report] = extraction.reports;
    if (report !== undefined) reports.set(nameOf(document), report);
  }
});

describe('the files', () => {
  it('are those that the tables describe', () => {
    expect(readdirSync(PANEL).sort()).toEqual([...FILES.keys()].sort());
    const changed = [...FILES].filter(([name, bytes]) => !readFileSync(PANEL + name).equals(Buffer.from(bytes)));
    expect(changed.map(([name]) => name)).toEqual([]);
  });

  it('span twelve counties of different provinces, two of one name, and three years', () => {
    expect(PANEL_COUNTIES).toHaveLength(12);
    expect(new Set(PANEL_COUNTIES.map(({ code }) => code.slice(0, 2))).size).toBe(12);
    expect(PANEL_COUNTIES.filter(({ place }) => place.endsWith('永定区'))).toHaveLength(2);
    expect(new Set([...FILES.keys()].map((name) => name.split('.').at(-1))).size).toBeGreaterThanOrEqual(8);
  });

  it('hold one that is cut in half and one that nobody filled in', async () => {
    const outcome = async (name: string): Promise<string> => (await extractFile(PANEL + name)).outcome;
    expect(await outcome('hebei-fuping-2022-insurance.docx')).toBe('damaged');
    expect(await outcome('hebei-fuping-2022-blank.docx')).toBe('not-a-report');
  });
});

it.each(PANEL_DOCUMENTS.map((document) => [document.spec.name, document] as const))(
  '%s is of its county and year',
  (_, document) => {
    const { fiscalYear, region, kind } = reportOf(document);
    expect([fiscalYear, region?.code]).toEqual([document.year, document.county.code]);
    const expected = document.project ? 'project' : document.transfer ? 'transfer' : 'department';
    expect(kind).toBe(expected);
  },
);

const forms = PANEL_DOCUMENTS.flatMap((document) =>
  document.project === undefined ? [] : [[document.spec.name, document, document.project] as const],
);

describe('project forms', () => {
  it.each(forms)('%s: every indicator', (_, document, form) => {
    const report = reportOf(document);
    const { county, year } = document;
    expect(
      report.indicators.map((i) => ({
        levels: [i.level1, i.level2, i.level3],
        target: [i.target?.comparator, i.target?.number, i.target?.unit, near(i.target?.base?.number)],
        actual: [i.actual?.number, i.actual?.unit, near(i.actual?.base?.number)],
        points: [i.weight, i.score],
        reason: i.reason,
      })),
    ).toEqual(
      indicatorsOf(county, year, form).map((i) => {
        const times = MANY[i.unit] ?? 1;
        // where an operator has a column of its own, ＝ stands where the other forms have none
        const comparator = i.comparator === '≥' ? '>=' : county.layout === 'operator' ? '=' : null;
        const base = (x: number): number | null => near(x * times);
        return {
          levels: [i.level1, i.level2, i.level3],
          target: [comparator, i.target, i.unit, base(i.target)],
          actual: [i.actual, i.unit, base(i.actual)],
          points: [i.weight, i.score],
          reason: i.reason,
        };
      }),
    );
  });

  it.each(forms)('%s: its money, total and subject', (_, document, form) => {
    const report = reportOf(document);
    const { county, year } = document;
    expect(report.funding.map((f) => [f.source, f.budget ?? f.initialBudget, f.executed])).toEqual(
      moneyOf(form).map((row) => [row.source, yuan(row.budget, county.money), yuan(row.executed, county.money)]),
    );
    expect([report.funding[0]?.score, report.funding[0]?.reason]).toEqual([form.points, form.moneyReason ?? null]);
    expect(report.selfScore).toBe(totalOf(county, year, form));
    expect(report.projectName).toBe(form.project ?? PROJECT);
    expect(report.supervisingDepartment).toBe(`${county.place}医疗保障局`);
    expect(report.grade).toBe(county.layout === 'pairs' ? '优' : null);
  });
});

describe('transfer forms', () => {
  const transfers = PANEL_DOCUMENTS.flatMap((d) => (d.transfer ? [[d.spec.name, d, d.transfer] as const] : []));

  it.each(transfers)('%s', (_, document, transfer) => {
    const report = reportOf(document);
    expect(report.projectName).toBe('医疗救助补助资金');
    expect(report.funding.map((f) => [f.source, f.budget, f.executed])).toEqual(
      moneyOf(transfer).map((row) => [row.source, yuan(row.budget, '万元'), yuan(row.executed, '万元')]),
    );
    const rows = [transfer.helped, transfer.assisted, transfer.satisfied] as const;
    expect(report.indicators.map((i) => [i.target?.number, i.actual?.number, i.reason])).toEqual(
      rows.map(([target, actual, reason]) => [target, actual, reason ?? null]),
    );
  });
});

describe('reports in prose', () => {
  const narratives = PANEL_DOCUMENTS.flatMap((d) => (d.narrative ? [[d.spec.name, d, d.narrative] as const] : []));

  it.each(narratives)('%s', (_, document, narrative) => {
    const report = reportOf(document);
    expect([report.selfScore, report.grade]).toEqual([narrative.score, narrative.grade]);
    expect(report.funding.map((f) => [f.budget ?? f.initialBudget, f.executed])).toEqual([
      [yuan(narrative.budget, '万元'), yuan(narrative.executed, '万元')],
    ]);
    const said = (type: string): string | undefined => report.sections.find((s) => s.type === type)?.text;
    expect([said('problems'), said('improvements')]).toEqual([narrative.problems, narrative.improvements]);
  });
});
