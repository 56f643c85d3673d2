/**
 * Web pages in one file (.mht, .mhtml; RFC 2557): saved by browsers, and by Word and Excel as "single file web page".
 * The page's parts are read by the HTML reader; Excel's sheets stand in parts of their own, in the order of their names.
 */
import { at, type Doc, type ReadResult } from '../src/model/doc.js';
import { fault, warn } from '../src/model/warn.js';
import type { Extractor, ReadContext } from './extractor.js';
import { html } from './html.js';
import { joinDocs } from './mail/join.js';
import { parameter, parseMime, type Part } from './mail/mime.js';

export const mht: Extractor = { id: 'mht', formats: ['mht'], sniff, read };

const HEAD = 8192;

function sniff(bytes: Uint8Array, name: string): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1').trimStart();
  if (!/^[A-Za-z][A-Za-z0-9-]{0,40}[ \t]*:/.test(head) || !/^MIME-Version:/im.test(head)) return 0;
  const named = /\.(?:mht|mhtml)$/i.test(name) ? 4 : 0;
  if (/^Content-Type:\s*multipart\/related/im.test(head)) {
    const page = /^Content-Location:|^Snapshot-Content-Location:|type="?text\/html/im.test(head);
    return /^(?:To|Received|Return-Path|Delivered-To):/im.test(head) ? (page ? 60 : 40) + named : 92 + named;
  }
  return /^Content-Type:\s*text\/html/im.test(head) && !/^(?:To|Received|Subject):/im.test(head)
    ? 85 + named
    : named * 10;
}

async function read(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length > context.limits.fileBytes)
    return fault('too-big', `the file has ${bytes.length} bytes, more than ${context.limits.fileBytes}`);
  const { root, cut } = parseMime(bytes, { depth: 20, parts: context.limits.entries });
  const pages = pagesOf(root);
  if (pages.length === 0) return fault('damaged', 'the web page file has no page in it');
  const docs: Doc[] = [];
  let first: ReadResult | null = null;
  for (const page of pages) {
    const result = await html.read(page.body, { ...context, charset: page.charset ?? context.charset });
    first ??= result;
    if (result.ok) docs.push(result.doc);
    else if (result.fault.outcome !== 'empty') return result;
  }
  const [head, ...rest] = docs;
  if (head === undefined) return first ?? fault('empty', 'the page shows no text');
  const doc = joinDocs([head, ...rest]);
  const warnings = doc.warnings.filter((warning) => !isOwnFrame(warning.message, pages));
  if (cut) warnings.push(warn('object.unread', 'there are more parts in the file than are read', at({})));
  const url = doc.source.url ?? root.headers.get('snapshot-content-location') ?? pages[0]?.location ?? null;
  return {
    ok: true,
    doc: {
      ...doc,
      source: { ...doc.source, format: 'mht', url: url !== null && /^https?:/i.test(url) ? url : null },
      warnings,
    },
  };
}

/** A frame whose page is a part of the same file has been read. */
const isOwnFrame = (message: string, pages: readonly Part[]): boolean => {
  const source = /^the page shows (\S+) inside itself/.exec(message)?.[1];
  return (
    source !== undefined && pages.some((page) => page.location !== null && baseName(page.location) === baseName(source))
  );
};

const baseName = (location: string): string =>
  (location.split(/[?#]/)[0] ?? '').split(/[/\\]/).pop()?.toLowerCase() ?? '';

/** The start page, then the pages of its sheets and frames in order; a saved page's advertisements are none of them. */
function pagesOf(root: Part): Part[] {
  const found: Part[] = [];
  const collect = (part: Part): void => {
    if (part.parts.length > 0) part.parts.forEach(collect);
    else if (isPage(part)) found.push(part);
  };
  collect(root);
  const start = parameter(root.headers.get('content-type') ?? '', 'start')?.replace(/^<|>$/g, '');
  const main = found.find((part) => start !== undefined && part.id === start) ?? found[0];
  if (!main) return [];
  const sheets = found.filter(
    (part) => part !== main && /(?:sheet|slide)\d+\.html?$/i.test(baseName(part.location ?? '')),
  );
  sheets.sort((a, b) => sheetNumber(a) - sheetNumber(b));
  if (sheets.length > 0) return [main, ...sheets];
  const frames = /<frame[\s>]/i.test(Buffer.from(main.body).toString('latin1').slice(0, 100_000));
  return frames ? [main, ...found.filter((part) => part !== main)] : [main];
}

const sheetNumber = (part: Part): number => Number(/(\d+)\.html?$/i.exec(baseName(part.location ?? ''))?.[1] ?? 0);

const isPage = (part: Part): boolean =>
  part.type === 'text/html' ||
  part.type === 'application/xhtml+xml' ||
  (part.type === 'text/plain' && html.sniff(part.body, '') >= 90);
