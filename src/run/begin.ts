/** The beginning of a run: what there is to read, what of it was read before, and what is no longer there. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../version.js';
import type { Store } from '../store/open.js';
import type { Hints } from './extract.js';
import type { Candidate } from './inputs/candidate.js';
import type { RunFile } from './load-files.js';
import { rawPath } from './names.js';
import { isLoss, type Skipped } from './walk.js';

export interface Begun {
  readonly files: readonly RunFile[];
  /** For each file whether it is to be read. */
  readonly open: Uint8Array;
  /** Paths that lay in the folders once and do no longer. */
  readonly gone: readonly string[];
  /** The bytes of paths whose text is not their name. */
  readonly raw: ReadonlyMap<string, Buffer>;
  readonly hints: readonly Hints[];
}

/** Hints as the ledger keeps them: the same hints give the same text. */
export function hintsText(hints: Hints): string | null {
  const stated = Object.entries(hints).filter(([, value]) => value !== null && value !== undefined);
  if (stated.length === 0) return null;
  return JSON.stringify(Object.fromEntries(stated.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))));
}

interface Stat {
  readonly bytes: number | null;
  readonly modified: number | null;
  readonly raw: Buffer | null;
}

function statOf(path: string): Stat {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info !== undefined) return { bytes: info.size, modified: Math.round(info.mtimeMs * 1000), raw: null };
  const raw = rawPath(path);
  const other = raw === null ? undefined : statSync(raw, { throwIfNoEntry: false });
  return other === undefined
    ? { bytes: null, modified: null, raw: null }
    : { bytes: other.size, modified: Math.round(other.mtimeMs * 1000), raw };
}

/** Never throws: reading the file says what is wrong. */
function safeStat(path: string): Stat {
  try {
    return statOf(path);
  } catch {
    return { bytes: null, modified: null, raw: null };
  }
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
};

/** What the paths of a folder's files begin with, as `walk` writes them: '' for the folder in which the run is. */
const prefixOf = (folder: string): string => join(folder, 'x').slice(0, -1);

/** Whether a path can lie below the folder in which the run is. */
const isHere = (path: string): boolean => !path.startsWith('/') && !path.startsWith('../');

export interface Beginning {
  readonly store: Store;
  readonly run: number;
  readonly paths: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skipped[];
  /** Every file is to be read. */
  readonly all: boolean;
}

function markGone({ store, run, paths, candidates, skipped }: Beginning): string[] {
  const folders = paths.filter(isFolder).map(prefixOf);
  if (folders.length === 0) return [];
  const met = new Set([...candidates, ...skipped].map(({ path }) => path));
  // what lies in folders that could not be looked into may be there still
  const unseen = skipped.filter(({ reason }) => isLoss(reason)).map(({ path }) => `${path}/`);
  const isMet = (path: string): boolean => met.has(path) || unseen.some((folder) => path.startsWith(folder));
  const many = skipped.some(({ reason }) => reason === 'many');
  if (many) return [];
  return folders.flatMap((prefix) =>
    store.ledger.leave(run, prefix, (path) => isMet(path) || (prefix === '' && !isHere(path))),
  );
}

/** Writes every file into the ledger before the first is read, so that it holds what a stopped run has left. */
export function begin(beginning: Beginning): Begun {
  const { store, run, candidates, skipped, all } = beginning;
  const raw = new Map<string, Buffer>();
  const met = candidates.map(({ path, hints }) => {
    const stat = safeStat(path);
    if (stat.raw !== null) raw.set(path, stat.raw);
    return { path, bytes: stat.bytes, modified: stat.modified, hints: hintsText(hints) };
  });
  return store.batch(() => {
    const open = store.ledger.begin(run, VERSION, met, all);
    for (const one of skipped) store.ledger.skip(run, one);
    const files = met.map((one, i) => ({ ...one, anew: open[i] === 2 }));
    return { files, open, raw, hints: candidates.map(({ hints }) => hints), gone: markGone(beginning) };
  });
}
