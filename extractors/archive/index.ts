/** Files inside archives, one after the other, archives inside archives too. Nothing is ever written to a disk. */
import type { ReadFault } from '../../src/model/doc.js';
import type { ArchiveEntry, ArchiveLimits, Budget, Member, WebHints } from './entry.js';
import { newBudget } from './entry.js';
import { gzMember } from './gz.js';
import { archiveKind } from './kind.js';
import { createNamer, harmless, isLitter } from './names.js';
import { rarMembers } from './rar.js';
import { sevenZipMembers } from './seven-zip.js';
import { tarMembers } from './tar.js';
import { accountOf, newCounter, webMembers, type Counter, type WebMember } from './warc.js';
import type { WebArchiveKind } from './warc-kind.js';
import { sourceOfBytes, type ByteSource } from './warc-source.js';
import { waczMembers } from './warc-wacz.js';
import { zipMembers } from './zip.js';

export type { ArchiveEntry, ArchiveLimits, WebAccount, WebHints } from './entry.js';
export { sourceOfBytes, type ByteSource } from './warc-source.js';
export { webArchiveKind, type WebArchiveKind } from './warc-kind.js';
export type { WebMember } from './warc.js';

/** Whether the bytes are an archive of files. Office documents, OFD and e-books, which are zip files too, are none. */
export const isArchive = (bytes: Uint8Array): boolean => archiveKind(bytes) !== null;

const NOT_READ = { bz2: 'a bzip2 file', xz: 'an xz file' } as const;

async function* membersOf(
  kind: Exclude<ReturnType<typeof archiveKind>, WebArchiveKind | null>,
  bytes: Uint8Array,
  budget: Budget,
): AsyncGenerator<Member> {
  if (kind === 'zip') yield* zipMembers(bytes, budget);
  else if (kind === 'tar') yield* tarMembers(bytes, budget);
  else if (kind === 'gz') yield gzMember(bytes, budget);
  else if (kind === '7z') yield* sevenZipMembers(bytes, budget);
  else if (kind === 'rar') yield* await rarMembers(bytes, budget);
  else
    yield {
      name: null,
      fault: {
        outcome: 'unsupported',
        message: `it is ${NOT_READ[kind]}, which is not read; unpack it and read its files`,
      },
    };
}

/**
 * Gives out the files of an archive in the order in which they are stored, with their paths inside. A file that cannot
 * be read, and whatever is wrong with the archive itself, comes as an entry with a fault. Folders, links and the litter
 * that names.ts lists are passed over. Limits hold for the archive and all archives inside it together. Never throws.
 */
export async function* expandArchive(bytes: Uint8Array, limits: ArchiveLimits): AsyncGenerator<ArchiveEntry> {
  const budget = newBudget(limits);
  let given = 0;
  for await (const entry of expand(bytes, null, 0, budget, createNamer())) {
    given++;
    yield entry;
  }
  if (given === 0) yield { path: null, fault: { outcome: 'empty', message: 'the archive holds no files' } };
}

async function* expand(
  bytes: Uint8Array,
  path: string | null,
  depth: number,
  budget: Budget,
  namer: (path: string) => string,
  hints: WebHints | null = null,
): AsyncGenerator<ArchiveEntry> {
  const kind = archiveKind(bytes);
  const known = hints === null ? {} : { hints };
  if (kind === null) {
    yield { path, bytes, ...known };
    return;
  }
  const fault = (outcome: ReadFault['outcome'], message: string): ArchiveEntry => ({
    path,
    fault: { outcome, message },
    ...known,
  });
  if (depth > budget.limits.nesting) {
    yield fault(
      'bomb',
      `archives lie inside each other more than ${budget.limits.nesting} deep; this one was not read`,
    );
    return;
  }
  try {
    if (kind === 'warc' || kind === 'wacz') {
      yield* expandWeb({ source: sourceOfBytes(bytes), kind, path, depth }, budget, namer);
      return;
    }
    for await (const member of membersOf(kind, bytes, budget)) {
      const name = member.name === null ? null : harmless(member.name);
      if (name !== null && isLitter(name)) continue;
      const inside = name === null ? path : namer(path === null ? name : `${path}/${name}`);
      if ('fault' in member) yield { path: inside, fault: member.fault, ...known };
      else yield* expand(member.bytes, inside, depth + 1, budget, namer, hints);
    }
  } catch (error) {
    yield fault('crash', `unpacking failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface WebArchive {
  readonly source: ByteSource;
  readonly kind: WebArchiveKind;
  /** Its own path inside another archive, or null. */
  readonly path: string | null;
  readonly depth: number;
}

const membersOfWeb = (
  { source, kind }: Pick<WebArchive, 'source' | 'kind'>,
  budget: Budget,
  counter: Counter,
): AsyncGenerator<WebMember> =>
  kind === 'warc' ? webMembers(source, budget, counter) : waczMembers(source, budget, counter);

/** What a terminal would obey, and what turns the direction of writing, has no place in a path. */
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Documents of a web archive by their addresses; archives among them are opened. Its account comes last. */
async function* expandWeb(
  archive: WebArchive,
  budget: Budget,
  namer: (path: string) => string,
): AsyncGenerator<ArchiveEntry> {
  const { path, depth } = archive;
  const counter = newCounter();
  const under = (url: string): string => namer(path === null ? url : `${path}/${url}`);
  for await (const member of membersOfWeb(archive, budget, counter)) {
    const inside = member.url === null ? path : under(member.url.replace(UNFIT, ''));
    if ('fault' in member)
      yield { path: inside, fault: member.fault, hints: { url: member.url, charset: null, publishedAt: null } }; // prettier-ignore
    else yield* expand(member.bytes, inside, depth + 1, budget, namer, member.hints);
  }
  yield { path, web: accountOf(counter) };
}

/** Two responses of one address are two documents; an ending is part of the address, so the number comes after it. */
function addressNamer(): (path: string) => string {
  const seen = new Map<string, number>();
  return (path) => {
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    return count === 1 ? path : `${path} (${count})`;
  };
}

/**
 * A crawl may hold more than other archives do: its documents are given out one at a time, so that only their number
 * and size in relation to the file are bounded.
 */
function webBudget(source: ByteSource, limits: ArchiveLimits): Budget {
  const budget = newBudget(limits);
  return {
    ...budget,
    bytes: Math.max(budget.bytes, source.size * 20),
    entries: Math.max(budget.entries, Math.ceil(source.size / 200)),
  };
}

/**
 * Gives out the documents of a web archive (WARC, WACZ) that need not be in memory: each response by its address, with
 * what the server stated of it. Last comes an account of what holds no document. Throws only if the source does.
 */
export async function* expandWebArchive(
  source: ByteSource,
  kind: WebArchiveKind,
  limits: ArchiveLimits,
): AsyncGenerator<ArchiveEntry> {
  yield* expandWeb({ source, kind, path: null, depth: 0 }, webBudget(source, limits), addressNamer());
}

/** The same records before archives among them are opened: a first look over the pages of a crawl. */
export const webDocuments = (
  source: ByteSource,
  kind: WebArchiveKind,
  limits: ArchiveLimits,
): AsyncGenerator<WebMember> => membersOfWeb({ source, kind }, webBudget(source, limits), newCounter());
