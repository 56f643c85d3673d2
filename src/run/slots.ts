/**
 * The order of writing. Files are read several at once and written in the order in which they were found, so that the
 * same folder gives the same database. A file that takes longer than all within a window is not waited for: what is
 * ready is written before it. The order of rows may differ then, never the rows.
 */
import type { Read, RunFile } from './load-files.js';

/** A file on its way: what was read of it and is not written yet. */
export interface Slot {
  readonly file: RunFile;
  /** Its number among the files of the run, from 1. */
  readonly index: number;
  readonly reads: Read[];
  /** Nothing more will come. */
  closed: boolean;
  /** It was said that it is being read. */
  told: boolean;
  /** When reading it, or the document of it that is open, began; null while it waits. */
  began: number | null;
  stage: string | null;
  page: number | null;
}

export const makeSlot = (file: RunFile, index: number): Slot => ({
  file,
  index,
  reads: [],
  closed: false,
  told: false,
  began: null,
  stage: null,
  page: null,
});

/** Files in the window. */
const MOST_SLOTS = 256;
/** Characters of records in the window. */
const MOST_CHARACTERS = 64_000_000;

const sizeOf = (read: Read): number => (read.how === 'read' ? read.document.json.length : 0);

export interface Window {
  readonly add: (slot: Slot) => void;
  readonly push: (slot: Slot, read: Read) => void;
  readonly isFull: () => boolean;
  /** Slots in order. */
  readonly slots: readonly Slot[];
  /**
   * Takes out what can be written now. `letGo` says of a read that does not stand in order whether what it rests on was
   * taken out before.
   */
  readonly take: (letGo: (read: Read) => boolean) => { readonly reads: Read[]; readonly begun: Slot[]; readonly closed: number }; // prettier-ignore
}

export function makeWindow(): Window {
  const slots: Slot[] = [];
  let characters = 0;
  const isFull = (): boolean => slots.length >= MOST_SLOTS || characters >= MOST_CHARACTERS;
  return {
    slots,
    isFull,
    add: (slot) => slots.push(slot),
    push: (slot, read) => {
      slot.reads.push(read);
      characters += sizeOf(read);
    },
    take: (letGo) => {
      const reads: Read[] = [];
      const begun: Slot[] = [];
      let closed = 0;
      const tell = (slot: Slot): void => {
        if (slot.told) return;
        slot.told = true;
        begun.push(slot);
      };
      const pull = (slot: Slot, may: (read: Read) => boolean): void => {
        let count = 0;
        for (const read of slot.reads) {
          if (!may(read)) break;
          reads.push(read);
          characters -= sizeOf(read);
          count++;
        }
        slot.reads.splice(0, count);
      };
      const full = isFull();
      for (let head = slots[0]; head !== undefined; head = slots[0]) {
        tell(head);
        pull(head, letGo);
        if (!head.closed || head.reads.length > 0) break;
        slots.shift();
        closed++;
      }
      if (full)
        for (const slot of slots.slice(1)) {
          if (slot.reads.length === 0) continue;
          tell(slot);
          pull(slot, letGo);
          if (!slot.closed || slot.reads.length > 0) continue;
          slots.splice(slots.indexOf(slot), 1);
          closed++;
        }
      return { reads, begun, closed };
    },
  };
}
