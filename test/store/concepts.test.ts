import { describe, expect, it } from 'vitest';
import { readOverrides } from '../../src/concept/index.js';
import { indicatorsOfConcept } from '../../src/store/concept-query.js';
import { openStore } from '../../src/store/open.js';
import { query } from '../../src/store/query.js';
import { aPath, aStore, aVersionTwo, loading, rawConnection } from '../helpers/database.js';
import { anExtraction, anIndicator, aReport, aSource, percent, sha } from '../helpers/extraction.js';

type Row = Record<string, unknown>;

/** Reports of three counties that call one thing by three names, and one that means something else. */
const COUNTIES = [
  { code: '430212', name: '湖南省株洲市渌口区', year: 2022, level3: '渌口区城乡居民参保率', actual: 95.5 },
  { code: '430224', name: '湖南省株洲市茶陵县', year: 2023, level3: '2023年城乡居民参加医疗保险率', actual: 96 },
  { code: '430682', name: '湖南省岳阳市临湘市', year: 2023, level3: '全市城乡居民医保参保率', actual: 94 },
  { code: '430682', name: '湖南省岳阳市临湘市', year: 2023, level3: '未参保率', actual: 6 },
] as const;

function fill(path: string): ReturnType<typeof aStore> {
  const store = aStore(path);
  const options = loading(store);
  COUNTIES.forEach(({ code, name, year, level3, actual }, i) => {
    const indicators = [anIndicator({ level3, actual: percent(actual) })];
    const reports = [aReport({ region: { code, name }, fiscalYear: year, indicators })];
    store.load(anExtraction({ source: aSource({ sha256: sha(i + 1) }), reports }), options);
  });
  return store;
}

const concepts = (path: string): Row[] =>
  rawConnection(path).prepare<[], Row>('SELECT level3, concept, concept_family AS family FROM v_indicator ORDER BY indicator_id').all(); // prettier-ignore

describe('the concept of an indicator', () => {
  it('stands beside it in the view as soon as it is loaded', () => {
    const path = aPath();
    fill(path);
    expect(concepts(path)).toEqual([
      { level3: '渌口区城乡居民参保率', concept: '城乡居民参保率', family: '参保率' },
      { level3: '2023年城乡居民参加医疗保险率', concept: '城乡居民参保率', family: '参保率' },
      { level3: '全市城乡居民医保参保率', concept: '城乡居民参保率', family: '参保率' },
      { level3: '未参保率', concept: '未参保率', family: '参保率' },
    ]);
  });

  it('is asked for over counties and years', async () => {
    const path = aPath();
    fill(path);
    const ask = async (question: Parameters<typeof indicatorsOfConcept>[0]): Promise<unknown[][]> => {
      const { sql, params } = indicatorsOfConcept(question);
      const { columns, rows } = await query(path, sql, { params });
      const wanted = ['county', 'year', 'indicator', 'actual_base', 'base_unit'].map((name) => columns.indexOf(name));
      return rows.map((row) => wanted.map((at) => row[at]));
    };
    expect(await ask({ concept: '城乡居民参保率' })).toEqual([
      ['渌口区', 2022, '渌口区城乡居民参保率', 0.955, '1'],
      ['茶陵县', 2023, '2023年城乡居民参加医疗保险率', 0.96, '1'],
      ['临湘市', 2023, '全市城乡居民医保参保率', 0.94, '1'],
    ]);
    expect(await ask({ family: '参保率', years: { from: 2023, to: 2023 } })).toHaveLength(3);
    expect(await ask({})).toHaveLength(4);
  });

  it('is found by an index', () => {
    const path = aPath();
    fill(path);
    const { sql } = indicatorsOfConcept({ concept: '城乡居民参保率' });
    const db = rawConnection(path);
    const planOf = (text: string, params: Row): string =>
      db.prepare<[Row], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(params).map((step) => step.detail).join('\n'); // prettier-ignore
    const byConcept = planOf(sql, { concept: '城乡居民参保率' });
    expect(byConcept).toMatch(/SEARCH c USING/);
    expect(byConcept).not.toContain('SCAN');
    const byCounty = planOf('SELECT concept FROM v_indicator WHERE county = :county', { county: '渌口区' });
    expect(byCounty).toMatch(/SEARCH q USING/);
    expect(byCounty).not.toContain('SCAN');
  });

  it('is there for every indicator, so that the view shows them all', () => {
    const path = aPath();
    fill(path);
    const db = rawConnection(path);
    const count = (from: string): unknown => db.prepare(`SELECT count(*) FROM ${from}`).pluck().get();
    expect(count('v_indicator')).toBe(count('indicator'));
    expect(count('indicator_derived')).toBe(count('indicator'));
  });

  it('follows overrides, also for what is loaded later, until others take their place', () => {
    const path = aPath();
    const store = fill(path);
    const { overrides } = readOverrides('name,concept\n城乡居民参保率,居民医保参保率\n');
    expect(store.refreshConcepts(overrides)).toEqual({ indicators: 4, concepts: 2 });
    const later = aReport({ indicators: [anIndicator({ level3: '城乡居民参保覆盖率' })] });
    store.load(anExtraction({ source: aSource({ sha256: sha(9) }), reports: [later] }), loading(store));
    expect(concepts(path).map((row) => row['concept'])).toEqual([...Array<string>(3).fill('居民医保参保率'), '未参保率', '居民医保参保率']); // prettier-ignore
    expect(store.refreshConcepts()).toEqual({ indicators: 5, concepts: 2 });
    expect(store.refreshConcepts(new Map())).toEqual({ indicators: 5, concepts: 2 });
    expect(concepts(path)[4]?.['concept']).toBe('城乡居民参保率');
  });

  it('goes with the indicator', () => {
    const path = aPath();
    const store = fill(path);
    const reports = [aReport({ indicators: [anIndicator({ level3: '群众满意率' })] })];
    store.load(anExtraction({ reports }), loading(store, { readerVersion: '0.2.0' }));
    expect(concepts(path).map((row) => row['concept'])).toContain('群众满意度');
    const db = rawConnection(path);
    expect(db.prepare('SELECT count(*) FROM indicator_derived').pluck().get()).toBe(4);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('is computed anew when a database is opened that another vocabulary was used for', () => {
    const path = aPath();
    fill(path).close();
    const db = rawConnection(path);
    db.exec(`UPDATE concept SET label = label || '·旧'; UPDATE concept_vocabulary SET fingerprint = 'older'`);
    aStore(path);
    expect(concepts(path)[0]?.['concept']).toBe('城乡居民参保率');
    expect(db.prepare('SELECT count(*) FROM concept').pluck().get()).toBe(2);
  });

  it('is given to the indicators of a database from before there were concepts', () => {
    const path = aVersionTwo();
    const db = rawConnection(path);
    db.exec(`DROP VIEW v_indicator`);
    for (const table of ['indicator_concept', 'concept', 'concept_override', 'concept_vocabulary'])
      db.exec(`DROP TABLE ${table}`);
    db.pragma('user_version = 1');
    openStore(path).close();
    const families = concepts(path).map((row) => row['family']);
    expect(families).toHaveLength(8);
    expect(families).toContain('参保率');
  });
});
