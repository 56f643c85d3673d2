/** One table:table-cell of a spreadsheet (ODF 1.3 part 3, 9.1.4 and 19.385). */
import type { At } from '../../src/model/record.js';
import type { Log } from '../shared/log.js';
import { attr, type XmlElement, type XmlNode } from '../shared/xml.js';
import { readFormulaCell, type FormulaCell } from './formula-cell.js';
import type { SheetCell } from './book.js';

export interface OdsCell {
  readonly shown: Pick<SheetCell, 'text' | 'value'> | null;
  /** Drawings that are anchored to the cell. */
  readonly shapes: readonly XmlNode[];
  readonly comments: number;
}

/** @param percents names of the cell styles that show a percentage, with its decimal places. */
export function odsCell(cell: XmlElement, percents: ReadonlyMap<string, number>, place: At, log: Log): OdsCell {
  const lines: string[] = [];
  const shapes: XmlNode[] = [];
  let comments = 0;
  for (const part of cell.nodes) {
    if (typeof part === 'string') continue;
    if (part.name === 'p' || part.name === 'h') lines.push(lineText(part));
    else if (part.name === 'annotation') comments++;
    else if (part.prefix === 'draw') shapes.push(part);
    else if (part.name === 'table') log.add('object.unread', 'a table inside a cell', place);
  }
  const shown = display(cell, lines.join('\n'), percents.get(attr(cell, 'style-name') ?? ''));
  const formula = attr(cell, 'formula')?.replace(/^(?:[A-Za-z]+:)?=/, '') ?? null;
  const final = formula === null ? shown : readFormulaCell(formula, shown, place, log);
  return { shown: final === null || final.text === '' ? null : { text: final.text, ...(final.value === undefined ? {} : { value: final.value }) }, shapes, comments }; // prettier-ignore
}

function display(cell: XmlElement, text: string, decimals: number | undefined): FormulaCell | null {
  const type = attr(cell, 'value-type');
  const stored = attr(cell, 'value');
  const number = stored === null || stored.trim() === '' ? Number.NaN : Number(stored);
  const error = /^(?:#(?:N\/A|[A-Z]+[A-Z/0]*[!?])|Err:\d+)$/.test(text) && (type === null || type === 'string' || number === 0); // prettier-ignore
  if (error) return { text, error };
  if ((type === 'float' || type === 'percentage' || type === 'currency') && Number.isFinite(number)) {
    const percent = type === 'percentage' || (decimals !== undefined && type === 'float');
    const value = { number, percent };
    if (text.trim() === '' || /^#+$/.test(text.trim())) return { text: percent ? asPercent(number, decimals) : String(number), error, value }; // prettier-ignore
    // some writers put the bare number where the percentage belongs
    if (percent && !/[%％]/.test(text)) return { text: asPercent(number, decimals), error, value };
    return { text, error, value };
  }
  if (text !== '') return { text, error };
  const other = attr(cell, 'date-value') ?? attr(cell, 'string-value') ?? attr(cell, 'boolean-value');
  if (other !== null) return { text: other.replace(/T00:00:00(?:\.0+)?$/, ''), error };
  return type === null ? null : { text: '', error };
}

function asPercent(value: number, decimals: number | undefined): string {
  const exact = Number((value * 100).toPrecision(12));
  return `${decimals === undefined ? exact : exact.toFixed(Math.min(decimals, 20))}%`;
}

/** The characters of a paragraph; runs of spaces, tabs and line breaks stand as elements. */
function lineText(element: XmlElement): string {
  let out = '';
  for (const node of element.nodes) {
    if (typeof node === 'string') out += node.replace(/\s+/g, ' ');
    else if (node.name === 's') out += ' '.repeat(Math.min(Number(attr(node, 'c') ?? 1) || 1, 1000));
    else if (node.name === 'tab') out += '\t';
    else if (node.name === 'line-break') out += '\n';
    else if (node.name !== 'annotation' && node.name !== 'note') out += lineText(node);
  }
  return out;
}
