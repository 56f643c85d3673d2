/** Lists of files: one that is named, and those that lie in folders. */
import { open, readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { InputNote, Listed } from './candidate.js';
import { hasPaths, manifestFiles } from './manifest.js';
import { listText, rowsOf } from './rows.js';
import { isScrapy, scrapyFiles } from './scrapy.js';

/** Largest list that is read, bytes. */
const MOST = 256 * 1024 * 1024;
/** Bytes of a file's beginning in which the marks of the files pipeline are looked for. */
const HEAD = 64 * 1024;

export interface ListOptions {
  /** Scrapy's FILES_STORE. */
  readonly filesStore?: string;
}

const no = (list: string, detail: string): Listed => ({
  candidates: [],
  notes: [{ note: 'failed', list, line: null, detail }],
});

const NO_PATHS =
  'no column of it holds paths: name it path, file, 路径 or 文件 (or give items of Scrapy, whose files have a path)';

/** Reads a list from its text; `folder` is what its paths are relative to. */
export async function listFromText(
  list: string,
  folder: string,
  text: string,
  options: ListOptions = {},
): Promise<Listed> {
  const rows = rowsOf(text);
  if ('failed' in rows) return no(list, rows.failed);
  const store = options.filesStore ?? null;
  if (!isScrapy(rows) && !hasPaths(rows)) return no(list, NO_PATHS);
  const listed = isScrapy(rows) ? await scrapyFiles(list, folder, rows, store) : await manifestFiles(list, folder, rows); // prettier-ignore
  const used: InputNote = { note: 'used', list, line: null, detail: String(listed.candidates.length) };
  return { candidates: listed.candidates, notes: [used, ...listed.notes] };
}

/** Reads the list at `path`. A list that cannot be read gives the note `failed`, never an exception. */
export async function readList(path: string, options: ListOptions = {}): Promise<Listed> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return no(path, 'it is no regular file');
    if (info.size > MOST) return no(path, `it has ${info.size} bytes, more than the limit of ${MOST} for a list`);
    return await listFromText(path, dirname(path), listText(await readFile(path)), options);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return no(path, missing ? 'there is no such file' : error instanceof Error ? error.message : String(error));
  }
}

const MANIFEST = /^(?:manifest|清单|文件清单)\.(?:csv|tsv|jsonl|ndjson|json)$/i;
const EXPORT = /\.(?:jsonl|jl|ndjson|json|csv)$/i;
const PIPELINE = /["']path["']\s*:\s*["'][^"']+["'][^}]*["'](?:checksum|status)["']|["'](?:checksum|status)["'][^}]*["']path["']\s*:/; // prettier-ignore

/** Files of one folder that are opened to see whether Scrapy wrote them; a crawl may leave one JSON file a document. */
const OPENED = 20;

async function headOf(path: string): Promise<string> {
  // a pipe would keep whoever opens it waiting
  const regular = await stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
  const handle = regular ? await open(path, 'r').catch(() => null) : null;
  if (handle === null) return '';
  try {
    const buffer = Buffer.alloc(HEAD);
    const { bytesRead } = await handle.read(buffer, 0, HEAD, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}

/** Which of the files that lie in folders are lists: by the name of a manifest, or by what Scrapy writes. */
export async function findLists(paths: readonly string[]): Promise<readonly string[]> {
  const opened = new Map<string, number>();
  const found: string[] = [];
  for (const path of paths) {
    const name = basename(path);
    if (MANIFEST.test(name)) found.push(path);
    else if (EXPORT.test(name)) {
      const folder = dirname(path);
      const count = opened.get(folder) ?? 0;
      if (count >= OPENED) continue;
      opened.set(folder, count + 1);
      if (PIPELINE.test(await headOf(path))) found.push(path);
    }
  }
  return found;
}
