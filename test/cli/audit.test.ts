import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/audit/index.js';
import { jixiao } from '../helpers/cli.js';
import { zip } from '../helpers/archive-writer.js';
import { aFolder } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

/** A total of 98.5 where the scores add up to 99.5. */
const WRONG = smallForm({ project: '水渠清淤' }).replace('<td>99.5</td>', '<td>98.5</td>');

interface Row {
  readonly file: string;
  readonly report: number;
  readonly subject: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly expected: number;
  readonly actual: number;
  readonly place: string;
}
const rowsOf = (stdout: string): Row[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

describe('jixiao audit', () => {
  it('says what does not hold, and where, in files and archives', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.html'), WRONG);
    writeFileSync(join(cwd, 'b.zip'), zip([{ name: 'c.html', data: WRONG }]));
    const { code, stdout } = await jixiao(['audit', '.', '--json'], { cwd });
    expect(code).toBe(0);
    const totals = rowsOf(stdout).filter((row) => row.rule === 'score.total');
    expect(totals.map((row) => row.file)).toEqual(['a.html', 'b.zip/c.html']);
    expect(totals[0]).toMatchObject({
      report: 1,
      subject: '水渠清淤',
      severity: 'error',
      expected: 99.5,
      actual: 98.5,
      place: expect.stringContaining('table 1') as string,
    });
    const table = await jixiao(['audit', 'a.html'], { cwd });
    expect(table.stdout).toMatch(/^file +report +subject +rule +severity +message/);
    expect(table.stdout).toMatch(/a\.html +1 +水渠清淤 +score\.total +error +/);
    expect(table.stderr).toMatch(/^Reports: 1; errors: [1-9]/);
  });

  it('lists the same from a database', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.html'), WRONG);
    await jixiao(['ingest', 'a.html'], { cwd });
    const files = await jixiao(['audit', 'a.html', '--csv'], { cwd });
    const database = await jixiao(['audit', '--db', 'jixiao.db', '--csv'], { cwd });
    expect(database).toMatchObject({ code: 0, stderr: '', stdout: files.stdout });
    expect(files.stdout.split('\r\n')[0]).toBe('file,report,subject,rule,severity,message,expected,actual,place');
    expect(files.stdout).toContain('a.html,1,水渠清淤,score.total,error,');
  });

  it('goes on past what cannot be read', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.docx'), '');
    writeFileSync(join(cwd, 'b.html'), WRONG);
    const { code, stdout, stderr } = await jixiao(['audit', 'a.docx', 'b.html', '--csv'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('score.total');
    expect(stderr).toBe('jixiao: a.docx: there is nothing in the file (the file has no bytes)\n');
    expect((await jixiao(['audit', 'a.docx'], { cwd })).code).toBe(4);
  });

  it('explains its rules in the language of the user', async () => {
    const { code, stdout } = await jixiao(['audit', '--rules']);
    expect(code).toBe(0);
    for (const { id, explain } of RULES) expect(stdout).toMatch(new RegExp(`^${id} .*${explain.slice(0, 12)}`, 'm'));
    expect((await jixiao(['audit', '--rules', '--lang', 'zh'])).stdout).toContain(RULES[0]?.explainZh);
  });

  it('wants one thing to look at', async () => {
    for (const args of [['audit'], ['audit', 'x', '--db', 'y'], ['audit', '--rules', '--csv', '--json']])
      expect((await jixiao(args)).code).toBe(2);
    const missing = await jixiao(['audit', '--db', 'no.db']);
    expect([missing.code, missing.stderr.split('\n').length]).toEqual([2, 2]);
  });
});
