import { describe, expect, it } from 'vitest';
import { compare, type ComparedTable, type CompareQuestion } from '../../src/compare/index.js';
import { rawConnection } from '../helpers/database.js';
import { COUNTIES, databaseOf, type Stated } from './making.js';

const WORDS = { words: '群众满意度' };

function tableOf(stated: readonly Stated[], question: CompareQuestion = WORDS): ComparedTable {
  const answer = compare(databaseOf(stated).path, question);
  if (answer.outcome !== 'compared') throw new Error(JSON.stringify(answer));
  return answer;
}

const values = (table: ComparedTable): Record<string, (number | null | undefined)[]> =>
  Object.fromEntries(
    table.rows.map((row) => [row.label, row.cells.map((cell) => (cell === null ? undefined : cell.value))]),
  );
const reasons = (table: ComparedTable) => table.leftOut.map(({ reason, figures }) => [reason, figures]);
const counties = Object.keys(COUNTIES).filter((name) => name !== '株洲市');

describe('the table', () => {
  it('has a row a county and a column a year, with target, score rate, rank and change', () => {
    const table = tableOf([
      { county: '渌口区', year: 2021, actual: '91%' },
      { county: '渌口区', year: 2023, actual: '95.5%', target: '≥95%', score: 9 },
      { county: '攸县', year: 2023, actual: '97%' },
      { county: '公安县', year: 2023, actual: '95.5%' },
    ]);
    expect([table.unit, table.years]).toEqual(['%', [2021, 2023]]);
    expect(values(table)).toEqual({ 公安县: [undefined, 95.5], 渌口区: [91, 95.5], 攸县: [undefined, 97] });
    const own = table.rows.find((row) => row.label === '渌口区');
    expect(own?.change).toEqual({
      from: 2021,
      to: 2023,
      difference: 4.5,
      ratio: expect.closeTo(4.5 / 91, 9) as number,
    });
    expect(own?.cells[1]).toMatchObject({
      target: 95,
      targetComparator: '>=',
      achieved: 'yes',
      scoreRate: 0.9,
      rank: 2,
    });
    expect(table.rows.map((row) => row.cells[1]?.rank)).toEqual([2, 2, 1]);
    expect(table.spread[1]).toMatchObject({ year: 2023, count: 3, min: 95.5, median: 95.5, q3: 96.25, max: 97, method: 'few' }); // prettier-ignore
  });

  it('ranks from the lowest when asked, and compares targets and rates of achievement', () => {
    const stated = [
      { county: '渌口区', year: 2023, actual: '45%', target: '≥90%', score: 5 },
      { county: '攸县', year: 2023, actual: '97%' },
    ];
    expect(tableOf(stated, { ...WORDS, first: 'lowest' }).rows.map((r) => r.cells[0]?.rank)).toEqual([1, 2]);
    expect(values(tableOf(stated, { ...WORDS, value: 'target' }))).toEqual({ 渌口区: [90], 攸县: [90] });
    expect(values(tableOf(stated, { ...WORDS, value: 'achievement' }))['渌口区']).toEqual([50]);
    expect(values(tableOf(stated, { ...WORDS, value: 'score_rate' }))['渌口区']).toEqual([50]);
  });

  it('keeps to years, regions, departments and kinds', () => {
    const stated: Stated[] = [
      { county: '渌口区', year: 2022, actual: '91%' },
      { county: '渌口区', year: 2023, actual: '92%' },
      { county: '公安县', year: 2023, actual: '93%' },
      { county: '攸县', year: 2023, actual: '94%', kind: 'department', project: null },
    ];
    const keys = (question: CompareQuestion) => Object.keys(values(tableOf(stated, { ...WORDS, ...question })));
    expect(tableOf(stated, { ...WORDS, years: { from: 2023, to: 2024 } }).years).toEqual([2023]);
    expect(keys({ regions: ['湖南'] })).toEqual(['渌口区', '攸县']);
    expect(keys({ regions: ['430200'] })).toEqual(['渌口区', '攸县']);
    expect(keys({ regions: ['公安', '渌口区'] })).toEqual(['公安县', '渌口区']);
    expect(keys({ department: '攸县医疗' })).toEqual(['攸县']);
    expect(keys({ kind: 'department' })).toEqual(['攸县']);
    expect(() => keys({ regions: ['株州市'] })).toThrow(/no report of a region “株州市”.*株洲市/);
    expect(() => keys({ confidence: 7 })).toThrow(/between 0 and 1/);
  });

  it('tells outliers by the median distance, by the mean one among equals, and not among few', () => {
    const stated = (actual: (i: number) => string, n = 10) => counties.slice(0, n).map((county, i) => ({ county, year: 2023, actual: actual(i) })); // prettier-ignore
    const odd = (table: ComparedTable) => table.rows.filter((row) => row.cells[0]?.outlier === true).map((row) => row.cells[0]?.value); // prettier-ignore
    const spread = tableOf(stated((i) => (i === 4 ? '9.5%' : `${90 + i}%`)));
    expect([odd(spread), spread.spread[0]?.method, spread.spread[0]?.outliers]).toEqual([[9.5], 'mad', 1]);
    const same = tableOf(stated((i) => (i === 4 ? '60%' : '100%')));
    expect([odd(same), same.spread[0]?.method]).toEqual([[60], 'mean']);
    const all = tableOf(stated(() => '100%'));
    expect([odd(all), all.spread[0]?.method]).toEqual([[], 'same']);
    const few = tableOf(stated((i) => (i === 4 ? '9.5%' : `${90 + i}%`), 7));
    expect([odd(few), few.spread[0]?.method]).toEqual([[], 'few']);
  });

  it('is a median of places above counties, and says of how many', () => {
    const stated: Stated[] = [
      { county: '渌口区', year: 2023, actual: '90%' },
      { county: '攸县', year: 2023, actual: '96%' },
      { county: '茶陵县', year: 2023, actual: '80%' },
      { county: '茶陵县', year: 2023, actual: '81%', project: '救助' },
      { county: '株洲市', year: 2023, actual: '91%' },
      { county: '公安县', year: 2023, actual: '99%' },
    ];
    const table = tableOf(stated, { ...WORDS, by: 'prefecture' });
    expect(values(table)).toEqual({ 荆州市: [99], 株洲市: [91] });
    expect(table.rows[1]?.cells[0]).toMatchObject({ basis: 'places', places: 3, placesUnclear: 1, low: 90, high: 96 });
    expect(values(tableOf(stated, { ...WORDS, by: 'province' }))).toEqual({ 湖北省: [99], 湖南省: [91] });
    const below = tableOf(stated);
    expect(reasons(below)).toEqual([['above', 1]]);
  });
});

