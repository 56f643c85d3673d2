/**
 * Items that Scrapy exported with its files pipeline (docs.scrapy.org, "Downloading and processing files and images"):
 * each downloaded file is `{ url, path, checksum, status }` in a list of the item, its path below FILES_STORE.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputNote, Listed } from './candidate.js';
import { columnOf, type Column } from './columns.js';
import { gather, lineHints, textOf, type Named } from './manifest.js';
import { pythonLiteral } from './python-literal.js';
import type { ListRow, Rows } from './rows.js';

interface Downloaded {
  readonly url: string | null;
  readonly path: string;
}

/** Files that are looked for to tell which folder is FILES_STORE. */
const TRIED = 20;

/** A list as JSON holds it, or as CSV holds what Python printed. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string' || !/^\s*[[(]/.test(value)) return [];
  const literal = pythonLiteral(value);
  return Array.isArray(literal) ? literal : [];
}

function downloaded(value: unknown): Downloaded | null {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('url' in value)) return null;
  if (!('checksum' in value) && !('status' in value)) return null;
  const { path, url } = value;
  return typeof path === 'string' && path !== '' ? { path, url: typeof url === 'string' ? url : null } : null;
}

const filesOf = (row: ListRow): readonly Downloaded[] =>
  [...row.fields.values()].flatMap(listOf).flatMap((value) => downloaded(value) ?? []);

/** Addresses that the item asked for: `file_urls`, in CSV parted by commas. */
function askedOf(row: ListRow): readonly string[] {
  const value = row.fields.get('file_urls');
  if (Array.isArray(value)) return value.filter((url): url is string => typeof url === 'string');
  return typeof value === 'string' && value !== '' ? value.split(/,(?=https?:)/) : [];
}

/** Whether rows are items of the files pipeline: some of the first say where their files lie. */
export const isScrapy = ({ rows }: Rows): boolean => rows.slice(0, 200).some((row) => filesOf(row).length > 0);

const there = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** FILES_STORE: the folder of the list itself, else one directly in it, where the first files lie. */
async function storeOf(folder: string, named: readonly Named[]): Promise<string> {
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = inside.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  for (const store of [folder, ...folders.sort()])
    for (const { path } of named.slice(0, TRIED)) if (await there(join(store, path))) return store;
  return folder;
}

/** Reads exported items. `store`: FILES_STORE if it is known; else it is looked for beside the list. */
export async function scrapyFiles(
  list: string,
  folder: string,
  { rows, bad }: Rows,
  store: string | null,
): Promise<Listed> {
  const notes = bad.map(({ line, message }): InputNote => ({ note: 'bad-line', list, line, detail: message }));
  const named: Named[] = [];
  for (const row of rows) {
    const files = filesOf(row);
    const values = new Map<Column, string>();
    for (const [name, value] of row.fields) {
      const column = columnOf(name);
      const text = column === null || column === 'path' ? '' : textOf(value).trim();
      if (column !== null && text !== '' && !values.has(column)) values.set(column, text);
    }
    const { hints, notes: odd } = lineHints(list, row.line, values);
    if (files.length > 0) notes.push(...odd);
    for (const { path, url } of files)
      named.push({ line: row.line, path, hints: url === null ? hints : { ...hints, url } });
    const got = new Set(files.map(({ url }) => url));
    for (const url of askedOf(row))
      if (!got.has(url)) notes.push({ note: 'not-downloaded', list, line: row.line, detail: url });
  }
  const gathered = await gather(list, store ?? (await storeOf(folder, named)), named);
  return { candidates: gathered.candidates, notes: [...notes, ...gathered.notes] };
}
