/** Whether an engine can read Chinese at all: without its character maps it returns pages without text and no error. */
import type { Opened } from './engine.js';

const CONTENT = 'BT /F 20 Tf 20 20 Td <7ee96548> Tj ET';

/** A page that says 绩效 in a font that is not embedded, through a predefined character map. */
export const SAMPLE = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 60]/Resources<</Font<</F 4 0 R>>>>/Contents 6 0 R>>endobj',
  '4 0 obj<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>endobj',
  '5 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>',
  '/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0',
  '/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>endobj',
  `6 0 obj<</Length ${CONTENT.length}>>stream\n${CONTENT}\nendstream endobj`,
  'trailer<</Root 1 0 R/Size 7>>',
  '%%EOF',
].join('\n');

/** What is wrong with the engine, or null. */
export async function selfTest(open: (bytes: Uint8Array) => Promise<Opened>): Promise<string | null> {
  const opened = await open(new TextEncoder().encode(SAMPLE));
  if (!opened.ok) return `the engine's own test page cannot be opened: ${opened.message}`;
  const page = await opened.document.page(1);
  await opened.document.close();
  const text = page?.content.glyphs.map((g) => g.text).join('') ?? '';
  return text === '绩效' ? null : `the engine reads its own test page as "${text}": are its character maps installed?`;
}
