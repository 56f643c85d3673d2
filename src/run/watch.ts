/** A folder that something else fills: what lies in it is read, then each file that is put there, once it is whole. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import type { IngestEvent } from './events.js';
import { ingest, type IngestOptions } from './ingest.js';
import { isPageName } from './inputs/attachments.js';
import { listCandidates, type Candidate } from './inputs/index.js';
import { findLists } from './inputs/lists.js';
import { byName } from './walk.js';

export interface WatchOptions extends Omit<IngestOptions, 'candidates' | 'inputs'> {
  /** Milliseconds for which a file must not change before it is read; default 2000. */
  readonly settle?: number;
  /** Looks at the files again and again instead of asking the system, for network drives. */
  readonly poll?: boolean;
}

/** What lay in the folder has been read; from here on it waits for files. */
export interface WatchingEvent {
  readonly kind: 'watching';
  readonly folder: string;
}
/** The system could not tell of changes. */
export interface TroubleEvent {
  readonly kind: 'trouble';
  readonly message: string;
}
export type WatchEvent = IngestEvent | WatchingEvent | TroubleEvent;

/** Files of one run at most, so that rows are there soon. */
const BATCH = 200;

/** Names that programs give to what they have not finished: downloads, copies, open Office files. */
const UNDER_WAY = /\.(?:part|partial|crdownload|tmp|temp|download|opdownload|aria2|filepart|td|swp)$|^~\$|^\.~lock\./i;
export const isUnderWay = (path: string): boolean => UNDER_WAY.test(basename(path));

/** Whether something below the folder is none of the run's business, by a name on its way; JSON may be a manifest. */
function isPassedOver(folder: string, path: string): boolean {
  const names = path === folder ? [] : path.slice(folder.length).split(sep).filter((name) => name !== ''); // prettier-ignore
  return names.some((name) => {
    const reason = byName(name);
    return reason !== null && reason !== 'json';
  });
}

/** Pages beside new files, which may say what those are. */
async function pagesBeside(paths: readonly string[]): Promise<readonly string[]> {
  const folders = new Set(paths.flatMap((path) => [dirname(path), dirname(dirname(path))]));
  const found: string[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.sort()) if (/\.s?html?$/i.test(name) && isPageName(name)) found.push(join(folder, name));
  }
  return found;
}

interface Waiting {
  readonly paths: Set<string>;
  wake: () => void;
}

/** New files with what lists and pages of the folder say of them. */
async function candidatesOf(
  folder: string,
  fresh: readonly string[],
  lists: readonly string[],
): Promise<readonly Candidate[]> {
  // prettier-ignore
  const pages = (await pagesBeside(fresh)).filter((path) => path.startsWith(folder));
  const inputs = await listCandidates([...fresh, ...pages], { manifests: lists, hintsOnly: true, detect: false });
  const wanted = new Set(fresh.map((path) => resolve(path)));
  return inputs.candidates.filter(({ path }) => wanted.has(resolve(path)));
}

/** All files of the folder that are whole, and those that have just changed. */
async function survey(
  folder: string,
  settle: number,
): Promise<{ readonly whole: readonly Candidate[]; readonly young: readonly string[] }> {
  // prettier-ignore
  const { candidates } = await listCandidates([folder]);
  const now = Date.now();
  const whole: Candidate[] = [];
  const young: string[] = [];
  for (const candidate of candidates) {
    if (isUnderWay(candidate.path)) continue;
    const info = await stat(candidate.path).catch(() => null);
    if (info !== null && now - info.mtimeMs < settle && now >= info.mtimeMs) young.push(candidate.path);
    else if (info !== null) whole.push(candidate);
  }
  return { whole, young };
}

/**
 * Reads a folder into the database and goes on with each file that is put into it, until the signal comes. Files that
 * are being written wait until their size has settled. The ledger remembers, so a later call goes on where this one ended.
 */
export async function* watch(folder: string, options: WatchOptions = {}): AsyncGenerator<WatchEvent> {
  const { settle = 2000, poll = false, ...rest } = options;
  const { signal } = options;
  const waiting: Waiting = { paths: new Set(), wake: () => undefined };
  const troubles: string[] = [];
  const aborted = (): boolean => signal?.aborted === true;
  const add = (path: string): void => {
    if (isUnderWay(path)) return;
    waiting.paths.add(path);
    waiting.wake();
  };
  /** A file that was there at the beginning and may still grow, of which the watcher tells nothing. */
  const settled = async (path: string): Promise<void> => {
    const info = await stat(path).catch(() => null);
    if (info === null || aborted()) return;
    if (Date.now() - info.mtimeMs >= settle) add(path);
    else setTimeout(() => void settled(path), settle).unref();
  };
  const watcher = watchFiles(folder, {
    ignoreInitial: true,
    usePolling: poll,
    ignored: (path) => isPassedOver(folder, path),
    awaitWriteFinish: { stabilityThreshold: settle, pollInterval: Math.min(500, Math.max(20, settle / 4)) },
  });
  watcher.on('add', add).on('change', add);
  watcher.on('error', (error) => {
    troubles.push(error instanceof Error ? error.message : String(error));
    waiting.wake();
  });
  const ready = new Promise<void>((done) => watcher.once('ready', () => done()));
  const stop = (): void => waiting.wake();
  signal?.addEventListener('abort', stop);
  const readAll = async function* (candidates: readonly Candidate[]): AsyncGenerator<IngestEvent> {
    // a file of the folder that is not among these has not left it
    if (candidates.length > 0) yield* ingest([`watch ${folder}`], { ...rest, candidates });
  };
  try {
    await Promise.race([ready, new Promise<void>((done) => signal?.addEventListener('abort', () => done()))]);
    let all = true;
    let watching = false;
    while (!aborted()) {
      if (all) {
        all = false;
        const { whole, young } = await survey(folder, settle);
        yield* readAll(whole);
        for (const path of young) await settled(path);
        if (!watching) yield { kind: 'watching', folder };
        watching = true;
      }
      for (const message of troubles.splice(0)) yield { kind: 'trouble', message };
      if (aborted()) break;
      if (waiting.paths.size === 0) {
        await new Promise<void>((done) => (waiting.wake = done));
        // what comes together is read together
        await new Promise((done) => setTimeout(done, Math.min(500, settle)));
        continue;
      }
      const batch = [...waiting.paths].sort().slice(0, BATCH);
      for (const path of batch) waiting.paths.delete(path);
      // a list that has changed may say new things of any file
      if ((await findLists(batch)).length > 0) {
        all = true;
        continue;
      }
      const there = await Promise.all(batch.map((path) => stat(path).then((info) => info.isFile(), () => false))); // prettier-ignore
      const fresh = batch.filter((path, i) => there[i] === true && byName(basename(path)) === null);
      yield* readAll(await candidatesOf(folder, fresh, await listsIn(folder)));
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await watcher.close();
  }
}

/** Lists directly in the folder and in the folders in it. */
async function listsIn(folder: string): Promise<readonly string[]> {
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = [folder, ...inside.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))];
  const files: string[] = [];
  for (const one of folders) {
    const entries = await readdir(one, { withFileTypes: true }).catch(() => []);
    files.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(one, entry.name)));
  }
  return findLists(files.sort());
}
