/** MIME messages (RFC 2045–2047, 2231): headers, parts, transfer encodings. Nothing is trusted; nothing throws. */

export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  /** `text/html`, lower case. */
  readonly type: string;
  readonly charset: string | null;
  /** The part's own bytes, transfer encoding undone; empty for a multipart. */
  readonly body: Uint8Array;
  readonly parts: readonly Part[];
  /** `Content-Location`, unfolded. */
  readonly location: string | null;
  readonly id: string | null;
  /** Name of an attachment, or null. */
  readonly fileName: string | null;
  readonly attached: boolean;
}

export interface MimeBounds {
  readonly depth: number;
  readonly parts: number;
}

export interface Message {
  readonly root: Part;
  /** Whether parts beyond the bounds were left out. */
  readonly cut: boolean;
}

/** Text of headers: `=?gb2312?B?…?=` words decoded, folding undone (RFC 2047). */
export function decodeHeader(raw: string): string {
  const text = raw.replace(/\r?\n[ \t]+/g, ' ').replace(/(\?=)\s+(?==\?)/g, '$1');
  // words of one set are joined before decoding: mailers cut inside a character
  return text.replace(/(?:=\?[^?\s]{1,40}\?[bq]\?[^?\s]*\?=)+/gi, (run) => {
    let out = '';
    let charset = '';
    let bytes: Buffer[] = [];
    const flush = (): void => {
      if (bytes.length > 0) out += decodeAs(Buffer.concat(bytes), charset);
      bytes = [];
    };
    for (const [, set = '', kind = '', data = ''] of run.matchAll(/=\?([^?\s]{1,40})\?([bq])\?([^?\s]*)\?=/gi)) {
      const label = (set.split('*')[0] ?? '').toLowerCase();
      if (label !== charset) flush();
      charset = label;
      bytes.push(
        /b/i.test(kind) ? Buffer.from(data, 'base64') : quoted(Buffer.from(data.replaceAll('_', ' '), 'latin1')),
      );
    }
    flush();
    return out;
  });
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  const label = /^(?:gbk|gb2312|gb18030|cp936|hz-gb-2312)$/.test(charset) ? 'gb18030' : charset;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

/** Quoted-printable (RFC 2045, 6.7), forgiving: a lone `=` stays. */
export function quoted(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = hex(bytes[i + 1]);
    const low = hex(bytes[i + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      i += 2;
      continue;
    }
    let end = i + 1;
    while (bytes[end] === 0x20 || bytes[end] === 0x09) end++;
    if (bytes[end] === 0x0d && bytes[end + 1] === 0x0a) i = end + 1;
    else if (bytes[end] === 0x0a || bytes[end] === 0x0d) i = end;
    else if (end >= bytes.length) i = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function headersOf(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r\n/g, '\n').split(/\n(?![ \t])/)) {
    const match = /^([!-9;-~]{1,80})[ \t]*:[ \t]*([^]*)$/.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (name !== undefined && !headers.has(name)) headers.set(name, (match?.[2] ?? '').trim());
  }
  return headers;
}

/** A parameter of a header field, quoted, plain or by RFC 2231. */
export function parameter(field: string, name: string): string | null {
  const text = field.replace(/\n[ \t]+/g, ' ');
  const extended = new RegExp(`;\\s*${name}(?:\\*0)?\\*\\s*=\\s*"?([^;"\\s]*)`, 'i').exec(text)?.[1];
  if (extended !== undefined) {
    const [charset = '', , data = ''] = extended.includes("'") ? extended.split("'") : ['utf-8', '', extended];
    const bytes = Buffer.from(data.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))), 'latin1'); // prettier-ignore
    return decodeAs(bytes, charset.toLowerCase());
  }
  const plain = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(text);
  const value = plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2];
  return value === undefined ? null : decodeHeader(value);
}

/** Position of the empty line after the headers: where the body begins. */
function bodyStart(bytes: Buffer): number {
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return crlf + 4;
  return lf >= 0 ? lf + 2 : bytes.length;
}

/** Reads a whole message. */
export function parseMime(bytes: Uint8Array, bounds: MimeBounds): Message {
  const state = { parts: 0, cut: false };
  const root = parsePart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), bounds, 0, state);
  return { root, cut: state.cut };
}

function parsePart(bytes: Buffer, bounds: MimeBounds, depth: number, state: { parts: number; cut: boolean }): Part {
  state.parts++;
  const start = bodyStart(bytes);
  const headers = headersOf(bytes.subarray(0, Math.min(start, 256 * 1024)).toString('latin1'));
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const disposition = headers.get('content-disposition') ?? '';
  const boundary = type.startsWith('multipart/') ? parameter(contentType, 'boundary') : null;
  const parts: Part[] = [];
  if (boundary !== null && boundary !== '') {
    for (const piece of split(bytes.subarray(start), boundary)) {
      if (depth >= bounds.depth || state.parts >= bounds.parts) {
        state.cut = true;
        break;
      }
      parts.push(parsePart(piece, bounds, depth + 1, state));
    }
  }
  const raw = bytes.subarray(start);
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const body =
    parts.length > 0
      ? Buffer.alloc(0)
      : encoding.includes('base64')
        ? Buffer.from(raw.toString('latin1'), 'base64')
        : encoding.includes('quoted-printable')
          ? quoted(raw)
          : raw;
  const location = headers.get('content-location');
  return {
    headers,
    type,
    charset: parameter(contentType, 'charset'),
    body,
    parts,
    location: location === undefined ? null : decodeHeader(location).replace(/\s+/g, ''),
    id: headers.get('content-id')?.replace(/^<|>$/g, '') ?? null,
    fileName: parameter(disposition, 'filename') ?? parameter(contentType, 'name'),
    attached: /^attachment/i.test(disposition),
  };
}

/** The pieces between the boundary's lines; a missing last boundary ends with the bytes. */
function split(bytes: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const pieces: Buffer[] = [];
  let begin = -1;
  let from = 0;
  for (;;) {
    const found = bytes.indexOf(mark, from);
    if (found < 0) break;
    from = found + mark.length;
    if (found > 0 && bytes[found - 1] !== 0x0a) continue;
    const after = bytes.subarray(from, from + 2).toString('latin1');
    if (after !== '--' && !/^[\s]/.test(after) && after !== '') continue;
    if (begin >= 0) pieces.push(bytes.subarray(begin, lineBreakBefore(bytes, found)));
    begin = -1;
    if (after === '--') break;
    const line = bytes.indexOf(0x0a, from);
    begin = line < 0 ? bytes.length : line + 1;
  }
  if (begin >= 0) pieces.push(bytes.subarray(begin));
  return pieces;
}

const lineBreakBefore = (bytes: Buffer, position: number): number =>
  bytes[position - 2] === 0x0d ? position - 2 : Math.max(0, position - 1);
