import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Extraction } from '../../src/model/record.js';
import { jixiao, type Ended } from '../helpers/cli.js';
import { zip } from '../helpers/archive-writer.js';
import { misbehavingEnv } from '../helpers/misbehaving-cli.js';
import { smallForm } from '../helpers/small-form.js';

let folder = '';
let env: Readonly<Record<string, string>> = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-limits-'));
  mkdirSync(join(folder, 'env'));
  env = misbehavingEnv(join(folder, 'env'));
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  put('1.html', smallForm({ project: '项目1号维修' }));
  put('2.txt', 'MISBEHAVE loop');
  put('3.txt', 'MISBEHAVE buffers');
  put('4.html', smallForm({ project: '项目2号维修' }));
  put('5.zip', zip([
    { name: 'a.txt', data: 'MISBEHAVE exit' },
    { name: 'b.html', data: smallForm({ project: '项目3号维修' }) },
  ])); // prettier-ignore
  put('6.txt', 'MISBEHAVE heap');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<Ended> => jixiao(args, { cwd: folder, env });

describe('limits of time and memory', () => {
  it('end a file with its outcome, and extract goes on with the next', async () => {
    const files = ['1.html', '2.txt', '3.txt', '4.html', '5.zip'];
    const { code, stdout } = await run('extract', ...files, '--timeout', '8', '--memory', '400');
    const records = stdout.trimEnd().split('\n').map((line) => Extraction.parse(JSON.parse(line))); // prettier-ignore
    expect(records.map(({ source, reports, warnings }) => [source.path, source.entry, reports.length || warnings[0]?.code])).toEqual([
      ['1.html', null, 1],
      ['2.txt', null, 'file.timeout'],
      ['3.txt', null, 'file.memory'],
      ['4.html', null, 1],
      ['5.zip', 'a.txt', 'file.crash'],
      ['5.zip', 'b.html', 1],
    ]); // prettier-ignore
    expect(records[1]?.warnings[0]?.message).toBe('reading took more than 8 s; allow more with `--timeout 32`');
    expect(records[2]?.warnings[0]?.message).toMatch(/of the 400 MiB .*; allow more with `--memory 800`$/);
    expect(code).toBe(3);
  });

  it('end one file that is read alone', async () => {
    const { code, stdout } = await run('extract', '2.txt', '--stall', '2');
    expect(Extraction.parse(JSON.parse(stdout)).warnings[0]?.message).toContain('no progress for 2 s');
    expect(code).toBe(4);
  });

  it('hold for audit', async () => {
    const { code, stderr } = await run('audit', '1.html', '2.txt', '5.zip', '--timeout', '8');
    expect(code).toBe(3);
    expect(stderr).toContain('2.txt: reading took too long (reading took more than 8 s');
    expect(stderr).toContain('5.zip/a.txt');
    // the good ones were read
    expect(stderr).toMatch(/Reports: 2;/);
  });

  it('hold for inspect', async () => {
    const slow = await run('inspect', '2.txt', '--timeout', '3');
    expect([slow.code, slow.stdout]).toEqual([4, '']);
    expect(slow.stderr).toContain('reading took too long (reading took more than 3 s; allow more with `--timeout 12`)');
    const large = await run('inspect', '6.txt', '--memory=300', '--lang', 'zh');
    expect([large.code, large.stdout]).toEqual([4, '']);
    expect(large.stderr).toMatch(/^jixiao: .*300 MiB/);
    expect(large.stderr).not.toContain('GC');
    const good = await run('inspect', '1.html', '--json');
    expect([good.code, good.stderr]).toEqual([0, '']);
    expect((await run('inspect', '1.html', '--timeout', 'soon')).code).toBe(2);
  });
});