describe('several figures of a place and year', () => {
  const two: Stated[] = [
    { county: '渌口区', year: 2023, actual: '90%', project: '医保补助' },
    { county: '渌口区', year: 2023, actual: '96%', project: '困难群众救助' },
    { county: '攸县', year: 2023, actual: '95%' },
  ];

  it('have no value and no rank until one is picked or they are told apart', () => {
    const cell = tableOf(two).rows[0]?.cells[0];
    expect(cell).toMatchObject({ value: null, basis: 'several', low: 90, high: 96, rank: null, scoreRate: null });
    expect(cell?.figures.map(({ project }) => project)).toEqual(['医保补助', '困难群众救助']);
    const picked = (pick: CompareQuestion['pick'] & string) => tableOf(two, { ...WORDS, pick }).rows[0]?.cells[0];
    expect([picked('lowest')?.value, picked('median')?.value, picked('highest')?.value]).toEqual([90, 93, 96]);
    expect(picked('median')?.basis).toBe('median');
    const split = tableOf(two, { ...WORDS, split: 'project' });
    expect(split.rows.map((row) => [row.label, row.part, row.cells[0]?.value])).toEqual([
      ['渌口区', '医保补助', 90],
      ['渌口区', '困难群众救助', 96],
      ['攸县', '医保补助', 95],
    ]);
  });

  it('are one where the same report lies in several files, or where they agree', () => {
    const table = tableOf([
      { county: '渌口区', year: 2023, actual: '90%', files: 3 },
      { county: '攸县', year: 2023, actual: '95%', project: '甲' },
      { county: '攸县', year: 2023, actual: '95%', project: '乙' },
    ]);
    expect(table.copies).toBe(2);
    expect(table.rows[0]?.cells[0]).toMatchObject({ value: 90, basis: 'one', figures: [{ copies: 2 }] });
    expect(table.rows[1]?.cells[0]).toMatchObject({ value: 95, basis: 'agree' });
  });

  it('of one project in two files that differ are a conflict, which confidence leaves out', () => {
    const stated: Stated[] = [
      { county: '渌口区', year: 2023, actual: '90%' },
      { county: '渌口区', year: 2023, actual: '9%' },
    ];
    expect(tableOf(stated).rows[0]?.cells[0]).toMatchObject({ value: null, doubts: ['conflict'] });
    const sure = tableOf(stated, { ...WORDS, confidence: 0.9 });
    expect([sure.rows, reasons(sure)]).toEqual([[], [['doubtful', 2]]]);
  });

  it('of reports that name neither project nor unit are never taken for copies', () => {
    const table = tableOf([{ county: '渌口区', year: 2023, actual: '90%', project: null, files: 2 }]);
    expect([table.copies, table.rows[0]?.cells[0]?.basis]).toEqual([0, 'agree']);
  });
});

