/** Which spreadsheet format bytes are, told by the bytes; the name helps only with plain text. */
import { LIMITS } from '../../src/model/limits.js';
import { decodeText, looksLikeText } from '../shared/charset.js';
import { compoundKind, isCompoundFile } from '../shared/compound.js';
import { decodeXmlBytes } from '../shared/xml-bytes.js';
import { isZip, openZip } from '../shared/zip.js';
import { delimiterOf } from './csv.js';

export type SheetKind = 'ooxml' | 'xlsb' | 'ods' | 'fods' | 'biff' | 'compound' | 'encrypted' | 'xml2003' | 'csv';

export interface Guess {
  readonly kind: SheetKind;
  /** 1 to 100, as a reader's sniff says. */
  readonly score: number;
}

const TAIL = 256 * 1024;
const HEAD = 4096;
/** Bytes of a text by which its delimiter is told. */
const SAMPLE = 64 * 1024;
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const SPREADSHEET_NAME = /\.(?:xls|xlsx|xlsm|xlsb|xlt|et|ett|ods|csv|tsv)$/i;

export function sheetKind(bytes: Uint8Array, name: string): Guess | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isZip(data)) return zipKind(data);
  if (isCompoundFile(data)) {
    const kind = compoundKind(data);
    if (kind === 'excel') return { kind: 'compound', score: 100 };
    // the stream says only that it is an Office document behind a password
    if (kind === 'encrypted-ooxml') return { kind: 'encrypted', score: SPREADSHEET_NAME.test(name) ? 92 : 40 };
    return (kind === null || kind === 'other') && SPREADSHEET_NAME.test(name) ? { kind: 'compound', score: 30 } : null;
  }
  if (isBareBiff(data)) return { kind: 'biff', score: 85 };
  return textKind(data, name);
}

/** The mimetype of a package that packed it, which it should not. */
function packedMimetype(data: Buffer): string {
  const opened = openZip(data, LIMITS);
  const text = opened.ok && opened.zip.has('mimetype') ? opened.zip.text('mimetype') : null;
  return text?.ok === true ? text.value.trim() : '';
}

function zipKind(data: Buffer): Guess | null {
  const head = data.subarray(0, HEAD);
  if (head.toString('latin1', 30, 30 + 8 + ODS.length) === `mimetype${ODS}`) return { kind: 'ods', score: 96 };
  const tail = data.subarray(Math.max(0, data.length - TAIL));
  const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const first = tail.indexOf('PK\u0001\u0002', undefined, 'latin1');
  const directory = end < 0 ? '' : tail.toString('latin1', first < 0 ? end : first, end);
  if (/xl[\\/]workbook\.bin/i.test(directory)) return { kind: 'xlsb', score: 95 };
  if (/xl[\\/](?:workbook|worksheets)/i.test(directory)) return { kind: 'ooxml', score: 95 };
  if (head.includes(ODS)) return { kind: 'ods', score: 90 };
  if (directory.includes('content.xml')) return packedMimetype(data) === ODS ? { kind: 'ods', score: 90 } : null;
  if (end >= 0 && directory !== '') return null;
  // cut short: only the front is left
  const typical = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/.test(data.toString('latin1', 30, 60));
  return typical && /xl\/(?:workbook|worksheets|_rels|theme|styles|sharedStrings)/.test(data.toString('latin1'))
    ? { kind: 'ooxml', score: 80 }
    : null;
}

/** A workbook stream without its container: a first record BOF of BIFF2, 3, 4 or 5 ([MS-XLS] 2.4.21). */
function isBareBiff(data: Buffer): boolean {
  if (data.length < 16 || data[0] !== 9 || ![0, 2, 4, 8].includes(data[1] ?? -1)) return false;
  const length = data.readUInt16LE(2);
  return [4, 6, 8, 16].includes(length) && [0x05, 0x10, 0x20, 0x40, 0x100].includes(data.readUInt16LE(6));
}

const MARKUP = /^\s*(?:<[!?/a-z]|\{\\rtf|MIME-Version:)/i;

function textKind(data: Buffer, name: string): Guess | null {
  const head = decodeXmlBytes(data.subarray(0, HEAD)).trimStart();
  if (head.startsWith('<')) {
    if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<(?:\w+:)?Workbook[\s>]/.test(head))
      return { kind: 'xml2003', score: 95 };
    return head.includes(ODS) && /<office:document[\s>]/.test(head) ? { kind: 'fods', score: 95 } : null;
  }
  if (!SPREADSHEET_NAME.test(name) || !looksLikeText(data)) return null;
  const sample = decodeText(data.subarray(0, SAMPLE)).text;
  // a record that the sample cuts would mislead
  const text = data.length <= SAMPLE ? sample : sample.slice(0, sample.lastIndexOf('\n') + 1);
  return MARKUP.test(text) || delimiterOf(text) === null ? null : { kind: 'csv', score: 40 };
}
