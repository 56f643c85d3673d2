/** Rows as JSON, one object a line. */
import { hex } from './csv.js';
import type { CellValue, Rows } from './table.js';

/** Names made unique, so that no value is lost under another's name: `n`, `n_2`. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name}_${n}`;
    taken.add(unique);
    return unique;
  });
}

function jsonValue(value: CellValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'bigint') return `"${value}"`;
  return JSON.stringify(value instanceof Uint8Array ? hex(value) : value);
}

/** One JSON object a line. Integers beyond the exact range of a double and bytes are written as text (bytes in hex). */
export function* jsonLines(columns: readonly string[], rows: Rows): Generator<string> {
  const keys = uniqueNames(columns).map((name) => `${JSON.stringify(name)}:`);
  for (const row of rows) {
    let line = '{';
    for (let i = 0; i < keys.length; i++) line += `${i === 0 ? '' : ','}${keys[i] ?? ''}${jsonValue(row[i] ?? null)}`;
    yield `${line}}\n`;
  }
}
