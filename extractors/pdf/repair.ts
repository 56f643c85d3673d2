/**
 * A file that was cut short has lost its end: the table of cross-references and the trailer that names the root (ISO
 * 32000-1 section 7.5). Engines make the table anew, but not the root. Here it is looked for, or put together from the
 * page objects that are left.
 */

const OBJECT = /(?:^|[\r\n\s])(\d{1,8})\s+(\d{1,5})\s+obj\b/g;
/** Object numbers that no real file reaches. */
const [NEW_ROOT, NEW_TREE] = [8_000_001, 8_000_002];
/** A larger file is not searched: its text would be held in memory once more. Bytes. */
const LARGEST = 64 * 1024 * 1024;

interface Found {
  readonly number: string;
  readonly generation: string;
  readonly body: string;
}

function* objectsOf(text: string): Generator<Found> {
  const marks = [...text.matchAll(OBJECT)];
  for (const [i, mark] of marks.entries()) {
    const start = mark.index + mark[0].length;
    const end = Math.min(marks[i + 1]?.index ?? text.length, start + 4000);
    // the dictionary alone: what follows is data
    const body = text.slice(start, end).split('stream', 1)[0] ?? '';
    yield { number: mark[1] ?? '', generation: mark[2] ?? '0', body };
  }
}

/** The bytes with a trailer added, or null where nothing is left that could be a document. */
export function withTrailer(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > LARGEST) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let root: string | null = null;
  const pages: string[] = [];
  for (const { number, generation, body } of objectsOf(text)) {
    if (/\/Type\s*\/Catalog\b/.test(body) && /\/Pages\b/.test(body)) root = `${number} ${generation} R`;
    if (/\/Type\s*\/Page\b/.test(body)) pages.push(`${number} ${generation} R`);
  }
  if (root === null && pages.length === 0) return null;
  const own =
    `\n${NEW_ROOT} 0 obj\n<</Type/Catalog/Pages ${NEW_TREE} 0 R>>\nendobj` +
    `\n${NEW_TREE} 0 obj\n<</Type/Pages/Kids[${pages.join(' ')}]/Count ${pages.length}>>\nendobj`;
  const tail = `\nendobj${root === null ? own : ''}\ntrailer\n<</Root ${root ?? `${NEW_ROOT} 0 R`}>>\n%%EOF\n`;
  const out = new Uint8Array(bytes.length + tail.length);
  out.set(bytes);
  out.set(new TextEncoder().encode(tail), bytes.length);
  return out;
}
