import { describe, expect, it } from 'vitest';
import { at } from '../../src/model/doc.js';
import type { Extraction, Indicator } from '../../src/model/record.js';
import { correctableFields, valueAt } from '../../src/store/correctable-fields.js';
import type { NewCorrection } from '../../src/store/corrections.js';
import { CORRECTABLE_RECORDS } from '../../src/store/correction-table.js';
import type { Store } from '../../src/store/open.js';
import { aPath, aStore, loading, rawConnection } from '../helpers/database.js';
import { anExtraction, anIndicator, aReport, percent, sha } from '../helpers/extraction.js';

const NOWHERE = { page: null, table: null, row: null, column: null, paragraph: null };

/** A correction of the first indicator of `anExtraction`, unless it says otherwise. */
function aCorrection(over: Partial<NewCorrection> = {}): NewCorrection {
  return {
    sha256: sha(1),
    path: 'a.docx',
    report: 1,
    record: 'indicator',
    ordinal: 1,
    anchor: '城乡居民参保率',
    at: { ...NOWHERE, table: 1, row: 12, column: 4 },
    field: 'score',
    valueAsRead: 9.5,
    value: 9,
    reason: '原表为9分',
    who: '张某',
    readerVersion: '0.1.0',
    ...over,
  };
}

function loaded(path = aPath()): { store: Store; path: string; ask: (sql: string) => unknown[] } {
  const store = aStore(path);
  store.load(anExtraction(), loading(store));
  return { store, path, ask: (sql) => rawConnection(path).prepare(sql).all() };
}

/** The same file as another version reads it. */
function read(store: Store, indicators: readonly Indicator[], version = '0.2.0', over: Partial<Extraction> = {}): void {
  const extraction = anExtraction({ reports: [aReport({ indicators })], ...over });
  expect(store.load(extraction, loading(store, { readerVersion: version }))).toBe('replaced');
}

const SCORE = 'SELECT score, score_as_read, corrected, score_rate FROM v_indicator ORDER BY ordinal LIMIT 1';
const states = (store: Store): unknown[] => store.corrections.list().map(({ id, state }) => `${id} ${state}`);

