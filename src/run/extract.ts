/** One file from bytes to its record. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readBytes } from '../../extractors/index.js';
import { audit } from '../audit/index.js';
import { weigh } from '../confidence/index.js';
import type { Outcome } from '../model/codes.js';
import type { Doc, ReadFault } from '../model/doc.js';
import { LIMITS, type Limits } from '../model/limits.js';
import type { Extraction, Source } from '../model/record.js';
import { parse, type ParseResult } from '../parse/index.js';
import { failedRecord, unreadSource } from './failed.js';

/**
 * What is known of a file from outside; of lower trust than the document itself. A hint never overrules what the document
 * says: one that contradicts it is told as a warning, and a value that rests on a hint alone is told too.
 */
export interface Hints {
  readonly charset?: string | null;
  readonly url?: string | null;
  readonly title?: string | null;
  readonly publishedAt?: string | null;
  /** Path inside an archive. */
  readonly entry?: string | null;
  /** Where it was published: an area's name (湖南省株洲市渌口区) or its GB/T 2260 code. */
  readonly region?: string | null;
  /** The fiscal year it is about. */
  readonly year?: number | null;
  /** The unit that published it. */
  readonly unit?: string | null;
  /** Name or host of the portal it was published on. */
  readonly site?: string | null;
}

export interface ExtractOptions extends Hints {
  readonly limits?: Partial<Limits>;
  /** Is told of each stage and page when it begins. */
  readonly beat?: (stage: 'read' | 'parse' | 'audit', page?: number) => void;
}

export interface Extracted {
  readonly extraction: Extraction;
  readonly outcome: Outcome;
  /** The document as read, for looking at it; null if it could not be read. */
  readonly doc: Doc | null;
  readonly uses: ParseResult['uses'];
}

/** The bytes of a file, or the record that says why there are none. Nothing but a regular file is ever opened. */
export type Opened =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly extracted: Extracted };

/** `name` is what is recorded, where a file is opened by the bytes of its name. */
export async function openFile(
  path: string | Buffer,
  options: ExtractOptions = {},
  name: string = path.toString(),
): Promise<Opened> {
  const none = (outcome: 'unreadable' | 'too-big', message: string): Opened => ({
    ok: false,
    extracted: failed(name, new Uint8Array(), { outcome, message }, options),
  });
  try {
    const info = await stat(path);
    if (info.isDirectory()) return none('unreadable', 'it is a folder');
    if (!info.isFile()) return none('unreadable', 'it is no regular file');
    const most = options.limits?.fileBytes ?? LIMITS.fileBytes;
    if (info.size > most) return none('too-big', `the file has ${info.size} bytes, more than the limit of ${most}`);
    return { ok: true, bytes: await readFile(path) };
  } catch (error) {
    return none('unreadable', reason(error));
  }
}

/**
 * Reads a file. A file that cannot be opened or read gives a record without reports and a warning that says why.
 *
 * @example
 * const { extraction, outcome } = await extractFile('report.docx');
 * console.log(outcome, extraction.reports.map((report) => report.projectName));
 */
export async function extractFile(path: string, options: ExtractOptions = {}): Promise<Extracted> {
  const opened = await openFile(path, options);
  return opened.ok ? extractBytes(opened.bytes, path, options) : opened.extracted;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission to read it is missing';
  return error instanceof Error ? error.message : String(error);
}

/**
 * Reads bytes that stand for the file at `path`; what they are is told by their content. Never throws on bad bytes.
 *
 * @example
 * const page = await fetch(url);
 * const { extraction } = await extractBytes(new Uint8Array(await page.arrayBuffer()), 'page.html', { url });
 */
export async function extractBytes(bytes: Uint8Array, path: string, options: ExtractOptions = {}): Promise<Extracted> {
  const limits = { ...LIMITS, ...options.limits };
  const { beat } = options;
  beat?.('read');
  const result = await readBytes(bytes, {
    name: basename(options.entry ?? path),
    charset: options.charset ?? null,
    limits,
    ...(beat === undefined ? {} : { beat: (page: number) => beat('read', page) }),
  });
  if (!result.ok) return failed(path, bytes, result.fault, options);
  const { doc } = result;
  const source: Source = {
    ...sourceOf(path, bytes, options),
    format: doc.source.format,
    pages: doc.source.pages,
    encoding: doc.source.encoding,
    url: options.url ?? doc.source.url,
    publishedAt: doc.source.publishedAt ?? options.publishedAt ?? null,
    title: doc.source.title ?? options.title ?? null,
  };
  try {
    beat?.('parse');
    const { extraction, uses } = parse(doc, source, options);
    beat?.('audit');
    const weighed = weigh(audit(extraction), doc);
    return { extraction: weighed, outcome: outcomeOf(doc, weighed), doc, uses };
  } catch (error) {
    // a fault of ours must not end a run; it is counted and reported like any other
    return {
      ...failed(
        path,
        bytes,
        {
          outcome: 'crash',
          message: `making sense of it failed: ${error instanceof Error ? error.message : String(error)}`,
        },
        options,
      ),
      doc,
    };
  }
}

function sourceOf(path: string, bytes: Uint8Array, options: ExtractOptions): Source {
  return unreadSource({ sha256: createHash('sha256').update(bytes).digest('hex'), path, bytes: bytes.length }, options);
}

/** The record of a file from which nothing comes out. */
export function failed(path: string, bytes: Uint8Array, fault: ReadFault, options: ExtractOptions): Extracted {
  return {
    extraction: failedRecord(sourceOf(path, bytes, options), fault),
    outcome: fault.outcome,
    doc: null,
    uses: new Map(),
  };
}

/** A part of the document that was lost makes the outcome `partial`, however much was read. */
const LOSSES = new Set([
  'nesting.cut',
  'page.unread',
  'page.scanned',
  'page.garbled',
  'text.replacement',
  'span.cut',
  'range.cut',
]);

function outcomeOf(doc: Doc, extraction: Extraction): Outcome {
  const lost = doc.warnings.some((warning) => LOSSES.has(warning.code));
  if (extraction.reports.length === 0) return 'not-a-report';
  return lost ? 'partial' : 'ok';
}
