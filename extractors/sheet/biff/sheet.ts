/** The cells of one worksheet substream ([MS-XLS] 2.1.7.20.5). */
import { at } from '../../../src/model/doc.js';
import { i32, u16, u32, u8 } from '../../shared/bytes.js';
import { LimitReached } from '../../shared/log.js';
import { runsOf, type Area, type LooseText, type Reading, type Run, type Sheet, type SheetCell } from '../book.js';
import { readFormulaCell, type FormulaCell } from '../formula-cell.js';
import { GENERAL, type NumberFormats } from '../number-format.js';
import { pageLineText } from '../ooxml-drawing.js';
import { formulaText } from './formula.js';
import type { Globals } from './globals.js';
import { BOF, cursor, EOF, withContinues, type BiffRecord } from './records.js';

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0, '#NULL!'], [7, '#DIV/0!'], [15, '#VALUE!'], [23, '#REF!'], [29, '#NAME?'], [36, '#NUM!'], [42, '#N/A'], [43, '#GETTING_DATA'],
]); // prettier-ignore

export interface Place {
  readonly ordinal: number;
  readonly name: string;
  readonly hidden: boolean;
}

/** @param records those of the substream, its BOF and EOF included; of charts inside it nothing is read. */
export function readSheet(
  records: readonly BiffRecord[],
  { ordinal, name, hidden }: Place,
  globals: Globals,
  numbers: NumberFormats,
  { log, limits }: Reading,
): Sheet {
  const cells: SheetCell[] = [];
  const merges: Area[] = [];
  const hiddenRows: number[] = [];
  const hiddenCols: Run[] = [];
  const loose: LooseText[] = [];
  const objects = { pictures: 0, comments: 0, others: 0, last: 0 };
  const { text } = globals;
  const placeOf = (row: number, col: number) => at({ table: ordinal, row: row + 1, column: col + 1 });
  const add = (row: number, col: number, style: number, shown: FormulaCell | null): void => {
    if (shown === null || shown.text === '') return;
    const boxed = globals.formats[style]?.boxed === true ? { boxed: true } : {};
    cells.push({ row, col, text: shown.text, ...(shown.value === undefined ? {} : { value: shown.value }), ...boxed });
  };
  const number = (value: number, format: number): FormulaCell => {
    const shown = numbers.show(globals.formats[format]?.code ?? GENERAL, value, globals.from1904);
    return { text: shown.text, error: false, ...(shown.date ? {} : { value: { number: value, percent: shown.percent } }) }; // prettier-ignore
  };
  const sized = (body: Uint8Array[], skip: number, wide: boolean): string => {
    const from = cursor(body);
    from.skip(skip);
    return text.take(from, wide ? from.u16() : from.u8());
  };

  let depth = 0;
  for (const [index, { type, body }] of records.entries()) {
    if (cells.length > limits.cells) throw new LimitReached(`the sheet has more than ${limits.cells} cells`);
    if (type === BOF) depth++;
    else if (type === EOF) depth--;
    if (depth > 1) continue;
    const row = u16(body, 0);
    const col = u16(body, 2);
    switch (type) {
      case 0xfd: {
        const shared = globals.strings[u32(body, 6)];
        if (shared === undefined)
          log.add('structure.repaired', 'a cell names a shared string that is not there', placeOf(row, col)); // prettier-ignore
        else add(row, col, u16(body, 4), { text: shared, error: false });
        break;
      }
      case 0x204:
      case 0xd6:
        add(row, col, u16(body, 4), { text: sized(withContinues(records, index), 6, true), error: false });
        break;
      case 0x203:
        add(row, col, u16(body, 4), number(double(body, 6), u16(body, 4)));
        break;
      case 0x27e:
        add(row, col, u16(body, 4), number(compressed(body, 6), u16(body, 4)));
        break;
      case 0xbd:
        for (let i = 0; 4 + (i + 1) * 6 <= body.length; i++)
          add(row, col + i, u16(body, 4 + i * 6), number(compressed(body, 6 + i * 6), u16(body, 4 + i * 6)));
        break;
      case 0x205: {
        const error = u8(body, 7) === 1;
        const value = u8(body, 6);
        add(row, col, u16(body, 4), {
          text: error ? (ERRORS.get(value) ?? '#N/A') : value === 0 ? 'FALSE' : 'TRUE',
          error,
        });
        break;
      }
      case 0x06: {
        const formula = formulaText(body.subarray(22, 22 + u16(body, 20)), globals.names);
        const result = (): FormulaCell | null => {
          if (u16(body, 12) !== 0xffff) return number(double(body, 6), u16(body, 4));
          if (u8(body, 6) === 1) return { text: u8(body, 8) === 0 ? 'FALSE' : 'TRUE', error: false };
          if (u8(body, 6) === 2) return { text: ERRORS.get(u8(body, 8)) ?? '#N/A', error: true };
          if (u8(body, 6) === 3) return { text: '', error: false };
          const next = stringAfter(records, index);
          return next < 0 ? null : { text: sized(withContinues(records, next), 0, true), error: false };
        };
        const shown = result();
        if (shown === null) log.add('cell.no-result', "a formula's text result is not stored", placeOf(row, col));
        else add(row, col, u16(body, 4), readFormulaCell(formula ?? '', shown, placeOf(row, col), log));
        break;
      }
      case 0xe5:
        for (let i = 0; i < row && 2 + (i + 1) * 8 <= body.length; i++) {
          const from = 2 + i * 8;
          const area = { top: u16(body, from), bottom: u16(body, from + 2), left: u16(body, from + 4), right: u16(body, from + 6) }; // prettier-ignore
          if (area.top <= area.bottom && area.left <= area.right) merges.push(area);
        }
        break;
      case 0x208:
        if ((u16(body, 12) & 0x20) !== 0) hiddenRows.push(row);
        break;
      case 0x7d:
        if ((u16(body, 8) & 1) !== 0 && col >= row) hiddenCols.push({ from: row, to: col });
        break;
      case 0x200: {
        const rows = globals.text.unicode ? u32(body, 4) - u32(body, 0) : u16(body, 2) - u16(body, 0);
        const cols = globals.text.unicode ? u16(body, 10) - u16(body, 8) : u16(body, 6) - u16(body, 4);
        if (rows * cols > limits.gridPositions) log.add('range.cut', `the used range of ${rows} rows and ${cols} columns was cut at the last filled cell`, at({ table: ordinal })); // prettier-ignore
        break;
      }
      case 0x14:
      case 0x15: {
        const line = body.length === 0 ? '' : pageLineText(sized([body], 0, text.unicode));
        if (/[\p{L}\d]/u.test(line)) loose.push({ role: type === 0x14 ? 'header' : 'footer', text: line, row: null, col: null }); // prettier-ignore
        break;
      }
      case 0x5d: {
        objects.last = u16(body, 4);
        if (objects.last === 8) objects.pictures++;
        else if (objects.last === 0x19) objects.comments++;
        else if (objects.last === 5 || (objects.last >= 0x0b && objects.last <= 0x12)) objects.others++;
        break;
      }
      case 0x1b6: {
        const bodies = withContinues(records, index).slice(1);
        const shape = u16(body, 10) === 0 || objects.last === 0x19 ? '' : cursor(bodies).unicode(u16(body, 10));
        if (shape.trim() !== '') loose.push({ role: 'textbox', text: shape, row: null, col: null });
        break;
      }
      default:
    }
  }
  const tell = (count: number, code: 'picture.unread' | 'object.unread', what: string, row: number | null): void => {
    if (count > 0) log.add(code, `${what} on the sheet that were not read: ${count}`, at({ table: ordinal, row }));
  };
  tell(objects.pictures, 'picture.unread', 'pictures', null);
  tell(objects.comments, 'object.unread', 'comments', 1);
  tell(objects.others, 'object.unread', 'charts and form controls', null);
  return { ordinal, name, hidden, cells, merges, hiddenRows: runsOf(hiddenRows), hiddenCols, loose };
}

/** Index of the STRING record that holds a formula's result; records of shared formulas may stand between. */
function stringAfter(records: readonly BiffRecord[], index: number): number {
  for (let i = index + 1; i < Math.min(records.length, index + 8); i++) {
    const type = records[i]?.type ?? 0;
    if (type === 0x207) return i;
    if (![0x4bc, 0x221, 0x236, 0x3c].includes(type)) return -1;
  }
  return -1;
}

function double(body: Uint8Array, from: number): number {
  if (from + 8 > body.length) return 0;
  const value = new DataView(body.buffer, body.byteOffset + from, 8).getFloat64(0, true);
  return Number.isFinite(value) ? value : 0;
}

/** An RkNumber: 30 bits of an integer or of the upper half of a double, perhaps hundredfold ([MS-XLS] 2.5.217). */
function compressed(body: Uint8Array, from: number): number {
  const bits = i32(body, from);
  let value: number;
  if ((bits & 2) !== 0) value = bits >> 2;
  else {
    const view = new DataView(new ArrayBuffer(8));
    view.setInt32(4, bits & ~3, true);
    value = view.getFloat64(0, true);
  }
  return (bits & 1) !== 0 ? value / 100 : value;
}
