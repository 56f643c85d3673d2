/**
 * What stands on the page: the document model between the extractors and the parser.
 *
 * It knows nothing of performance evaluation. Grid coordinates (`row`, `col`) are 0-based; places in the source (`At`,
 * from the contract) are 1-based. Plain interfaces, not zod: a Doc never leaves the process.
 */
import type { At, Warning } from './record.js';

/**
 * How a cell's place and span are known.
 * `declared`: the format says so (docx, html, xlsx, doc, rtf); `ruled`: drawn lines bound it (pdf, ofd);
 * `aligned`: positions of words only (borderless tables); `inferred`: hinted by text (txt).
 */
export type Basis = 'declared' | 'ruled' | 'aligned' | 'inferred';

export type Format =
  | 'txt' | 'docx' | 'html' | 'pdf' | 'doc' | 'xlsx' | 'xls' | 'ods' | 'csv' | 'rtf' | 'odt' | 'ofd' | 'mht' | 'eml' | 'wps' | 'et' | 'xml'; // prettier-ignore

/** What an extractor learns of the file itself. */
export interface DocSource {
  readonly format: Format;
  /** Character set of a text format, as a WHATWG label (`utf-8`, `gb18030` …); null where the format fixes it. */
  readonly encoding: string | null;
  /** Number of pages where the format has pages, else null. */
  readonly pages: number | null;
  /** Title stated by the page or file itself (html title, docx core property only if it looks like a title). */
  readonly title: string | null;
  /** Publish date stated by the page itself, ISO `2024-03-16`. */
  readonly publishedAt: string | null;
  /** Canonical address stated by the page itself. */
  readonly url: string | null;
  /** Links to attached documents (html). */
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly href: string;
  readonly text: string;
}

/**
 * Where a paragraph stands. `body` is the running text; the rest are set apart and not read as the report's own prose:
 * `header`/`footer` of pages (also page numbers), `note` footnotes and end notes, `furniture` a portal page's own parts
 * (navigation …). `textbox` is text in a floating box; it is placed where its anchor stands.
 */
export type ParagraphRole = 'body' | 'textbox' | 'header' | 'footer' | 'note' | 'furniture';

export interface Paragraph {
  readonly kind: 'paragraph';
  /** Cleaned text (see text/clean.ts), including a rendered automatic number. */
  readonly text: string;
  /** The text as the file holds it. */
  readonly raw: string;
  readonly role: ParagraphRole;
  /** Outline level 1–9 where the format declares one (heading style, h1–h6), else null. */
  readonly outline: number | null;
  /** The automatic list number as rendered, `一、`, if the format generates one; it is part of `text` too. */
  readonly number: string | null;
  readonly at: At;
}

export interface Cell {
  /** 0-based grid row and column of the cell's top left corner. */
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Cleaned text; a vertical label (绩/效/指/标) is joined. */
  readonly text: string;
  readonly raw: string;
  /** The cell's own lines or paragraphs, each cleaned, without empty ones. */
  readonly lines: readonly string[];
  readonly basis: Basis;
  readonly at: At;
  /** Tables nested in the cell. */
  readonly tables: readonly Table[];
  /** What a spreadsheet stores beside the text it shows (`text` is the shown one). */
  readonly value?: { readonly number: number; readonly percent: boolean };
}

/** A stretch of a table's rows that stands on one page. */
export interface TablePart {
  readonly page: number | null;
  readonly fromRow: number;
  readonly toRow: number;
}

/**
 * A table on its grid. A cell is stored once, at its anchor. A position that no cell covers is absent (a ragged row's
 * end), which is not the same as empty. Empty rows and columns stay.
 */
export interface Table {
  readonly kind: 'table';
  readonly rows: number;
  readonly cols: number;
  /** In order of row, then column. */
  readonly cells: readonly Cell[];
  readonly caption: string | null;
  readonly parts: readonly TablePart[];
  /**
   * `exact`: columns are true grid columns. `ragged`: the format lost horizontal merges, so a row's cells are numbered
   * from 0 and only rows of equal length share columns (see grid/ragged.ts).
   */
  readonly columns: 'exact' | 'ragged';
  readonly at: At;
}

export type Block = Paragraph | Table;

export interface Page {
  /** 1-based. */
  readonly number: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** `scanned`: an image and no text; `garbled`: glyphs without meaning. Neither is ever loaded as text. */
  readonly state: 'text' | 'empty' | 'scanned' | 'garbled';
}

export interface Doc {
  readonly source: DocSource;
  readonly blocks: readonly Block[];
  readonly pages: readonly Page[];
  readonly warnings: readonly Warning[];
}

/** The fault of a whole document: it has a name, so that a run can count it, and advice for the user. */
export interface ReadFault {
  readonly outcome: FaultOutcome;
  /** What was found, where; one line. */
  readonly message: string;
}

/** Outcomes in which no Doc comes out; explained in codes.ts. */
export type FaultOutcome =
  | 'empty' | 'scanned' | 'garbled' | 'encrypted' | 'unsupported' | 'damaged' | 'too-big' | 'bomb' | 'timeout' | 'memory' | 'crash' | 'unreadable'; // prettier-ignore

export type ReadResult = { readonly ok: true; readonly doc: Doc } | { readonly ok: false; readonly fault: ReadFault };

export const NOWHERE: At = { page: null, table: null, row: null, column: null, paragraph: null, box: null };

/** A place; what is not given is null. Numbers are 1-based. */
export function at(place: Partial<At>): At {
  return { ...NOWHERE, ...place };
}
