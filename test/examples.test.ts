/**
 * The examples in comments (`@example`) compile and run. One may leave out imports of what the library exports or its own
 * file does, and may use what a reader has at hand: `bytes` of a report, its `source`, `extraction` and `doc`, a `url`.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../src/run/extract.js';
import { openStore } from '../src/store/open.js';
import { VERSION } from '../src/version.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PANEL = join(ROOT, 'fixtures/panel');
const PARTS: Readonly<Record<string, string>> = { jixiao: 'index', 'jixiao/read': 'read', 'jixiao/store': 'store', 'jixiao/compare': 'compare', 'jixiao/export': 'export' }; // prettier-ignore

interface Example {
  readonly name: string;
  /** The file that it stands in. */
  readonly file: string;
  readonly code: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sources(path) : entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** What stands between an `@example`, its caption left out, and the next tag or the end of the comment. */
function examplesIn(file: string): Example[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const comments = [...text.matchAll(/^[ \t]*\/\*\*\n([\s\S]*?)\*\//gm)].map(([, body]) => body ?? '');
  const bodies = comments.flatMap((comment) =>
    comment
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, ''))
      .join('\n')
      .split(/^(?=@\w)/m)
      .filter((part) => part.startsWith('@example')),
  );
  return bodies.map((body, i) => ({ name: `${file} ${i + 1}`, file, code: body.replace(/^@example.*\n/, '').trim() }));
}

const EXAMPLES = ['src', 'extractors', 'data'].flatMap(sources).sort().flatMap(examplesIn);
const GIVEN = ['bytes', 'source', 'extraction', 'outcome', 'doc', 'url'];

let here = '';
const pathOf = (i: number): string => join(here, `example-${i + 1}.mts`);

/** Names that a module exports, types included, by the compiler. */
function namesOf(program: ts.Program, file: string): Set<string> {
  const checker = program.getTypeChecker();
  const module = program.getSourceFile(file);
  const symbol = module === undefined ? undefined : checker.getSymbolAtLocation(module);
  return new Set(symbol === undefined ? [] : checker.getExportsOfModule(symbol).map((one) => one.name));
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};

/** The example as a module: imports by paths, and those that it leaves out. */
function moduleOf({ code, file }: Example, exported: ReadonlySet<string>, own: ReadonlySet<string>): string {
  const used = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  const declared = new Set([...code.matchAll(/(?:const|let|import)\s+(?:type\s+)?(?:\{([^}]*)\}|(\w+))/g)].flatMap(([, names, name]) => (names ?? name ?? '').match(/\w+/g) ?? [])); // prettier-ignore
  const missing = (names: Iterable<string>): string[] => [...names].filter((name) => used.has(name) && !declared.has(name)); // prettier-ignore
  const ofOwn = missing(own);
  const ofLibrary = missing(exported).filter((name) => !ofOwn.includes(name));
  const given = missing(GIVEN).filter((name) => !ofOwn.includes(name) && !ofLibrary.includes(name));
  const line = (names: readonly string[], from: string): string => (names.length === 0 ? '' : `import { ${names.join(', ')} } from '${from}';\n`); // prettier-ignore
  const placed = code.replace(/from '(jixiao[\w/]*)'/g, (whole, name: string) => PARTS[name] === undefined ? whole : `from '${join(ROOT, 'src', `${PARTS[name]}.ts`)}'`); // prettier-ignore
  return `${line(ofOwn, join(ROOT, file))}${line(ofLibrary, join(ROOT, 'src/index.ts'))}${line(given, './given.mts')}${placed}\nexport {};\n`;
}

