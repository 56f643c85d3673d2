import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../src/run/walk.js';
import { aFolder } from '../helpers/database.js';

function aTree(files: readonly string[]): string {
  const root = aFolder();
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  return root;
}

const inside = (root: string, paths: readonly string[]): string[] => paths.map((path) => path.slice(root.length + 1));

describe('walk', () => {
  it('lists files of folders in the order of their names, each once', async () => {
    const root = aTree(['b/2.txt', 'b/10.txt', 'a.txt', 'B.txt', '甲.docx']);
    const { files, skipped } = await walk([root, join(root, 'b'), join(root, 'a.txt')]);
    expect(inside(root, files)).toEqual(['B.txt', 'a.txt', 'b/10.txt', 'b/2.txt', '甲.docx']);
    expect(skipped).toEqual([]);
  });

  it('reads what is named first first', async () => {
    const root = aTree(['b.txt', 'a.txt']);
    const { files } = await walk([join(root, 'b.txt'), root]);
    expect(inside(root, files)).toEqual(['b.txt', 'a.txt']);
  });

  it('skips by name in folders only, and says what', async () => {
    const root = aTree([
      '.hidden/x.txt',
      '.x.txt',
      'node_modules/x.txt',
      'a.db',
      'a.db-wal',
      'a.gold.json',
      'm.JSONL',
      'ok.txt',
    ]);
    const { files, skipped } = await walk([root]);
    expect(inside(root, files)).toEqual(['ok.txt']);
    expect(skipped.map((s) => [s.path.slice(root.length + 1), s.reason])).toEqual([
      ['.hidden', 'hidden'],
      ['.x.txt', 'hidden'],
      ['a.db', 'database'],
      ['a.db-wal', 'database'],
      ['a.gold.json', 'json'],
      ['m.JSONL', 'json'],
      ['node_modules', 'tooling'],
    ]);
    expect((await walk([join(root, '.x.txt'), join(root, 'a.gold.json')])).files).toHaveLength(2);
  });

  it('follows links to each folder once and reports the others', async () => {
    const root = aTree(['a/1.txt', 'b/2.txt']);
    symlinkSync('..', join(root, 'a/up'));
    symlinkSync(join(root, 'a'), join(root, 'again'));
    symlinkSync('nowhere', join(root, 'lost'));
    symlinkSync(join(root, 'b/2.txt'), join(root, 'z.txt'));
    const { files, skipped } = await walk([root]);
    expect(inside(root, files)).toEqual(['a/1.txt', 'b/2.txt', 'z.txt']);
    expect(skipped.map((s) => [s.path.slice(root.length + 1), s.reason])).toEqual([
      ['a/up', 'loop'],
      ['again', 'loop'],
      ['lost', 'dangling'],
    ]);
  });

  it('never takes a pipe for a file', async () => {
    const root = aTree(['a.txt']);
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const { files, skipped } = await walk([root]);
    expect(inside(root, files)).toEqual(['a.txt']);
    expect(skipped).toMatchObject([{ reason: 'special' }]);
  });

  it('stops at its bounds and says so', async () => {
    const root = aTree(['1.txt', '2.txt', 'd/e/3.txt']);
    expect((await walk([root], { files: 2 })).skipped).toMatchObject([{ reason: 'many' }]);
    expect((await walk([root], { depth: 1 })).skipped).toMatchObject([{ path: join(root, 'd/e'), reason: 'deep' }]);
  });

  it('keeps a path that does not exist, for reading to say so', async () => {
    expect(await walk(['no/such.txt'])).toEqual({ files: ['no/such.txt'], skipped: [], raw: new Map() });
  });
});
