/** Corrections from the command line, on a database of fixture reports. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../../src/run/extract.js';
import { EXIT } from '../../src/cli/context.js';
import { parsePlace, placeText } from '../../src/correct/place.js';
import { parseCorrected, wordsOf } from '../../src/correct/value.js';
import { correctableField } from '../../src/store/correctable-fields.js';
import type { CorrectableRecord } from '../../src/store/correction-table.js';
import { openStore } from '../../src/store/open.js';
import { query } from '../../src/store/query.js';
import { jixiao, type Ended } from '../helpers/cli.js';
import { unmet, type Gold } from '../helpers/gold.js';

const REPORTS = fileURLToPath(new URL('../../fixtures/reports/', import.meta.url));
const NAME = 'p1-mizhi-2022-insurance.docx';
const BY = ['--reason', '看错一行', '--who', '张某'];

let here = '';
const call = (...args: string[]): Promise<Ended> => jixiao(args, { cwd: here });
const correct = (...args: string[]): Promise<Ended> => call('correct', ...args);

async function ask(sql: string, db = 'jixiao.db'): Promise<unknown[][]> {
  const { rows } = await query(join(here, db), sql);
  return rows.map((row) => [...row]);
}

beforeAll(async () => {
  here = mkdtempSync(join(tmpdir(), 'jixiao-correct-'));
  copyFileSync(join(REPORTS, NAME), join(here, NAME));
  expect((await call('ingest', NAME, join(REPORTS, 'd1-gongan-2023-culture.docx'))).code).toBe(EXIT.read);
});
afterAll(() => rmSync(here, { recursive: true, force: true }));

describe('a place', () => {
  it('is read as people write it', () => {
    const place = { page: null, table: 1, row: 12, column: 4, paragraph: null };
    for (const text of ['表1 行12 列4', '表1行12列4', 'table 1, row 12, column 4', 't1r12c4', '第1表第12行第4列', 'Table 1 Row 12 col 4'])
      expect([text, parsePlace(text)]).toEqual([text, place]);
    expect(placeText({ ...place, page: 2, paragraph: 7 })).toBe('第2页 表1 行12 列4 段7');
    for (const text of ['', 'row', '表0', '表1 某处', '12']) expect([text, parsePlace(text)]).toEqual([text, null]);
  }); // prettier-ignore
});

describe('a value', () => {
  const of = (record: CorrectableRecord, path: string, text: string, unit?: string): unknown => {
    const parsed = parseCorrected(correctableField(record, path)!, text, unit);
    return parsed.ok ? parsed.value : parsed.fault;
  };

  it('is parsed by the kind of its field', () => {
    expect(of('indicator', 'actual', '≥23.45', '万人')).toMatchObject({ comparator: '>=', number: 23.45, unit: '万人', base: { number: 234500, unit: '人' } }); // prettier-ignore
    expect(of('funding', 'budget', '120万元')).toBe(1_200_000);
    expect(of('funding', 'budget', '120', '万元')).toBe(1_200_000);
    expect(of('funding', 'executionRate', '98.08%')).toBe(0.9808);
    expect(of('funding', 'executionRate', '0.9808')).toBe(0.9808);
    expect(of('indicator', 'score', '9.5分')).toBe(9.5);
    expect(of('report', 'fiscalYear', '2022年')).toBe(2022);
    expect(of('report', 'region', '430682')).toEqual({ code: '430682', name: '湖南省岳阳市临湘市' });
    expect(of('report', 'region', '湖南省株洲市渌口区')).toMatchObject({ code: '430212' });
    expect(of('report', 'period', '2021年1月至2021年12月')).toEqual({ start: '2021-01', end: '2021-12' });
    expect(of('report', 'reportDate', '2022年8月16日')).toBe('2022-08-16');
    expect(of('expenditure', 'isTotal', '是')).toBe(true);
  });

  it('is refused where it may mean two things, or nothing', () => {
    expect(of('funding', 'budget', '120')).toBe('moneyUnit');
    expect(of('funding', 'budget', '若干')).toBe('money');
    expect(of('funding', 'executionRate', '98.08')).toBe('rateBare');
    expect(of('report', 'region', '鼓楼区')).toBe('regions');
    expect(of('report', 'region', '某某')).toBe('region');
    expect(of('report', 'grade', '好')).toBe('choice');
    expect(of('indicator', 'target', '—')).toBe('dash');
    expect(of('indicator', 'target', '{"raw":1}')).toBe('json');
  });

  it('is put in words from which it comes back', () => {
    for (const [record, path, text] of [['indicator', 'actual', '98%'], ['funding', 'budget', '12.5万元'], ['report', 'region', '430682'], ['report', 'period', '2021年1月至2021年12月'], ['expenditure', 'isTotal', '否'], ['form', 'title', '{表}']] as const) {
      const field = correctableField(record, path)!;
      const first = of(record, path, text);
      expect([path, of(record, path, wordsOf(field, first))]).toEqual([path, first]);
    }
  }); // prettier-ignore
});

describe('jixiao correct', () => {
  it('corrects what a place names, and shows it beside what was read', async () => {
    const { code, stdout } = await correct(NAME, '--place', '表1 行12 列6', '--field', 'actual', '--value', '94%', ...BY);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Correction 1: 城乡居民参保率, 表1 行12')]);
    expect(await ask(`SELECT actual_raw, actual_as_read, corrected, achieved FROM v_indicator WHERE level3 = '城乡居民参保率'`)).toEqual([['94%', '96.3%', 1, 'no']]); // prettier-ignore
    const listed = await correct('--list');
    expect(listed.stdout).toMatch(/1\s+applied\s+p1-mizhi-2022-insurance\.docx\s+城乡居民参保率\s+表1 行12 .*96\.3%\s+94%\s+张某/);
  }); // prettier-ignore

  it('corrects by name, by indicator and of the report itself; takes back', async () => {
    expect((await correct(NAME, '--name', '年度资金总额', '--field', 'executed', '--value', '37万元', ...BY)).code).toBe(0);
    const [[id] = []] = await ask(`SELECT indicator_id FROM v_indicator WHERE level3 = '印制宣传资料'`);
    expect((await correct('--indicator', String(id), '--field', 'score', '--none', ...BY)).code).toBe(0);
    expect((await correct(NAME, '--field', 'fiscalYear', '--value', '2021', ...BY)).code).toBe(0);
    expect(await ask('SELECT year, executed, executed_as_read FROM v_funding WHERE corrected')).toEqual([[2021, 370000, 360000]]);
    expect((await correct('--undo', '4')).stdout).toContain('as it was read');
    expect(await ask(`SELECT DISTINCT year FROM v_funding WHERE project LIKE '%征缴%'`)).toEqual([[2022]]);
  }); // prettier-ignore

  it('refuses what does not fit, in words', async () => {
    const cases: readonly (readonly [string[], string])[] = [
      [[NAME, '--field', 'score', '--value', '9', ...BY], '--place "表1 行10'],
      [[NAME, '--field', 'points', '--value', '9', ...BY], 'There is no field "points"'],
      [[NAME, '--place', '表1 行4', '--field', 'budget', '--value', '36', ...BY], '36万元'],
      [[NAME, '--place', '表9 行4', '--field', 'budget', '--value', '36元', ...BY], 'No row of'],
      [[NAME, '--place', 'here', '--field', 'budget', '--value', '36元', ...BY], 'is no place'],
      [[NAME, '--place', '表1 行4', '--field', 'budget', ...BY], '--value TEXT, or --none'],
      [[NAME, '--place', '表1 行4', '--field', 'label', '--none', ...BY], 'cannot be without'],
      [[NAME, '--place', '表1 行4', '--field', 'budget', '--value', '36万元', ...BY], 'stands as 360000元 already'],
      [[NAME, '--field', 'grade', '--value', '优', '--who', '张某'], '--reason is missing'],
      [['nobody.docx', '--field', 'grade', '--value', '优', ...BY], 'No file in jixiao.db'],
      [['docx', '--field', 'grade', '--value', '优', ...BY], 'Several files fit'],
      [['--list', '--undo', '1'], 'only one of'],
      [['--list', '--db', 'none.db'], 'no database at none.db'],
    ];
    for (const [args, said] of cases) {
      const { code, stderr } = await correct(...args);
      expect([args.join(' '), code, stderr]).toEqual([args.join(' '), EXIT.usage, expect.stringContaining(said)]);
    }
  });

  it('gives corrections to another database, and takes a short CSV by hand', async () => {
    expect((await correct('--export', 'c.csv')).code).toBe(0);
    expect((await correct('--import', 'c.csv', '--db', 'jixiao.db')).stdout).toContain('known already: 3');
    await call('ingest', NAME, '--db', 'other.db');
    const { code, stdout } = await correct('--import', 'c.csv', '--db', 'other.db');
    expect([code, stdout]).toEqual([0, 'Corrections taken in: 3; known already: 0; not usable: 0.\n']);
    const all = 'SELECT level3, actual_raw, score, corrected, reason, level1 FROM v_indicator WHERE project LIKE \'%征缴%\' ORDER BY ordinal';
    expect(await ask(all, 'other.db')).toEqual(await ask(all));
    const [[sha] = []] = await ask(`SELECT sha256 FROM source WHERE path = '${NAME}'`);
    const lines = ['sha256,place,name,field,value,reason,who', `${String(sha)},,群众满意度,score,9,"原表,为9",李某某`, `${String(sha)},表1 行99,,score,9,x,李某某`, `${String(sha)},表1 行4,,budget,,x,李某某`, `abc,表1 行4,,budget,1元,x,李某某`]; // prettier-ignore
    writeFileSync(join(here, 'hand.csv'), `\ufeff${lines.join('\r\n')}\r\n`);
    const hand = await correct('--import', 'hand.csv', '--db', 'other.db');
    expect([hand.code, hand.stdout]).toEqual([EXIT.some, 'Corrections taken in: 1; known already: 0; not usable: 3.\n']);
    expect(hand.stderr).toMatch(/line 3: no row fits[\s\S]*line 4: the column value is empty[\s\S]*line 5: "abc" is no SHA-256/);
    expect(await ask(`SELECT score, score_as_read FROM v_indicator WHERE level3 = '群众满意度'`, 'other.db')).toEqual([[9, 10]]);
  }); // prettier-ignore

  it('makes a test case of the document and what was corrected in it', async () => {
    expect((await correct(NAME, '--fixture', 'fixture')).stderr).toContain('telephone numbers');
    expect(readdirSync(join(here, 'fixture'))).toEqual([NAME, 'p1-mizhi-2022-insurance.gold.json']);
    const gold = JSON.parse(readFileSync(join(here, 'fixture/p1-mizhi-2022-insurance.gold.json'), 'utf8')) as Gold;
    const { extraction } = await extractFile(join(here, 'fixture', NAME));
    // exactly what was corrected differs from what the reader says
    const differences = unmet(gold, extraction).map((line) => /^(.*?:) /.exec(line)?.[1]);
    expect(new Set(differences.map((line) => line?.replace(/actual\..*/, 'actual')))).toEqual(new Set(['report 1.funding[1] "年度资金总额".executed:', 'report 1.indicators[2] "印制宣传资料".score:', 'report 1.indicators[3] "城乡居民参保率".actual'])); // prettier-ignore
    writeFileSync(join(here, NAME), 'another document');
    expect((await correct(NAME, '--fixture', 'again')).stderr).toContain('has changed since it was read');
  });
});

