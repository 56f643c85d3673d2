import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IngestEvent } from '../../src/run/events.js';
import { zip } from '../helpers/archive-writer.js';
import { jixiao, type Ended } from '../helpers/cli.js';
import { rawConnection } from '../helpers/database.js';
import { writeDocx } from '../helpers/docx-writer.js';
import { childrenOf, waitForEnd } from '../helpers/kill.js';
import { misbehavingEnv } from '../helpers/misbehaving-cli.js';
import { smallForm } from '../helpers/small-form.js';

const HOSTILE = fileURLToPath(new URL('../../fixtures/hostile/', import.meta.url));
const GOOD = 24;
/** May whoever runs the tests read what no one may? */
const ROOT = process.getuid?.() === 0;

/** Each bad file and the outcome it must end with. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'empty.docx': 'empty',
  'cut-in-half.docx': 'damaged',
  'noise.docx': 'unsupported',
  'picture.docx': 'unsupported',
  'zip-without-document.docx/readme.txt': 'not-a-report',
  'entity-bomb.docx': 'not-a-report',
  'encrypted.docx': 'encrypted',
  'huge-span.html': 'partial',
  'deep-nesting.html': 'partial',
  'loop.txt': 'timeout',
  'heap.txt': 'memory',
  'buffers.txt': 'memory',
  'exit.txt': 'crash',
  'signal.txt': 'crash',
  'zeros.zip/zeros.txt': 'bomb',
  'zeros.docx': 'bomb',
  'zeros.txt.gz': 'bomb',
  'inside.zip/loop.txt': 'timeout',
  'sparse.docx': 'too-big',
  ...(ROOT ? {} : { 'closed.html': 'unreadable' }),
};

let root = '';
let folder = '';
let work = '';
let temporary = '';
let ended: Ended;
let events: readonly IngestEvent[] = [];
const processes = new Set<number>();

const good = (i: number): string => smallForm({ project: `项目${i}号维修` });
const raw = (name: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);

function fill(): void {
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  for (let i = 1; i <= GOOD; i++) put(`${'abcdefghijklmnopqrstuvwxyz'[i] ?? ''}-good.html`, good(i));
  for (const name of readdirSync(HOSTILE)) if (name !== 'README.md') copyFileSync(join(HOSTILE, name), join(folder, name)); // prettier-ignore
  for (const way of ['loop', 'heap', 'buffers', 'exit', 'signal']) put(`${way}.txt`, `MISBEHAVE ${way}`);
  put('inside.zip', zip([
    { name: 'first.html', data: good(101) },
    { name: 'loop.txt', data: 'MISBEHAVE loop inside' },
    { name: 'last.html', data: good(102) },
  ])); // prettier-ignore
  const zeros = new Uint8Array(64 * 2 ** 20);
  put('zeros.zip', zipSync({ 'zeros.txt': zeros }));
  put('zeros.txt.gz', gzipSync(zeros));
  put('zeros.docx', writeDocx([], { members: { 'word/document.xml': `<w:document>${' '.repeat(64 * 2 ** 20)}</w:document>` } })); // prettier-ignore
  put('sparse.docx', '');
  truncateSync(join(folder, 'sparse.docx'), 2 ** 31);
  put('closed.html', good(103));
  chmodSync(join(folder, 'closed.html'), 0);
  mkdirSync(join(folder, 'inner'));
  symlinkSync('..', join(folder, 'inner', 'round'));
  execFileSync('mkfifo', [join(folder, 'pipe.html')]);
  put('two\nlines.html', good(104));
  // 自评 in GBK
  writeFileSync(raw('\xd7\xd4\xc6\xc0.html'), good(105));
  put('note.txt', strToU8('今天天气很好。'));
}

const ingest = (): Promise<Ended> =>
  jixiao(['ingest', folder, '--db', join(work, 'h.db'), '--jobs', '2', '--log', 'json', '--stall', '8', '--memory', '500'], {
    cwd: work,
    env: { ...misbehavingEnv(root), TMPDIR: temporary },
    during: (child) => {
      const look = (): void => childrenOf(child.pid ?? 0).forEach((pid) => processes.add(pid));
      const timer = setInterval(look, 50);
      child.on('exit', () => clearInterval(timer));
    },
  }); // prettier-ignore

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'jixiao-hostile-'));
  [folder, work, temporary] = [join(root, 'crawl'), join(root, 'work'), join(root, 'tmp')];
  for (const one of [folder, work, temporary]) mkdirSync(one);
  fill();
  ended = await ingest();
  events = ended.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as IngestEvent); // prettier-ignore
}, 240_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const outcomes = (): Map<string, string> =>
  new Map(
    events.flatMap((e) => {
      if (e.kind !== 'done') return [];
      const path = e.path.slice(folder.length + 1);
      return [[e.entry === null ? path : `${path}/${e.entry}`, e.outcome]];
    }),
  );

describe('a folder with everything that goes wrong', () => {
  it('gives all good files', () => {
    const found = outcomes();
    const names = Array.from({ length: GOOD }, (_, i) => `${'abcdefghijklmnopqrstuvwxyz'[i + 1] ?? ''}-good.html`);
    const all = [...names, 'inside.zip/first.html', 'inside.zip/last.html', 'two\nlines.html', '自评.html'];
    expect(all.filter((name) => found.get(name) !== 'ok')).toEqual([]);
    const raws = rawConnection(join(work, 'h.db'));
    const projects = new Set(raws.prepare('SELECT project_name FROM report').pluck().all());
    const wanted = [...names.map((_, i) => i + 1), 101, 102, 104, 105].map((i) => `项目${i}号维修`);
    expect(wanted.filter((name) => !projects.has(name))).toEqual([]);
    expect(raws.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('names what became of each bad one', () => {
    const found = outcomes();
    expect(Object.fromEntries(Object.keys(OUTCOMES).map((name) => [name, found.get(name)]))).toEqual(OUTCOMES);
    expect(events.flatMap((e) => (e.kind === 'skipped' ? [e.reason] : [])).sort()).toEqual(['loop', 'special']);
    expect([ended.code, ended.stderr]).toEqual([3, '']);
    expect(events.at(-1)).toMatchObject({ kind: 'summary', interrupted: false, left: 0 });
  });

  it('leaves no process and no temporary file', async () => {
    expect(processes.size).toBeGreaterThan(4);
    expect(await waitForEnd([...processes], 5000)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(work)).toEqual(['h.db']);
  });

  it('is not read again', async () => {
    const again = await ingest();
    const summary = JSON.parse(again.stdout.trimEnd().split('\n').at(-1) ?? '') as IngestEvent;
    expect(summary).toMatchObject({ kind: 'summary', results: { inserted: 0, replaced: 0 } });
    expect(again.code).toBe(3);
  });
});