describe('a correction', () => {
  it('stands in the views beside what was read, which is not changed', () => {
    const { store, ask } = loaded();
    const [made] = store.corrections.add([aCorrection()]);
    expect(made).toMatchObject({ id: 1, state: 'applied', note: null, field: 'score', value: 9, valueAsRead: 9.5 });
    expect(ask(SCORE)).toEqual([{ score: 9, score_as_read: 9.5, corrected: 1, score_rate: 0.9 }]);
    expect(store.read(sha(1))).toEqual(anExtraction());
    expect(ask('SELECT indicator_score FROM v_report')).toEqual([{ indicator_score: 18.5 }]);
  });

  it('of a result decides whether the target was met', () => {
    const { store, ask } = loaded();
    const achieved = "SELECT achieved FROM v_indicator WHERE level3 = '城乡居民参保率'";
    expect(ask(achieved)).toEqual([{ achieved: 'no' }]);
    store.corrections.add([aCorrection({ field: 'actual', valueAsRead: percent(93.92), value: percent(98) })]);
    expect(ask(achieved)).toEqual([{ achieved: 'yes' }]);
    store.corrections.undo(1);
    expect(ask(achieved)).toEqual([{ achieved: 'no' }]);
  });

  it('of a region or year moves the report and its indicators there', () => {
    const { store, ask } = loaded();
    const of = { record: 'report', anchor: '城乡居民医保补助', at: NOWHERE } as const;
    store.corrections.add([
      aCorrection({ ...of, field: 'region', valueAsRead: aReport().region, value: { code: '430682', name: '湖南省岳阳市临湘市' } }),
      aCorrection({ ...of, field: 'fiscalYear', valueAsRead: 2023, value: 2022 }),
    ]); // prettier-ignore
    expect(ask('SELECT DISTINCT county, prefecture, year FROM v_indicator')).toEqual([{ county: '临湘市', prefecture: '岳阳市', year: 2022 }]); // prettier-ignore
    expect(ask('SELECT year, year_as_read, county, region_name_as_read FROM v_report')).toEqual([{ year: 2022, year_as_read: 2023, county: '临湘市', region_name_as_read: '湖南省株洲市渌口区' }]); // prettier-ignore
  });

  it('can be of every field of every kind of row that states something', () => {
    const paths = Object.fromEntries(CORRECTABLE_RECORDS.map((record) => [record, correctableFields(record).map((f) => `${f.path}:${f.kind}`)])); // prettier-ignore
    expect(paths['form']).toEqual(['title:text', 'goal.expected:text', 'goal.actual:text', 'totalWeight:number', 'totalScore:number']); // prettier-ignore
    expect(paths['report']).toEqual(expect.arrayContaining(['fiscalYear:whole', 'region:region', 'period:period', 'reportDate:date', 'grade:choice'])); // prettier-ignore
    expect(paths['indicator']).toEqual(expect.arrayContaining(['target:value', 'actual:value', 'level3:text', 'weight:number'])); // prettier-ignore
    expect(paths['funding']).toEqual(expect.arrayContaining(['budget:money', 'executionRate:rate']));
    expect(paths['expenditure']).toEqual(expect.arrayContaining(['amount:money', 'isTotal:flag', 'date:date']));
    const { store, ask } = loaded();
    for (const row of store.corrections.rows(sha(1)) ?? []) {
      for (const { path, kind, nullable, choices } of correctableFields(row.record)) {
        const values = { value: percent(1), money: 1, rate: 0.5, number: 1, whole: 2020, text: '改', date: '2020-01', choice: choices[0], flag: true, region: null, period: null }; // prettier-ignore
        const value = values[kind];
        store.corrections.add([{ ...aCorrection(), ...row, at: row.at ?? NOWHERE, field: path, value, valueAsRead: valueAt(row.asRead, path) }]); // prettier-ignore
        expect([path, nullable || value !== null]).toEqual([path, true]);
      }
    }
    expect(new Set(store.corrections.list().map(({ state }) => state))).toEqual(new Set(['applied', 'confirmed']));
    expect(ask('SELECT goal_actual, total_score FROM v_goal')).toEqual([{ goal_actual: '改', total_score: 1 }]);
    expect(rawConnection(store.path).pragma('foreign_key_check')).toEqual([]);
  });

  it('is refused where the contract does not allow its value, or nobody gives a reason', () => {
    const { store } = loaded();
    const add = (over: Partial<NewCorrection>) => () => store.corrections.add([aCorrection(), aCorrection(over)]);
    expect(add({ value: '9' })).toThrow('"9" is no value for score of indicator');
    expect(add({ field: 'level3', value: null })).toThrow('null is no value for level3');
    expect(add({ field: 'at', value: null })).toThrow('no field at of indicator');
    expect(add({ record: 'report', field: 'grade', value: '好' })).toThrow('grade');
    expect(add({ reason: ' ' })).toThrow('reason');
    // all or none
    expect(store.corrections.list()).toEqual([]);
  });

  it('is one of several of a field: the last holds, and when it is taken back the one before', () => {
    const { store, ask } = loaded();
    const score = (): unknown => (ask(SCORE)[0] as { score: number }).score;
    store.corrections.add([aCorrection({ madeAt: '2026-01-01T00:00:00.000Z' })]);
    store.corrections.add([aCorrection({ value: 8, madeAt: '2026-01-02T00:00:00.000Z' })]);
    expect([score(), states(store)]).toEqual([8, ['1 replaced', '2 applied']]);
    store.corrections.undo(2);
    expect([score(), states(store)]).toEqual([9, ['1 applied', '2 undone']]);
    // one that was made earlier and comes from elsewhere does not hold against it
    store.corrections.add([aCorrection({ value: 7, madeAt: '2025-12-31T00:00:00.000Z' })]);
    expect([score(), states(store)]).toEqual([9, ['1 applied', '2 undone', '3 replaced']]);
    store.corrections.undo(1);
    store.corrections.undo(3);
    expect(ask(SCORE)).toEqual([{ score: 9.5, score_as_read: 9.5, corrected: 0, score_rate: 0.95 }]);
    expect(() => store.corrections.undo(3)).toThrow('taken back already');
    expect(() => store.corrections.undo(33)).toThrow('no correction 33');
  });

  it('that comes twice is kept once', () => {
    const { store } = loaded();
    const one = aCorrection({ madeAt: '2026-01-01T00:00:00.000Z' });
    expect(store.corrections.add([one])).toHaveLength(1);
    expect(store.corrections.add([one])).toHaveLength(0);
  });

  it('of a file that is not there yet waits for it', () => {
    const path = aPath();
    const store = aStore(path);
    store.corrections.add([aCorrection()]);
    expect(states(store)).toEqual(['1 waiting']);
    store.load(anExtraction(), loading(store));
    expect(states(store)).toEqual(['1 applied']);
    expect(rawConnection(path).prepare(SCORE).get()).toMatchObject({ score: 9, corrected: 1 });
  });
});

