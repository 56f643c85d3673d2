/** From a file of the run to what is written of it: what the database knows is not read, the rest goes to the workers. */
import { VERSION } from '../version.js';
import type { Store } from '../store/open.js';
import type { Begun } from './begin.js';
import type { Tally } from './events.js';
import type { IngestOptions } from './ingest.js';
import { saidOf, type Failure, type Lost, type Read, type RunFile } from './load-files.js';
import type { Pool } from './pool/pool.js';
import type { OpenedMessage } from './pool/protocol.js';
import { readFile, type DocumentRead, type FileToRead } from './pool/read-file.js';
import type { Extraction } from '../model/record.js';
import { makeSlot, type Slot } from './slots.js';

export interface Reader {
  /** Reads the file of a slot and hands over each part as it comes; resolves when there is nothing more. */
  readonly read: (slot: Slot, push: (read: Read) => void) => Promise<void>;
  /** Whether what it rests on stands before it: bytes that another file of the run holds are written with that one. */
  readonly letGo: (read: Read) => boolean;
  readonly written: (reads: readonly Read[]) => void;
  /** Reads anew what was lost, and only that. */
  readonly readLost: (lost: readonly Lost[]) => Promise<readonly Read[]>;
}

export interface ReaderOptions {
  readonly store: Store;
  readonly run: number;
  readonly begun: Begun;
  readonly pool: Pool;
  readonly tally: Tally;
  readonly options: IngestOptions;
}

/** A reading of certain bytes in this run. */
interface Reading {
  /** Number of the file that holds them. */
  readonly index: number;
  /** Number of the document in that file. */
  readonly position: number;
  /** It was handed over to be written. */
  taken: boolean;
}

function failureOf({ json, outcome, attempts }: DocumentRead): Failure | null {
  if (json === null || outcome === null) return null;
  return { outcome, attempts, ...saidOf(JSON.parse(json) as Extraction, outcome) };
}

export function makeReader({ store, begun, pool, tally, options }: ReaderOptions): Reader {
  const readings = new Map<string, Reading>();
  const done = new Set<string>();
  const anyway = options.force === true;
  const again = new Set(options.again ?? []);
  const forced = (file: RunFile): boolean => anyway || file.anew;

  /** Whether bytes are to be read: not what the database knows, nor what is read for a file before this one. */
  const wants = (file: RunFile, index: number, position: number, sha256: string): boolean => {
    const reading = readings.get(sha256);
    // a second try after a worker has died
    if (reading?.index === index && reading.position === position) return true;
    if ((reading !== undefined && reading.index <= index) || done.has(sha256)) return false;
    if (!forced(file)) {
      const outcome = store.outcomeOf(sha256, VERSION);
      if (outcome !== null && !again.has(outcome)) return false;
    }
    if (reading === undefined) readings.set(sha256, { index, position, taken: false });
    return true;
  };

  const read = async (slot: Slot, push: (read: Read) => void): Promise<void> => {
    const { file, index } = slot;
    const raw = begun.raw.get(file.path);
    const toRead: FileToRead = {
      path: file.path,
      open: raw === undefined ? null : { name: raw },
      hints: begun.hints[index - 1] ?? {},
      limits: options.limits ?? {},
    };
    let opened: OpenedMessage | null = null;
    // of a whole file: its record is looked at only if it was an archive, which most files are not
    const whole: DocumentRead[] = [];
    let entries = 0;
    let inner: string | null = null;
    const known = (): OpenedMessage | null => opened;
    slot.began = performance.now();
    const end = await readFile(pool, toRead, {
      opened: (message) => (opened = message),
      wants: ({ position, sha256 }) => wants(file, index, position, sha256),
      beat: (stage, page) => {
        slot.stage = stage;
        slot.page = page;
      },
      document: (document) => {
        slot.began = performance.now();
        slot.page = null;
        tally.add(document.times);
        const { entry, sha256, json, outcome } = document;
        if (entry !== null) entries++;
        else {
          whole.push(document);
          inner ??= sha256;
        }
        const message = known();
        if (json === null || outcome === null) {
          if (message !== null && sha256 !== null)
            push({ how: 'known', file, opened: message, document: { ...document, sha256 } });
        } else {
          const force = forced(file) || again.size > 0;
          push({ how: 'read', file, opened: message, document: { ...document, json, outcome }, force });
        }
      },
    });
    slot.began = null;
    if (end.opened?.archive === true) {
      const alone = entries === 0 && end.documents === 1;
      push({
        how: 'closed',
        file,
        opened: end.opened,
        entries: alone ? null : entries,
        inner: inner ?? end.opened.sha256,
        failure: whole.map(failureOf).find((failure) => failure !== null) ?? null,
      });
    }
  };

  return {
    read,
    letGo: (one) => {
      if (one.how === 'read' && one.document.sha256 !== null) {
        const reading = readings.get(one.document.sha256);
        if (reading !== undefined) reading.taken = true;
      }
      return one.how !== 'known' || readings.get(one.document.sha256)?.taken !== false;
    },
    written: (reads) => {
      for (const one of reads)
        if (one.how === 'read' && one.document.sha256 !== null) {
          readings.delete(one.document.sha256);
          // the database answers from here on, but not where it is to be read whatever the database says
          if (forced(one.file) || again.size > 0) done.add(one.document.sha256);
        }
    },
    readLost: async (lost) => {
      done.clear();
      const reads: Read[] = [];
      const files = new Map(lost.map(({ file }) => [file.path, file]));
      for (const file of files.values()) {
        const index = begun.files.indexOf(file) + 1;
        await read(makeSlot(file, index), (one) => reads.push(one));
      }
      const wanted = new Set(lost.map(({ file, entry }) => `${file.path}\n${entry ?? ''}`));
      return reads.filter((one) => {
        // what else lies in the archive was settled before
        if (one.how !== 'read') return one.how === 'closed' && one.entries === null;
        return wanted.has(`${one.file.path}\n${one.document.entry ?? ''}`);
      });
    },
  };
}
