/**
 * Writes rich text as Word and WPS write it in China: rows by their right edges (\cellx), vertical merges as \clvmgf and
 * \clvmrg, Chinese as GBK bytes (\'xx) and, for what GBK has not, as \u with a question mark for old readers.
 */

export interface RtfCell {
  /** `\n` separates paragraphs. */
  readonly text: string;
  /** Right edge, in twips. */
  readonly edge: number;
  readonly merge?: 'first' | 'next';
}

let gbkBytes: Map<string, string> | null = null;

/** The two bytes of each character of GBK, as escapes. */
function gbk(): Map<string, string> {
  if (gbkBytes !== null) return gbkBytes;
  gbkBytes = new Map();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd') gbkBytes.set(char, `\\'${lead.toString(16)}\\'${trail.toString(16)}`);
    }
  }
  return gbkBytes;
}

/** `unicode`: every character beyond ASCII as \u with its bytes for old readers, as Word writes. */
export function rtfText(text: string, how: 'bytes' | 'unicode' = 'bytes'): string {
  let out = '';
  for (const unit of text.split('')) {
    const code = unit.charCodeAt(0);
    const bytes = gbk().get(unit);
    if (unit === '\t') out += '\\tab ';
    else if (code < 0x80) out += /[\\{}]/.test(unit) ? `\\${unit}` : unit;
    else if (how === 'bytes' && bytes !== undefined) out += bytes;
    else out += bytes === undefined ? `\\uc1\\u${code > 0x7fff ? code - 0x10000 : code}?` : `\\uc2\\u${code > 0x7fff ? code - 0x10000 : code}${bytes}`; // prettier-ignore
  }
  return out;
}

const run = (text: string, how: 'bytes' | 'unicode'): string => `{\\f1\\fs21\\lang2052 ${rtfText(text, how)}}`;

export const rtfParagraph = (text: string, how: 'bytes' | 'unicode' = 'bytes'): string =>
  `\\pard\\plain\\ql ${run(text, how)}\\par\n`;

const BORDERS = ['t', 'l', 'b', 'r'].map((side) => `\\clbrdr${side}\\brdrs\\brdrw10 `).join('');

/** `left`: where the row begins, in twips. */
export function rtfRow(cells: readonly RtfCell[], how: 'bytes' | 'unicode' = 'bytes', left = -108): string {
  const definition = cells.map(({ edge, merge }) => {
    const flag = merge === undefined ? '' : merge === 'first' ? '\\clvmgf' : '\\clvmrg';
    return `${flag}\\clvertalc${BORDERS}\\cellx${edge}`;
  });
  const content = cells.map(
    ({ text }) =>
      `${text
        .split('\n')
        .map((t) => run(t, how))
        .join('\\par ')}\\cell `,
  );
  const row = `\\trowd\\trgaph108\\trleft${left}${definition.join('')}`;
  // Word states the row again behind its cells
  return `${row}\n\\pard\\intbl ${content.join('\\pard\\intbl ')}{${row}\\row}\n`;
}

/** Writes a file of paragraphs and rows that are rich text already. */
export function writeRtf(body: string): Uint8Array {
  const head =
    '{\\rtf1\\ansi\\ansicpg936\\deff0\\deflang1033\\deflangfe2052{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}' +
    `{\\f1\\fnil\\fcharset134 ${rtfText('宋体')};}}{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator Own;}\n`;
  return new Uint8Array(Buffer.from(`${head}${body}}`, 'latin1'));
}
