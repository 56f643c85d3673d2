import { describe, expect, it } from 'vitest';
import { coverage, coverageTable, profile } from '../../src/compare/index.js';
import { aFunding, anExtraction, anIndicator, aReport, aSource, percent, sha } from '../helpers/extraction.js';
import { aPath, aStore, loading } from '../helpers/database.js';
import { databaseOf } from './making.js';

describe('coverage', () => {
  const { path } = {
    path: () =>
      databaseOf([
        { county: '渌口区', year: 2022, actual: '91%' },
        { county: '渌口区', year: 2023, actual: '92%', files: 3 },
        { county: '渌口区', year: 2023, actual: '92%', project: '救助' },
        { county: '株洲市', year: 2023, actual: '93%' },
        { county: '公安县', year: null, actual: '94%', kind: 'department', project: null },
        { county: null, year: 2023, actual: '95%' },
      ]).path,
  };

  it('counts each report once, each file, and what has no year or region', () => {
    const found = coverage(path());
    expect(found.years).toEqual([2022, 2023, null]);
    expect(
      found.rows.map((row) => [row.label, ...row.cells.map((cell) => cell?.reports ?? 0), row.total.files]),
    ).toEqual([
      ['公安县', 0, 0, 1, 1],
      ['株洲市', 0, 1, 0, 1],
      ['渌口区', 1, 2, 0, 5],
      ['', 0, 1, 0, 1],
    ]);
    expect(found.total).toEqual({ reports: 6, projects: 5, indicators: 6, files: 8 });
  });

  it('is kept to a scope, put together by prefecture, and split', () => {
    const database = path();
    expect(coverage(database, { regions: ['株洲市'], by: 'prefecture' }).rows).toMatchObject([{ label: '株洲市', total: { reports: 4 } }]); // prettier-ignore
    expect(coverage(database, { split: 'kind' }).rows.map((row) => [row.label, row.part])).toContainEqual(['公安县', 'department']); // prettier-ignore
    const { columns, rows } = coverageTable(coverage(database, { years: { from: 2022, to: 2022 } }));
    expect(columns).toEqual(['code', 'province', 'prefecture', 'county', 'part', 'year', 'reports', 'projects', 'indicators', 'files']); // prettier-ignore
    expect(rows).toEqual([['430212', '湖南省', '株洲市', '渌口区', null, 2022, 1, 1, 1, 1]]);
  });
});

describe('a profile', () => {
  function made(): string {
    const path = aPath();
    const store = aStore(path);
    const options = loading(store);
    const load = (n: number, over: Parameters<typeof aReport>[0]): void =>
      void store.load(anExtraction({ source: aSource({ sha256: sha(n), path: `${n}.docx` }), reports: [aReport(over)], warnings: [] }), options); // prettier-ignore
    const money = (budget: number, executed: number) => [aFunding({ budget, executed })];
    load(1, { projectName: '甲', funding: money(1_000_000, 900_000), confidence: 0.6 });
    load(2, { projectName: '甲', funding: money(1_000_000, 900_000), confidence: 0.95 });
    load(3, { projectName: '乙', funding: [], indicators: [anIndicator({ target: percent(90, '>='), actual: percent(97) })] }); // prettier-ignore
    load(4, { projectName: null, kind: 'department', funding: money(9_000_000, 9_000_000), findings: [] });
    load(5, { projectName: '丙', fiscalYear: 2022, sections: [{ ...aReport().sections[0]!, type: 'problems', text: '资金拨付不及时。' }] }); // prettier-ignore
    load(6, { projectName: '丁', region: { code: '430223', name: '湖南省株洲市攸县' } });
    return path;
  }

  it('adds up the money of projects once, without the reports of units that contain them', () => {
    const { code, name, years, reports } = profile(made(), { region: '渌口区' });
    expect([code, name]).toEqual(['430212', '湖南省株洲市渌口区']);
    expect(years.find(({ year }) => year === 2023)).toMatchObject({ reports: 3, projects: 2, budget: 1_000_000, executed: 900_000, rate: 0.9, counted: 1, withoutMoney: 1 }); // prettier-ignore
    expect(reports.find(({ project }) => project === '甲')).toMatchObject({ path: '2.docx', copies: 1, rate: 0.9 });
  });

  it('lists what was missed, problems in their own words and findings, of each report once', () => {
    const { missed, problems, findings } = profile(made(), { region: '430212', years: { from: 2022, to: 2023 } });
    expect(missed.map(({ project, name, target, actual }) => [project, name, target, actual])).toContainEqual(['甲', '城乡居民参保率', '>=95%', '93.92%']); // prettier-ignore
    expect(missed.filter(({ project }) => project === '甲')).toHaveLength(1);
    expect(missed.some(({ project }) => project === '乙' || project === '丁')).toBe(false);
    expect(problems).toMatchObject([{ year: 2022, project: '丙', type: 'problems', text: '资金拨付不及时。' }]);
    expect(findings.map(({ project }) => project).sort()).toEqual(['丙', '乙', '甲'].sort());
  });

  it('is of one place', () => {
    const path = made();
    expect(() => profile(path, { region: '株洲市' })).toThrow(/stands for 2 places; name one: 430212/);
    expect(() => profile(path, { region: '北京市' })).toThrow(/no report of a region/);
    expect(profile(path, { region: '渌口', years: { from: 2022, to: 2022 } }).reports).toHaveLength(1);
  });
});
