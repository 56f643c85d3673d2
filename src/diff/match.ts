/** Which row of one reading is which of another, and in which fields they differ. */
import { canonical } from '../store/correctable-fields.js';
import type { Fields, StandingRow } from './standing.js';

export interface Pair<R> {
  readonly old: R | null;
  readonly new: R | null;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nameOf = (row: Fields): string => {
  for (const key of ['level3', 'label', 'item', 'heading', 'projectName', 'name', 'rule', 'code', 'title', 'raw']) {
    const value = row[key];
    if (typeof value === 'string') return value;
  }
  return '';
};

/** What a row says of itself beside its name, for rows of one name at one place. */
const whole = (row: Fields): string => canonical({ ...row, ordinal: null, at: null });

/**
 * Pairs rows of two lists: first those that are equal, then those of one place and name, of one place, of one name, each
 * in the order in which they stand. What is left stands alone.
 */
export function matchRows<R extends StandingRow>(old: readonly R[], fresh: readonly R[], places = true): Pair<R>[] {
  const place = (row: R): string => canonical(row.asRead['at'] ?? null);
  const name = (row: R): string => nameOf(row.asRead);
  const keys: readonly ((row: R) => string | null)[] = [
    ...(places ? [(row: R) => `${place(row)} ${whole(row.standing)}`, (row: R) => `${place(row)} ${name(row)}`, place] : []),
    (row) => whole(row.standing),
    (row) => (name(row) === '' ? null : name(row)),
    ...(places ? [] : [(row: R) => canonical(row.asRead['ordinal'] ?? null)]),
  ];
  const partner = new Map<R, R>();
  const taken = new Set<R>();
  for (const keyOf of keys) {
    if (taken.size === fresh.length) break;
    const waiting = new Map<string, R[]>();
    for (const row of fresh) {
      const key = taken.has(row) ? null : keyOf(row);
      if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), row]);
    }
    for (const row of old) {
      const key = partner.has(row) ? null : keyOf(row);
      const found = key === null ? undefined : waiting.get(key)?.shift();
      if (found === undefined) continue;
      partner.set(row, found);
      taken.add(found);
    }
  }
  return [
    ...old.map((row) => ({ old: row, new: partner.get(row) ?? null })),
    ...fresh.filter((row) => !taken.has(row)).map((row) => ({ old: null, new: row })),
  ];
} // prettier-ignore

export interface FieldChange {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

/** The leaves in which two rows differ: `target.number`, `at.row`. */
export function fieldChanges(old: unknown, fresh: unknown, path = ''): FieldChange[] {
  if (old === fresh || (!isFields(old) && !isFields(fresh) && canonical(old) === canonical(fresh))) return [];
  if (!isFields(old) && !isFields(fresh)) return [{ field: path, old, new: fresh }];
  // an object that is absent differs in each of its members that is not null
  const [a, b] = [isFields(old) ? old : {}, isFields(fresh) ? fresh : {}];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    fieldChanges(a[key] ?? null, b[key] ?? null, path === '' ? key : `${path}.${key}`),
  );
}
