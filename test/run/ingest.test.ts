import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DoneEvent, IngestEvent, SummaryEvent } from '../../src/run/events.js';
import { ingest, type IngestOptions } from '../../src/run/ingest.js';
import { zip } from '../helpers/archive-writer.js';
import { aFolder, aPath, aStore, rawConnection } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

async function all(paths: readonly string[], options: IngestOptions): Promise<IngestEvent[]> {
  const events: IngestEvent[] = [];
  for await (const event of ingest(paths, options)) events.push(event);
  return events;
}

const done = (events: readonly IngestEvent[]): DoneEvent[] => events.filter((e) => e.kind === 'done');
function summary(events: readonly IngestEvent[]): SummaryEvent {
  const last = events[events.length - 1];
  if (last?.kind !== 'summary') throw new Error('no summary');
  return last;
}

function reports(count: number): string {
  const folder = aFolder();
  for (let i = 1; i <= count; i++) writeFileSync(join(folder, `${i}.html`), smallForm({ project: `项目${i}号维修` }));
  return folder;
}

describe('ingest', () => {
  it('tells what it found, reads and has done, in order', async () => {
    const folder = reports(3);
    const db = aPath();
    const events = await all([folder], { db, jobs: 2 });
    // how often it is told what is waited for depends on the machine
    expect(
      events
        .map((e) => e.kind)
        .filter((kind) => kind !== 'waiting')
        .sort(),
    ).toEqual(['done', 'done', 'done', 'found', 'reading', 'reading', 'reading', 'summary']);
    expect([events[0]?.kind, events[events.length - 1]?.kind]).toEqual(['found', 'summary']);
    expect(done(events).map((e) => [e.path, e.outcome, e.loaded, e.reports, e.indicators])).toEqual(
      [1, 2, 3].map((i) => [join(folder, `${i}.html`), 'ok', 'inserted', 1, 2]),
    );
    expect(summary(events)).toMatchObject({
      files: 3,
      reports: 3,
      indicators: 6,
      failed: 0,
      lost: 0,
      interrupted: false,
    });
  });

  it('tells of corrections that hold no longer, once', async () => {
    const folder = reports(1);
    const path = join(folder, '1.html');
    const store = aStore();
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    const nowhere = { page: null, table: null, row: null, column: null, paragraph: null };
    store.corrections.add([
      { sha256, path, report: 1, record: 'indicator', ordinal: 9, anchor: '没有这一项', at: nowhere, field: 'score', valueAsRead: 1, value: 2, reason: '原表为2分', who: '张某', readerVersion: null },
    ]); // prettier-ignore
    const told = (events: readonly IngestEvent[]): IngestEvent[] => events.filter((e) => e.kind === 'lost-correction');
    expect(told(await all([folder], { store, alone: true, jobs: 1 }))).toMatchObject([
      { correction: 1, path, sha256, record: 'indicator', field: 'score', message: 'no indicator is certain to be the one that was corrected' },
    ]); // prettier-ignore
    expect(told(await all([folder], { store, force: true, jobs: 1 }))).toEqual([]);
  });

  it('has committed a file when it says so', async () => {
    const db = aPath();
    const store = aStore(db);
    const other = rawConnection(db);
    const seen: unknown[] = [];
    for await (const event of ingest([reports(5)], { store, batch: 2 })) {
      if (event.kind === 'done')
        seen.push(other.prepare('SELECT 1 FROM source WHERE path = ?').pluck().get(event.path));
    }
    expect(seen).toEqual([1, 1, 1, 1, 1]);
  });

  it('changes nothing when run again, and links a copy', async () => {
    const folder = reports(2);
    const db = aPath();
    await all([folder], { db });
    const dump = (): unknown =>
      ['source', 'report', 'indicator', 'funding', 'warning', 'finding'].map((t) =>
        raw.prepare(`SELECT * FROM ${t}`).all(),
      );
    const raw = rawConnection(db);
    const before = dump();
    const again = await all([folder], { db });
    expect(done(again)).toMatchObject(
      [1, 2].map(() => ({ loaded: 'unchanged', outcome: 'ok', reports: 1, indicators: 2 })),
    );
    expect(dump()).toEqual(before);
    writeFileSync(join(folder, 'copy.html'), smallForm({ project: '项目1号维修' }));
    expect(summary(await all([folder], { db }))).toMatchObject({ files: 3, results: { inserted: 0, unchanged: 3 } });
    expect(raw.prepare('SELECT count(*) FROM source_path').pluck().get()).toBe(3);
    expect(dump()).toEqual(before);
  });

  it('reads again when forced', async () => {
    const folder = reports(1);
    const db = aPath();
    await all([folder], { db });
    expect(done(await all([folder], { db, force: true }))).toMatchObject([{ loaded: 'replaced' }]);
  });

  it('gives each bad file its outcome, stores it where it has bytes, and goes on', async () => {
    const folder = reports(2);
    writeFileSync(join(folder, '0-empty.docx'), '');
    writeFileSync(join(folder, '0-zip.docx'), Buffer.from('PK\x03\x04\x14\x00 and then nothing', 'latin1'));
    writeFileSync(join(folder, '9-large.txt'), 'x'.repeat(100_000));
    const db = aPath();
    const paths = [folder, join(folder, 'missing.txt')];
    const events = await all(paths, { db, limits: { fileBytes: 50_000 } });
    const short = (e: DoneEvent): unknown[] => [e.path.slice(folder.length + 1), e.outcome, e.loaded];
    expect(done(events).map(short)).toEqual([
      ['0-empty.docx', 'empty', 'inserted'],
      ['0-zip.docx', expect.stringMatching(/damaged|unsupported/), 'inserted'],
      ['1.html', 'ok', 'inserted'],
      ['2.html', 'ok', 'inserted'],
      ['9-large.txt', 'too-big', null],
      ['missing.txt', 'unreadable', null],
    ]);
    expect(done(events).every((e) => (e.outcome === 'ok') === (e.message === null))).toBe(true);
    expect(summary(events)).toMatchObject({ files: 6, failed: 4, reports: 2 });
    // told again from the database, by their codes and words
    const again = done(await all(paths, { db, limits: { fileBytes: 50_000 } }));
    expect(again.map((e) => [e.path, e.outcome, e.code, e.message])).toEqual(
      done(events).map((e) => [e.path, e.outcome, e.code, e.message]),
    );
  });

  it('loads each file of an archive by itself, and says which could not be unpacked', async () => {
    const folder = reports(1);
    const inner = zip([{ name: 'c.html', utf8: true, data: smallForm({ project: '项目3号维修' }) }]);
    const files = [
      { name: '2023/a.html', utf8: true, data: smallForm({ project: '项目2号维修' }) },
      { name: '锁.html', utf8: true, data: 'x', encrypted: true },
      { name: 'broken.html', data: smallForm(), lie: { crc: 1 } },
      { name: 'same.html', data: smallForm({ project: '项目1号维修' }) },
      { name: 'inner.zip', data: inner },
    ];
    writeFileSync(join(folder, '2.zip'), zip(files));
    const db = aPath();
    const events = await all([folder], { db });
    const short = (e: DoneEvent): unknown[] => [e.path.slice(folder.length + 1), e.entry, e.outcome, e.loaded, e.indicators]; // prettier-ignore
    expect(done(events).map(short)).toEqual([
      ['1.html', null, 'ok', 'inserted', 2],
      ['2.zip', '2023/a.html', 'ok', 'inserted', 2],
      ['2.zip', '锁.html', 'encrypted', 'inserted', 0],
      ['2.zip', 'broken.html', 'damaged', 'inserted', 0],
      ['2.zip', 'same.html', 'ok', 'unchanged', 2],
      ['2.zip', 'inner.zip/c.html', 'ok', 'inserted', 2],
    ]);
    expect(summary(events)).toMatchObject({ files: 2, records: 6, failed: 2, left: 0, interrupted: false, reports: 4 });
    const paths = (): unknown =>
      raw.prepare("SELECT replace(path, ?, ''), entry FROM source_path ORDER BY 1, 2").raw().all(`${folder}/`);
    const raw = rawConnection(db);
    const rows = [
      ['1.html', ''],
      ['2.zip', '2023/a.html'],
      ['2.zip', 'broken.html'],
      ['2.zip', 'inner.zip/c.html'],
      ['2.zip', 'same.html'],
      ['2.zip', '锁.html'],
    ];
    expect(paths()).toEqual(rows);
    const again = done(await all([folder], { db }));
    expect(again.map((e) => [e.entry, e.outcome, e.code, e.message])).toEqual(
      done(events).map((e) => [e.entry, e.outcome, e.code, e.message]),
    );
    expect(again.every((e) => e.loaded === 'unchanged')).toBe(true);
    expect(paths()).toEqual(rows);
  });

  it('reads only that file of an archive again that left the database meanwhile', async () => {
    const folder = aFolder();
    const name = (i: number): string => `项目${i}号维修`;
    writeFileSync(join(folder, 'a.zip'), zip([1, 2].map((i) => ({ name: `${i}.html`, data: smallForm({ project: name(i) }) })))); // prettier-ignore
    const db = aPath();
    const store = aStore(db);
    await all([folder], { store });
    const raw = rawConnection(db);
    const events: IngestEvent[] = [];
    for await (const event of ingest([folder], { store })) {
      events.push(event);
      // once it was looked up and before it is written
      if (event.kind === 'reading') raw.prepare("DELETE FROM source WHERE entry = '2.html'").run();
    }
    expect(done(events).map((e) => [e.entry, e.loaded, e.indicators])).toEqual([
      ['1.html', 'unchanged', 2],
      ['2.html', 'inserted', 2],
    ]);
    expect(summary(events)).toMatchObject({ files: 1, records: 2 });
  });

  it('stops in order when it is told to, and goes on later', async () => {
    const folder = reports(20);
    const db = aPath();
    const controller = new AbortController();
    const events: IngestEvent[] = [];
    for await (const event of ingest([folder], { db, jobs: 2, batch: 1, signal: controller.signal })) {
      events.push(event);
      if (event.kind === 'done') controller.abort();
    }
    const first = summary(events);
    expect(first.interrupted).toBe(true);
    // what was open is finished: twice the files that are read at once, beside those that were done
    expect(first.files).toBeLessThan(20);
    expect(first.files + first.left).toBe(20);
    const raw = rawConnection(db);
    expect(raw.prepare('SELECT count(*) FROM source').pluck().get()).toBe(first.files);
    expect(raw.prepare('SELECT files, finished_at IS NOT NULL FROM run').raw().all()).toEqual([[first.files, 1]]);
    expect(summary(await all([folder], { db })).results).toMatchObject({
      inserted: first.left,
      unchanged: first.files,
    });
  });

  it('closes the run when no one listens any more', async () => {
    const db = aPath();
    for await (const event of ingest([reports(3)], { db, batch: 1 })) if (event.kind === 'done') break;
    expect(rawConnection(db).prepare('SELECT finished_at IS NOT NULL FROM run').pluck().all()).toEqual([1]);
  });

  it('reads a file again that left the database meanwhile', async () => {
    const folder = reports(2);
    const db = aPath();
    const store = aStore(db);
    await all([folder], { store });
    const raw = rawConnection(db);
    const seen: DoneEvent[] = [];
    for await (const event of ingest([folder], { store })) {
      if (event.kind === 'reading') raw.prepare('DELETE FROM source').run();
      if (event.kind === 'done') seen.push(event);
    }
    expect(seen.map((e) => [e.loaded, e.indicators])).toEqual([
      ['inserted', 2],
      ['inserted', 2],
    ]);
    rmSync(folder, { recursive: true });
  });

  it('throws for a database that cannot be used', async () => {
    const path = join(aFolder(), 'text.db');
    writeFileSync(path, 'this is no database, but it is long enough to be looked at as one');
    await expect(all([reports(1)], { db: path })).rejects.toMatchObject({ name: 'StoreError', code: 'not-a-database' });
  });
});
