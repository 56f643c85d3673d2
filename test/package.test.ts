/** The package as it is installed: its parts by name, their types, and a reader that needs no SQLite. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN } from './helpers/cli.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(dirname(MAIN), '../..');
const stated = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
};
const PARTS = Object.keys(stated.exports).filter((name) => name !== './package.json');

/** A folder with the package and what it depends on installed, except for some packages. */
function installed(without: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-package-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'jixiao/dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(modules, 'jixiao/package.json'));
  for (const part of ['src', 'extractors', 'data']) cpSync(join(DIST, part), join(modules, 'jixiao/dist', part), { recursive: true }); // prettier-ignore
  for (const name of [...Object.keys(stated.dependencies), 'parse5']) {
    const link = join(modules, name);
    if (without.includes(name) || existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  return folder;
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(folder: string, code: string): Ran {
  writeFileSync(join(folder, 'run.mjs'), code);
  return spawnSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' });
}

let whole = '';
let noDatabase = '';
beforeAll(() => {
  whole = installed([]);
  noDatabase = installed(['better-sqlite3']);
});
afterAll(() => {
  for (const folder of [whole, noDatabase]) rmSync(folder, { recursive: true, force: true });
});

describe('jixiao/read', () => {
  const FORMS = ['hunan-yongding-2021-insurance.docx', 'hunan-yongding-2023-insurance.pdf', 'hebei-fuping-2021-insurance.xlsx', 'jiangxi-huichang-2023-insurance.doc', 'gansu-longxi-2021-insurance.html', 'shaanxi-shiquan-2022-insurance.txt']; // prettier-ignore

  it('reads documents where SQLite is not installed', () => {
    const paths = FORMS.map((name) => join(ROOT, 'fixtures/panel', name));
    const { status, stdout, stderr } = run(
      noDatabase,
      `import { extractFile } from 'jixiao/read';
for (const path of ${JSON.stringify(paths)}) {
  const { outcome, extraction } = await extractFile(path);
  console.log(outcome, extraction.reports.map((report) => report.indicators.length + ' ' + report.fiscalYear).join());
}`,
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toEqual(['ok 6 2021', 'ok 6 2023', 'ok 6 2021', 'ok 6 2023', 'ok 6 2021', 'ok 6 2022']); // prettier-ignore
  });

  it('is the only part of which that holds', () => {
    const { status, stderr } = run(noDatabase, `(await import('jixiao/store')).openStore('a.db');`);
    expect(status).toBe(1);
    expect(stderr).toContain('better-sqlite3');
  });
});

describe('the parts that package.json names', () => {
  it('are the whole and four of it', () => {
    expect(PARTS).toEqual(['.', './read', './store', './compare', './export']);
    for (const target of Object.values(stated.exports).flatMap((one) =>
      typeof one === 'string' ? [] : [one.types, one.default],
    ))
      // prettier-ignore
      expect([target, existsSync(join(whole, 'node_modules/jixiao', target))]).toEqual([target, true]);
  });

  it('are of one piece with the whole', () => {
    const { status, stdout, stderr } = run(
      whole,
      `const whole = await import('jixiao');
for (const part of ['read', 'store', 'export']) {
  const names = Object.entries(await import('jixiao/' + part));
  console.log(part, names.length > 2, names.filter(([name, value]) => whole[name] !== value).map(([name]) => name).join());
}
const parts = await import('jixiao/compare');
console.log(['compare', 'coverage', 'profile'].every((name) => typeof whole[name] === 'function' && whole[name] === parts[name]));`,
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe('read true \nstore true \nexport true \ntrue\n');
  });

  it('have types', () => {
    const file = join(whole, 'typed.ts');
    writeFileSync(
      file,
      `import { extractFile as all, ingest } from 'jixiao';
import { extractFile, type Extraction } from 'jixiao/read';
import { openStore, query, type QueryResult } from 'jixiao/store';
import { compare, type ComparedTable } from 'jixiao/compare';
import { exportDatabase, type ExportFormat } from 'jixiao/export';
export const same: typeof all = extractFile;
export const read = async (path: string): Promise<Extraction> => (await extractFile(path)).extraction;
export const asked = (sql: string): Promise<QueryResult> => query('a.db', sql);
export const table = (): ComparedTable | null => { const a = compare('a.db', { words: 'x' }); return a.outcome === 'compared' ? a : null; };
export const formats: readonly ExportFormat[] = ['csv'];
export const others = [openStore, ingest, exportDatabase];
// @ts-expect-error a path is a text
void extractFile(1);
`,
    );
    writeFileSync(join(whole, 'package.json'), '{"type":"module"}');
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts'],
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
    });
    const faults = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'));
    expect(faults).toEqual([]);
  });

  it('leave nothing else to be imported', () => {
    const { status, stderr } = run(whole, `await import('jixiao/dist/src/store/open.js');`);
    expect(status).toBe(1);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
    expect(readdirSync(join(whole, 'node_modules/jixiao'))).toEqual(['dist', 'package.json']);
  });
});
