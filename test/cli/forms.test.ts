import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORM_VARIANTS } from '../../data/forms.js';
import { jixiao } from '../helpers/cli.js';
import { aFolder } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

/** The score before the weight: a form that no variant describes. */
const odd = (project: string): string =>
  smallForm({ project })
    .replace('<td>实际完成值</td><td>分值</td><td>得分</td>', '<td>实际完成值</td><td>得分</td><td>分值</td>')
    .replace('年初预算数', '年初预算数（A）');
const odder = smallForm({ project: '丁' }).replace('<td>分值</td><td>得分</td></tr>\n<tr><td>产出', '<td>分值</td><td>复核得分</td></tr>\n<tr><td>产出'); // prettier-ignore

describe('jixiao forms', () => {
  it('lists what is known', async () => {
    const { code, stdout } = await jixiao(['forms']);
    expect(code).toBe(0);
    for (const { id, description } of FORM_VARIANTS) expect(stdout).toMatch(new RegExp(`^${id} +${description.slice(0, 10)}`, 'm')); // prettier-ignore
    expect((await jixiao(['forms', '--lang', 'zh'])).stdout).toContain(FORM_VARIANTS[0]?.zh);
  });

  it('groups the unknown ones of a database by their headings, with an example', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.html'), odder);
    writeFileSync(join(cwd, 'b.html'), odd('乙'));
    writeFileSync(join(cwd, 'c.html'), odd('丙').replace('年初预算数（A）', '年初预算数'));
    writeFileSync(join(cwd, 'd.html'), smallForm());
    await jixiao(['ingest', '.'], { cwd });
    const { code, stdout } = await jixiao(['forms', '--unknown', '--json'], { cwd });
    const rows = stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
    const start = '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值';
    const amounts = '年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分';
    expect([code, rows]).toEqual([
      0,
      [
        { forms: 2, files: 2, headings: `${start} | 得分 | 分值 | ${amounts}`, example: 'b.html', place: 'table 1' }, // prettier-ignore
        { forms: 1, files: 1, headings: `${start} | 分值 | 复核得分 | ${amounts}`, example: 'a.html', place: 'table 1' }, // prettier-ignore
      ],
    ]);
  });

  it('says when there is none', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, 'a.html'), smallForm());
    await jixiao(['ingest', 'a.html', '--db', 'x.db'], { cwd });
    expect(await jixiao(['forms', '--unknown', '--db', 'x.db'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Every form in the database has a known layout.\n',
    });
    expect((await jixiao(['forms', '--db', 'x.db'], { cwd })).code).toBe(2);
    expect((await jixiao(['forms', '--unknown', '--db', 'no.db'], { cwd })).code).toBe(2);
  });
});
