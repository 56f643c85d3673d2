import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { DoneEvent, IngestEvent, SummaryEvent } from '../../src/run/events.js';
import { ingest, type IngestOptions } from '../../src/run/ingest.js';
import { zip } from '../helpers/archive-writer.js';
import { aFolder, aPath, rawConnection } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

const READER = pathToFileURL(fileURLToPath(new URL('../helpers/misbehaving-reader.ts', import.meta.url))).href;
const nodeOptions = ['--import', READER];

async function run(folder: string, options: IngestOptions): Promise<{ done: DoneEvent[]; summary: SummaryEvent; all: IngestEvent[] }> {
  const all: IngestEvent[] = [];
  for await (const event of ingest([folder], { jobs: 2, nodeOptions, ...options })) all.push(event);
  const summary = all.at(-1);
  if (summary?.kind !== 'summary') throw new Error('no summary');
  return { done: all.filter((e) => e.kind === 'done'), summary, all };
} // prettier-ignore

const good = (folder: string, name: string, project: string): void =>
  writeFileSync(join(folder, name), smallForm({ project }));
const bad = (folder: string, name: string, way: string): void => writeFileSync(join(folder, name), `MISBEHAVE ${way}`);
const inside = (folder: string, done: readonly DoneEvent[]): [string, string | null, string][] =>
  done.map((e) => [e.path.slice(folder.length + 1), e.entry, e.outcome]);

