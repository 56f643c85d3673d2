/** A text file as lines, blank ones counted rather than kept. */

export interface Line {
  readonly text: string;
  /** 1-based number in the file. */
  readonly number: number;
  /** Blank lines right before this one. A line of spaces is blank; one with a tab is not: it may be an empty cell. */
  readonly blanks: number;
  /** A form feed stands before this line. */
  readonly feed: boolean;
}

const BREAK = /\r\n|[\n\r\f\u000b\u0085\u2028\u2029]/g;
const BLANK = /^[^\S\t]*$/;

/** All lines that are not blank; null when there are more than `most`. */
export function splitLines(text: string, most: number): Line[] | null {
  const lines: Line[] = [];
  let start = 0;
  let number = 1;
  let blanks = 0;
  let feed = false;
  const take = (piece: string): boolean => {
    // zero bytes pad some files
    const shown = piece.replace(/[\u0000\ufeff]+/g, '');
    if (BLANK.test(shown)) {
      blanks++;
      return true;
    }
    lines.push({ text: shown, number, blanks, feed });
    blanks = 0;
    feed = false;
    return lines.length <= most;
  };
  for (const found of text.matchAll(BREAK)) {
    const piece = text.slice(start, found.index);
    start = found.index + found[0].length;
    if (found[0] === '\f') {
      // a form feed often stands alone at the start of a line: no line of its own
      if (piece !== '' && !take(piece)) return null;
      feed = true;
      continue;
    }
    if (!take(piece)) return null;
    number++;
  }
  return take(text.slice(start)) ? lines : null;
}

/** Blank lines as they stood between two lines of one cell. */
export function joinRaw(before: string, line: Line): string {
  return before + '\n'.repeat(Math.min(line.blanks, 20) + 1) + line.text;
}

/** Columns a text takes on a terminal: East Asian wide and full-width characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) width += charWidth(c.codePointAt(0) ?? 0);
  return width;
}

/** 2 for East Asian wide and full-width characters, else 1 (Unicode Standard Annex 11, the blocks that occur here). */
export function charWidth(code: number): 1 | 2 {
  if (code < 0x1100) return 1;
  const wide =
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd) ||
    // ambiguous ones are wide in Chinese fonts
    (code >= 0x2018 && code <= 0x201d) ||
    code === 0x2014 ||
    code === 0x2026 ||
    (code >= 0x2160 && code <= 0x217f) ||
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x25a0 && code <= 0x25ff);
  return wide ? 2 : 1;
}

export const SENTENCE_END = /[。！？；!?;…]["”’）)】]*\s*$/u;
/** A number, letter or ordinal that opens a paragraph: 1.  （一）  二、  第三  ① */
export const ENUMERATOR =
  /^\s*(?:[（(]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])\s*[.．、)）:：]|第[一二三四五六七八九十\d]+[条章节部项]|[①-⑳⑴-⒇㈠-㈩•·●■□◆★☆➢-])/u;
