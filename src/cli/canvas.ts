/** A sheet of terminal columns, on which a Chinese character takes two. */
import { displayWidth } from '../export/width.js';
import { printable } from './output.js';

export type Style = (text: string) => string;

interface Spot {
  /** '' for the second half of a wide character. */
  char: string;
  style: Style | null;
}

export interface Canvas {
  readonly put: (x: number, y: number, text: string, style?: Style) => void;
  readonly lines: () => string[];
}

export function makeCanvas(width: number, height: number): Canvas {
  const rows: Spot[][] = Array.from({ length: height }, () =>
    Array.from({ length: width }, () => ({ char: ' ', style: null })),
  );
  const put = (x: number, y: number, text: string, style: Style | null = null): void => {
    const row = rows[y];
    if (!row) return;
    for (const char of text) {
      const size = displayWidth(char);
      const spot = row[size === 0 ? x - 1 : x];
      if (!spot || x + size > width) return;
      if (size === 0) spot.char += char;
      else {
        spot.char = char;
        spot.style = style;
        const second = row[x + 1];
        if (size === 2 && second) second.char = '';
        x += size;
      }
    }
  };
  const line = (row: readonly Spot[]): string => {
    let out = '';
    for (let i = 0; i < row.length;) {
      const style = row[i]?.style ?? null;
      let run = '';
      for (; i < row.length && (row[i]?.style ?? null) === style; i++) run += row[i]?.char ?? '';
      out += style === null ? run : style(run);
    }
    return out.trimEnd();
  };
  return { put, lines: () => rows.map(line) };
}

/** The text in lines of at most `width` columns, cut between any two characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const char of printable(text)) {
    const size = displayWidth(char);
    if (used + size > width && line !== '') {
      lines.push(line);
      line = '';
      used = 0;
      if (char === ' ') continue;
    }
    line += char;
    used += size;
  }
  if (line !== '') lines.push(line);
  return lines;
}
