/** The state of reading one Word document: ordinals, limits, lists, open fields and warnings. */
import type { WarningCode } from '../../src/model/codes.js';
import { at, NOWHERE, type Block, type Table } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { At, Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
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

/** Ends reading when a limit of the whole document is met; caught where reading starts. */
export class LimitReached extends Error {}

/** Collects warnings, one of a kind for each place. */
export interface Log {
  add(code: WarningCode, message: string, place: At): void;
  all(): Warning[];
}

/** Pictures and objects beyond this number share one warning. */
const MANY = 5;

const placeKey = (place: At): string =>
  `${place.table ?? ''}/${place.row ?? ''}/${place.column ?? ''}/${place.paragraph ?? ''}`;

export function createLog(): Log {
  const list: Warning[] = [];
  const seen = new Set<string>();
  return {
    add(code, message, place) {
      const key = `${code}|${placeKey(place)}`;
      if (seen.has(key)) return;
      seen.add(key);
      list.push(warn(code, message, place === NOWHERE ? null : place));
    },
    all() {
      const out: Warning[] = [];
      for (const code of ['picture.unread', 'object.unread']) {
        const same = list.filter((w) => w.code === code);
        const [first] = same;
        if (first === undefined || same.length <= MANY) continue;
        const what = code === 'picture.unread' ? 'pictures' : 'embedded objects';
        out.push({
          code,
          message: `${same.length} places with ${what} that were not read; the first is given`,
          at: first.at,
        });
      }
      const merged = new Set(out.map((w) => w.code));
      return [...list.filter((w) => !merged.has(w.code)), ...out];
    },
  };
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