let faults: string[] = [];
beforeAll(async () => {
  here = mkdtempSync(join(tmpdir(), 'jixiao-examples-'));
  const files = readdirSync(PANEL).filter((name) => /^(fujian-yongding|yunnan-luoping)-202[23]-insurance/.test(name));
  // what runs from its source starts processes that need the packages
  symlinkSync(join(ROOT, 'node_modules'), join(here, 'node_modules'));
  for (const folder of ['reports', 'crawl']) {
    mkdirSync(join(here, folder));
    for (const name of files) copyFileSync(join(PANEL, name), join(here, folder, name));
  }
  writeFileSync(join(here, 'crawl/manifest.csv'), `path,url\n${files[0] ?? ''},https://www.example.gov.cn/a.html\n`);
  copyFileSync(join(PANEL, 'hunan-yongding-2021-insurance.docx'), join(here, 'report.docx'));
  writeFileSync(
    join(here, 'given.mts'),
    `import { readFileSync } from 'node:fs';
import { extractBytes, LIMITS, readBytes, type Doc } from '${join(ROOT, 'src/read.ts')}';
export const bytes: Uint8Array = readFileSync('report.docx');
export const { extraction, outcome } = await extractBytes(bytes, 'report.docx');
export const { source } = extraction;
const read = await readBytes(bytes, { name: 'report.docx', charset: null, limits: LIMITS });
if (!read.ok) throw new Error(read.fault.message);
export const doc: Doc = read.doc;
export const url: string = 'data:text/html;base64,${readFileSync(join(PANEL, 'gansu-longxi-2021-insurance.html')).toString('base64')}';
`,
  );
  const store = openStore(join(here, 'jixiao.db'));
  const run = store.beginRun({ arguments: ['test'] });
  for (const name of files) {
    const { extraction, outcome } = await extractFile(join(here, 'reports', name));
    store.load(extraction, { run, outcome, readerVersion: VERSION });
  }
  store.endRun(run, { outcomes: { ok: files.length }, results: { inserted: files.length } });
  store.close();
  for (const year of ['2024', '2025']) cpSync(join(here, 'jixiao.db'), join(here, `${year}.db`));
  const later = new Database(join(here, '2025.db'));
  later.exec('UPDATE indicator SET score = score - 1 WHERE id = 1');
  later.close();

  const index = join(ROOT, 'src/index.ts');
  const homes = [...new Set(EXAMPLES.map(({ file }) => join(ROOT, file)))];
  const library = ts.createProgram([index, ...homes], OPTIONS);
  const exported = namesOf(library, index);
  EXAMPLES.forEach((example, i) => {
    const isSurface = /^src\/\w+\.ts$/.test(example.file);
    const own = isSurface ? new Set<string>() : namesOf(library, join(ROOT, example.file));
    writeFileSync(pathOf(i), moduleOf(example, exported, own));
  });
  const program = ts.createProgram(EXAMPLES.map((_, i) => pathOf(i)), OPTIONS, undefined, library); // prettier-ignore
  faults = EXAMPLES.flatMap(({ name }, i) => {
    const file = program.getSourceFile(pathOf(i));
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map((fault) => `${name}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
  });
}, 120_000);
afterAll(() => rmSync(here, { recursive: true, force: true }));

describe('the examples in comments', () => {
  it('are found', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(10);
    expect(EXAMPLES.filter(({ code }) => code === '')).toEqual([]);
    for (const part of ['index', 'read', 'store', 'compare', 'export'])
      expect([part, EXAMPLES.some(({ file }) => file === `src/${part}.ts`)]).toEqual([part, true]);
  });

  it('compile', () => expect(faults).toEqual([]));

  it('run', () => {
    writeFileSync(
      join(here, 'all.mts'),
      `for (const [name, path] of ${JSON.stringify(EXAMPLES.map(({ name }, i) => [name, pathOf(i)]))}) {
  console.log('# ' + name);
  try { await import(path); } catch (error) { console.log('failed', error); }
}
`,
    );
    const loader = join(ROOT, 'node_modules/tsx/dist/loader.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', loader, 'all.mts'], { cwd: here, encoding: 'utf8' }); // prettier-ignore
    expect([status, stderr]).toEqual([0, '']);
    const said = stdout.split(/^# /m).slice(1);
    expect(said).toHaveLength(EXAMPLES.length);
    expect(said.filter((part) => /^failed/m.test(part))).toEqual([]);
    // one that prints prints something
    EXAMPLES.forEach(({ name, code }, i) => {
      if (code.includes('console.log') && !code.includes('event.message'))
        expect([name, (said[i] ?? '').trim() !== name]).toEqual([name, true]);
    });
    expect(stdout).toContain('城乡居民医保参保率 ≥95% 94.8%');
  });
});
