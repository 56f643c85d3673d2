/**
 * The same form gives the same records whatever it was saved as: every described form in every format, and files that
 * another program made of some of them (fixtures/parity).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../fixtures/build/documents.js';
import { LATE_ROWS } from '../fixtures/build/parity/late-rows.js';
import { SAVED_AS, saveAs, type SavedAs } from '../fixtures/build/parity/save-as.js';
import { PARITY_SPECS, REPEATED } from '../fixtures/build/parity/specs.js';
import type { DocumentSpec } from '../fixtures/build/spec.js';
import { extractBytes } from '../src/run/extract.js';
import { unmet, type Gold } from './helpers/gold.js';

const FOLDER = fileURLToPath(new URL('../fixtures/parity/', import.meta.url));
const SPECS: readonly DocumentSpec[] = [...DOCUMENTS, ...PARITY_SPECS];
const NAMES = SPECS.map((spec) => spec.name);
const FORMATS = Object.keys(SAVED_AS) as SavedAs[];

/**
 * What a format cannot hold: `as` and part of a name → the paths of a report that may differ, and why. A path stands for
 * all that is below it.
 */
interface Exception {
  readonly as: SavedAs;
  readonly of: RegExp;
  readonly paths: RegExp;
  readonly why: string;
}
const EXCEPTIONS: readonly Exception[] = [
  {
    as: 'txt of rows',
    of: /^d3-xiangyin/,
    paths: /sections\[2\]\.text/,
    why: 'a line of text holds one row, so the paragraphs of a cell stand one behind the other in it',
  },
  {
    as: 'txt of cells',
    of: /^three-pages-repeated/,
    paths: /\.reason|findings/,
    why: 'an empty cell under a heading may be its own, or covered: nothing says that the heading reaches over two rows',
  },
  {
    as: 'txt of rows',
    of: /^three-pages-repeated/,
    paths: /\.reason|findings/,
    why: 'an empty cell under a heading may be its own, or covered: nothing says that the heading reaches over two rows',
  },
  ...(['xlsx', 'xls'] as const).flatMap((as): Exception[] => [
    {
      as,
      of: /^p4-miluo|^d3-xiangyin/,
      paths: /sections|facts\[\d+\]\.section/,
      why: 'a sheet does not say whether a title over the whole width is the first row of the table or a line above it',
    },
    {
      as,
      of: /^who-lukou/,
      paths: /region/,
      why: 'a line above the form is a cell of the sheet, so the place it names weighs as much as that of the form',
    },
  ]),
];

/** Not of the document but of its reading: where it stands in the file, and how sure the grid of a format leaves one. */
const OF_THE_READING: readonly string[] = ['at', 'confidence', 'evidence'];

/** The leaves of a report by their paths, without what is of the reading. */
function leaves(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  if (Array.isArray(value))
    return [[`${path}.length`, value.length], ...value.flatMap((item, i) => leaves(item, `${path}[${i + 1}]`))];
  return Object.entries(value).flatMap(([key, inner]) =>
    OF_THE_READING.includes(key) ? [] : leaves(inner, `${path}.${key}`),
  );
}

const exceptionFor = (name: string, as: string, path: string): Exception | undefined =>
  EXCEPTIONS.find((e) => e.as === as && e.of.test(name) && e.paths.test(path));

/** Where two sets of reports differ, beyond what is declared. */
function differences(name: string, as: string, wanted: unknown, got: unknown, used: Set<Exception>): string[] {
  const [a, b] = [new Map(leaves(wanted)), new Map(leaves(got))];
  const out: string[] = [];
  for (const path of new Set([...a.keys(), ...b.keys()])) {
    if (a.get(path) === b.get(path)) continue;
    const exception = exceptionFor(name, as, path);
    if (exception) used.add(exception);
    else out.push(`${as} ${path}: ${JSON.stringify(a.get(path))} became ${JSON.stringify(b.get(path))}`);
  }
  return out;
}

async function reportsOf(bytes: Uint8Array, name: string): Promise<unknown> {
  return (await extractBytes(bytes, name)).extraction.reports;
}

const style = (spec: DocumentSpec): { repeat: number } => ({ repeat: REPEATED[spec.name] ?? 0 });

async function asDocx(spec: DocumentSpec): Promise<unknown> {
  const [name, bytes] = saveAs(spec, 'docx');
  return reportsOf(bytes, name);
}

describe('the same form in every format', () => {
  const used = new Set<Exception>();

  it('is held against many forms', () => {
    expect(SPECS.filter((spec) => spec.blocks.some((block) => block.kind === 'table')).length).toBeGreaterThan(35);
    expect(new Set(FORMATS.map((as) => SAVED_AS[as][0])).size).toBe(10);
  });

  it.each(SPECS)('$name', async (spec) => {
    const wanted = await asDocx(spec);
    const found: string[] = [];
    for (const as of FORMATS) {
      const [name, bytes] = saveAs(spec, as, style(spec));
      found.push(...differences(spec.name, as, wanted, await reportsOf(bytes, name), used));
    }
    expect(found.slice(0, 20)).toEqual([]);
  });

  it('every declared exception is one', () => {
    expect(EXCEPTIONS.filter((exception) => !used.has(exception))).toEqual([]);
  });
});

describe('rows that begin late', () => {
  it.each(NAMES.filter((name) => /^p1-|^t1-|^three/.test(name)))('%s', async (name) => {
    const spec = SPECS.find((one) => one.name === name);
    if (!spec) throw new Error(`no ${name}`);
    const wanted = await asDocx(spec);
    const found: string[] = [];
    for (const [as, render] of Object.entries(LATE_ROWS)) {
      const got = await reportsOf(render(spec), `${name}.${as}`);
      found.push(...differences(name, as, wanted, got, new Set()));
    }
    expect(found.slice(0, 20)).toEqual([]);
  });
});

describe('forms made for this test', () => {
  it.each(PARITY_SPECS)('$name meets its gold', async (spec) => {
    const gold = JSON.parse(readFileSync(`${FOLDER}${spec.name}.gold.json`, 'utf8')) as Gold;
    const [name, bytes] = saveAs(spec, 'docx');
    expect(unmet(gold, (await extractBytes(bytes, name)).extraction)).toEqual([]);
  });
});

describe('files that an office program made', () => {
  const files = readdirSync(FOLDER).filter((name) => !/\.(?:json|md)$/.test(name));

  it('are there in each format, and small', () => {
    for (const extension of ['doc', 'rtf', 'odt', 'pdf', 'xls', 'ods'])
      expect(files.filter((name) => name.endsWith(`.${extension}`)).length, extension).toBeGreaterThanOrEqual(4);
    const size = files.reduce((sum, name) => sum + readFileSync(FOLDER + name).length, 0);
    expect(size).toBeLessThan(3_000_000);
  });

  it.each(files)('%s', async (file) => {
    const spec = SPECS.find((one) => file.startsWith(`${one.name}.`));
    if (!spec) throw new Error(`${file} is made of no description`);
    const got = await reportsOf(new Uint8Array(readFileSync(FOLDER + file)), file);
    expect(differences(spec.name, file, await asDocx(spec), got, new Set()).slice(0, 20)).toEqual([]);
  });
});
