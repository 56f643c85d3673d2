/** Folders that an export writes into. */
import { mkdirSync, statSync } from 'node:fs';
import { ExportError } from './sink.js';

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExportError('system', path, `The folder ${path} cannot be made: ${why}`, { cause: error });
  }
}
