/** The state of reading one Word document: ordinals, limits, lists, open fields and warnings. */
import { at, type Block, type Table } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { At } from '../../src/model/record.js';
import { LimitReached, type Log } from '../shared/log.js';
import type { XmlElement } from '../shared/xml.js';
import type { Numbering } from './numbering.js';
import type { Relationship } from './package.js';
import type { Styles } from './styles.js';

/** A complex field that is open: its instruction is not text, its result is. */
export interface OpenField {
  instruction: string;
  inResult: boolean;
  /** What a check box field shows. */
  box: string;
}

export interface Reading {
  readonly limits: Limits;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly relations: ReadonlyMap<string, Relationship>;
  readonly log: Log;
  /** Tables and blocks hold one another; the walk over blocks finds the reader of tables here. */
  readonly readTable: (reading: Reading, tbl: XmlElement) => Table | null;
  /** Root of the part that is being read. */
  story: XmlElement;
  fields: OpenField[];
  /** Fields of this part do not pair up: text in what looks like an instruction is kept. */
  fieldsBroken: boolean | null;
  paragraphs: number;
  tables: number;
  cells: number;
  characters: number;
  /** Inside a table of contents. */
  contents: number;
  /** Notes in the order of their references: part kind, id, where. */
  readonly notes: { readonly kind: 'footnotes' | 'endnotes'; readonly id: string; readonly place: At }[];
  /** Blocks that float: text boxes anchored in the table that is being read. They follow it. */
  floating: Block[];
}

/** Counts a paragraph and gives its ordinal. */
export function nextParagraph(reading: Reading): number {
  return ++reading.paragraphs;
}

/** Counts the paragraphs of content that is left out, so that ordinals stay those of the file. */
export function skipParagraphs(reading: Reading, element: XmlElement): void {
  for (const node of element.nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'p') reading.paragraphs++;
    skipParagraphs(reading, node);
  }
}

export function countText(reading: Reading, text: string): void {
  reading.characters += text.length;
  if (reading.characters > reading.limits.characters) {
    throw new LimitReached(`more than ${reading.limits.characters} characters of text`);
  }
}

export function countCell(reading: Reading): void {
  if (++reading.cells > reading.limits.cells) throw new LimitReached(`more than ${reading.limits.cells} table cells`);
}

export const paragraphPlace = (ordinal: number): At => at({ paragraph: ordinal });
