/** PDFs with damaged parts: reading ends, and what was passed over is told. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutDamagedFonts } from '../../extractors/pdf/damaged-fonts.js';
import { readPdf } from '../../extractors/pdf/index.js';
import { pdfium } from '../../extractors/pdf/pdfium.js';
import { pdfjs } from '../../extractors/pdf/pdfjs.js';
import { CONTEXT } from '../helpers/pdf-read.js';

const FILE = new URL('../../fixtures/parity/p1-wancheng-2023-road.pdf', import.meta.url);

/** The file with the middle of the stream of the object that `key` refers to overwritten. */
function damaged(key: string): Uint8Array {
  const data = Buffer.from(readFileSync(FILE));
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(data.toString('latin1'))?.[1];
  const start = data.indexOf('stream', data.indexOf(`\n${id} 0 obj`));
  const end = data.indexOf('endstream', start);
  const middle = Math.floor((start + end) / 2);
  return new Uint8Array(data.fill(0, middle, middle + 24));
}

describe('a damaged font program', () => {
  it('is no longer referred to; all else stays in its place', () => {
    const whole = new Uint8Array(readFileSync(FILE));
    expect(withoutDamagedFonts(whole)).toBe(whole);
    const before = damaged('FontFile');
    const after = withoutDamagedFonts(before);
    expect(after.length).toBe(before.length);
    const changed = [...after.keys()].filter((i) => after[i] !== before[i]);
    expect(Buffer.from(after).toString('latin1', changed[0], (changed.at(-1) ?? 0) + 1)).toBe('Lost');
  });

  it('does not keep pdf.js from ending', async () => {
    const read = await readPdf(damaged('FontFile'), CONTEXT, [pdfjs]);
    expect(read.ok).toBe(true);
  });

  it('gives the text, or says that some is missing', async () => {
    const read = await readPdf(damaged('FontFile'), CONTEXT, [pdfium, pdfjs]);
    if (!read.ok) throw new Error(read.fault.message);
    const text = JSON.stringify(read.doc.blocks);
    const told = read.doc.warnings.some(({ code }) => code === 'page.unread');
    expect(told || (text.includes('附件1') && text.includes('群众满意度'))).toBe(true);
  });

  it('is told from a damaged map of characters, without which the text has no meaning', async () => {
    const read = await readPdf(damaged('ToUnicode'), CONTEXT, [pdfium, pdfjs]);
    expect(read.ok ? 'read' : read.fault.outcome).toBe('garbled');
  });
});
