import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../helpers/archive-writer.js';
import { aFolder, rawConnection } from '../helpers/database.js';
import { jixiao } from '../helpers/cli.js';
import { fullDisk } from '../helpers/full-disk.js';
import { ingestKilled, waitForEnd, type Victim } from '../helpers/kill.js';
import { allRows, type Held } from '../helpers/rows.js';
import { smallForm } from '../helpers/small-form.js';

/** The same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

let folder = '';
let undisturbed: Held;
let whole = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-kill-'));
  mkdirSync(join(folder, 'in'));
  const form = (i: number): string => smallForm({ project: `项目${i}号维修` });
  for (let i = 1; i <= 120; i++) writeFileSync(join(folder, 'in', `${i}.html`), form(i));
  for (let i = 1; i <= 10; i++) writeFileSync(join(folder, 'in', `copy-${i}.html`), form(i * 3));
  const inside = Array.from({ length: 20 }, (_, i) => ({ name: `${i}.html`, data: form(200 + i) }));
  writeFileSync(join(folder, 'in', 'a.zip'), zip(inside));
  writeFileSync(join(folder, 'in', 'cut.docx'), 'PK\x03\x04 and no more');
  writeFileSync(join(folder, 'in', 'note.txt'), '今天天气很好。');
  whole = (await ingestKilled(['in', '--db', 'whole.db', '--jobs', '2'], folder, 'run', null)).milliseconds;
  undisturbed = allRows(join(folder, 'whole.db'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a run that is killed and run again', () => {
  const rounds = ([['run', 1], ['run', 2], ['run', 3], ['worker', 4], ['worker', 5]] as const); // prettier-ignore
  it.each(rounds)('ends as if nothing had been: %s, seed %i', async (victim: Victim, seed) => {
    const random = randomFrom(seed * 7919);
    const db = `${victim}-${seed}.db`;
    for (let i = 0; i < 3; i++) {
      const killed = await ingestKilled(['in', '--db', db, '--jobs', '2'], folder, victim, 50 + random() * whole);
      // a worker does not outlive its run
      expect(await waitForEnd(killed.workers, 5000)).toEqual([]);
    }
    expect((await ingestKilled(['in', '--db', db, '--jobs', '2'], folder, 'run', null)).code).toBe(3);
    expect(allRows(join(folder, db))).toEqual(undisturbed);
  });

  it('tells what is left, and how to go on', async () => {
    const db = 'left.db';
    for (let after = whole * 0.5; ; after *= 0.8) {
      const { hit } = await ingestKilled(['in', '--db', db, '--jobs', '2'], folder, 'run', after);
      if (hit && rawConnection(join(folder, db)).prepare("SELECT count(*) FROM candidate WHERE state = 'open'").pluck().get() !== 0) break; // prettier-ignore
      rmSync(join(folder, db), { force: true });
    }
    const { stdout } = await jixiao(['status', '--db', db], { cwd: folder });
    expect(stdout).toMatch(/open +\d+/);
    expect(stdout).toContain('running or stopped');
    expect(stdout).toContain('To go on: jixiao ingest in --db left.db');
  });
});

describe('two runs on one database', () => {
  it('both finish, and nothing is there twice', async () => {
    const args = ['in', '--db', 'two.db', '--jobs', '1'];
    const ended = await Promise.all([1, 2].map(() => ingestKilled(args, folder, 'run', null)));
    expect(ended.map(({ code }) => code)).toEqual([3, 3]);
    expect(allRows(join(folder, 'two.db'))).toEqual(undisturbed);
  });
});

describe('a disk that is full', () => {
  it('ends the run with words, and the next goes on', async () => {
    const path = join(folder, 'full.db');
    expect((await jixiao(['ingest', 'in/note.txt', '--db', path], { cwd: folder })).code).toBe(0);
    const db = rawConnection(path);
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.close();
    // some room is left, but not enough
    const env = fullDisk(aFolder(), 4096 * (pages + 12), 'en');
    const full = await jixiao(['ingest', 'in', '--db', path], { cwd: folder, env });
    expect([full.code, full.stdout]).toEqual([1, '']);
    expect(full.stderr).toContain('There is no space left');
    expect(allRows(path).integrity).toEqual(['ok', []]);
    expect((await jixiao(['ingest', 'in', '--db', path], { cwd: folder })).code).toBe(3);
    expect(allRows(path)).toEqual(undisturbed);
  });
});
