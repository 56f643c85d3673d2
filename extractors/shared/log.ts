/** Collecting the warnings of one document: one of a kind for each place, many pictures in one line. */
import type { WarningCode } from '../../src/model/codes.js';
import { NOWHERE } from '../../src/model/doc.js';
import type { At, Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';

export interface Log {
  add(code: WarningCode, message: string, place: At): void;
  all(): Warning[];
}

/** Pictures and objects beyond this number share one warning. */
const MANY = 5;

const placeKey = (place: At): string =>
  `${place.table ?? ''}/${place.row ?? ''}/${place.column ?? ''}/${place.paragraph ?? ''}`;

export function createLog(): Log {
  const list: Warning[] = [];
  const seen = new Set<string>();
  return {
    add(code, message, place) {
      const key = `${code}|${placeKey(place)}`;
      if (seen.has(key)) return;
      seen.add(key);
      list.push(warn(code, message, place === NOWHERE ? null : place));
    },
    all() {
      const out: Warning[] = [];
      for (const code of ['picture.unread', 'object.unread'] as const) {
        const same = list.filter((w) => w.code === code);
        const [first] = same;
        if (first === undefined || same.length <= MANY) continue;
        const what = code === 'picture.unread' ? 'pictures' : 'embedded objects';
        out.push(warn(code, `${same.length} places with ${what} that were not read; the first is given`, first.at));
      }
      const merged = new Set(out.map((w) => w.code));
      return [...list.filter((w) => !merged.has(w.code)), ...out];
    },
  };
}

/** Ends reading when a limit of the whole document is met; thrown and caught inside one reader. */
export class LimitReached extends Error {}
