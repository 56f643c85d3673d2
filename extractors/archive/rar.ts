/** Members of a RAR archive (versions 1.5 to 5) through UnRAR, which is loaded when the first one is met. */
import type { FileHeader } from 'node-unrar-js';
import type { ReadFault } from '../../src/model/doc.js';
import type { Budget, Member } from './entry.js';
import { capOf, exhausted, faulty } from './entry.js';
import { harmless } from './names.js';

/** Files of one archive that cannot be unpacked before the rest is given up: each costs a new beginning. */
const FAILURES = 50;
/** An archive without files has a mark, a main header and an end. */
const SHORTEST = 20;
/** Most bytes of one archive, since UnRAR keeps all of them in memory. */
const MEMORY = 400 * 1024 * 1024;

const FAULTS: Readonly<Record<string, readonly [ReadFault['outcome'], string]>> = {
  ERAR_MISSING_PASSWORD: ['encrypted', 'protected by a password'],
  ERAR_BAD_PASSWORD: ['encrypted', 'protected by a password'],
  ERAR_BAD_DATA: ['damaged', 'damaged: its contents do not match their checksum'],
  ERAR_BAD_ARCHIVE: ['damaged', 'damaged'],
  ERAR_EOPEN: ['damaged', 'incomplete: it goes on in another volume, which is not here'],
  ERAR_UNKNOWN_FORMAT: ['unsupported', 'packed in a way that is not known'],
  ERAR_NO_MEMORY: ['memory', 'too large to unpack in memory'],
};

function faultOf(error: unknown): ReadFault {
  const reason = error instanceof Error && 'reason' in error ? String(error.reason) : '';
  const [outcome, message] = FAULTS[reason] ?? ['damaged', 'damaged, or a link'];
  return { outcome, message: `it is ${message}` };
}

/**
 * All files, in the order in which they stand. Sizes are held against the budget before anything is unpacked; UnRAR
 * never writes more than the size that a file states.
 */
export async function rarMembers(bytes: Uint8Array, budget: Budget): Promise<Member[]> {
  const { createExtractorFromData } = await import('node-unrar-js');
  const data = Uint8Array.from(bytes).buffer;
  const out: Member[] = [];
  /** Headers by order; each holds what has become of its file. */
  const done = new Map<number, Member | null>();
  // one archive from here to the end without a pause: the library has one open archive at a time
  const extractor = await createExtractorFromData({ data });
  const headers: FileHeader[] = [];
  let broken: ReadFault | null = null;
  try {
    const { arcHeader, fileHeaders } = extractor.getFileList();
    if (arcHeader.flags.headerEncrypted)
      return [faulty(null, 'encrypted', 'the RAR archive is protected by a password')];
    for (const header of fileHeaders) if (headers.push(header) > budget.entries) break;
    if (headers.length === 0 && bytes.length < SHORTEST) broken = { outcome: 'damaged', message: 'it is cut short' };
  } catch (error) {
    broken = faultOf(error);
    const file = error instanceof Error && 'file' in error && typeof error.file === 'string' ? error.file : '';
    if (file !== '') broken = { ...broken, message: `${broken.message} (at ${harmless(file)})` };
  }
  const wanted = plan(headers, budget, done);
  for (let failures = 0; wanted.size > 0 && failures <= FAILURES; failures++) {
    let current = -1;
    let index = -1;
    try {
      const { files } = extractor.extract({
        files: () => {
          index++;
          if (!wanted.has(index)) return false;
          current = index;
          return true;
        },
      });
      for (const { extraction } of files) {
        const header = headers[current];
        if (header === undefined) continue;
        done.set(current, extraction === undefined ? faulty(header.name, 'damaged', 'it cannot be unpacked') : { name: header.name, bytes: extraction }); // prettier-ignore
        wanted.delete(current);
      }
      break;
    } catch (error) {
      const header = headers[current];
      if (header === undefined || !wanted.has(current)) {
        broken ??= faultOf(error);
        break;
      }
      done.set(current, { name: header.name, fault: faultOf(error) });
      wanted.delete(current);
    }
  }
  for (const [index, header] of headers.entries()) {
    const member = done.get(index);
    if (member === null) continue;
    out.push(member ?? faulty(header.name, 'damaged', 'it was not reached: the RAR archive is damaged before it'));
  }
  if (broken !== null) out.push({ name: null, fault: { ...broken, message: `the RAR archive cannot be read to its end: ${broken.message}` } }); // prettier-ignore
  const stop = exhausted(budget);
  if (stop !== null) out.push(stop);
  return out;
}

/** Which files are unpacked, by the sizes that they state; what becomes of the others stands in `done` at once. */
function plan(headers: readonly FileHeader[], budget: Budget, done: Map<number, Member | null>): Set<number> {
  const wanted = new Set<number>();
  let memory = MEMORY;
  for (const [index, header] of headers.entries()) {
    if (header.flags.directory) {
      done.set(index, null);
      continue;
    }
    if (exhausted(budget) !== null) {
      done.set(index, null);
      continue;
    }
    budget.entries--;
    // files of a solid archive are packed with those before them: their own packed size says little
    const cap = header.flags.solid ? Math.min(budget.bytes, memory) : Math.min(capOf(header.packSize, budget), memory);
    if (header.flags.encrypted) done.set(index, faulty(header.name, 'encrypted', 'it is protected by a password'));
    else if (header.unpSize > budget.limits.fileBytes)
      done.set(index, faulty(header.name, 'too-big', `it has ${header.unpSize} bytes, more than the limit of ${budget.limits.fileBytes}`)); // prettier-ignore
    else if (header.unpSize > cap)
      done.set(index, faulty(header.name, 'bomb', `it unpacks to ${header.unpSize} bytes from ${header.packSize}`));
    else {
      wanted.add(index);
      budget.bytes -= header.unpSize;
      memory -= header.unpSize;
    }
  }
  return wanted;
}
