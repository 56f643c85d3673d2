/** Where an export goes: a file that is there only when it is whole, or a stream. */
import { createHash } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';

/** A file that cannot be written, or that must not be: `why` is the system's word or a sentence of its own. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  constructor(
    readonly code: 'database' | 'folder' | 'too-big' | 'system',
    readonly path: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const SQLITE = 'SQLite format 3\0';
const PIECE = 256 * 1024;

async function isDatabase(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return bytesRead === SQLITE.length && buffer.toString('latin1') === SQLITE;
  } finally {
    await file.close();
  }
}

function explained(error: unknown, path: string): unknown {
  if (error instanceof ExportError || !(error instanceof Error) || !('syscall' in error)) return error;
  return new ExportError('system', path, `${path} cannot be written: ${error.message}`, { cause: error });
}

/**
 * Writes a file under another name and puts it in its place when it is whole, so that a stop leaves no half of it. A
 * device or pipe is written as it is. Rejects with an ExportError for a folder, a database or what the system refuses.
 */
export async function writeWhole<T>(path: string, work: (file: FileHandle, path: string) => Promise<T>): Promise<T> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true) {
    throw new ExportError('folder', path, `${path} is a folder. Give the path of a file.`);
  }
  if (there?.isFile() === true && (await isDatabase(path))) {
    throw new ExportError('database', path, `${path} is a database and is not written over. Give another path.`);
  }
  const through = there !== null && !there.isFile();
  const written = through ? path : `${path}.part`;
  try {
    const file = await open(written, 'w');
    let result: T;
    try {
      result = await work(file, written);
    } finally {
      await file.close();
    }
    if (!through) await rename(written, path);
    return result;
  } catch (error) {
    if (!through) await rm(written, { force: true });
    throw explained(error, path);
  }
}

/** Texts joined to pieces of a size that is worth a call of the system, as UTF-8. */
export function* inPieces(texts: Iterable<string>, least = PIECE): Generator<Buffer> {
  let joined = '';
  for (const text of texts) {
    joined += text;
    if (joined.length < least) continue;
    yield Buffer.from(joined, 'utf8');
    joined = '';
  }
  if (joined !== '') yield Buffer.from(joined, 'utf8');
}

export interface Written {
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly sha256: string;
}

/** Writes texts to a file and tells its size and hash. */
export function writeText(path: string, texts: Iterable<string>): Promise<Written> {
  return writeWhole(path, async (file) => {
    const hash = createHash('sha256');
    let bytes = 0;
    for (const piece of inPieces(texts)) {
      hash.update(piece);
      bytes += piece.length;
      await file.writeFile(piece);
    }
    return { bytes, sha256: hash.digest('hex') };
  });
}
