/** Comma, tab or semicolon separated values (RFC 4180, and what programs make of it). */
import { NOWHERE } from '../../src/model/doc.js';
import { LimitReached } from '../shared/log.js';
import type { Book, Reading, SheetCell } from './book.js';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Records by which the delimiter is told. */
const SAMPLE = 60;

/**
 * The delimiter of a text, or null if none parts its records: the one that parts most of the first records, then the one
 * that gives the same number of fields most often.
 */
export function delimiterOf(text: string): string | null {
  let best: { delimiter: string; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const counts: number[] = [];
    for (const record of records(text, delimiter)) {
      if (record.fields.length > 1 || record.fields[0] !== '') counts.push(record.fields.length);
      if (counts.length >= SAMPLE) break;
    }
    const parted = counts.filter((count) => count > 1);
    if (parted.length === 0 || (counts.length > 1 && parted.length < 2)) continue;
    const often = new Map<number, number>();
    for (const count of parted) often.set(count, (often.get(count) ?? 0) + 1);
    const score = parted.length / counts.length + Math.max(...often.values()) / counts.length;
    // prose holds a comma here and there; a table's records are parted alike
    if (score >= 0.5 && (best === null || score > best.score)) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

interface Fields {
  readonly fields: string[];
  /** A quoted field did not end, so its quote was taken for text. */
  readonly open: boolean;
}

/** The records of a text one after another; a field in quotes may hold delimiters, line breaks and doubled quotes. */
export function* records(text: string, delimiter: string): Generator<Fields> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let fields: string[] = [];
  let open = false;
  // once a quote was looked for up to the end in vain, looking again would take quadratic time
  let closing = true;
  const parting = delimiter.charCodeAt(0);
  while (at <= text.length) {
    let field: string;
    const quoted = closing && text[at] === '"' ? quotedField(text, at, delimiter) : 'no';
    if (quoted === 'never') closing = false;
    if (typeof quoted !== 'string') {
      field = quoted.text;
      at = quoted.end;
    } else {
      if (text[at] === '"') open = true;
      const start = at;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === parting || code === 0x0a || code === 0x0d) break;
      }
      field = text.slice(start, at);
    }
    fields.push(field);
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (at < text.length || fields.length > 1 || field !== '') yield { fields, open };
    fields = [];
    open = false;
    if (at >= text.length) return;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
}

/**
 * A field that begins with a quote at `at`. `never` if no quote up to the end closes it; `no` if it would run over lines
 * to the quote of another field, which is how a quote that nobody closed looks.
 */
function quotedField(text: string, at: number, delimiter: string): { text: string; end: number } | 'no' | 'never' {
  let out = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return 'never';
    out += text.slice(from, quote);
    const next = text[quote + 1];
    if (next === undefined || next === delimiter || next === '\n' || next === '\r')
      return { text: out, end: quote + 1 };
    if (next !== '"' && out.includes('\n')) return 'no';
    // a quote inside that nobody doubled is text
    out += '"';
    from = quote + (next === '"' ? 2 : 1);
  }
}

/** The text as a workbook of one sheet. Rows are records, which may take several lines. */
export function readCsv(text: string, encoding: string, delimiter: string, { limits, log }: Reading): Book {
  const cells: SheetCell[] = [];
  let row = 0;
  let fields = 0;
  for (const record of records(text, delimiter)) {
    fields += record.fields.length;
    if (fields > limits.cells) throw new LimitReached(`the file has more than ${limits.cells} fields`);
    if (record.open) log.add('structure.repaired', 'a quote that begins a field is never closed; it was taken for text', NOWHERE); // prettier-ignore
    for (const [col, field] of record.fields.entries()) {
      // programs write ="007" to keep leading zeros
      const kept = /^="([^"]*)"$/.exec(field)?.[1] ?? field;
      if (kept !== '') cells.push({ row, col, text: kept });
    }
    row++;
  }
  const sheet = { ordinal: 1, name: '', hidden: false, cells, merges: [], hiddenRows: [], hiddenCols: [], loose: [] };
  return { format: 'csv', encoding, sheets: [sheet] };
}