describe('units', () => {
  const people: Stated[] = [
    { county: '渌口区', year: 2023, name: '参保人数', actual: '23.45万人', level2Type: 'quantity' },
    { county: '攸县', year: 2023, name: '参保人数', actual: '234500人', level2Type: 'quantity' },
  ];
  const households: Stated = {
    county: '公安县',
    year: 2023,
    name: '参保人数',
    actual: '900户',
    level2Type: 'quantity',
  };
  const concept = (stated: readonly Stated[]): string => {
    const { path } = databaseOf(stated);
    return String(rawConnection(path).prepare('SELECT concept FROM v_indicator LIMIT 1').pluck().get());
  };

  it('are reconciled through their base', () => {
    const table = tableOf(people, { words: '参保人数' });
    expect([table.unit, values(table)]).toEqual(['人', { 渌口区: [234500], 攸县: [234500] }]);
  });

  it('between which there is no way are named, and one is chosen', () => {
    const stated = [...people, households];
    const { path } = databaseOf(stated);
    const answer = compare(path, { concept: concept(stated) });
    expect(answer).toMatchObject({
      outcome: 'units',
      units: [
        { unit: '人', figures: 2 },
        { unit: '户', figures: 1 },
      ],
    });
    const chosen = compare(path, { concept: concept(stated), unit: '户' });
    expect(chosen.outcome === 'compared' && [values(chosen), reasons(chosen)]).toEqual([{ 公安县: [900] }, [['other-unit', 2]]]); // prettier-ignore
    expect(() => compare(path, { concept: concept(stated), unit: '亩' })).toThrow(/There are: 人, 户/);
  });

  it('what cannot be compared is counted by its reason', () => {
    const table = tableOf([
      { county: '渌口区', year: 2023, actual: '95%' },
      { county: '攸县', year: 2023, actual: '95' },
      { county: '茶陵县', year: 2023, actual: '基本满意' },
      { county: '公安县', year: 2023, actual: '' },
      { county: '华容县', year: 2023, actual: '≥95%' },
      { county: '湘阴县', year: null, actual: '95%' },
      { county: null, year: 2023, actual: '95%' },
    ]);
    expect(reasons(table)).toEqual([['empty', 1], ['words', 1], ['inexact', 1], ['no-unit', 1], ['no-year', 1], ['no-region', 1]]); // prettier-ignore
    expect(values(table)).toEqual({ 渌口区: [95] });
  });
});

