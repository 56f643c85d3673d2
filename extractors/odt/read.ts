/** An OpenDocument text from its bytes. */
import { NOWHERE, type Block, type Doc, type Paragraph, type ReadFault, type ReadResult } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { Warning } from '../../src/model/record.js';
import { fault, warn } from '../../src/model/warn.js';
import { cleanText } from '../../src/text/clean.js';
import type { ReadContext } from '../extractor.js';
import { readBlocks } from './blocks.js';
import { createLists } from './lists.js';
import type { Reading } from './reading.js';
import { readStyles } from './styles.js';
import { readTable } from './table.js';
import { createLog, LimitReached } from '../shared/log.js';
import { resultOf } from '../shared/outcome.js';
import { attr, child, children, contains, find, parseXmlBytes, textOf, type XmlElement } from '../shared/xml.js';
import { isZip, openZip } from '../shared/zip.js';

interface Package {
  readonly content: XmlElement;
  part(name: string): XmlElement | null;
  warnings(): readonly Warning[];
}

type Opened = { readonly ok: true; readonly pkg: Package } | { readonly ok: false; readonly fault: ReadFault };

function openPackage(bytes: Uint8Array, limits: Limits): Opened {
  const no = (outcome: ReadFault['outcome'], message: string): Opened => ({ ok: false, fault: { outcome, message } });
  const own: Warning[] = [];
  const parse = (name: string, part: Uint8Array): XmlElement | ReadFault => {
    const tree = parseXmlBytes(part, { depth: limits.depth });
    if (tree.tooBig) return { outcome: 'too-big', message: `${name} holds too many elements` };
    if (tree.root.name === '') return { outcome: 'damaged', message: `${name} is not XML` };
    if (tree.repaired) own.push(warn('structure.repaired', `the XML of ${name} is not well-formed`));
    if (tree.cut) own.push(warn('nesting.cut', `${name} nests elements deeper than ${limits.depth} levels; those were left out`)); // prettier-ignore
    if (tree.replaced) own.push(warn('text.replacement', `${name} holds bytes that are no text in its character set`)); // prettier-ignore
    return tree.root;
  };
  if (!isZip(bytes)) {
    const root = parse('the file', bytes);
    if ('outcome' in root) return { ok: false, fault: root };
    if (root.name !== 'document') return no('unsupported', 'the file is no OpenDocument text');
    return {
      ok: true,
      pkg: { content: root, part: (name) => (name === 'meta.xml' ? root : null), warnings: () => own },
    };
  }
  const opened = openZip(bytes, limits);
  if (!opened.ok) return opened;
  const { zip } = opened;
  const read = (name: string): XmlElement | ReadFault => {
    const part = zip.bytes(name);
    return part.ok ? parse(name, part.value) : part.fault;
  };
  const manifest = zip.has('META-INF/manifest.xml') ? read('META-INF/manifest.xml') : null;
  if (manifest !== null && 'name' in manifest && contains(manifest, new Set(['encryption-data']))) {
    return no('encrypted', 'the OpenDocument text is protected by a password');
  }
  const content = read('content.xml');
  if ('outcome' in content) return { ok: false, fault: content };
  const part = (name: string): XmlElement | null => {
    if (!zip.has(name)) return null;
    const root = read(name);
    if (!('outcome' in root)) return root;
    own.push(warn('structure.repaired', `the part ${name} was left out: ${root.message}`));
    return null;
  };
  return { ok: true, pkg: { content, part, warnings: () => [...zip.warnings(), ...own] } };
}

function deletedChanges(body: XmlElement): Set<string> {
  const out = new Set<string>();
  const changes = find(body, 'tracked-changes');
  for (const region of changes === null ? [] : children(changes)) {
    const id = attr(region, 'id');
    if (id !== null && child(region, 'deletion') !== null) out.add(id);
  }
  return out;
}

/** Headers or footers of all page styles, each text once. */
function pageParts(reading: Reading, styles: XmlElement | null, role: 'header' | 'footer'): Paragraph[] {
  const masters = styles === null ? null : child(styles, 'master-styles');
  const counted = { paragraphs: reading.paragraphs, tables: reading.tables };
  const out: Paragraph[] = [];
  const seen = new Set<string>();
  for (const page of masters === null ? [] : children(masters)) {
    for (const part of children(page)) {
      if (!part.name.startsWith(role) || attr(part, 'display') === 'false') continue;
      for (const block of readBlocks(reading, part, role)) {
        const cells = block.kind === 'table' ? block.cells : [];
        const text = block.kind === 'paragraph' ? block.text : cleanText(cells.map((cell) => cell.text).join(' '));
        if (text === '' || seen.has(text)) continue;
        seen.add(text);
        const raw = block.kind === 'paragraph' ? block.raw : cells.map((cell) => cell.raw).join('\t');
        out.push({ kind: 'paragraph', text, raw, role, outline: null, number: null, at: NOWHERE });
      }
    }
  }
  Object.assign(reading, counted);
  return out;
}

function titleOf(meta: XmlElement | null): string | null {
  const element = meta === null ? null : find(meta, 'meta');
  const title = element === null ? null : child(element, 'title');
  const text = title === null ? '' : cleanText(textOf(title));
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < 6 || text.length > 100 || /\.(?:docx?|odt|wps|pdf)$/i.test(text) ? null : text;
}

function readDocument(pkg: Package, limits: Limits): Doc {
  const holder = find(pkg.content, 'body') ?? pkg.content;
  const body = child(holder, 'text') ?? holder;
  const styleRoot = pkg.part('styles.xml');
  const styles = readStyles([styleRoot, pkg.content]);
  const reading: Reading = {
    limits,
    styles,
    lists: createLists(styles),
    log: createLog(),
    readTable,
    object: (href) => pkg.part(`${href.replace(/^\.\//, '').replace(/\/$/, '')}/content.xml`),
    deletions: deletedChanges(body),
    paragraphs: 0,
    tables: 0,
    cells: 0,
    characters: 0,
    notes: [],
    floating: [],
  };
  const text = readBlocks(reading, body, 'body');
  const notes: Block[] = [];
  const { paragraphs } = reading;
  for (let i = 0; i < reading.notes.length; i++) {
    const note = reading.notes[i];
    if (note === undefined) break;
    for (const block of readBlocks(reading, note.body, 'note')) {
      if (block.kind === 'paragraph') notes.push({ ...block, at: note.place });
    }
  }
  reading.paragraphs = paragraphs;
  const headers = pageParts(reading, styleRoot ?? pkg.content, 'header');
  const footers = pageParts(reading, styleRoot ?? pkg.content, 'footer');
  return {
    source: {
      format: 'odt',
      encoding: null,
      pages: null,
      title: titleOf(pkg.part('meta.xml')),
      publishedAt: null,
      url: null,
      attachments: [],
    },
    blocks: [...headers, ...text, ...notes, ...footers],
    pages: [],
    warnings: [...pkg.warnings(), ...reading.log.all()],
  };
}

export async function readOdt(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  const opened = openPackage(bytes, context.limits);
  if (!opened.ok) return opened;
  try {
    return resultOf(readDocument(opened.pkg, context.limits));
  } catch (error) {
    if (error instanceof LimitReached) return fault('too-big', error.message);
    throw error;
  }
}
