/** A workbook of any size: a sheet for each relation, more where one is full, an explanation of the columns, and notes. */
import type { CellValue } from '../table.js';
import { inPieces, writeWhole } from '../sink.js';
import { LONGEST } from './cells.js';
import { workbookParts, type SheetPart } from './parts.js';
import { columnWidths, MOST_ROWS, rowSource, sheetXml, type Cut, type SheetColumn } from './sheet.js';
import { sharedStrings } from './strings.js';
import { zipWriter } from './zip.js';

/** A part of a zip file without ZIP64 ends below 4 GiB; a row is never larger than the room that is left. */
const MOST_BYTES = 3.5 * 2 ** 30;
const LISTED_CUTS = 1000;

export interface SheetSource {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly CellValue[]>;
}

export interface XlsxLimits {
  readonly rows: number;
  readonly bytes: number;
}

export interface XlsxResult {
  /** The sheets of data, with their rows without the header. */
  readonly sheets: readonly { readonly name: string; readonly source: string; readonly rows: number }[];
  /** Texts that were too long for a cell, in all. */
  readonly cuts: number;
}

/** A name that Excel takes for a sheet: 31 characters, without some signs, not `History`, no other like it. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[\\/?*[\]:\u0000-\u001f]/g, '_').replace(/^'|'$/g, '_');
  const base = plain === '' || /^history$/i.test(plain) ? `${plain}_` : plain;
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` (${n})`;
    const name = `${base.slice(0, 31 - end.length).replace(/[\ud800-\udbff]$/, '')}${end}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Writes the sheets one after the other in constant memory; `dictionary` explains them and stands behind them. */
export function writeXlsx(
  path: string,
  sources: Iterable<SheetSource>,
  dictionary: SheetSource,
  limits: XlsxLimits = { rows: MOST_ROWS, bytes: MOST_BYTES },
): Promise<XlsxResult> {
  return writeWhole(path, async (file) => {
    const zip = zipWriter(file, path);
    const strings = sharedStrings();
    const taken = new Set<string>();
    const parts: SheetPart[] = [];
    const notes: CellValue[][] = [];
    const data: { name: string; source: string; rows: number }[] = [];
    let cuts = 0;

    const write = async (source: SheetSource, wrapped: boolean, onSheet: (part: SheetPart) => void): Promise<void> => {
      const rows = rowSource(source.rows);
      const widths = columnWidths(
        source.columns.map((c) => c.name),
        rows.sample(),
      );
      do {
        const name = sheetName(source.name, taken);
        let bytes = 0;
        let count = 0;
        const isFull = (row: number): boolean => row > limits.rows || bytes > limits.bytes;
        const onCut = ({ column, row, length }: Cut): void => {
          cuts++;
          if (cuts > LISTED_CUTS) return;
          notes.push([
            name,
            row,
            column,
            `The text of ${length} characters was cut to ${LONGEST}, which is all that a cell holds.`,
            `原文 ${length} 字符，超出单元格上限，已截断为 ${LONGEST} 字符。`,
          ]);
        };
        function* pieces(): Generator<Buffer> {
          function* xml(): Generator<string> {
            count = yield* sheetXml(rows, { columns: source.columns, widths, strings, wrapped, isFull, onCut });
          }
          for (const piece of inPieces(xml())) {
            bytes += piece.length;
            yield piece;
          }
        }
        await zip.part(`xl/worksheets/sheet${parts.length + 1}.xml`, pieces());
        const part = { name, rows: count, columns: source.columns.length };
        parts.push(part);
        onSheet(part);
      } while (rows.peek() !== undefined);
    };

    for (const source of sources) {
      let first: string | null = null;
      await write(source, false, ({ name, rows }) => {
        data.push({ name, source: source.name, rows: rows - 1 });
        if (first !== null)
          notes.push([
            name,
            null,
            null,
            `Goes on from the sheet ${first}, which is full.`,
            `接续工作表“${first}”（已满）。`,
          ]);
        first ??= name;
      });
    }
    await write(dictionary, true, () => undefined);
    if (cuts > LISTED_CUTS) {
      notes.push([
        null,
        null,
        null,
        `${cuts - LISTED_CUTS} more texts were cut.`,
        `另有 ${cuts - LISTED_CUTS} 处截断。`,
      ]);
    }
    if (notes.length > 0) {
      const columns = ['sheet', 'row', 'column', 'note', '说明'].map((name) => ({ name, dated: false }));
      await write({ name: 'notes', columns, rows: notes }, true, () => undefined);
    }
    await zip.part('xl/sharedStrings.xml', inPieces(strings.xml()));
    for (const [name, xml] of workbookParts(parts)) await zip.part(name, [Buffer.from(xml, 'utf8')]);
    await zip.finish();
    return { sheets: data, cuts };
  });
}
