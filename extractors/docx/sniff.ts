/** Telling a Word document by its bytes. */
import { isEncryptedPackage } from '../shared/compound.js';
import { decodeXmlBytes } from '../shared/xml-bytes.js';
import { isZip } from '../shared/zip.js';

/** How much of the file's end is looked at: the central directory of a document is a few kilobytes. */
const TAIL = 256 * 1024;

function sniffZip(data: Buffer): number {
  const tail = data.subarray(Math.max(0, data.length - TAIL));
  const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end >= 0) {
    const first = tail.indexOf('PK\u0001\u0002', undefined, 'latin1');
    const directory = tail.subarray(first < 0 ? end : first, end);
    if (directory.indexOf('[Content_Types].xml', 0, 'latin1') < 0) {
      return directory.indexOf('word/document', 0, 'latin1') >= 0 ? 60 : 0;
    }
    if (/word[\\/]/i.test(directory.toString('latin1'))) return 95;
    return /(?:xl|ppt)[\\/]/i.test(directory.toString('latin1')) ? 0 : 30;
  }
  // cut short: only the front is left
  const firstName = data.toString('latin1', 30, 60);
  const typical = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/)/.test(firstName);
  return typical && data.indexOf('word/', 0, 'latin1') >= 0 ? 80 : 0;
}

/** How well the bytes fit a Word document in any of its forms, 0 to 100. */
export function sniffWord(bytes: Uint8Array, name: string): number {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isZip(data)) return sniffZip(data);
  // the stream says only that it is an Office document; the name helps to choose between Word and Excel
  if (isEncryptedPackage(data)) return /\.(?:doc|dot|wps)[xm]?$/i.test(name) ? 90 : 70;
  const head = decodeXmlBytes(data.subarray(0, 2048)).trimStart();
  if (!head.startsWith('<')) return 0;
  if (/progid="Word\.Document"|<(?:w:)?wordDocument[\s>]/.test(head)) return 95;
  if (/<pkg:package[\s>]/.test(head)) return 90;
  return /<w:document[\s>]/.test(head) ? 90 : 0;
}
