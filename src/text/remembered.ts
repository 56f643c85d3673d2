/**
 * Remembers what a pure function gave for a text. One cell or sentence of a document is looked at by many readers, and each
 * of them asks the same questions of it.
 */

/** A longer text is a whole section, which is hardly asked about twice. */
const LONGEST = 500;
/** Characters that one function may remember; with them all in use it forgets and begins anew. */
const ROOM = 60_000;
/** What an entry takes beside its characters, counted as characters. */
const ENTRY = 20;

/** A piece of a text that is shorter never points into the whole one: the engine copies it when it is cut out. */
const CUT_APART = 13;

/** The same text in memory of its own: a piece of a document would keep the whole document's text alive. */
const apart = (text: string): string => (text.length < CUT_APART ? text : ` ${text}`.slice(1));

/**
 * `compute` with a bounded memory. It must be pure and give no `undefined`; what it gives is shared by all who ask, so that it
 * must not be changed (its type should say `readonly`).
 */
export function remembered<R extends object | string | number | boolean | null>(
  compute: (text: string) => R,
  room = ROOM,
): (text: string) => R {
  const known = new Map<string, R>();
  let held = 0;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (text.length > LONGEST) return compute(text);
    const key = apart(text);
    const fresh = compute(key);
    held += key.length + ENTRY;
    if (held > room) {
      known.clear();
      held = key.length + ENTRY;
    }
    known.set(key, fresh);
    return fresh;
  };
}
