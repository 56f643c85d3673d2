/** Members of a zip archive, in the order of its directory (PKWARE APPNOTE.TXT 6.3.9, section 4.3). */
import { readDirectory, recoverEntries } from '../shared/zip-directory.js';
import { createUnpacker } from '../shared/zip-member.js';
import type { Budget, Member } from './entry.js';
import { capOf, exhausted, faulty } from './entry.js';

/**
 * Unpacks one file after the other. A lost directory is rebuilt from the local headers; a file whose contents do not
 * match their checksum is damaged and is not given out.
 */
export function* zipMembers(bytes: Uint8Array, budget: Budget): Generator<Member> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let list = readDirectory(data, budget.entries);
  const lost = list === null;
  list ??= recoverEntries(data, budget.entries);
  if (list.entries.length === 0 && lost && !isEmptyZip(data)) {
    yield faulty(null, 'damaged', 'the zip archive has no readable directory and no files');
    return;
  }
  const unpack = createUnpacker(data, { ...budget.limits, entries: budget.limits.entries });
  for (const entry of list.entries) {
    if (entry.name.endsWith('/')) continue;
    const end = exhausted(budget);
    if (end !== null) {
      yield end;
      return;
    }
    budget.entries--;
    if (entry.packed === null && entry.method === 0) {
      yield faulty(
        entry.name,
        'damaged',
        'where the file ends cannot be told: the directory of the zip archive is lost',
      );
      continue;
    }
    const most = capOf(entry.packed ?? data.length, budget);
    const part = unpack(entry, Math.min(most, budget.limits.fileBytes));
    budget.bytes -= part.ok ? part.value.length : part.fault.outcome === 'bomb' ? most : 0;
    if (!part.ok) yield { name: entry.name, fault: part.fault };
    else if (part.altered) yield faulty(entry.name, 'damaged', 'its contents do not match their checksum');
    else yield { name: entry.name, bytes: part.value };
  }
  if (list.tooMany) yield faulty(null, 'bomb', `more than ${budget.limits.entries} files; the rest was not read`);
  else if (lost && list.entries.length > 0)
    yield faulty(null, 'damaged', 'the end of the zip archive is missing; files may have stood there');
}

/** An archive without files is its end record alone. */
const isEmptyZip = (data: Buffer): boolean => data.length >= 22 && data.readUInt32LE(0) === 0x06054b50;
