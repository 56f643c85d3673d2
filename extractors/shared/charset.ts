/**
 * Which character set bytes are in. Nothing is trusted but the bytes; what a header or tag declares is only one more
 * candidate. Decoding follows the WHATWG Encoding Standard (https://encoding.spec.whatwg.org).
 *
 * `gbk` and `gb2312` are always read as `gb18030`, their superset: Node's own `gbk` breaks four-byte characters.
 */
import { isUtf8 } from 'node:buffer';
import { warn } from '../../src/model/warn.js';
import type { Warning } from '../../src/model/record.js';
import { commonShare } from './common-han.js';

export interface Decoded {
  readonly text: string;
  /** WHATWG label: `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5` or the declared one. */
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

/** Enough to judge by; the whole is decoded once the set is known. */
const SAMPLE = 256 * 1024;

/**
 * Decodes text whose character set is unknown.
 *
 * @param options.declared what an HTTP header, meta tag or XML declaration names, if any.
 * Order: byte-order mark, strict UTF-8, UTF-8 with a few broken bytes, UTF-16 by its zero bytes or by what it spells,
 * declared set if it decodes strictly, gb18030 or Big5, whichever spells commoner characters; else with replacement
 * characters and the warning `text.replacement`. A declared set that is not the real one gives
 * `encoding.declared-wrong`. Never throws.
 */
export function decodeText(bytes: Uint8Array, options: { readonly declared?: string | null } = {}): Decoded {
  const declared = normalLabel(options.declared ?? null);
  const { encoding, text } = detect(bytes, declared);
  const warnings: Warning[] = [];
  if (declared !== null && declared !== encoding && !/^[\x00-\x7f]*$/.test(text)) {
    warnings.push(warn('encoding.declared-wrong', `the file declares ${declared} but is ${encoding}`));
  }
  const replaced = countReplacements(text) - sequencesOfReplacement(bytes, encoding);
  if (replaced > 0) {
    warnings.push(warn('text.replacement', `${replaced} places are no text in ${encoding} and became U+FFFD`));
  }
  return { text, encoding, warnings };
}

function detect(bytes: Uint8Array, declared: string | null): { encoding: string; text: string } {
  const bom = bomOf(bytes);
  if (bom !== null) return decode(bytes, bom);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null && !bytes.subarray(0, SAMPLE).includes(0)) return { encoding: 'utf-8', text: utf8 };
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return decode(bytes, utf16);
  if (utf8 !== null) return { encoding: 'utf-8', text: utf8 };
  const count = countUtf8(bytes);
  if (count.valid >= 4 && count.broken * 10 <= count.valid) return decode(bytes, 'utf-8');
  return bestOf(bytes, declared) ?? lossy(bytes, count);
}

/** The strict reading that spells the commonest characters; the declared set is favoured, but a Western one is not. */
function bestOf(bytes: Uint8Array, declared: string | null): { encoding: string; text: string } | null {
  const labels = new Set(['gb18030', 'big5', ...(declared === null ? [] : [declared])]);
  let best: { encoding: string; text: string; score: number } | null = null;
  for (const encoding of labels) {
    if (encoding.startsWith('utf')) continue;
    // a share is 1 at most: where Big5 cannot win any more it is not decoded
    if (encoding === 'big5' && best !== null && (declared === 'big5' ? 1.15 : 1) <= best.score) continue;
    const text = strict(bytes, encoding);
    if (text === null) continue;
    const share = commonShare(text);
    // a single-byte set decodes any bytes, so it proves nothing; it wins only over readings that spell nonsense
    const chinese = encoding === 'gb18030' || encoding === 'big5';
    let score = chinese ? (share ?? 0.5) : share === null ? 0.35 : share + 0.1;
    if (encoding === declared && chinese) score += 0.15;
    if (encoding === 'gb18030') score += 0.05;
    if (best === null || score > best.score) best = { encoding, text, score };
  }
  // a strict reading that spells nonsense may be the wrong set: Big5 here decodes nearly any bytes
  return best !== null && best.score >= 0.3 ? best : null;
}

function lossy(bytes: Uint8Array, count: Utf8Count): { encoding: string; text: string } {
  const utf8 = decode(bytes, 'utf-8');
  const gb = decode(bytes, 'gb18030');
  if (count.valid > 0 && count.broken <= count.valid && countReplacements(utf8.text) <= countReplacements(gb.text)) {
    return utf8;
  }
  const big5 = decode(bytes, 'big5');
  const bad = (d: { text: string }): number => countReplacements(d.text) - 0.2 * (commonShare(d.text) ?? 0) * d.text.length; // prettier-ignore
  return bad(big5) < bad(gb) ? big5 : gb;
}

