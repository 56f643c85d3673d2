/** Decoding the bytes of an XML file: byte order mark, else its declaration, else UTF-8 (XML 1.0, appendix F). */
import { isUtf8 } from 'node:buffer';

const DECLARED = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/** The character set that the declaration names, in lower case. */
const declaredIn = (data: Buffer): string | undefined =>
  DECLARED.exec(data.toString('latin1', 0, 300))?.[1]?.toLowerCase();

/** Whether the bytes are UTF-8 by their mark, their declaration or for want of either, and without a fault. */
export function isPlainUtf8(data: Buffer): boolean {
  const [first, second] = data;
  if (first === 0xff || first === 0xfe || first === 0 || second === 0) return false;
  const label = first === 0xef ? undefined : declaredIn(data);
  return (label === undefined || label === 'utf-8' || label === 'utf8') && isUtf8(data);
}

/** The text of an XML part without its byte order mark; bytes that do not decode become U+FFFD. */
export function decodeXmlBytes(bytes: Uint8Array): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) return data.toString('utf8', 3);
  if (data[0] === 0xff && data[1] === 0xfe) return data.toString('utf16le', 2);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data);
  if (data[0] === 0x3c && data[1] === 0) return data.toString('utf16le');
  if (data[0] === 0 && data[1] === 0x3c) return new TextDecoder('utf-16be').decode(data);
  const label = declaredIn(data);
  if (label !== undefined && label !== 'utf-8' && label !== 'utf8') {
    try {
      // gb2312 and gbk are read as their superset, in which no byte of theirs means another character
      const decoder = new TextDecoder(/^(gb2312|gbk|gb_2312.*|cp936)$/.test(label) ? 'gb18030' : label);
      return decoder.decode(data);
    } catch {
      // an unknown label: the default of XML holds
    }
  }
  return data.toString('utf8');
}