/** Processes that this one has started and that still live. */
const children = (): string[] =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter((pid) => pid !== '' && isWorker(pid)); // prettier-ignore
const isWorker = (pid: string): boolean => {
  try {
    return /pool\/worker/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
};

describe('the pool', () => {
  it('loads every good file between bad ones, and gives each bad one its outcome', async () => {
    const folder = aFolder();
    ['1', '3', '5', '7', '9'].forEach((n) => good(folder, `${n}.html`, `项目${n}号维修`));
    bad(folder, '2.txt', 'loop');
    bad(folder, '4.txt', 'heap');
    bad(folder, '6.txt', 'buffers');
    bad(folder, '8a.txt', 'exit');
    bad(folder, '8b.txt', 'reject');
    bad(folder, '8c.txt', 'pages');
    const db = aPath();
    const bounds = { timeout: 20, stall: 12, memory: 500 };
    const { done, summary } = await run(folder, { db, bounds });
    expect(inside(folder, done).sort()).toEqual([
      ['1.html', null, 'ok'],
      ['2.txt', null, 'timeout'],
      ['3.html', null, 'ok'],
      ['4.txt', null, 'memory'],
      ['5.html', null, 'ok'],
      ['6.txt', null, 'memory'],
      ['7.html', null, 'ok'],
      ['8a.txt', null, 'crash'],
      ['8b.txt', null, 'crash'],
      ['8c.txt', null, 'timeout'],
      ['9.html', null, 'ok'],
    ]);
    const said = (name: string): string => done.find((e) => e.path.endsWith(name))?.message ?? '';
    expect(said('2.txt')).toContain('no progress for 12 s; read it again with `jixiao retry --outcome timeout --stall');
    expect(said('8c.txt')).toContain('more than 20 s; read it again with `jixiao retry --outcome timeout --timeout');
    expect(said('6.txt')).toMatch(/of the 500 MiB .* --memory 1000/);
    expect(said('8a.txt')).toContain('exit code 1');
    expect(said('8b.txt')).toContain('nobody waits for this');
    expect(summary).toMatchObject({ files: 11, failed: 6, reports: 5, interrupted: false });
    // a crash was tried once more, alone; a timeout was not
    const raw = rawConnection(db);
    const attempts = (name: string): unknown => raw.prepare('SELECT attempts FROM candidate WHERE path = ?').pluck().get(join(folder, name)); // prettier-ignore
    expect([attempts('8a.txt'), attempts('2.txt'), attempts('1.html')]).toEqual([2, 1, 1]);
    // none is read again, but the ones that are asked for
    const second = await run(folder, { db, bounds });
    expect(second.summary.results).toEqual({ inserted: 0, replaced: 0, unchanged: 11 });
    expect(inside(folder, second.done).sort()).toEqual(inside(folder, done).sort());
    writeFileSync(join(folder, '8a.txt'), smallForm({ project: '项目8号维修' }));
    const third = await run(folder, { db, bounds, again: ['crash'] });
    expect(third.done.filter((e) => e.loaded !== 'unchanged').map((e) => [e.path.slice(folder.length + 1), e.outcome, e.loaded])).toEqual([['8a.txt', 'ok', 'inserted'], ['8b.txt', 'crash', 'replaced']]); // prettier-ignore
    // one that was killed last may take a moment to go
    await vi.waitFor(() => expect(children()).toEqual([]), { timeout: 15_000 });
  }, 240_000);

  it('goes on in an archive after the file that ended the worker', async () => {
    const folder = aFolder();
    const files = [
      { name: 'a.html', data: smallForm({ project: '项目1号维修' }) },
      { name: 'b.txt', data: 'MISBEHAVE exit' },
      { name: 'c.html', data: smallForm({ project: '项目2号维修' }) },
      { name: 'd.txt', data: 'MISBEHAVE loop' },
      { name: 'e.html', data: smallForm({ project: '项目3号维修' }) },
    ];
    writeFileSync(join(folder, '1.zip'), zip(files));
    good(folder, '2.html', '项目4号维修');
    const db = aPath();
    const { done } = await run(folder, { db, bounds: { stall: 5 } });
    const expected = [
      ['1.zip', 'a.html', 'ok'],
      ['1.zip', 'b.txt', 'crash'],
      ['1.zip', 'c.html', 'ok'],
      ['1.zip', 'd.txt', 'timeout'],
      ['1.zip', 'e.html', 'ok'],
      ['2.html', null, 'ok'],
    ];
    expect(inside(folder, done)).toEqual(expected);
    const raw = rawConnection(db);
    expect(raw.prepare("SELECT state, entries FROM candidate WHERE entry = '' ORDER BY path").raw().all()).toEqual([
      ['done', 5],
      ['done', null],
    ]);
    // by the ledger alone: the archive is not opened
    const again = await run(folder, { db });
    expect(inside(folder, again.done)).toEqual(expected);
    expect(again.summary).toMatchObject({ workerMemory: null, results: { inserted: 0, replaced: 0, unchanged: 6 } });
  }, 120_000);

  it('reads what a crawl leaves beside documents, or says why not', async () => {
    const folder = aFolder();
    good(folder, 'a\nb.html', '项目1号维修');
    const raw = (name: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
    // 报告 and 自评 in GBK, and bytes that are no text at all
    mkdirSync(raw('\xb1\xa8\xb8\xe6'));
    writeFileSync(raw('\xb1\xa8\xb8\xe6/\xd7\xd4\xc6\xc0.html'), smallForm({ project: '项目2号维修' }));
    writeFileSync(raw('\xff\xfe.html'), smallForm({ project: '项目3号维修' }));
    writeFileSync(join(folder, 'sparse.docx'), '');
    truncateSync(join(folder, 'sparse.docx'), 2 ** 31);
    execFileSync('mkfifo', [join(folder, 'pipe.html')]);
    symlinkSync('.', join(folder, 'round'));
    symlinkSync('nowhere', join(folder, 'to-nowhere'));
    const db = aPath();
    const { done, all, summary } = await run(folder, { db });
    expect(inside(folder, done)).toEqual([
      ['%FF%FE.html', null, 'ok'],
      ['a\nb.html', null, 'ok'],
      ['sparse.docx', null, 'too-big'],
      ['报告/自评.html', null, 'ok'],
    ]);
    expect(all.flatMap((e) => (e.kind === 'skipped' ? [e.reason] : []))).toEqual(['special', 'loop', 'dangling']);
    const ledger = rawConnection(db).prepare('SELECT state, count(*) FROM candidate GROUP BY state').raw().all();
    expect(ledger).toEqual([['done', 3], ['failed', 1], ['skipped', 3]]); // prettier-ignore
    expect(summary.gone).toBe(0);
    expect((await run(folder, { db })).summary.results).toEqual({ inserted: 0, replaced: 0, unchanged: 3 });
    expect(readdirSync(folder)).toHaveLength(7);
  }, 60_000);
});
