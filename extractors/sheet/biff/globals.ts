/** What the first substream of a workbook says of the whole: sheets, strings, formats, names ([MS-XLS] 2.1.7.20.3). */
import { u16, u32, u8 } from '../../shared/bytes.js';
import type { CellFormat } from '../ooxml-strings.js';
import { builtInFormat } from '../number-format.js';
import { cursor, withContinues, type BiffRecord, type Cursor } from './records.js';

export interface SheetEntry {
  /** Offset in the stream at which the sheet's own records begin. */
  readonly offset: number;
  readonly name: string;
  readonly hidden: boolean;
  /** 0 worksheet or dialog, 1 macro sheet, 2 chart, 6 module. */
  readonly type: number;
}

export interface Globals {
  readonly encrypted: boolean;
  readonly from1904: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly strings: readonly string[];
  /** Cell formats by their index. */
  readonly formats: readonly CellFormat[];
  readonly names: readonly string[];
  readonly text: TextReader;
}

/** Reads a string of the version's own shape. */
export interface TextReader {
  /** Excel 97 and later; before, strings are bytes of a code page. */
  readonly unicode: boolean;
  /** A string of `count` characters (before Excel 97: bytes). */
  take(from: Cursor, count: number): string;
}

const WINDOWS: ReadonlyMap<number, string> = new Map([
  [367, 'windows-1252'], [932, 'shift_jis'], [936, 'gb18030'], [949, 'euc-kr'], [950, 'big5'], [54936, 'gb18030'], [874, 'windows-874'],
  [1250, 'windows-1250'], [1251, 'windows-1251'], [1252, 'windows-1252'], [1253, 'windows-1253'], [1254, 'windows-1254'],
  [1255, 'windows-1255'], [1256, 'windows-1256'], [1257, 'windows-1257'], [1258, 'windows-1258'], [10000, 'macintosh'], [32768, 'macintosh'],
  [32769, 'windows-1252'], [10008, 'gb18030'], [10002, 'big5'], [65001, 'utf-8'],
]); // prettier-ignore

export function textReader(unicode: boolean, codePage: number): TextReader {
  const decoder = new TextDecoder(WINDOWS.get(codePage) ?? 'gb18030');
  return {
    unicode,
    take: (from, count) => (unicode ? from.unicode(count) : decoder.decode(from.bytes(count))),
  };
}

/**
 * @param records those of the first substream.
 * @param unicode whether the version is BIFF8.
 * @param most most characters that all shared strings may have; null is returned where they have more.
 */
export function readGlobals(records: readonly BiffRecord[], unicode: boolean, most: number): Globals | null {
  const codePage = records.find((record) => record.type === 0x42);
  const text = textReader(unicode, codePage === undefined ? 936 : u16(codePage.body, 0));
  const own = new Map<number, string>();
  const cellFormats: { readonly id: number; readonly boxed: boolean }[] = [];
  const sheets: SheetEntry[] = [];
  const strings: string[] = [];
  const names: string[] = [];
  let from1904 = false;
  let encrypted = false;
  for (const [index, { type, body }] of records.entries()) {
    if (type === 0x2f) encrypted = true;
    else if (type === 0x22) from1904 = u16(body, 0) === 1;
    else if (type === 0xe0) {
      // four bits a side: left, right, top, bottom; earlier versions keep them elsewhere
      const lines = unicode ? u16(body, 10) : 0;
      cellFormats.push({ id: u16(body, 2), boxed: (lines & 15) !== 0 && (lines & 0xf00) !== 0 && lines >> 12 !== 0 });
    } else if (type === 0x41e) {
      const from = cursor([body]);
      const id = from.u16();
      own.set(id, text.take(from, unicode ? from.u16() : from.u8()));
    } else if (type === 0x85) {
      const from = cursor([body.subarray(6)]);
      const count = from.u8();
      sheets.push({ offset: u32(body, 0), name: text.take(from, count), hidden: (u8(body, 4) & 3) !== 0, type: u8(body, 5) }); // prettier-ignore
    } else if (type === 0x18) {
      const from = cursor([body.subarray(14)]);
      names.push(text.take(from, u8(body, 3)));
    } else if (type === 0xfc) {
      const from = cursor(withContinues(records, index));
      from.skip(8);
      let characters = 0;
      while (!from.done()) {
        const string = from.unicode(from.u16());
        characters += string.length;
        if (characters > most) return null;
        strings.push(string);
      }
    }
  }
  return {
    encrypted,
    from1904,
    sheets,
    strings,
    formats: cellFormats.map(({ id, boxed }) => ({ code: own.get(id) ?? builtInFormat(id), boxed })),
    names,
    text,
  };
}
