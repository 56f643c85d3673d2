/**
 * Names of files whose bytes are no UTF-8, as archives made on Chinese Windows leave them (GBK): a text for each, and the
 * way back from the text to the file.
 */
import { readdirSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const GB18030 = new TextDecoder('gb18030', { fatal: true });
const SLASH = Buffer.from('/');

function decoded(raw: Uint8Array, decoder: typeof UTF8): string | null {
  try {
    return decoder.decode(raw);
  } catch {
    return null;
  }
}

/** The name with each byte beyond ASCII written out, for what is no text at all. */
const writtenOut = (raw: Uint8Array): string =>
  Buffer.from(raw)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);

/** A name in a folder. `raw` is null where the text is the name itself. */
export interface Named {
  readonly text: string;
  readonly raw: Buffer | null;
}

/** Texts for the names of one folder, each its own: UTF-8, else GB18030, else its bytes written out. */
export function namesOf(raws: readonly Buffer[]): Named[] {
  const plain = raws.map((raw) => decoded(raw, UTF8));
  const used = new Set(plain);
  return raws.map((raw, i) => {
    const text = plain[i] ?? null;
    if (text !== null) return { text, raw: null };
    const chinese = decoded(raw, GB18030);
    const own = chinese === null || chinese.includes('/') || used.has(chinese) ? writtenOut(raw) : chinese;
    used.add(own);
    return { text: own, raw };
  });
}

/** The bytes of a path below a folder, where one of the two is no UTF-8; else null. */
export function joinRaw(folder: string, rawFolder: Buffer | null, name: Named): Buffer | null {
  if (rawFolder === null && name.raw === null) return null;
  return Buffer.concat([rawFolder ?? Buffer.from(folder), SLASH, name.raw ?? Buffer.from(name.text)]);
}

function rawOf(path: string): Buffer | null {
  if (existsSync(path)) return Buffer.from(path);
  const folder = dirname(path);
  if (folder === path) return null;
  const rawFolder = rawOf(folder);
  if (rawFolder === null) return null;
  try {
    const name = namesOf(readdirSync(rawFolder, { encoding: 'buffer' })).find(({ text }) => text === basename(path));
    return name === undefined ? null : Buffer.concat([rawFolder, SLASH, name.raw ?? Buffer.from(name.text)]);
  } catch {
    return null;
  }
}

/** The bytes by which the file of a recorded path is opened, where they are not those of its text; else null. */
export const rawPath = (path: string): Buffer | null => (existsSync(path) ? null : rawOf(join(path)));
