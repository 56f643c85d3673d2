/** The record of a file from which nothing comes out. */
import type { ReadFault } from '../model/doc.js';
import type { Extraction, Source } from '../model/record.js';
import { warn } from '../model/warn.js';
import type { Hints } from './extract.js';

/** What is known of a file before it is read. */
export function unreadSource(file: Pick<Source, 'sha256' | 'path' | 'bytes'>, hints: Hints): Source {
  return {
    sha256: file.sha256,
    path: file.path,
    format: 'unknown',
    bytes: file.bytes,
    pages: null,
    encoding: null,
    entry: hints.entry ?? null,
    url: hints.url ?? null,
    publishedAt: hints.publishedAt ?? null,
    title: hints.title ?? null,
  };
}

export const failedRecord = (source: Source, fault: ReadFault): Extraction => ({
  source,
  reports: [],
  warnings: [warn(`file.${fault.outcome}`, fault.message)],
});
