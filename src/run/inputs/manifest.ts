/** A manifest: one line a file, its path beside what the crawl knew of it. */
import { resolve } from 'node:path';
import { mergeHints, NO_HINTS, type Candidate, type InputNote, type Listed, type NoteKind } from './candidate.js';
import { columnOf, hintsOf, type Column } from './columns.js';
import { findAll } from './paths.js';
import type { ListRow, Rows } from './rows.js';
import type { Hints } from '../extract.js';

/** A file that a line names. */
export interface Named {
  readonly line: number;
  readonly path: string;
  readonly hints: Hints;
}

export const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return textOf(value.find((one) => typeof one === 'string' && one.trim() !== '') ?? '');
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}; // prettier-ignore

/** Looks for the files, joins lines that name the same one, and tells what is missing. */
export async function gather(list: string, root: string, named: readonly Named[]): Promise<Listed> {
  const notes: InputNote[] = [];
  const places = await findAll(
    root,
    named.map(({ path }) => path),
  );
  const byPath = new Map<string, { candidate: Candidate; line: number }>();
  named.forEach(({ line, hints, path: written }, i) => {
    const { path = written, there = false } = places[i] ?? {};
    const key = resolve(path);
    const known = byPath.get(key);
    if (known !== undefined) {
      notes.push({ note: 'duplicate', list, line, detail: `${written} (first on line ${known.line})` });
      known.candidate = { path: known.candidate.path, hints: mergeHints(known.candidate.hints, hints) };
      return;
    }
    if (!there) notes.push({ note: 'missing', list, line, detail: written });
    byPath.set(key, { candidate: { path, hints }, line });
  });
  return { candidates: [...byPath.values()].map(({ candidate }) => candidate), notes };
}

/** What the values of a line give; with a note for each that is not understood. */
export function lineHints(
  list: string,
  line: number,
  values: ReadonlyMap<Column, string>,
): { readonly hints: Hints; readonly notes: readonly InputNote[] } {
  const { hints, odd } = hintsOf(values);
  const notes = odd.map(([column, value]): InputNote => ({ note: 'bad-value', list, line, detail: `${column}: ${value.slice(0, 200)}` })); // prettier-ignore
  return { hints, notes };
}

/** Which field each column stands in; of two fields with one meaning the first that holds something counts. */
function valuesOf(row: ListRow): ReadonlyMap<Column, string> {
  const values = new Map<Column, string>();
  for (const [name, value] of row.fields) {
    const column = columnOf(name);
    const text = textOf(value);
    if (column !== null && text.trim() !== '' && !values.has(column)) values.set(column, text);
  }
  return values;
}

function pathsOf(row: ListRow): readonly string[] {
  for (const [name, value] of row.fields) {
    if (columnOf(name) !== 'path') continue;
    const texts = (Array.isArray(value) ? value : [value]).map(textOf).map((text) => text.trim());
    if (texts.some((text) => text !== '')) return texts.filter((text) => text !== '');
  }
  return [];
}

/** Whether some column holds paths: without one it is no manifest. */
export const hasPaths = ({ rows }: Rows): boolean =>
  rows.slice(0, 100).some((row) => [...row.fields.keys()].some((name) => columnOf(name) === 'path'));

/** Reads the rows of a manifest; paths are relative to `root`, the folder that it lies in. */
export async function manifestFiles(list: string, root: string, { rows, bad }: Rows): Promise<Listed> {
  const note = (kind: NoteKind, line: number | null, detail: string): InputNote => ({ note: kind, list, line, detail });
  const notes = bad.map(({ line, message }) => note('bad-line', line, message));
  const unknown = new Set(rows.flatMap((row) => [...row.fields.keys()].filter((name) => columnOf(name) === null)));
  notes.push(...[...unknown].map((name) => note('unknown-column', null, name)));
  const named: Named[] = [];
  for (const row of rows) {
    const paths = pathsOf(row);
    const values = valuesOf(row);
    if (paths.length === 0) {
      if ([...row.fields.values()].some((value) => textOf(value).trim() !== '')) notes.push(note('no-path', row.line, textOf(values.get('title') ?? values.get('url') ?? ''))); // prettier-ignore
      continue;
    }
    const { hints, notes: odd } = lineHints(list, row.line, values);
    notes.push(...odd);
    for (const path of paths) named.push({ line: row.line, path, hints: { ...NO_HINTS, ...hints } });
  }
  const gathered = await gather(list, root, named);
  return { candidates: gathered.candidates, notes: [...notes, ...gathered.notes] };
}
