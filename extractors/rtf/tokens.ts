/** Cutting RTF into tokens (Rich Text Format 1.9.1, "RTF Syntax"). */

/** Takes the tokens one after another. */
export interface Tokens {
  open(): void;
  /** True: the file ends here. */
  close(): boolean;
  /** A control word with its parameter, null when it has none; control symbols are words of one character. */
  word(word: string, value: number | null): void;
  /** Bytes [from, to) of the file that are text. */
  text(from: number, to: number): void;
  /** One byte written as \'hh. */
  byte(byte: number): void;
}

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Longer control words than any that exist are damage. */
const LONGEST_WORD = 40;
/** Slots for words that were met: a power of two. Two words of one slot push each other out, which costs only time. */
const WORD_SLOTS = 1024;
const met = new Array<string>(WORD_SLOTS).fill('');

/** Hands on the tokens from byte `start` on. Data behind \bin are stepped over. */
export function takeTokens(bytes: Uint8Array, start: number, tokens: Tokens): void {
  const { length } = bytes;
  let at = start;
  while (at < length) {
    const byte = bytes[at] ?? 0;
    if (byte === OPEN || byte === CLOSE) {
      at += 1;
      if (byte === OPEN) tokens.open();
      else if (tokens.close()) return;
    } else if (byte === 0x0a || byte === 0x0d || byte === 0) at += 1;
    else if (byte !== BACKSLASH) {
      const from = at;
      while (at < length && isText(bytes[at] ?? 0)) at += 1;
      tokens.text(from, at);
    } else {
      at += 1;
      const sign = bytes[at] ?? 0;
      if (isLetter(sign)) {
        const from = at;
        while (at < length && at - from < LONGEST_WORD && isLetter(bytes[at] ?? 0)) at += 1;
        const word = wordAt(bytes, from, at);
        const number = readNumber(bytes, at);
        at = number.end;
        if (bytes[at] === 0x20) at += 1;
        if (word === 'bin') at += Math.max(0, number.value ?? 0);
        else tokens.word(word, number.value);
      } else if (sign === 0x27) {
        const byte = hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]);
        if (Number.isNaN(byte)) at += 1;
        else {
          at += 3;
          tokens.byte(byte);
        }
      } else if (at < length) {
        at += 1;
        // an escaped line end is a paragraph end
        const word = sign === 0x0a || sign === 0x0d ? 'par' : String.fromCharCode(sign);
        tokens.word(word, null);
      }
    }
  }
}

function isText(byte: number): boolean {
  return byte !== BACKSLASH && byte !== OPEN && byte !== CLOSE && byte !== 0x0a && byte !== 0x0d && byte !== 0;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

/** The letters as a string: the same one as before where the same word was met, for there are few and they recur. */
function wordAt(bytes: Uint8Array, from: number, to: number): string {
  let hash = to - from;
  for (let i = from; i < to; i++) hash = (hash * 31 + (bytes[i] ?? 0)) | 0;
  const slot = hash & (WORD_SLOTS - 1);
  const known = met[slot] ?? '';
  if (isWord(known, bytes, from, to)) return known;
  const word = String.fromCharCode(...bytes.subarray(from, to));
  met[slot] = word;
  return word;
}

function isWord(word: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = from; i < to; i++) if (word.charCodeAt(i - from) !== bytes[i]) return false;
  return true;
}

function readNumber(bytes: Uint8Array, from: number): { value: number | null; end: number } {
  let at = from;
  const negative = bytes[at] === 0x2d;
  if (negative) at += 1;
  const first = at;
  let value = 0;
  for (
    let digit = (bytes[at] ?? 0) - 0x30;
    digit >= 0 && digit <= 9 && at - first < 10;
    digit = (bytes[at] ?? 0) - 0x30
  ) {
    value = value * 10 + digit;
    at += 1;
  }
  if (at === first) return { value: null, end: from };
  return { value: negative ? -value : value, end: at };
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : NaN;
}
