/** What a clue is: one kind of thing in a reading that speaks for or against its numbers being those of the document. */
import type { Table } from '../model/doc.js';
import type { Indicator, Report, Warning } from '../model/record.js';
import type { ClueCode } from './weights.js';

/** A report with what is known of how it was read. */
export interface Reading {
  readonly report: Report;
  /** Warnings that stand in or near the report, and those that concern the whole file. */
  readonly warnings: readonly Warning[];
  /** Tables that its rows were read from; a table in a cell of another counts as that one. */
  readonly tables: readonly Table[];
}

export interface Sign {
  /** How strongly the clue shows, 0 (then it is left out) to 1. */
  readonly amount: number;
  readonly times: number;
  /** What was found, in words. */
  readonly note: string;
}

export interface Clue {
  readonly code: ClueCode;
  /** Whether it speaks for the reading; else against it. */
  readonly favours: boolean;
  readonly zh: string;
  /** Why it tells something of the reading. */
  readonly explain: string;
  find(reading: Reading): Sign | null;
}

/** A count as a strength: one is something, many are little more. */
export const often = (times: number): number => times / (times + 2);

/** A clue that counts things; the words take `{n}` for the number. */
export function counted(about: Omit<Clue, 'find'>, words: string, count: (reading: Reading) => number): Clue {
  return {
    ...about,
    find: (reading) => {
      const times = count(reading);
      return times === 0 ? null : { amount: often(times), times, note: words.replace('{n}', String(times)) };
    },
  };
}

/** A clue that holds for some of the indicators; its strength is their share. */
export function shared(
  about: Omit<Clue, 'find'>,
  words: string,
  holds: (row: Indicator, reading: Reading) => boolean,
): Clue {
  return {
    ...about,
    find: (reading) => {
      const rows = reading.report.indicators;
      let times = 0;
      for (const row of rows) if (holds(row, reading)) times++;
      if (times === 0) return null;
      const note = words.replace('{n}', String(times)).replace('{all}', String(rows.length));
      return { amount: times / rows.length, times, note };
    },
  };
}
