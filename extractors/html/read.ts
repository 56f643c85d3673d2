/** A page from its bytes, or from text that is decoded already. */
import type { Doc, ReadResult } from '../../src/model/doc.js';
import { fault, warn } from '../../src/model/warn.js';
import type { ReadContext } from '../extractor.js';
import { parseBounded } from './bound.js';
import { declaredCharset } from './declared.js';
import { measure, visit } from './elements.js';
import { readMeta, statedDate } from './meta.js';
import { findMain } from './portal.js';
import { accountWarnings, StopReading, type Reader } from './reader.js';
import type { ElementNode, RootNode } from './tree.js';
import { bodyFlow, endLine, walkChildren } from './walk.js';
import { decodeText } from '../shared/charset.js';

/** Reads a page whose text is decoded already. Faults: `empty`, `too-big`. Never throws on bad input. */
export async function readHtmlText(source: string, context: ReadContext): Promise<ReadResult> {
  const { limits } = context;
  const parse5 = await import('parse5');
  const parsed = parseBounded(parse5, source.includes('\0') ? source.replaceAll('\0', '') : source, limits);
  if (!parsed.ok) return fault(parsed.outcome, parsed.message);
  const { root } = parsed;
  measure(root);
  const meta = readMeta(root, source);
  const body = bodyOf(root);
  const reader: Reader = {
    limits,
    main: findMain(body, meta.title),
    blocks: [],
    warnings: [...parsed.warnings],
    attachments: [],
    parseFragment(text): RootNode | null {
      const inner = parseBounded(parse5, text, limits);
      if (inner.ok) measure(inner.root);
      return inner.ok ? inner.root : null;
    },
    paragraphs: 0,
    tables: 0,
    cells: 0,
    characters: 0,
    pictures: 0,
    pictureNames: [],
    hidden: [],
    furniture: [],
  };
  try {
    const flow = bodyFlow(reader);
    walkChildren(reader, { ...root, children: [body] }, flow, false);
    endLine(reader, flow);
  } catch (error) {
    if (error instanceof StopReading) return fault(error.outcome, error.message);
    throw error;
  }
  const warnings = [...reader.warnings, ...accountWarnings(reader)];
  if (reader.paragraphs === 0 && reader.tables === 0 && warnings.length === 0)
    return fault('empty', 'the page shows no text');
  if (reader.paragraphs === 0 && reader.tables === 0)
    warnings.push(warn('file.empty', 'the page itself shows no text of a document'));
  const doc: Doc = {
    source: {
      format: 'html',
      encoding: null,
      pages: null,
      title: meta.title,
      publishedAt: meta.publishedAt ?? dateOnPage(reader),
      url: meta.url,
      attachments: reader.attachments,
    },
    blocks: reader.blocks,
    pages: [],
    warnings,
  };
  return { ok: true, doc };
}

/** The body, or the frameset that stands in its place. */
function bodyOf(root: RootNode): ElementNode {
  let body: ElementNode | null = null;
  visit(root, (element) => {
    if (element.name === 'body' || element.name === 'frameset') body ??= element;
    return element.name === 'html';
  });
  if (body) return body;
  throw new Error('parse5 gave a document without a body');
}

/** A date stated among the page's own lines or the first of the text. */
function dateOnPage(reader: Reader): string | null {
  let seen = 0;
  for (const block of reader.blocks) {
    if (block.kind !== 'paragraph') continue;
    if (block.role !== 'furniture' && (block.text.length > 200 || ++seen > 12)) continue;
    const date = statedDate(block.text);
    if (date !== null) return date;
  }
  return null;
}

export async function readHtml(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length > context.limits.fileBytes)
    return fault('too-big', `the file has ${bytes.length} bytes, more than ${context.limits.fileBytes}`);
  return readDecoded(decodeText(bytes, { declared: declaredCharset(bytes) ?? context.charset }), context);
}

/** Reads a page whose text is decoded already, and keeps how it was. */
export async function readDecoded(decoded: ReturnType<typeof decodeText>, context: ReadContext): Promise<ReadResult> {
  const result = await readHtmlText(decoded.text, context);
  if (!result.ok) return result;
  const { doc } = result;
  return {
    ok: true,
    doc: {
      ...doc,
      source: { ...doc.source, encoding: decoded.encoding },
      warnings: [...decoded.warnings, ...doc.warnings],
    },
  };
}
