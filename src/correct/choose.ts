/** Which row of a file is meant by a place, a name or a number. */
import { correctableField } from '../store/correctable-fields.js';
import { PLACE_PARTS, type CorrectableRow, type Place } from '../store/correction-rows.js';
import type { CorrectableRecord } from '../store/correction-table.js';

export interface Wanted {
  readonly field: string;
  readonly record?: CorrectableRecord | undefined;
  /** Ordinal of the report in the file. */
  readonly report?: number | undefined;
  readonly place?: Place | undefined;
  readonly name?: string | undefined;
}

const stands = (at: Place | null, wanted: Place, parts: readonly (keyof Place)[]): boolean =>
  at !== null && parts.every((part) => wanted[part] === null || at[part] === wanted[part]);

/** The first of several ways of looking that finds anything. */
function first(rows: readonly CorrectableRow[], ...ways: ((row: CorrectableRow) => boolean)[]): CorrectableRow[] {
  for (const way of ways) {
    const found = rows.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The rows that fit; one, if the question is clear. A place is that of the row or of any cell in its line. Without a place
 * or a name the report itself is meant, or its form, for fields that only a form has.
 */
export function chooseRows(rows: readonly CorrectableRow[], wanted: Wanted): CorrectableRow[] {
  const { field, record, report, place, name } = wanted;
  const fitting = rows.filter(
    (row) =>
      correctableField(row.record, field) !== null &&
      (record === undefined || row.record === record) &&
      (report === undefined || row.report === report),
  );
  const byName = name === undefined ? fitting : first(fitting, (row) => row.anchor === name, (row) => row.anchor?.includes(name) === true); // prettier-ignore
  if (place !== undefined) {
    const line = PLACE_PARTS.filter((part) => part !== 'column' && (part !== 'paragraph' || place.row === null));
    return first(
      byName,
      (row) => stands(row.at, place, PLACE_PARTS),
      (row) => row.record !== 'form' && stands(row.at, place, line),
      (row) => row.record === 'form' && stands(row.at, place, ['table']),
    );
  }
  if (name !== undefined) return byName;
  return first(byName, (row) => row.record === 'report', (row) => row.record === 'form', () => true); // prettier-ignore
}
