/** Styles and scripts of the page of a report, and pdf.js with all that it needs to draw a page without a network. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ASSETS, type Asset } from '../assets.js';

const JS = 'text/javascript; charset=utf-8';
const BINARY = 'application/octet-stream';

const beside = (name: string, type: string): readonly [string, Asset][] => {
  const known = ASSETS.get('style.css');
  return known === undefined ? [] : [[name, { file: new URL(name, known.file), type }]];
};

function pdfjs(): [string, Asset][] {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const one = (path: string, type: string): [string, Asset] =>
    [`pdfjs/${path.split('/').at(-1) ?? ''}`, { file: pathToFileURL(join(root, path)), type }]; // prettier-ignore
  const all = (folder: string, pattern: RegExp, type: string): [string, Asset][] =>
    readdirSync(join(root, folder))
      .filter((name) => pattern.test(name))
      .map((name) => [`pdfjs/${folder}/${name}`, { file: pathToFileURL(join(root, folder, name)), type }]);
  return [
    one('legacy/build/pdf.min.mjs', JS),
    one('legacy/build/pdf.worker.min.mjs', JS),
    ...all('cmaps', /\.bcmap$/, BINARY),
    ...all('standard_fonts', /\.(?:pfb|ttf)$/, BINARY),
    ...all('wasm', /\.js$/, JS),
  ];
}

export const reportAssets = (): ReadonlyMap<string, Asset> =>
  new Map([
    ...beside('report.css', 'text/css; charset=utf-8'),
    ...beside('report.js', JS),
    ...beside('report-page.js', JS),
    ...beside('report-edit.js', JS),
    ...beside('try.js', JS),
    ...pdfjs(),
  ]);
