import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/run/ingest.js';
import { jixiao } from '../helpers/cli.js';
import { aFolder, aPath } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';

let cwd = '';
beforeAll(async () => {
  // not one of the folders that go after each test
  cwd = mkdtempSync(join(tmpdir(), 'jixiao-query-'));
  writeFileSync(join(cwd, 'a.html'), smallForm({ indicator: '=维修供水点' }));
  for await (const event of ingest([join(cwd, 'a.html')], { db: join(cwd, 'jixiao.db') })) void event;
});

const SQL = 'SELECT year, level3, target_raw FROM v_indicator ORDER BY weight DESC';

describe('jixiao query', () => {
  it('prints a table, CSV, CSV for Excel, or JSON lines', async () => {
    const table = await jixiao(['query', SQL], { cwd });
    expect([table.code, table.stderr]).toEqual([0, '']);
    expect(table.stdout.split('\n')[0]).toBe('year  level3       target_raw');
    expect(table.stdout.split('\n')[2]).toBe('2023  =维修供水点  ≥12处');
    const csv = await jixiao(['query', SQL, '--csv'], { cwd });
    expect(csv.stdout.split('\r\n')[1]).toBe('2023,=维修供水点,≥12处');
    const excel = await jixiao(['query', '--excel', SQL], { cwd });
    expect(excel.stdout.split('\r\n').slice(0, 2)).toEqual(['\ufeffyear,level3,target_raw', "2023,'=维修供水点,≥12处"]);
    const json = await jixiao(['query', SQL, '--json', '--limit', '1', '--lang', 'zh'], { cwd });
    expect(JSON.parse(json.stdout)).toEqual({ year: 2023, level3: '=维修供水点', target_raw: '≥12处' });
    expect(json.stderr).toMatch(/只显示前 1 行/);
  });

  it('takes the statement from standard input', async () => {
    const { stdout } = await jixiao(['query', '-', '--csv'], { cwd, stdin: 'SELECT count(*) AS n FROM indicator;\n' });
    expect(stdout).toBe('n\r\n2\r\n');
  });

  it('refuses what would write, and mistakes, in a line', async () => {
    for (const sql of [
      'DELETE FROM source',
      'DROP VIEW v_indicator',
      `ATTACH 'y.db' AS y`,
      'SELECT 1; SELECT 2',
      'SELEC 1',
    ]) {
      const { code, stdout, stderr } = await jixiao(['query', sql], { cwd });
      expect([sql, code, stdout, stderr.trimEnd().split('\n').length]).toEqual([sql, 2, '', 1]);
    }
    const { stdout } = await jixiao(['query', 'SELECT count(*) FROM source', '--csv'], { cwd });
    expect(stdout).toContain('\r\n1\r\n');
  });

  it('makes no database where there is none', async () => {
    const path = aPath();
    const { code, stderr } = await jixiao(['query', 'SELECT 1', '--db', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('Create one with `jixiao ingest');
    expect((await jixiao(['query', 'SELECT 1'], { cwd: aFolder(), env: { LC_ALL: 'zh_CN.UTF-8' } })).stderr).toContain(
      '数据库不存在',
    );
  });

  it('checks its numbers', async () => {
    for (const given of ['0', '-1', '1.5', 'x', '']) {
      expect([given, (await jixiao(['query', SQL, `--limit=${given}`], { cwd })).code]).toEqual([given, 2]);
    }
  });
});
