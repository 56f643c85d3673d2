import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jixiao } from '../helpers/cli.js';
import { zip } from '../helpers/archive-writer.js';
import { aFolder, rawConnection } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

function aCrawl(count: number): string {
  const folder = aFolder();
  mkdirSync(join(folder, 'reports'));
  for (let i = 1; i <= count; i++) {
    writeFileSync(join(folder, 'reports', `${i}.html`), smallForm({ project: `第${i}项目` }));
  }
  return folder;
}

const numbers = (line: string | undefined): number[] => (line?.match(/ \d+/g) ?? []).map(Number);

describe('jixiao ingest', () => {
  it('makes ./jixiao.db, prints what it loaded, and loads it once', async () => {
    const cwd = aCrawl(3);
    const first = await jixiao(['ingest', 'reports'], { cwd });
    expect([first.code, first.stderr]).toEqual([0, '']);
    const lines = first.stdout.split('\n');
    expect(lines[0]?.trim().split(/\s+/)).toEqual(['files', 'reports', 'indicators', 'findings']);
    expect(numbers(lines[2]).slice(0, 3)).toEqual([3, 3, 6]);
    const db = rawConnection(join(cwd, 'jixiao.db'));
    const rows = (): unknown =>
      db
        .prepare(
          'SELECT count(*), min(path), max(at_row) FROM indicator JOIN report r ON r.id = report_id JOIN source s ON s.id = source_id',
        )
        .raw()
        .get();
    expect(rows()).toEqual([6, 'reports/1.html', 7]);
    const second = await jixiao(['ingest', 'reports', '--lang', 'zh'], { cwd });
    expect(second.code).toBe(0);
    expect(second.stdout).toMatch(/未变 +3 +3 +6/);
    expect(rows()).toEqual([6, 'reports/1.html', 7]);
  });

  it('loads the good files beside bad ones, and says what failed, why, and what to do', async () => {
    const cwd = aCrawl(2);
    writeFileSync(join(cwd, 'reports', 'a.docx'), '');
    writeFileSync(join(cwd, 'reports', 'b\u001b[31m.pdf'), '%PDF-1.7\nnothing more');
    writeFileSync(join(cwd, 'reports', 'c.txt'), '今天天气很好，适合去公园散步。');
    writeFileSync(join(cwd, 'reports', 'c.json'), '{}');
    const { code, stdout } = await jixiao(['ingest', 'reports', '--db', 'x.db'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('Could not be read (2):');
    expect(stdout).toMatch(/empty \(1\): .*Download it again\.\n {4}reports\/a\.docx: /);
    expect(stdout).toMatch(/b·\[31m\.pdf/);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toMatch(/no self-evaluation in them \(1\):\n {2}reports\/c\.txt/);
    expect(stdout).toContain('Skipped: 1 JSON.');
    expect(rawConnection(join(cwd, 'x.db')).prepare('SELECT count(*) FROM report').pluck().get()).toBe(2);
    // known failures are failures still
    expect((await jixiao(['ingest', 'reports', '--db', 'x.db'], { cwd })).code).toBe(3);
  });

  it('opens archives, and fails in part where a file inside cannot be unpacked', async () => {
    const cwd = aCrawl(1);
    const files = [
      { name: 'a.html', data: smallForm({ project: '甲' }) },
      { name: 'b.html', data: 'x', encrypted: true },
    ];
    writeFileSync(join(cwd, 'reports', '2.zip'), zip(files));
    const { code, stdout } = await jixiao(['ingest', 'reports'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toMatch(/encrypted \(1\): .*\n {4}reports\/2\.zip\/b\.html: /);
    expect(stdout).toContain('Archives were opened: 2 files held 3.');
  });

  it('tells nothing readable from some', async () => {
    const cwd = aCrawl(0);
    const nothing = await jixiao(['ingest', 'reports'], { cwd });
    expect([nothing.code, nothing.stdout]).toEqual([4, '']);
    expect(nothing.stderr).toContain('There are no files to read in: reports');
    const missing = await jixiao(['ingest', 'nowhere'], { cwd });
    expect(missing.code).toBe(4);
    expect(missing.stdout).toContain('nowhere: there is no such file');
  });

  it('prints its events for machines', async () => {
    const cwd = aCrawl(2);
    const { code, stdout } = await jixiao(['ingest', 'reports', '--log', 'json', '--jobs', '1'], { cwd });
    const kinds = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { kind: string }).kind)
      // how often it is told what is waited for depends on the machine
      .filter((kind) => kind !== 'waiting');
    expect([code, kinds[0], kinds.at(-1)]).toEqual([0, 'found', 'summary']);
    expect([...kinds].sort()).toEqual(['done', 'done', 'found', 'reading', 'reading', 'summary']);
  });

  it('ends in order on Ctrl-C and goes on later', async () => {
    const cwd = aCrawl(400);
    const stopped = await jixiao(['ingest', 'reports', '--log', 'json'], {
      cwd,
      during: (child) => child.stdout?.once('data', () => child.kill('SIGINT')),
    });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(/Stopping.*\n.*Stopped with \d+ files left\. Run the same command again to go on\./);
    expect(stopped.stderr).not.toContain('    at ');
    const db = rawConnection(join(cwd, 'jixiao.db'));
    const count = (): unknown => db.prepare('SELECT count(*) FROM source').pluck().get();
    expect(count()).toBeLessThan(400);
    expect((await jixiao(['ingest', 'reports'], { cwd })).code).toBe(0);
    expect(count()).toBe(400);
  });

  it('says in a line what is wrong with a database', async () => {
    const cwd = aCrawl(1);
    writeFileSync(join(cwd, 'bad.db'), 'certainly no database, but as long as a header of one would be, and more');
    const { code, stdout, stderr } = await jixiao(['ingest', 'reports', '--db', 'bad.db'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('jixiao: bad.db is not a SQLite database. Give another path with --db.\n');
    const folder = await jixiao(['ingest', 'reports', '--db', 'no/such/x.db'], { cwd });
    expect(folder.code).toBe(1);
    expect(folder.stderr.split('\n')).toHaveLength(2);
  });
});