describe('a run', () => {
  it('says which corrections the new reading has lost', async () => {
    // the document as another version would have read it: its rows bear other names and stand elsewhere
    const store = openStore(join(here, 'run.db'));
    const { extraction, outcome } = await extractFile(join(REPORTS, NAME));
    const [report] = extraction.reports;
    const indicators = report!.indicators.map((row) => ({ ...row, level3: `${row.level3}（旧）`, at: { ...row.at, row: 99 } }));
    const run = store.beginRun({ arguments: [] });
    store.load({ ...extraction, reports: [{ ...report!, indicators }] }, { run, outcome, readerVersion: '0.0.1' });
    store.close();
    const made = await correct(extraction.source.sha256, '--db', 'run.db', '--name', '城乡居民参保率（旧）', '--field', 'score', '--value', '9', ...BY);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const { stderr } = await call('ingest', join(REPORTS, NAME), '--db', 'run.db');
    expect(stderr).toContain('no longer find their row and do not hold: 1.');
    expect((await correct('--list', '--state', 'lost', '--db', 'run.db')).stdout).toMatch(/lost .*城乡居民参保率（旧）.*no indicator is cert/);
    expect((await correct('--list', '--state', 'applied', '--db', 'run.db')).stdout).toBe('There are no corrections.\n');
  });
}); // prettier-ignore
