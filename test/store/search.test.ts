import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/sqlite.js';
import type { Store } from '../../src/store/open.js';
import { aPath, aStore, aVersionTwo, loading, rawConnection } from '../helpers/database.js';
import { anExtraction, anIndicator, aReport, aSection, aSource, sha } from '../helpers/extraction.js';

/** Three reports in three files. */
function filled(path = aPath()): Store {
  const store = aStore(path);
  const load = (n: number, over: Parameters<typeof aReport>[0]): void =>
    void store.load(anExtraction({ source: aSource({ sha256: sha(n) }), reports: [aReport(over)] }), loading(store));
  load(1, {
    projectName: '城乡居民医保补助',
    indicators: [anIndicator({ level3: '城乡居民参保率' }), anIndicator({ ordinal: 2, level3: '宣传次数' })],
    sections: [aSection({ heading: '存在的问题', text: '外出务工人员较多，部分对象未及时参保。宣传不够。' })],
  });
  load(2, {
    projectName: '水利工程维修',
    fiscalYear: 2022,
    indicators: [anIndicator({ level3: '新增参保' }), anIndicator({ ordinal: 2, level3: 'GDP增长率' })],
    sections: [aSection({ heading: '下一步', text: '加强饮水安全。' })],
  });
  load(3, {
    fiscalYear: 2021,
    projectName: null,
    indicators: [anIndicator({ level3: '城乡居民参保率' })],
    sections: [],
  });
  return store;
}

const names = (store: Store, words: string): string[] => store.search(words).names.map(({ text }) => text);

describe('search', () => {
  it('finds words of three characters and more anywhere in a name', () => {
    const store = filled();
    expect(names(store, '居民参保')).toEqual(['城乡居民参保率']);
    expect(names(store, '居民')).toEqual(['城乡居民参保率', '城乡居民医保补助']);
  });

  it('finds words of two characters, at the beginning, inside and at the end, the shortest name first', () => {
    const store = filled();
    expect(names(store, '参保')).toEqual(['新增参保', '城乡居民参保率']);
    expect(names(store, '水利')).toEqual(['水利工程维修']);
    expect(names(store, '维修')).toEqual(['水利工程维修']);
    expect(names(store, '率')).toEqual(['GDP增长率', '城乡居民参保率']);
    expect(names(store, '保参')).toEqual([]);
  });

  it('needs all words, whatever their order and the case of letters', () => {
    const store = filled();
    expect(names(store, '参保 城乡')).toEqual(['城乡居民参保率']);
    expect(names(store, 'gdp　增长')).toEqual(['GDP增长率']);
    expect(names(store, 'gd')).toEqual(['GDP增长率']);
    expect(names(store, '参保 水利')).toEqual([]);
  });

  it('tells how often a name occurs, over which years, and its concept', () => {
    const [, hit] = filled().search('参保').names;
    expect(hit).toEqual({ kind: 'indicator', text: '城乡居民参保率', concept: '城乡居民参保率', rows: 2, firstYear: 2021, lastYear: 2023 }); // prettier-ignore
  });

  it('finds sections with the words marked, and where they stand', () => {
    const [hit, ...others] = filled().search('参保').sections;
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ heading: '存在的问题', county: '渌口区', year: 2023, project: '城乡居民医保补助' });
    expect(hit?.snippet).toBe('外出务工人员较多，部分对象未及时⟦参保⟧。宣传不够。');
    expect(filled().search('宣传 未及时参保').sections[0]?.snippet).toBe('外出务工人员较多，部分对象⟦未及时参保⟧。⟦宣传⟧不够。'); // prettier-ignore
  });

  it('takes signs of the query language for what they are', () => {
    const store = filled();
    for (const words of ['"', 'AND', 'a OR b', '参保"率', "';--", '(', '*参保*', 'text:参保率', '^参保率'])
      expect(names(store, words)).toEqual([]);
  });

  it('forgets a file that is replaced', () => {
    const path = aPath();
    const store = filled(path);
    const other = aReport({ projectName: '道路养护', indicators: [anIndicator({ level3: '养护里程' })], sections: [] });
    store.load(
      anExtraction({ source: aSource({ sha256: sha(2) }), reports: [other] }),
      loading(store, { readerVersion: '0.2.0' }),
    );
    expect(names(store, '水利')).toEqual([]);
    expect(names(store, '养护')).toEqual(['养护里程', '道路养护']);
    expect(store.search('饮水').sections).toEqual([]);
    // its names go when the database is put in order
    expect(store.optimize().names).toBe(3);
    expect(names(store, '参保')).toEqual(['城乡居民参保率']);
    const db = rawConnection(path);
    for (const index of ['search_name_index', 'search_section_index'])
      db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
  });

  it('holds each row once, also of a file that is read twice in one transaction', () => {
    const path = aPath();
    const store = aStore(path);
    const one = (text: string) =>
      anExtraction({ reports: [aReport({ projectName: text, sections: [aSection({ heading: '概况', text })] })] });
    store.batch(() => {
      store.load(one('饮水安全巩固'), loading(store));
      store.load(one('道路养护'), loading(store, { force: true }));
      expect(names(store, '道路')).toEqual([]);
    });
    expect(names(store, '道路')).toEqual(['道路养护']);
    expect(store.search('道路').sections.map(({ heading }) => heading)).toEqual(['概况']);
    expect(store.search('饮水').sections).toEqual([]);
    const db = rawConnection(path);
    for (const index of ['search_name_index', 'search_section_index'])
      db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
  });

  it('says so when there is no word, or one that is in everything', () => {
    const store = filled();
    expect(() => store.search(' 　')).toThrow(StoreError);
  });

  it('works in a database that an older version made', () => {
    const store = aStore(aVersionTwo());
    expect(store.search('参保').names.length).toBeGreaterThan(0);
    expect(store.search('参保率').names.map((hit) => hit.kind)).toContain('indicator');
  });
});
