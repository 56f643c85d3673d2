/** A Word document from its bytes. */
import type { Block, Doc, Paragraph, ReadResult } from '../../src/model/doc.js';
import { NOWHERE } from '../../src/model/doc.js';
import { fault } from '../../src/model/warn.js';
import type { Limits } from '../../src/model/limits.js';
import { cleanText } from '../../src/text/clean.js';
import type { ReadContext } from '../extractor.js';
import { isEncryptedPackage } from '../shared/compound.js';
import { attr, child, children, textOf, type XmlElement } from '../shared/xml.js';
import { readApart, readBlocks } from './blocks.js';
import { readNumbering } from './numbering.js';
import { openWordPackage, type WordPackage } from './package.js';
import type { Reading } from './reading.js';
import { createLog, LimitReached } from '../shared/log.js';
import { resultOf } from '../shared/outcome.js';
import { readStyles } from './styles.js';
import { readTable } from './table.js';

function partOfKind(pkg: WordPackage, kind: string): XmlElement | null {
  for (const relation of pkg.relations.values()) {
    if (relation.kind === kind && !relation.external) return pkg.part(relation.target);
  }
  return null;
}

/** Headers or footers of all sections, each text once. */
function pageParts(reading: Reading, pkg: WordPackage, role: 'header' | 'footer'): Paragraph[] {
  const out: Paragraph[] = [];
  const seen = new Set<string>();
  for (const relation of pkg.relations.values()) {
    if (relation.kind !== role || relation.external) continue;
    const root = pkg.part(relation.target);
    if (root === null) continue;
    for (const paragraph of readApart(enter(reading, root), root, role, NOWHERE)) {
      if (seen.has(paragraph.text)) continue;
      seen.add(paragraph.text);
      out.push(paragraph);
    }
  }
  return out;
}

/** Turns to another part: fields do not reach from one into another. */
function enter(reading: Reading, root: XmlElement): Reading {
  reading.story = root;
  reading.fields = [];
  reading.fieldsBroken = null;
  reading.contents = 0;
  return reading;
}

/** The notes that the text refers to, in the order of the references. */
function notes(reading: Reading, pkg: WordPackage): Paragraph[] {
  const parts = new Map<string, ReadonlyMap<string, XmlElement>>();
  const out: Paragraph[] = [];
  // a note that refers to a note adds to the list while it is walked
  for (let i = 0; i < reading.notes.length; i++) {
    const reference = reading.notes[i];
    if (reference === undefined) break;
    let known = parts.get(reference.kind);
    if (known === undefined) {
      const root = partOfKind(pkg, reference.kind);
      known = new Map((root === null ? [] : children(root)).map((note) => [attr(note, 'id') ?? '', note]));
      parts.set(reference.kind, known);
    }
    const note = known.get(reference.id);
    if (note === undefined || reading.notes.slice(0, i).some((r) => r.kind === reference.kind && r.id === reference.id))
      continue;
    out.push(...readApart(enter(reading, note), note, 'note', reference.place));
  }
  return out;
}

/** The title of the core properties, if it reads like one: several Chinese words, no file name, no default. */
function titleOf(pkg: WordPackage): string | null {
  const core = pkg.core();
  const element = core === null ? null : (child(core, 'title') ?? child(core, 'Title'));
  const title = element === null ? '' : cleanText(textOf(element));
  const han = title.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < 6 || title.length > 100 || /\.(?:docx?|wps|pdf|xlsx?|rtf)$/i.test(title)) return null;
  return /^(?:新建|未命名|无标题|文档\d*$)|Microsoft|WPS/i.test(title) ? null : title;
}

function readDocument(pkg: WordPackage, limits: Limits): Doc {
  const body = child(pkg.main, 'body') ?? pkg.main;
  const reading: Reading = {
    limits,
    styles: readStyles(partOfKind(pkg, 'styles')),
    numbering: readNumbering(partOfKind(pkg, 'numbering')),
    relations: pkg.relations,
    log: createLog(),
    readTable,
    story: body,
    fields: [],
    fieldsBroken: null,
    paragraphs: 0,
    tables: 0,
    cells: 0,
    characters: 0,
    contents: 0,
    notes: [],
    floating: [],
  };
  const text = readBlocks(reading, body, 'body');
  const blocks: Block[] = [
    ...pageParts(reading, pkg, 'header'),
    ...text,
    ...notes(reading, pkg),
    ...pageParts(reading, pkg, 'footer'),
  ];
  return {
    source: {
      format: pkg.format,
      encoding: null,
      pages: null,
      title: titleOf(pkg),
      publishedAt: null,
      url: null,
      attachments: [],
    },
    blocks,
    pages: [],
    warnings: [...pkg.warnings(), ...reading.log.all()],
  };
}

export async function readDocx(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  if (isEncryptedPackage(bytes)) return fault('encrypted', 'the Word document is protected by a password');
  const opened = openWordPackage(bytes, context.limits);
  if (!opened.ok) return opened;
  try {
    return resultOf(readDocument(opened.pkg, context.limits));
  } catch (error) {
    if (error instanceof LimitReached) return fault('too-big', error.message);
    throw error;
  }
}
