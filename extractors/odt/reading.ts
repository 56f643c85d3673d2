/** The state of reading one OpenDocument text. */
import type { Block, Table } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { At } from '../../src/model/record.js';
import { LimitReached, type Log } from '../shared/log.js';
import { attr, type XmlElement } from '../shared/xml.js';
import type { Lists } from './lists.js';
import type { Styles } from './styles.js';

export interface Reading {
  readonly limits: Limits;
  readonly styles: Styles;
  readonly lists: Lists;
  readonly log: Log;
  /** Tables and blocks hold one another; the walk over blocks finds the reader of tables here. */
  readonly readTable: (reading: Reading, table: XmlElement) => Table | null;
  /** Root of an embedded object's content, by its address in the package. */
  readonly object: (href: string) => XmlElement | null;
  /** Ids of tracked changes that are deletions. */
  readonly deletions: ReadonlySet<string>;
  paragraphs: number;
  tables: number;
  cells: number;
  characters: number;
  readonly notes: { readonly body: XmlElement; readonly place: At }[];
  /** Text boxes anchored in the table that is being read; they follow it. */
  floating: Block[];
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

/** Whether a field, section or paragraph is declared hidden at the time of saving. */
export function isHidden(element: XmlElement): boolean {
  return attr(element, 'display') === 'none' || attr(element, 'is-hidden') === 'true';
}
