/**
 * A literal as Python prints it (`repr`): what Scrapy's CSV export leaves of a list of dictionaries. Lists, tuples,
 * dictionaries, strings, numbers, True, False and None; anything else makes the whole text none.
 */

const WORDS: Readonly<Record<string, unknown>> = { None: null, True: true, False: false };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' };
const DEEPEST = 20;

class NoLiteral extends Error {}

interface Cursor {
  readonly text: string;
  at: number;
}

function space(cursor: Cursor): string {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at++;
  return cursor.text[cursor.at] ?? '';
}

function text(cursor: Cursor, quote: string): string {
  let out = '';
  for (cursor.at++; ; cursor.at++) {
    const c = cursor.text[cursor.at];
    if (c === undefined) throw new NoLiteral();
    if (c === quote) break;
    if (c !== '\\') {
      out += c;
      continue;
    }
    const next = cursor.text[++cursor.at] ?? '';
    const digits = { x: 2, u: 4, U: 8 }[next];
    if (digits === undefined) {
      out += ESCAPES[next] ?? `\\${next}`;
      continue;
    }
    const code = Number.parseInt(cursor.text.slice(cursor.at + 1, cursor.at + 1 + digits), 16);
    if (!(code >= 0 && code <= 0x10ffff)) throw new NoLiteral();
    out += String.fromCodePoint(code);
    cursor.at += digits;
  }
  cursor.at++;
  return out;
}

function items<T>(cursor: Cursor, end: string, item: () => T): T[] {
  const out: T[] = [];
  cursor.at++;
  for (;;) {
    if (space(cursor) === end) break;
    out.push(item());
    const next = space(cursor);
    if (next === ',') cursor.at++;
    else if (next !== end) throw new NoLiteral();
  }
  cursor.at++;
  return out;
}

function value(cursor: Cursor, depth: number): unknown {
  if (depth > DEEPEST) throw new NoLiteral();
  const c = space(cursor);
  const inner = (): unknown => value(cursor, depth + 1);
  if (c === "'" || c === '"') return text(cursor, c);
  if (c === '[') return items(cursor, ']', inner);
  if (c === '(') return items(cursor, ')', inner);
  if (c === '{') {
    const pairs = items(cursor, '}', () => {
      const key = inner();
      if (space(cursor) !== ':') throw new NoLiteral();
      cursor.at++;
      return [String(key), inner()] as const;
    });
    return Object.fromEntries(pairs);
  }
  const word = /^[\w.+-]+/.exec(cursor.text.slice(cursor.at, cursor.at + 40))?.[0] ?? '';
  cursor.at += word.length;
  if (word in WORDS) return WORDS[word];
  const number = Number(word);
  if (word === '' || Number.isNaN(number)) throw new NoLiteral();
  return number;
}

/** The value, or undefined if the text is no such literal. Never throws. */
export function pythonLiteral(source: string): unknown {
  const cursor: Cursor = { text: source, at: 0 };
  try {
    const out = value(cursor, 0);
    return space(cursor) === '' ? out : undefined;
  } catch (error) {
    if (error instanceof NoLiteral) return undefined;
    throw error;
  }
}
