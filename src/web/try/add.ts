/** Adding a file that was tried: it is put beside the database and read into it as any other. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ingest } from '../../run/ingest.js';
import type { WebContext } from '../context.js';
import { ask } from '../query-rows.js';
import { num } from '../show.js';
import type { Tried } from './tried.js';

/** Bytes of a name; most file systems take 255. */
const MOST_NAME = 120;

/** A name that is one on every file system and leads nowhere else; the fingerprint tells files of one name apart. */
export function keptName(name: string, sha256: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.normalize('NFC').replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, ''); // prettier-ignore
  let short = plain;
  while (Buffer.byteLength(short) > MOST_NAME) short = [...short].slice(1).join('');
  return `${sha256.slice(0, 12)}-${short === '' ? 'file' : short}`;
}

/** Where files of the database are put that came by the browser. */
export const folderOf = (db: string): string => join(dirname(db), `${basename(db).replace(/\.(?:db|sqlite3?)$/i, '')}-files`); // prettier-ignore

/** Reads the file into the database; the address of what came of it. */
export async function addTried({ db, path }: WebContext, { name, bytes }: Tried): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = folderOf(path);
  await mkdir(folder, { recursive: true });
  const file = join(folder, keptName(name, sha256));
  await writeFile(file, bytes);
  for await (const event of ingest([file], { db: path, jobs: 1 })) void event;
  const sources = ask(db, 'SELECT DISTINCT source_id AS id FROM source_path WHERE path = ?', file);
  const reports = ask(db, 'SELECT id FROM report WHERE source_id IN (SELECT source_id FROM source_path WHERE path = ?) LIMIT 2', file); // prettier-ignore
  if (reports.length === 1) return `/reports/${num(reports[0]?.['id'])}`;
  return sources.length === 1 ? `/sources/${num(sources[0]?.['id'])}` : '/sources';
}
