/**
 * Mail messages (RFC 5322): the body is read, as HTML where there is one, else as text. Attachments are named, not read.
 */
import type { Doc, ReadResult } from '../src/model/doc.js';
import { fault, warn } from '../src/model/warn.js';
import { cleanText } from '../src/text/clean.js';
import type { Extractor, ReadContext } from './extractor.js';
import { html } from './html.js';
import { decodeHeader, parseMime, type Part } from './mail/mime.js';
import { decodeText } from './shared/charset.js';
import { txt } from './txt.js';

export const eml: Extractor = { id: 'eml', formats: ['eml'], sniff, read };

const FIELDS =
  /^(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Cc|Reply-To|X-[\w-]+|Content-Type)[ \t]*:/gim;

function sniff(bytes: Uint8Array, name: string): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1').trimStart();
  if (!/^[A-Za-z][A-Za-z0-9-]{0,40}[ \t]*:/.test(head)) return 0;
  const block = head.split(/\r?\n\r?\n/)[0] ?? '';
  const names = new Set((block.match(FIELDS) ?? []).map((field) => field.replace(/[ \t]*:/, '').toLowerCase()));
  const mail = ['from', 'to', 'subject', 'date', 'received', 'message-id'].filter((field) => names.has(field)).length;
  const named = /\.eml$/i.test(name) ? 10 : 0;
  if (mail >= 3) return 80 + named;
  return mail >= 2 && (names.has('mime-version') || names.has('content-type')) ? 70 + named : mail >= 1 ? named * 4 : 0;
}

async function read(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length > context.limits.fileBytes)
    return fault('too-big', `the file has ${bytes.length} bytes, more than ${context.limits.fileBytes}`);
  const { root, cut } = parseMime(bytes, { depth: 20, parts: context.limits.entries });
  const attached: Part[] = [];
  const body = bodyOf(root, attached);
  const result = body ? await readBody(body, context) : fault('empty', 'the message has no text');
  if (!result.ok && (result.fault.outcome !== 'empty' || attached.length === 0)) return result;
  const warnings = attached.map((part) =>
    warn(
      'object.unread',
      `the attachment ${part.fileName ?? `of type ${part.type}`} (${part.body.length} bytes) was not read; save it and read it as a file`,
    ),
  );
  if (cut) warnings.push(warn('object.unread', 'there are more parts in the message than are read'));
  const subject = cleanText(decodeHeader(root.headers.get('subject') ?? ''));
  const doc: Doc = result.ok ? result.doc : EMPTY;
  return {
    ok: true,
    doc: {
      ...doc,
      source: { ...doc.source, format: 'eml', title: subject === '' ? doc.source.title : subject },
      warnings: [...doc.warnings, ...warnings],
    },
  };
}

const EMPTY: Doc = {
  source: { format: 'eml', encoding: null, pages: null, title: null, publishedAt: null, url: null, attachments: [] },
  blocks: [],
  pages: [],
  warnings: [],
};

async function readBody(part: Part, context: ReadContext): Promise<ReadResult> {
  const inner = { ...context, charset: part.charset ?? context.charset };
  if (part.type !== 'text/html') return txt.read(part.body, inner);
  if (part.charset === null) return html.read(part.body, inner);
  // the message's own header outranks a tag that the mail program left from somewhere else
  const decoded = decodeText(part.body, { declared: part.charset });
  const { readDecoded } = await import('./html/read.js');
  return readDecoded(decoded, inner);
}

/** The part that is the message's text; what is attached is collected. */
function bodyOf(part: Part, attached: Part[]): Part | null {
  if (part.parts.length === 0) {
    const text = part.type === 'text/html' || part.type === 'text/plain';
    if (text && !part.attached) return part;
    if (part.attached || (part.fileName !== null && !part.type.startsWith('image/'))) attached.push(part);
    return null;
  }
  let best: Part | null = null;
  for (const child of part.parts) {
    const found = bodyOf(child, attached);
    if (!found) continue;
    if (!best) best = found;
    else if (part.type === 'multipart/alternative' && best.type !== 'text/html' && found.type === 'text/html')
      best = found;
    else if (part.type !== 'multipart/alternative') attached.push(found);
  }
  return best;
}
