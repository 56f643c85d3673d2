/**
 * The files that a run reads: what was named on the command line, and what lies in the folders that were named.
 *
 * Skipped in folders, and counted, never in silence: names that begin with a dot, `node_modules`, databases
 * (`.db .sqlite .sqlite3` with their -wal, -shm and -journal) and the JSON files that crawlers and tests leave beside
 * documents (`.json .jsonl .ndjson`). A file that is named itself is read whatever its name.
 */
import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { joinRaw, namesOf, type Named } from './names.js';

/**
 * Why something in a folder is not read. The last three are losses: files may lie there that no one has seen.
 * `special`: a pipe, socket or device, which is never opened; `loop`: a link to a folder that is read already.
 */
export type SkipReason =
  | 'hidden' | 'tooling' | 'database' | 'json' | 'special' | 'loop' | 'dangling' | 'unreadable' | 'deep' | 'many'; // prettier-ignore

export interface Skipped {
  readonly path: string;
  readonly reason: SkipReason;
  /** What the system says, or null. */
  readonly detail: string | null;
}

export interface Walked {
  /** Paths to read, in the order of the arguments and, within a folder, of their names by code unit. */
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
  /** The bytes of paths that are no UTF-8, by the text that stands for them. */
  readonly raw: ReadonlyMap<string, Buffer>;
}

export interface WalkLimits {
  /** Deepest folder below one that was named. */
  readonly depth: number;
  /** Most files of a run. */
  readonly files: number;
}

const LIMITS: WalkLimits = { depth: 100, files: 5_000_000 };
const LOSSES: ReadonlySet<SkipReason> = new Set(['unreadable', 'deep', 'many']);
const DATABASE = /\.(?:db|sqlite|sqlite3)(?:-wal|-shm|-journal)?$/i;
const JSON_FILE = /\.(?:json|jsonl|ndjson)$/i;

/** Whether documents may have been lost by it, so that a run has failed in part. */
export const isLoss = (reason: SkipReason): boolean => LOSSES.has(reason);

/** Why something of this name in a folder is not read; null if it is. */
export function byName(name: string): SkipReason | null {
  if (name.startsWith('.')) return 'hidden';
  if (name === 'node_modules') return 'tooling';
  if (DATABASE.test(name)) return 'database';
  return JSON_FILE.test(name) ? 'json' : null;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Walk {
  readonly limits: WalkLimits;
  readonly files: string[];
  readonly skipped: Skipped[];
  readonly raw: Map<string, Buffer>;
  /** Absolute paths of files, so that one is not read twice when it was named and lies in a named folder. */
  readonly known: Set<string>;
  /** Real paths of folders, so that links lead to each folder once. */
  readonly folders: Set<string>;
}

function skip(walk: Walk, path: string, reason: SkipReason, detail: string | null = null): void {
  walk.skipped.push({ path, reason, detail });
}

function addFile(walk: Walk, path: string, raw: Buffer | null = null): void {
  const absolute = resolve(path);
  if (walk.known.has(absolute)) return;
  if (walk.files.length >= walk.limits.files) return skip(walk, path, 'many');
  walk.known.add(absolute);
  walk.files.push(path);
  if (raw !== null) walk.raw.set(path, raw);
}

interface Entry extends Named {
  readonly kind: Dirent | Dirent<Buffer>;
}

const byText = (a: Entry, b: Entry): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

/** What lies in a folder. Names are taken as bytes only where one of them is no UTF-8. */
async function entriesOf(folder: string | Buffer): Promise<Entry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes('\ufffd')))
    return entries.map((kind) => ({ kind, text: kind.name, raw: null })).sort(byText);
  const raws = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  const names = namesOf(raws.map(({ name }) => name));
  return raws.map((kind, i) => ({ kind, text: names[i]?.text ?? '', raw: names[i]?.raw ?? null })).sort(byText);
}

async function visitEntry(walk: Walk, path: string, raw: Buffer | null, found: Entry, depth: number): Promise<void> {
  const { kind: entry, text } = found;
  const reason = byName(text);
  if (reason !== null) return skip(walk, path, reason);
  if (entry.isFile()) return addFile(walk, path, raw);
  if (entry.isDirectory()) return visitFolder(walk, path, raw, depth + 1);
  if (!entry.isSymbolicLink()) return skip(walk, path, 'special');
  let target: Stats;
  try {
    target = await stat(raw ?? path);
  } catch (error) {
    return skip(walk, path, 'dangling', words(error));
  }
  if (target.isFile()) return addFile(walk, path, raw);
  if (target.isDirectory()) return visitFolder(walk, path, raw, depth + 1);
  return skip(walk, path, 'special');
}

async function visitFolder(walk: Walk, folder: string, rawFolder: Buffer | null, depth: number): Promise<void> {
  if (depth > walk.limits.depth) return skip(walk, folder, 'deep');
  let entries: Entry[];
  try {
    // of a path that is no UTF-8 the bytes, so that two of them are not taken for one
    const real = await realpath(rawFolder ?? folder, rawFolder === null ? 'utf8' : 'latin1');
    if (walk.folders.has(real)) return skip(walk, folder, 'loop');
    walk.folders.add(real);
    entries = await entriesOf(rawFolder ?? folder);
  } catch (error) {
    return skip(walk, folder, 'unreadable', words(error));
  }
  for (const entry of entries)
    await visitEntry(walk, join(folder, entry.text), joinRaw(folder, rawFolder, entry), entry, depth);
}

/**
 * Lists what to read. Never throws: a folder that cannot be opened is among `skipped`. A named path that does not exist
 * or is no file is among `files`, so that reading it says what is wrong.
 */
export async function walk(paths: readonly string[], limits: Partial<WalkLimits> = {}): Promise<Walked> {
  const state: Walk = {
    limits: { ...LIMITS, ...limits },
    files: [],
    skipped: [],
    raw: new Map(),
    known: new Set(),
    folders: new Set(),
  };
  for (const path of paths) {
    const info = await lstat(path)
      .then(() => stat(path))
      .catch(() => null);
    if (info?.isDirectory() === true) {
      // a folder named twice is no loop
      const real = await realpath(path).catch(() => path);
      if (!state.folders.has(real)) await visitFolder(state, path, null, 0);
    } else addFile(state, path);
  }
  return { files: state.files, skipped: state.skipped, raw: state.raw };
}
