import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { jixiao } from '../helpers/cli.js';
import { aFolder } from '../helpers/database.js';
import { writeHostileDatabase } from '../export/hostile.js';

let cwd = '';
beforeEach(() => {
  cwd = aFolder();
  writeHostileDatabase(join(cwd, 'jixiao.db'));
});

describe('jixiao export', () => {
  it('prints one table, and nothing else, as CSV', async () => {
    const { code, stdout, stderr } = await jixiao(['export', '--table', 'region', '--no-bom'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\r\n')[0]).toBe('code,name,province_code,province,prefecture_code,prefecture,county');
    expect(stdout).toContain('"430212",湖南省株洲市渌口区,"430000",湖南省,"430200",株洲市,渌口区\r\n');
  });

  it('writes a workbook of the views, with Chinese headings and only some rows', async () => {
    const args = ['export', '--format', 'xlsx', '--headers', 'zh', '--where', 'year = 2021', '--out', 'a.xlsx'];
    const { code, stdout, stderr } = await jixiao(args, { cwd });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('a.xlsx  v_report  9 rows');
    expect(stderr).toContain('v_report.year → 年度');
    expect(readFileSync(join(cwd, 'a.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('writes several tables as files of a folder', async () => {
    const args = ['export', '--format', 'parquet', '--table', 'report', 'funding', '--out', 'p'];
    expect((await jixiao(args, { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, 'p')).sort()).toEqual(['funding.parquet', 'report.parquet']);
  });

  it('writes a data package, and what Datasette is told', async () => {
    expect((await jixiao(['export', '--format', 'datapackage', '--out', 'p'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'p', 'datapackage.json'))).toBe(true);
    const { stdout } = await jixiao(['export', '--format', 'datasette'], { cwd });
    expect(Object.keys((JSON.parse(stdout) as { databases: object }).databases)).toEqual(['jixiao']);
  });

  it('tells which names Stata does not take', async () => {
    const args = ['export', '--stata', '--query', 'SELECT 1 AS "执行率", 2 AS ok'];
    const { stdout, stderr } = await jixiao(args, { cwd });
    expect(stdout).toBe('\ufeffv1,ok\r\n1,2\r\n');
    expect(stderr).toBe('query.执行率 → v1\n');
  });

  it.each([
    [['--format', 'ods'], '--format takes csv | xlsx | jsonl | parquet | datapackage | datasette, not "ods"'],
    [['--format', 'xlsx'], '--format xlsx needs --out PATH'],
    [[], 'Name one --table or a --query'],
    [['--query', 'SELECT 1', '--where', 'x'], '--query stands alone'],
    [['--format', 'jsonl', '--excel', '--table', 'report'], '--excel is for --format csv'],
    [['--table', 'v_nothing'], 'There is no table or view v_nothing'],
    [['--query', 'DELETE FROM report'], 'DELETE is not allowed'],
    [['--table', 'report', '--out', 'jixiao.db'], 'jixiao.db is a database and is not written over'],
    [['--table', 'report', '--out', 'no/such/a.csv'], 'The export cannot be written: '],
  ])('%j is refused in words', async (args, words) => {
    const { code, stdout, stderr } = await jixiao(['export', ...args], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
