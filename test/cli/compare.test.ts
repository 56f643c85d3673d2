import { existsSync, mkdtempSync, readFileSync, rmSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf } from '../compare/making.js';
import { jixiao } from '../helpers/cli.js';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'jixiao-compare-'));
  const { path, store } = databaseOf([
    { county: '渌口区', year: 2022, actual: '91%' },
    { county: '渌口区', year: 2023, actual: '95%', warning: 'value.inferred' },
    { county: '攸县', year: 2023, actual: '97%', project: '=1+1' },
    { county: '攸县', year: 2023, actual: '90%', project: '救助' },
    { county: '公安县', year: 2023, actual: '93', score: 9 },
    { county: '公安县', year: 2023, name: '惠及人数', actual: '93人', level2Type: null },
    { county: '渌口区', year: 2023, name: '惠及人数', actual: '93户', level2Type: null },
  ]);
  store.close();
  renameSync(path, join(cwd, 'jixiao.db'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('jixiao compare', () => {
  it('prints the table and what has to be known of it', async () => {
    const { code, stdout, stderr } = await jixiao(['compare', '群众满意度'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^渌口区\s+91%\s+95%\*\s+\+4 pp\s+≥90%\s+yes\s+100%\s+1/m);
    expect(stdout).toMatch(/^攸县\s+90%–97% \(2\)/m);
    expect(stdout).toContain('* doubtful: something in the row was inferred.');
    expect(stdout).toContain('Not compared: 1 no unit is stated.');
    expect(stdout).toContain('too few values');
    const zh = await jixiao(['compare', '群众满意度', '--lang', 'zh', '--split', 'project'], { cwd });
    expect(zh.stdout).toContain('单位：%。 排名 1 为最高值。');
    expect(zh.stdout).toMatch(/^攸县\s+救助\s+90%/m);
  });

  it('writes CSV, a workbook, JSON and charts', async () => {
    const csv = await jixiao(['compare', '群众满意度', '--csv', '--confidence', '0.9'], { cwd });
    const lines = csv.stdout.split('\r\n');
    expect(lines[0]).toMatch(/^code,province,prefecture,county,part,year,value,unit,basis,low,high/);
    expect(lines.slice(1).map((line) => line.split(',').slice(3, 9).join(','))).toEqual(['渌口区,,2022,91,%,one', '攸县,,2023,,%,several', '']); // prettier-ignore
    expect(csv.stderr).toContain('inferred, unsure');
    const args = ['compare', '群众满意度', '--xlsx', 'a.xlsx', '--csv', 'a.csv', '--chart', 'a.html', '--figures'];
    const files = await jixiao(args, { cwd });
    expect([files.code, files.stdout]).toEqual([0, '']);
    expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toMatch(/^\ufeffcompared,left_out,/);
    expect(readFileSync(join(cwd, 'a.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(cwd, 'a.html'), 'utf8')).toMatch(/<svg role="img"[\s\S]*表1|table/);
    const json = await jixiao(['compare', '群众满意度', '--json', '--years', '2022'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: 'compared', unit: '%', years: [2022], rows: [{ label: '渌口区' }] }); // prettier-ignore
    for (const name of ['a.svg', 'a.png']) {
      expect((await jixiao(['compare', '群众满意度', '--chart', name], { cwd })).code).toBe(0);
      expect(existsSync(join(cwd, name))).toBe(true);
    }
  });

  it('says what is in the way, and ends with the code of wrong use', async () => {
    const fails = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await jixiao(['compare', ...args], { cwd });
      expect([args, code]).toEqual([args, 2]);
      return stderr;
    };
    expect(await fails('满意')).toContain('Near it are: 群众满意度 (5)');
    expect(await fails('惠及人数')).toMatch(/2 units[\s\S]*人\s+1[\s\S]*户\s+1/);
    expect(await fails('群众满意度', '--region', '株州市')).toContain('Near it are: 株洲市');
    expect(await fails('群众满意度', '--region', '株州市', '--lang', 'zh')).toContain('相近的有：株洲市');
    expect(await fails()).toContain('Say what to compare');
    expect(await fails('群众满意度', '--years', '20')).toContain('--years takes');
    expect(await fails('群众满意度', '--chart', 'a.gif')).toContain('FILE.svg');
    expect(await fails('群众满意度', '--confidence', '2')).toContain('--confidence takes');
    expect(await fails('群众满意度', '--chart', 'jixiao.db.svg', '--csv', 'jixiao.db')).toContain('is a database');
    expect(await fails('群众满意度', '--db', 'none.db')).toContain('Create one');
  });
});

describe('jixiao coverage and profile', () => {
  it('show what there is of whom', async () => {
    const table = await jixiao(['coverage'], { cwd });
    expect(table.stdout).toMatch(/^渌口区\s+1\s+1\s+2$/m);
    const chart = await jixiao(['coverage', '--chart', 'c.svg', '--count', 'indicators', '--lang', 'zh'], { cwd });
    expect([chart.code, readFileSync(join(cwd, 'c.svg'), 'utf8').includes('数据覆盖情况 · 指标数')]).toEqual([0, true]);
    const json = await jixiao(['coverage', '--json', '--split', 'department'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ split: 'department', total: { files: 7 } });
  });

  it('show one county, for the terminal and as a page', async () => {
    const text = await jixiao(['profile', '渌口区', '--lang', 'zh'], { cwd });
    expect(text.stdout).toMatch(/^湖南省株洲市渌口区 430212\n/);
    expect(text.stdout).toContain('自评报告 (2)');
    const page = await jixiao(['profile', '430223', '--html', 'p.html', '--json'], { cwd });
    expect(JSON.parse(page.stdout)).toMatchObject({ code: '430223', reports: [{ project: '=1+1' }, {}] });
    expect(readFileSync(join(cwd, 'p.html'), 'utf8')).toContain("default-src 'none'");
    expect((await jixiao(['profile', '岳阳市'], { cwd })).code).toBe(2);
  });
});
