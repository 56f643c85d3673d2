/** Files inside archives, one after the other, archives inside archives too. Nothing is ever written to a disk. */
import type { ReadFault } from '../../src/model/doc.js';
import type { ArchiveEntry, ArchiveLimits, Budget, Member } from './entry.js';
import { newBudget } from './entry.js';
import { gzMember } from './gz.js';
import { archiveKind } from './kind.js';
import { createNamer, harmless, isLitter } from './names.js';
import { rarMembers } from './rar.js';
import { sevenZipMembers } from './seven-zip.js';
import { tarMembers } from './tar.js';
import { zipMembers } from './zip.js';

export type { ArchiveEntry, ArchiveLimits } from './entry.js';

/** Whether the bytes are an archive of files. Office documents, OFD and e-books, which are zip files too, are none. */
export const isArchive = (bytes: Uint8Array): boolean => archiveKind(bytes) !== null;

const NOT_READ = { bz2: 'a bzip2 file', xz: 'an xz file' } as const;

async function* membersOf(
  kind: NonNullable<ReturnType<typeof archiveKind>>,
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
): AsyncGenerator<ArchiveEntry> {
  const kind = archiveKind(bytes);
  if (kind === null) {
    yield { path, bytes };
    return;
  }
  const fault = (outcome: ReadFault['outcome'], message: string): ArchiveEntry => ({
    path,
    fault: { outcome, message },
  });
  if (depth > budget.limits.nesting) {
    yield fault(
      'bomb',
      `archives lie inside each other more than ${budget.limits.nesting} deep; this one was not read`,
    );
    return;
  }
  try {
    for await (const member of membersOf(kind, bytes, budget)) {
      const name = member.name === null ? null : harmless(member.name);
      if (name !== null && isLitter(name)) continue;
      const inside = name === null ? path : namer(path === null ? name : `${path}/${name}`);
      if ('fault' in member) yield { path: inside, fault: member.fault };
      else yield* expand(member.bytes, inside, depth + 1, budget, namer);
    }
  } catch (error) {
    yield fault('crash', `unpacking failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
