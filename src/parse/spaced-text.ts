/**
 * A document in which every character is set apart from the next (2 4 0 万 元): spaces between its digits part nothing.
 * In any other document they part numbers, so this is told of the document as a whole and not of a text.
 */
import type { Block, Cell, Doc, Paragraph, Table } from '../model/doc.js';
import { cleanText } from '../text/clean.js';

/** Texts that are looked at, and how many of them there must be at least. */
const MOST = 200;
const FEWEST = 8;
/** The share of texts that must be set apart. */
const ENOUGH = 0.8;

const tokensOf = (raw: string): string[] => raw.trim().split(/[ \u3000]+/);

/** Whether nearly each character stands alone; `30 27` holds two numbers, whatever stands around it. */
function isSpaced(raw: string): boolean {
  const tokens = tokensOf(raw);
  if (tokens.length < 2 || tokens.some((token) => /\d{2}|\d\D+\d/.test(token))) return false;
  return tokens.filter((token) => token.length === 1).length >= tokens.length * 0.7;
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block.raw;
    else for (const cell of block.cells) yield cell.raw;
  }
}

/** Whether the texts of the document are set apart, told by the first that have three characters or more. */
function isSpacedThroughout(doc: Doc): boolean {
  let seen = 0;
  let spaced = 0;
  for (const raw of textsOf(doc.blocks)) {
    if (raw.replace(/\s/g, '').length < 3) continue;
    if (isSpaced(raw)) spaced++;
    if (++seen >= MOST) break;
    // most documents are told by their first texts
    if (seen >= FEWEST * 2 && spaced * 4 < seen) return false;
  }
  return seen >= FEWEST && spaced >= seen * ENOUGH;
}

const joined = (raw: string): string => cleanText(raw.replace(/[ \u3000]+/g, ''));

/** Whether no two digits of the document stand together: then two of them with a space between are one number. */
function isDigitsApart(doc: Doc): boolean {
  for (const raw of textsOf(doc.blocks)) if (/\d{2}/.test(raw)) return false;
  return true;
}

/** Three figures or more, or figures with their point or sign: two alone may be those of two columns. */
const isOneText = (raw: string): boolean => isSpaced(raw) && !/^\d [\d]$/.test(raw.trim());

function joinCell(cell: Cell, apart: boolean): Cell {
  if (!(apart ? isSpaced(cell.raw) : isOneText(cell.raw)) || cell.lines.length > 1) return cell;
  const text = joined(cell.raw);
  return { ...cell, text, lines: [text] };
}

const joinTable = (table: Table, apart: boolean): Table => ({
  ...table,
  cells: table.cells.map((cell) => joinCell(cell, apart)),
});

const joinParagraph = (paragraph: Paragraph): Paragraph =>
  isSpaced(paragraph.raw) ? { ...paragraph, text: joined(paragraph.raw) } : paragraph;

/** The document with its texts joined, if all of it is set apart; else the same document. */
export function joinSpaced(doc: Doc): Doc {
  if (!isSpacedThroughout(doc)) return doc;
  const apart = isDigitsApart(doc);
  return {
    ...doc,
    blocks: doc.blocks.map((block) => (block.kind === 'table' ? joinTable(block, apart) : joinParagraph(block))),
  };
}
