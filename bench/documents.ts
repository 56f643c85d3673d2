/** Invented reports in every format in which portals publish, any number of them. The same seed gives the same bytes. */
import { renderOdt } from '../fixtures/build/parity/render-odt.js';
import { LANDSCAPE, PORTRAIT, renderPages } from '../fixtures/build/parity/render-pages.js';
import { renderRtf } from '../fixtures/build/parity/render-rtf.js';
import { renderDoc } from '../fixtures/build/parity/render-doc.js';
import { renderSheet } from '../fixtures/build/parity/render-sheet.js';
import { renderHtml } from '../fixtures/build/render-html.js';
import { renderTxt } from '../fixtures/build/render-txt.js';
import type { DocumentSpec } from '../fixtures/build/spec.js';
import { drawOfd } from '../test/helpers/ofd-writer.js';
import { invent, type Gold, type Size } from './invent.js';
import { savePdf } from './save-pdf.js';
import { saveWord } from './save-word.js';

type Save = (spec: DocumentSpec, seed: number) => Uint8Array | string;

/** Format → file extension and writer. */
const SAVE = {
  txt: ['txt', (spec) => renderTxt(spec, 'cells')],
  docx: ['docx', saveWord],
  html: ['html', (spec) => renderHtml(spec, 'portal')],
  'html-word': ['htm', (spec) => renderHtml(spec, 'word')],
  // one in three lies across, as forms with many columns do
  pdf: ['pdf', (spec, seed) => savePdf(renderPages(spec, seed % 3 === 0 ? LANDSCAPE : PORTRAIT))],
  doc: ['doc', renderDoc],
  rtf: ['rtf', renderRtf],
  odt: ['odt', renderOdt],
  ofd: ['ofd', (spec) => drawOfd(renderPages(spec, { ...PORTRAIT, centred: true }))],
  xlsx: ['xlsx', (spec) => renderSheet(spec, 'xlsx', 'one')],
  xls: ['xls', (spec) => renderSheet(spec, 'biff8', 'one')],
  ods: ['ods', (spec) => renderSheet(spec, 'ods', 'one')],
  csv: ['csv', (spec) => renderSheet(spec, 'csv', 'one')],
} as const satisfies Record<string, readonly [string, Save]>;

export type BenchFormat = keyof typeof SAVE;
export const ALL_FORMATS = Object.keys(SAVE) as readonly BenchFormat[];

/** Formats of the measurements within one process, which are compared from version to version. */
export const FORMATS = ['txt', 'docx', 'html', 'html-word'] as const satisfies readonly BenchFormat[];

/** How often each format comes among files of portals: one in four is a PDF. */
const MIX: readonly (readonly [BenchFormat, number])[] = [
  ['pdf', 10], ['docx', 7], ['html', 6], ['doc', 4], ['xlsx', 3], ['html-word', 2], ['xls', 2], ['txt', 1], ['rtf', 1], ['odt', 1], ['ods', 1], ['ofd', 1], ['csv', 1],
]; // prettier-ignore

const ROUND = MIX.reduce((sum, [, count]) => sum + count, 0);

/** The formats of a mixture, evenly strewn: file i has the format at i modulo the length. */
export function mixture(mix: readonly (readonly [BenchFormat, number])[] = MIX): readonly BenchFormat[] {
  const places = mix.flatMap(([format, count]) => Array.from({ length: count }, (_, i) => ({ format, at: (i + 0.5) / count }))); // prettier-ignore
  return places.sort((a, b) => a.at - b.at).map(({ format }) => format);
}

export interface Made {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly gold: Gold;
}

/**
 * How long files are: `six` are all reports of about six pages with a form in the midst, `mixed` are forms alone (one to
 * three pages) but for one such report in five, as portals publish them.
 */
export const SIZES = ['six', 'mixed'] as const;
export type Sizes = (typeof SIZES)[number];

// every fifth, but another one in each round of the formats, so that a report comes in all of them
const sizeOf = (sizes: Sizes, seed: number): Size =>
  sizes === 'mixed' && (seed + Math.floor(seed / ROUND)) % 5 !== 0 ? 'form' : 'report';

/** The bytes of a document, a name for them, and what is to be read in them. */
export function make(format: BenchFormat, seed: number, sizes: Sizes = 'six'): Made {
  const { spec, gold } = invent(seed, sizeOf(sizes, seed));
  const [extension, save] = SAVE[format];
  const bytes = (save as Save)(spec, seed);
  return {
    name: `${seed}.${extension}`,
    bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    gold,
  };
}
