/**
 * Kills runs at random moments and compares what the next run ends with to an undisturbed one.
 *
 *   node dist/bench/kill.js                  200 kills: of the run, of workers, and a disk that is full, in turn
 *   node dist/bench/kill.js --kills 20 --seed 7
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { zip } from '../test/helpers/archive-writer.js';
import { fullDisk } from '../test/helpers/full-disk.js';
import { ingestKilled, waitForEnd } from '../test/helpers/kill.js';
import { MAIN } from '../test/helpers/cli.js';
import { allRows } from '../test/helpers/rows.js';
import { smallForm } from '../test/helpers/small-form.js';
import { FORMATS, make } from './documents.js';
import { numberOf } from './number-of.js';

/** Kills on one database before it is run to its end. */
const IN_A_ROW = 4;

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const kills = numberOf('--kills', 200);
const random = randomFrom(numberOf('--seed', 1) * 7919);
const folder = mkdtempSync(join(tmpdir(), 'jixiao-kill-'));
const at = (name: string): string => join(folder, name);
try {
  mkdirSync(at('in'));
  for (let i = 1; i <= 120; i++) {
    const { name, bytes } = make(FORMATS[i % FORMATS.length] ?? 'txt', i);
    writeFileSync(at(`in/${name}`), bytes);
    if (i % 12 === 0) writeFileSync(at(`in/copy-${name}`), bytes);
  }
  const inside = Array.from({ length: 20 }, (_, i) => ({
    name: `${i}.html`,
    data: smallForm({ project: `项目${i}号` }),
  }));
  writeFileSync(at('in/a.zip'), zip(inside));
  const args = (db: string): string[] => ['in', '--db', db, '--jobs', '2'];
  const { milliseconds } = await ingestKilled(args('whole.db'), folder, 'run', null);
  const undisturbed = allRows(at('whole.db'));
  const wholeBytes = statSync(at('whole.db')).size;
  /** A run on a disk that holds a part of what it writes; whether it ended so. */
  const runFull = (db: string): boolean => {
    const env = { ...process.env, ...fullDisk(folder, random() * wholeBytes, 'en') };
    const { status, stderr } = spawnSync(process.execPath, [MAIN, 'ingest', ...args(db)], { cwd: folder, env, encoding: 'utf8' }); // prettier-ignore
    return status === 1 && stderr.includes('There is no space left');
  };
  let [done, hits, full, different, left] = [0, 0, 0, 0, 0];
  for (let round = 1; done < kills; round++) {
    const db = `${round}.db`;
    for (let i = 0; i < IN_A_ROW && done < kills; i++, done++) {
      const victim = (['disk', 'run', 'worker'] as const)[done % 3] ?? 'run';
      if (victim === 'disk') {
        if (runFull(db)) full++;
        continue;
      }
      const { hit, workers } = await ingestKilled(args(db), folder, victim, 50 + random() * milliseconds);
      if (hit) hits++;
      left += (await waitForEnd(workers, 10_000)).length;
    }
    await ingestKilled(args(db), folder, 'run', null);
    if (!isDeepStrictEqual(allRows(at(db)), undisturbed)) {
      different++;
      process.stdout.write(`round ${round}: its rows are not those of an undisturbed run\n`);
    }
    for (const end of ['', '-wal', '-shm']) rmSync(at(`${db}${end}`), { force: true });
  }
  const rounds = Math.ceil(kills / IN_A_ROW);
  process.stdout.write(
    `${kills} moments: ${hits} kills before the run had ended, ${full} full disks; ${rounds} databases run to their end: ${different} differ from an undisturbed run; workers left: ${left}\n`,
  );
  process.exitCode = different + left === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
