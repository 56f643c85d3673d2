import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jixiao, MAIN } from '../helpers/cli.js';
import { aFolder, rawConnection } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

/** A module that makes the built readers hang on files that say so. */
function hanging(folder: string): Record<string, string> {
  const index = pathToFileURL(join(MAIN, '../../../extractors/index.js')).href;
  const path = join(folder, 'hang.mjs');
  writeFileSync(
    path,
    `import { EXTRACTORS } from ${JSON.stringify(index)};
const says = (bytes) => Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'HANG';
EXTRACTORS.push({ id: 'hang', formats: [], sniff: (bytes) => (says(bytes) ? 101 : 0), read: () => { for (;;); } });`,
  );
  return { NODE_OPTIONS: `--import ${path}` };
}

describe('jixiao status and retry', () => {
  it('say what became of each file, read again what took too long, and keep the rows of what has gone', async () => {
    const cwd = aFolder();
    mkdirSync(join(cwd, 'in'));
    writeFileSync(join(cwd, 'in', '1.html'), smallForm({ project: '项目1号' }));
    writeFileSync(join(cwd, 'in', '2.html'), smallForm({ project: '项目2号' }));
    writeFileSync(join(cwd, 'in', '3.txt'), 'HANG');
    const first = await jixiao(['ingest', 'in', '--stall', '3'], { cwd, env: hanging(cwd) });
    expect(first.code).toBe(3);
    expect(first.stdout).toMatch(/timeout \(1\): .*\n {4}in\/3\.txt: reading made no progress for 3 s; .*\n {4}To read them again with other limits: jixiao retry --outcome timeout --db jixiao\.db/); // prettier-ignore
    const status = await jixiao(['status'], { cwd });
    expect([status.code, status.stderr]).toEqual([0, '']);
    expect(status.stdout).toMatch(/done +ok +2 /);
    expect(status.stdout).toMatch(/failed +timeout +1 /);
    expect(status.stdout).toContain('1 ended with timeout; to read them again: jixiao retry --outcome timeout --db jixiao.db'); // prettier-ignore
    expect((await jixiao(['status', '--list', 'timeout'], { cwd })).stdout).toBe('in/3.txt\n');
    // without the module it does not hang any more
    const retried = await jixiao(['retry', '--outcome', 'timeout', '--stall', '30'], { cwd });
    expect([retried.code, retried.stderr]).toEqual([0, '']);
    expect(retried.stdout).toMatch(/read again +1 /);
    rmSync(join(cwd, 'in', '1.html'));
    const gone = await jixiao(['ingest', 'in'], { cwd });
    expect(gone.stdout).toContain('No longer there, their rows stay (1):\n  in/1.html');
    const raw = rawConnection(join(cwd, 'jixiao.db'));
    expect(raw.prepare('SELECT path, state, outcome FROM candidate ORDER BY path').raw().all()).toEqual([
      ['in/1.html', 'gone', 'ok'],
      ['in/2.html', 'done', 'ok'],
      ['in/3.txt', 'done', 'not-a-report'],
    ]);
    expect(raw.prepare('SELECT count(*) FROM report').pluck().get()).toBe(2);
    const json = JSON.parse((await jixiao(['status', '--json'], { cwd })).stdout) as { open: number; runs: unknown[] };
    expect([json.open, json.runs.length]).toEqual([0, 3]);
  });

  it('refuse what they do not know', async () => {
    const cwd = aFolder();
    expect((await jixiao(['status'], { cwd })).code).toBe(2);
    const wrong = await jixiao(['retry', '--outcome', 'slow'], { cwd });
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('--outcome');
    writeFileSync(join(cwd, '1.html'), smallForm());
    await jixiao(['ingest', '1.html'], { cwd });
    const nothing = await jixiao(['retry'], { cwd });
    expect([nothing.code, nothing.stderr]).toEqual([0, 'jixiao: No file in jixiao.db ended so: timeout, memory, crash, unreadable.\n']); // prettier-ignore
  });
});
