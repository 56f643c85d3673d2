/**
 * The files of a run, with what is known of each from outside: folders and files as they are named, manifests, what
 * Scrapy's files pipeline left, lists from standard input, and pages with the attachments that they link.
 */
import { resolve } from 'node:path';
import { walk, type WalkLimits } from '../walk.js';
import { withPageHints } from './attachments.js';
import { mergeHints, NO_HINTS, type Candidate, type InputNote, type Inputs, type Listed } from './candidate.js';
import { findLists, listFromText, readList, type ListOptions } from './lists.js';
import { listText } from './rows.js';
import { parseFileList } from './file-list.js';

export type { Candidate, InputNote, Inputs, NoteKind } from './candidate.js';
export { parseFileList } from './file-list.js';

export interface InputOptions extends ListOptions {
  /** Manifests and exports of Scrapy, by path. Their files are read as well as those that are named. */
  readonly manifests?: readonly string[];
  /** A list from standard input: paths, one a line (or with a NUL between them), or JSON lines as in a manifest. */
  readonly list?: Uint8Array;
  /** Paths in `list` are parted by NUL. */
  readonly nul?: boolean;
  /** Whether manifests that lie in named folders are looked for and used; default yes. */
  readonly detect?: boolean;
  /** Only files that are named or lie in named folders are read: lists give hints and name no further files. */
  readonly hintsOnly?: boolean;
  /** Whether pages give hints to what they link; default yes. */
  readonly links?: boolean;
  readonly limits?: Partial<WalkLimits>;
}

const STDIN = '-';

/** The list from standard input: as a manifest, if it holds objects, else as paths. */
async function listOf(
  options: InputOptions,
): Promise<{ readonly listed: Listed | null; readonly paths: readonly string[] }> {
  // prettier-ignore
  const bytes = options.list;
  if (bytes === undefined) return { listed: null, paths: [] };
  if (options.nul !== true && /^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 100))))
    return { listed: await listFromText(STDIN, '.', listText(bytes), options), paths: [] };
  return { listed: null, paths: parseFileList(bytes, { nul: options.nul === true }) };
}

/**
 * Lists what a run reads. Hints come, the first that states something wins, from the manifests that are named, those
 * that lie in named folders, and the page that links a file. Never throws: what is wrong with a list is among `notes`,
 * and a file that is named and not there is a candidate still, so that reading it says so.
 *
 * @example
 * const { candidates, notes } = await listCandidates(['crawl'], { manifests: ['crawl/manifest.csv'] });
 */
export async function listCandidates(paths: readonly string[], options: InputOptions = {}): Promise<Inputs> {
  const given = await listOf(options);
  const walked = await walk([...paths, ...given.paths], options.limits);
  const lists = options.manifests ?? [];
  const named = new Set(lists.map((path) => resolve(path)));
  const listings: Listed[] = given.listed === null ? [] : [given.listed];
  for (const path of lists) listings.push(await readList(path, options));
  const used = new Set(named);
  if (options.detect !== false) {
    const explicit = new Set([...paths, ...given.paths].map((path) => resolve(path)));
    const json = walked.skipped.filter(({ reason }) => reason === 'json').map(({ path }) => path);
    // a file that is named itself is a document, whatever its name
    const inFolders = [...walked.files.filter((path) => !explicit.has(resolve(path))), ...json].sort();
    for (const path of await findLists(inFolders)) {
      if (used.has(resolve(path))) continue;
      const listed = await readList(path, options);
      // what merely has such a name stays what it is: a table without paths may be a document
      if (listed.notes.some(({ note }) => note === 'failed') && /\.csv$/i.test(path)) continue;
      used.add(resolve(path));
      listings.push(listed);
    }
  }
  const hints = new Map<string, Candidate>();
  for (const { candidates } of listings)
    for (const { path, hints: own } of candidates) {
      const key = resolve(path);
      const known = hints.get(key);
      hints.set(key, known === undefined ? { path, hints: own } : { path: known.path, hints: mergeHints(known.hints, own) }); // prettier-ignore
    }
  const walkedKeys = new Set(walked.files.map((path) => resolve(path)));
  const all: Candidate[] = walked.files
    .filter((path) => !used.has(resolve(path)))
    .map((path) => ({ path, hints: hints.get(resolve(path))?.hints ?? NO_HINTS }));
  if (options.hintsOnly !== true) for (const [key, candidate] of hints) if (!walkedKeys.has(key)) all.push(candidate);
  const notes: InputNote[] = listings.flatMap((listed) => listed.notes);
  return {
    candidates: options.links === false ? all : await withPageHints(all),
    skipped: walked.skipped.filter(({ path }) => !used.has(resolve(path))),
    notes,
  };
}
