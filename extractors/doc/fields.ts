/** Fields: an instruction and its result between control characters ([MS-DOC] 2.8.25). Only results are text. */
import { fieldText } from '../shared/field-text.js';
import { u16, u32, utf16 } from '../shared/bytes.js';

const BEGIN = 0x13;
const SEPARATOR = 0x14;
const END = 0x15;
const DEEPEST = 64;
const MOST_CONTENTS = 20;

export interface Fields {
  /** Whether the character belongs to a field's marks or instruction. */
  skipped(cp: number): boolean;
  /** Whether the character belongs to a generated table of contents. */
  inContents(cp: number): boolean;
  /** What a field without a stored result shows, keyed by the position of its begin mark. */
  readonly instead: ReadonlyMap<number, Instead>;
}

export type Instead =
  | { readonly kind: 'text'; readonly text: string }
  /** A form field: its state stands in the Data stream, pointed to by the character at `cp`. */
  | { readonly kind: 'form'; readonly cp: number };

const NONE: Fields = { skipped: () => false, inContents: () => false, instead: new Map() };

/** Finds the fields of the text in [from, to). Marks without a partner are ignored, so that no text is swallowed. */
export function findFields(chars: string, from: number, to: number): Fields {
  if (!chars.slice(from, to).includes('\x13')) return NONE;
  const mask = new Uint8Array(to - from);
  const instead = new Map<number, Instead>();
  const contents: { begin: number; end: number }[] = [];
  const open: { begin: number; separator: number | null }[] = [];
  for (let cp = from; cp < to; cp++) {
    const code = chars.charCodeAt(cp);
    if (code === BEGIN && open.length < DEEPEST) open.push({ begin: cp, separator: null });
    else if (code === SEPARATOR) {
      const field = open.at(-1);
      if (field !== undefined) field.separator ??= cp;
    } else if (code === END) {
      const field = open.pop();
      if (field === undefined) continue;
      mask.fill(1, field.begin - from, (field.separator ?? cp) + 1 - from);
      mask[cp - from] = 1;
      if (contents.length < MOST_CONTENTS && /^\s*TOC\b/.test(chars.slice(field.begin + 1, field.begin + 20)))
        contents.push({ begin: field.begin, end: cp });
      const replacement = replaced(chars, field.begin, field.separator, cp);
      if (replacement !== null) instead.set(field.begin, replacement);
    }
  }
  return {
    skipped: (cp) => mask[cp - from] === 1,
    inContents: (cp) => contents.some(({ begin, end }) => begin < cp && cp <= end),
    instead,
  };
}

function replaced(chars: string, begin: number, separator: number | null, end: number): Instead | null {
  const instruction = chars.slice(begin + 1, Math.min(separator ?? end, begin + 2000));
  if (/^\s*FORM(CHECKBOX|DROPDOWN)/.test(instruction)) {
    const picture = chars.slice(begin, end).indexOf('\x01');
    return picture === -1 ? null : { kind: 'form', cp: begin + picture };
  }
  if (separator !== null && chars.slice(separator + 1, end).trim() !== '') return null;
  const text = fieldText(instruction);
  return text === '' ? null : { kind: 'text', text };
}

/** Text of a checkbox or a drop-down list from its data ([MS-DOC] 2.9.78 FFData behind a NilPICF header). */
export function formFieldText(data: Uint8Array, at: number): string {
  let next = at + u16(data, at + 4);
  const bits = u16(data, next + 4);
  if (u32(data, next) !== 0xffffffff) return '';
  next += 10;
  const skipText = () => {
    next += 2 + u16(data, next) * 2 + 2;
  };
  skipText(); // name
  const kind = bits & 3;
  const result = (bits >> 2) & 31;
  if (kind === 0) return '';
  const fallback = u16(data, next);
  // 25 stands for "as the default says"
  const value = result === 25 ? fallback : result;
  if (kind === 1) return value === 1 ? '☑' : '☐';
  next += 2;
  for (let i = 0; i < 5; i++) skipText(); // format, help, status, entry and exit macros
  const count = u16(data, next + 2);
  next += 6;
  for (let i = 0; i < count && i <= value && next < data.length; i++) {
    const length = u16(data, next);
    if (i === value) return utf16(data, next + 2, length);
    next += 2 + length * 2;
  }
  return '';
}