function normalLabel(declared: string | null): string | null {
  if (declared === null) return null;
  try {
    const label = new TextDecoder(declared.trim()).encoding;
    return label === 'gbk' ? 'gb18030' : label;
  } catch {
    return null;
  }
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  // much cheaper than an error
  if (encoding === 'utf-8' && !isUtf8(bytes)) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: string): { encoding: string; text: string } {
  return { encoding, text: new TextDecoder(encoding).decode(bytes) };
}

function bomOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

const PLAIN = /[\t\n\r\f -~\u2010-\u22ff\u2460-\u25ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;

/**
 * UTF-16 without a mark. Latin text shows zero bytes on one side only; Chinese text has few of them, but read in the
 * right order it spells common characters, which bytes of another set do not.
 */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const size = Math.min(bytes.length, SAMPLE) & ~1;
  if (size < 4) return null;
  const zeros = [0, 0];
  for (let i = 0; i < size; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > size / 8 && even * 20 < odd) return 'utf-16le';
  if (even > size / 8 && odd * 20 < even) return 'utf-16be';
  for (const label of ['utf-16le', 'utf-16be'] as const) {
    const text = strict(bytes.subarray(0, size), label);
    if (text === null) continue;
    let plain = 0;
    let others = 0;
    for (const c of text) {
      if (PLAIN.test(c)) plain++;
      // too many already, whatever comes
      else if (text.length - ++others < text.length * 0.95) break;
    }
    if (plain >= text.length * 0.95 && (commonShare(text) ?? 0) >= 0.4) return label;
  }
  return null;
}

interface Utf8Count {
  /** Well-formed sequences of three or four bytes; two-byte ones also occur in GB18030 text by chance. */
  readonly valid: number;
  readonly broken: number;
}

function countUtf8(bytes: Uint8Array): Utf8Count {
  const size = Math.min(bytes.length, SAMPLE * 4);
  const tail = (i: number): boolean => ((bytes[i] ?? 0) & 0xc0) === 0x80;
  let valid = 0;
  let broken = 0;
  for (let i = 0; i < size;) {
    const b = bytes[i] ?? 0;
    if (b < 0x80) i++;
    else if (b >= 0xc2 && b <= 0xdf && tail(i + 1)) i += 2;
    else if (b >= 0xe0 && b <= 0xef && tail(i + 1) && tail(i + 2)) {
      valid++;
      i += 3;
    } else if (b >= 0xf0 && b <= 0xf4 && tail(i + 1) && tail(i + 2) && tail(i + 3)) {
      valid++;
      i += 4;
    } else {
      broken++;
      i++;
    }
  }
  return { valid, broken };
}

function countReplacements(text: string): number {
  let n = 0;
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) n++;
  return n;
}

/** U+FFFD may stand in the file itself: that is no fault of decoding. Counted for UTF-8 only. */
function sequencesOfReplacement(bytes: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0;
  let n = 0;
  for (let i = bytes.indexOf(0xef); i >= 0; i = bytes.indexOf(0xef, i + 1)) {
    if (bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) n++;
  }
  return n;
}

/** First bytes of formats that hold control bytes rarely enough to pass for text. */
const MAGIC = ['%PDF-', 'PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'Rar!\x1a', '7z\xbc\xaf', '\x1f\x8b', 'II*\0', 'MM\0*', 'BM']; // prettier-ignore

/** Whether bytes are text in any character set that is read here. Judges by the first 256 KiB; empty is text. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, SAMPLE);
  if (bomOf(head) !== null) return true;
  const start = String.fromCharCode(...head.subarray(0, 8));
  if (MAGIC.some((magic) => start.startsWith(magic) && (magic !== 'BM' || head.includes(0)))) return false;
  let controls = 0;
  for (const b of head) if (b < 0x20 && b !== 9 && b !== 10 && b !== 12 && b !== 13) controls++;
  if (controls * 50 > head.length) return utf16Of(head) !== null;
  // sound UTF-8, as most files are, need not be decoded for this
  if (isUtf8(head) && !head.includes(0) && sequencesOfReplacement(head, 'utf-8') === 0) return true;
  // only a sample can end inside a character
  const { text } = decodeText(bytes.length > SAMPLE ? head.subarray(0, head.length & ~3) : head);
  return countReplacements(text) * 20 <= text.length;
}
