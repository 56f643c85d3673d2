/** Paths that a list names, as they lie on this disk. */
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files that are looked at at once. */
const TOGETHER = 64;

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

function placed(root: string, name: string): string {
  if (/^file:\/\//i.test(name)) {
    try {
      return fileURLToPath(name);
    } catch {
      return name;
    }
  }
  return isAbsolute(name) ? name : join(root, name);
}

/** The path as written; else with `/` for the `\` of Windows; else with its accents composed or apart, as macOS writes. */
async function found(root: string, name: string): Promise<{ readonly path: string; readonly there: boolean }> {
  const plain = placed(root, name);
  const slashed = placed(root, name.replaceAll('\\', '/'));
  for (const path of new Set([plain, slashed, slashed.normalize('NFC'), slashed.normalize('NFD')]))
    if (await exists(path)) return { path, there: true };
  return { path: slashed, there: false };
}

/** Finds each name below `root`; answers stand in the order of the names. */
export async function findAll(
  root: string,
  names: readonly string[],
): Promise<readonly { readonly path: string; readonly there: boolean }[]> {
  const out: { readonly path: string; readonly there: boolean }[] = [];
  for (let at = 0; at < names.length; at += TOGETHER)
    out.push(...(await Promise.all(names.slice(at, at + TOGETHER).map((name) => found(root, name)))));
  return out;
}