describe('a newer reading', () => {
  const [first, second] = [anIndicator(), anIndicator({ ordinal: 2, level3: '补助到位时间', at: at({ table: 1, row: 13, column: 4 }) })]; // prettier-ignore
  const corrected = (): ReturnType<typeof loaded> => {
    const all = loaded();
    all.store.corrections.add([aCorrection()]);
    return all;
  };

  it('that reads the same keeps a correction, also of rows that have moved in their table', () => {
    const { store, ask } = corrected();
    read(store, [first, second]);
    expect([ask(SCORE), states(store)]).toMatchObject([[{ score: 9, score_as_read: 9.5, corrected: 1 }], ['1 applied']]); // prettier-ignore
    const moved = { ...first, ordinal: 2, at: at({ table: 1, row: 40, column: 5 }) };
    read(store, [{ ...second, ordinal: 1 }, moved], '0.3.0');
    expect(ask('SELECT level3, score, corrected FROM v_indicator ORDER BY ordinal')).toEqual([
      { level3: '补助到位时间', score: 9.5, corrected: 0 },
      { level3: '城乡居民参保率', score: 9, corrected: 1 },
    ]);
    expect(store.corrections.list()).toMatchObject([{ ordinal: 2, at: { row: 40, column: 5 }, state: 'applied' }]);
  });

  it('that words the name in another way finds the row by its place and value', () => {
    const { store, ask } = corrected();
    read(store, [{ ...first, level3: '参保率' }, second]);
    expect([ask(SCORE), states(store)]).toMatchObject([[{ score: 9, corrected: 1 }], ['1 applied']]);
  });

  it('that reads another value keeps it and says so', () => {
    const { store, ask } = corrected();
    read(store, [{ ...first, score: 0.95 }, second]);
    expect(ask(SCORE)).toMatchObject([{ score: 9, score_as_read: 0.95, corrected: 1 }]);
    expect(store.corrections.list()).toMatchObject([{ state: 'applied', note: 'the reader now reads 0.95' }]);
  });

  it('that reads what was corrected confirms it; nothing is laid over', () => {
    const { store, ask } = corrected();
    read(store, [{ ...first, score: 9 }, second]);
    expect([ask(SCORE), states(store)]).toMatchObject([[{ score: 9, corrected: 0 }], ['1 confirmed']]);
    // and one that loses it again is corrected again
    read(store, [{ ...first, score: null }, second], '0.3.0');
    expect([ask(SCORE), states(store)]).toMatchObject([[{ score: 9, corrected: 1 }], ['1 applied']]);
  });

  it('in which its row cannot be told loses a correction, in the open', () => {
    const { store, ask } = corrected();
    const other = { ...first, level3: '参保率', score: 10, at: at({ table: 2, row: 3 }) };
    read(store, [other, second]);
    expect(ask(SCORE)).toMatchObject([{ score: 10, corrected: 0 }]);
    expect(store.lostCorrections()).toMatchObject([{ id: 1, rowId: null, note: 'no indicator is certain to be the one that was corrected' }]); // prettier-ignore
    // two rows of its name, neither at its place nor with its value
    read(
      store,
      [
        { ...other, level3: first.level3 },
        { ...other, level3: first.level3, ordinal: 2, score: 8 },
      ],
      '0.3.0',
    );
    expect(store.lostCorrections()).toHaveLength(1);
    read(store, [], '0.4.0', { reports: [] });
    expect(store.lostCorrections()).toMatchObject([{ note: 'no indicator was read' }]);
    read(store, [first, second], '0.5.0');
    expect([ask(SCORE), store.lostCorrections()]).toMatchObject([[{ score: 9 }], []]);
  });

  it('that counts reports in another way finds the row in its new report', () => {
    const { store, ask } = corrected();
    const empty = aReport({ indicators: [], forms: [], funding: [] });
    read(store, [], '0.2.0', { reports: [empty, aReport({ ordinal: 2, indicators: [first, second] })] });
    expect(ask('SELECT score, corrected FROM v_indicator WHERE corrected')).toEqual([{ score: 9, corrected: 1 }]);
    expect(store.corrections.list()).toMatchObject([{ report: 2, state: 'applied' }]);
  });

  it('keeps the history, with what was taken back', () => {
    const { store, ask } = corrected();
    store.corrections.add([aCorrection({ value: 8 })]);
    store.corrections.add([aCorrection({ value: 7 })]);
    store.corrections.undo(3);
    read(store, [first, second]);
    expect([ask(SCORE), states(store)]).toMatchObject([[{ score: 8 }], ['1 replaced', '2 applied', '3 undone']]);
    store.corrections.undo(2);
    expect(states(store)).toEqual(['1 applied', '2 undone', '3 undone']);
  });
});