describe('doubt', () => {
  const stated: Stated[] = [
    { county: '渌口区', year: 2023, actual: '95%' },
    { county: '攸县', year: 2023, actual: '96%', warning: 'value.inferred' },
    { county: '茶陵县', year: 2023, actual: '97%', warning: 'value.unsure' },
    { county: '公安县', year: 2023, actual: '98%', confidence: 0.5 },
    { county: '华容县', year: 2023, actual: '99%', confidence: null },
  ];

  it('is marked, and left out when asked', () => {
    const table = tableOf(stated);
    const doubts = Object.fromEntries(table.rows.map((row) => [row.label, row.cells[0]?.doubts]));
    expect(doubts).toEqual({ 渌口区: [], 攸县: ['inferred'], 茶陵县: ['unsure'], 公安县: ['confidence'], 华容县: [] });
    expect(table.spread[0]?.doubtful).toBe(3);
    const sure = tableOf(stated, { ...WORDS, confidence: 0.9 });
    expect(Object.keys(values(sure))).toEqual(['渌口区']);
    expect(reasons(sure)).toEqual([
      ['doubtful', 2],
      ['low-confidence', 1],
      ['not-weighed', 1],
    ]);
  });

  it('ends with a reviewer: a corrected row counts, and is marked as such', () => {
    const { path } = databaseOf(stated);
    const db = rawConnection(path);
    const id = Number(db.prepare(`SELECT indicator_id FROM v_indicator WHERE county = '攸县'`).pluck().get());
    const columns = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('indicator_corrected') WHERE name <> 'id'`).all(); // prettier-ignore
    const names = columns.map(({ name }) => name).join(', ');
    db.exec(`INSERT INTO indicator_corrected (id, ${names}) SELECT id, ${names} FROM indicator WHERE id = ${id}`);
    db.exec(`UPDATE indicator_corrected SET actual_number = 86, actual_base_number = 86, actual_raw = '86%'`);
    const table = compare(path, { ...WORDS, confidence: 0.9 });
    const cell = table.outcome === 'compared' ? table.rows.find((row) => row.label === '攸县')?.cells[0] : null;
    expect(cell).toMatchObject({ value: 86, doubts: ['corrected'] });
  });
});

describe('words', () => {
  const stated: Stated[] = [
    { county: '渌口区', year: 2023, actual: '95%' },
    { county: '攸县', year: 2023, name: '群众满意率', actual: '96%' },
    { county: '公安县', year: 2023, name: '学生满意度', actual: '97%' },
  ];

  it('find a concept by its name, by other words for it, and by a name that stands in a report', () => {
    const table = tableOf(stated, { words: '群众满意率' });
    expect(table.names.map(({ name }) => name).sort()).toEqual(['群众满意度', '群众满意率']);
    expect(table.near.map(({ concept }) => concept)).toEqual(['学生满意度']);
    expect(Object.keys(values(tableOf(stated, { family: table.near[0]?.family ?? '' })))).toContain('公安县');
  });

  it('that are no concept bring near ones, never a mixture', () => {
    const answer = compare(databaseOf(stated).path, { words: '满意' });
    expect(answer).toMatchObject({ outcome: 'unknown', subject: '满意' });
    expect(answer.near.map(({ concept, indicators }) => [concept, indicators])).toEqual([['群众满意度', 2], ['学生满意度', 1]]); // prettier-ignore
    expect(compare(databaseOf(stated).path, { concept: '道路长度' })).toMatchObject({ outcome: 'unknown', near: [] });
    expect(() => compare(databaseOf(stated).path, {})).toThrow(/Say what to compare/);
    expect(() => compare(databaseOf(stated).path, { words: 'a', family: 'b' })).toThrow(/Say what to compare/);
  });
});
