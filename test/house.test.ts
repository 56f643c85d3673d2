/** Rules of the house that a compiler does not hold: which layer imports which, and that what exists is registered. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXTRACTORS } from '../extractors/index.js';
import type { Extractor } from '../extractors/extractor.js';
import { RULES } from '../src/audit/index.js';
import type { Rule } from '../src/audit/rule.js';
import { OUTCOMES, WARNING_CODES } from '../src/model/codes.js';
import { VERSION } from '../src/version.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What each layer may import: layers, packages, and `node:` modules. A layer may always import itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'src/model': ['zod'],
  'src/text': ['src/model'],
  'src/grid': ['src/model', 'src/text'],
  data: ['src/model'],
  extractors: ['src/model', 'src/text', 'src/grid', 'node:', '@e965/xlsx', '@hyzyla/pdfium', 'cheerio', 'htmlparser2', 'mammoth', 'node-unrar-js', 'parse5', 'pdfjs-dist'], // prettier-ignore
  'src/concept': ['src/model', 'src/text', 'data', 'node:'],
  'src/parse': ['src/model', 'src/text', 'src/grid', 'data'],
  'src/audit': ['src/model', 'src/text'],
  'src/confidence': ['src/model'],
  'src/store': ['src/model', 'src/concept', 'src/version.ts', 'node:', 'zod', 'better-sqlite3'],
  'src/compare': ['src/model', 'src/concept', 'src/store', 'src/version.ts'],
  'src/export': [
    'src/model',
    'src/store',
    'src/compare',
    'src/version.ts',
    'data',
    'node:',
    'hyparquet-writer',
    'echarts',
    '@napi-rs/canvas',
  ],
  'src/run': ['chokidar', 'csv-parse', 'src/model', 'extractors', 'src/parse', 'src/audit', 'src/confidence', 'src/store', 'src/version.ts', 'node:', 'p-limit'], // prettier-ignore
  'src/correct': ['src/model', 'src/text', 'src/parse', 'src/store', 'src/export', 'csv-parse', 'zod'], // prettier-ignore
  'src/diff': ['src/model', 'src/store', 'src/version.ts', 'node:'],
  'src/evidence': ['src/model', 'src/audit', 'src/confidence', 'node:'],
  'src/web': ['src/model', 'data', 'extractors', 'src/audit', 'src/confidence', 'src/evidence', 'src/correct', 'src/store', 'src/compare', 'src/export', 'src/run', 'src/version.ts', 'node:', 'hono', '@hono/node-server'], // prettier-ignore
  'src/cli': ['src/model', 'src/correct', 'src/diff', 'src/evidence', 'data', 'extractors', 'src/audit', 'src/confidence', 'src/run', 'src/web', 'src/store', 'src/compare', 'src/concept', 'src/export', 'src/version.ts', 'node:', 'commander', 'picocolors'], // prettier-ignore
  'src/index.ts': ['src/serve.ts', 'src/read.ts', 'src/store.ts', 'src/compare.ts', 'src/export.ts', 'src/model', 'src/correct', 'src/diff', 'src/evidence', 'extractors', 'src/parse', 'src/audit', 'src/confidence', 'src/run', 'src/store', 'src/compare', 'src/concept', 'src/export', 'src/version.ts'], // prettier-ignore
  'src/read.ts': ['src/model', 'extractors', 'src/parse', 'src/audit', 'src/confidence', 'src/concept', 'src/run', 'src/version.ts'], // prettier-ignore
  'src/store.ts': ['src/store'],
  'src/compare.ts': ['src/compare'],
  'src/export.ts': ['src/export'],
  'src/serve.ts': ['src/web'],
  'src/version.ts': [],
};

/** What the formats themselves nest in one another: a block may be a table, and a cell of a table holds blocks. */
const RECURSIONS = ['extractors/html/walk.ts → extractors/html/table.ts → extractors/html/walk.ts'];

/** Packages that come with another one, which pins them. */
const BROUGHT: Readonly<Record<string, string>> = { parse5: 'cheerio' };

/** The same bytes give the same record: no clock, chance, locale or surroundings in these. */
const CORE = ['src/model', 'src/text', 'src/grid', 'src/parse', 'src/audit', 'src/confidence', 'data', 'extractors'];
const OUTSIDE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\.toLocale\w+\(|\.localeCompare\(|\bIntl\.|\bfetch\(|\bprocess\.env\b/;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? sources(path) : /\.ts$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

const FILES = [...sources('src'), ...sources('extractors'), ...sources('data')];
const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const layerOf = (file: string): string | undefined =>
  Object.keys(LAYERS).find((layer) => file === layer || file.startsWith(`${layer}/`));

interface Import {
  readonly from: string;
  /** A file of this project from its root, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /^(?:import|export)\s(type\s)?[^;'"]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm;

function importsOf(file: string): Import[] {
  return [...text(file).matchAll(IMPORT)].map(([, typeOnly, ...found]) => {
    const to = found.find((name) => name !== undefined) ?? '';
    const path = to.startsWith('.')
      ? normalize(join(dirname(file), to))
          .split(sep)
          .join('/')
          .replace(/\.js$/, '.ts')
      : to;
    return { from: file, to: path, typeOnly: typeOnly !== undefined };
  });
}

const IMPORTS = FILES.flatMap(importsOf);

function isAllowed({ from, to }: Import): boolean {
  const layer = layerOf(from);
  if (layer === undefined) return false;
  const target = layerOf(to);
  if (target !== undefined) return target === layer || LAYERS[layer]?.includes(target) === true;
  return LAYERS[layer]?.some((name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`)) === true;
}

describe('layers', () => {
  it('finds the imports it judges', () => {
    expect(FILES.length).toBeGreaterThan(100);
    expect(IMPORTS).toContainEqual({ from: 'src/run/ingest.ts', to: 'src/store/open.ts', typeOnly: false });
    expect(IMPORTS).toContainEqual({ from: 'src/cli/query.ts', to: 'src/store/query.ts', typeOnly: false });
    expect(IMPORTS.filter(({ to }) => layerOf(to) !== undefined && !existsSync(join(ROOT, to)))).toEqual([]);
    expect(isAllowed({ from: 'src/parse/x.ts', to: 'extractors/txt.ts', typeOnly: true })).toBe(false);
    expect(isAllowed({ from: 'src/model/x.ts', to: 'node:fs', typeOnly: false })).toBe(false);
  });

  it('import only what stands below them', () => {
    expect(IMPORTS.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('use only packages that are installed with this one', () => {
    const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };
    const packages = IMPORTS.filter(({ to }) => layerOf(to) === undefined && !to.startsWith('node:'))
      .map(({ to }) => /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to)
      .map((name) => BROUGHT[name] ?? name);
    expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('have no cycles between files', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, typeOnly } of IMPORTS)
      if (!typeOnly && layerOf(to)) edges.set(from, [...(edges.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of FILES) visit(file, []);
    expect(cycles.filter((cycle) => !RECURSIONS.includes(cycle))).toEqual([]);
  });

  it('keep clock, chance, locale and network out of the core', () => {
    const code = (file: string): string => text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const core = FILES.filter((file) => CORE.includes(layerOf(file) ?? ''));
    expect(core.filter((file) => OUTSIDE.test(code(file)))).toEqual([]);
  });
});

/** What modules of a folder export, by a test of each value. */
async function exported<T>(files: readonly string[], is: (value: unknown) => value is T): Promise<T[]> {
  const modules = await Promise.all(files.map((file) => import(join(ROOT, file)) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module).filter(is));
}

const has = (value: unknown, ...methods: string[]): boolean =>
  typeof value === 'object' && value !== null && methods.every((name) => name in value);

describe('the register', () => {
  it('of readers holds every reader, under one name each', async () => {
    const top = FILES.filter((file) => /^extractors\/(?:[\w-]+|[\w-]+\/index)\.ts$/.test(file));
    const readers = await exported(top, (v): v is Extractor => has(v, 'id', 'formats', 'sniff', 'read'));
    expect([...new Set(readers)].map((r) => r.id).sort()).toEqual(EXTRACTORS.map((r) => r.id).sort());
    expect(new Set(EXTRACTORS.map((r) => r.id)).size).toBe(EXTRACTORS.length);
  });

  it('of audit rules holds every rule, each explained in two languages', async () => {
    const files = FILES.filter((file) => file.startsWith('src/audit/rules/'));
    const rules = await exported(files, (v): v is Rule => has(v, 'id', 'severity', 'check'));
    expect(rules.map((r) => r.id).sort()).toEqual(RULES.map((r) => r.id).sort());
    expect(new Set(RULES.map((r) => r.id)).size).toBe(RULES.length);
    for (const rule of RULES) expect([rule.id, rule.explain.length > 10, /\p{Script=Han}/u.test(rule.titleZh + rule.explainZh)]).toEqual([rule.id, true, true]); // prettier-ignore
  });

  it('of commands holds every command', () => {
    const commands = FILES.filter((file) => /export function add[A-Z]\w+\(program: Command/.test(text(file)));
    const program = text('src/cli/program.ts');
    for (const file of commands) {
      const name = /export function (add\w+)\(program/.exec(text(file))?.[1] ?? '?';
      expect([file, program.match(new RegExp(`\\b${name}\\b`, 'g'))?.length]).toEqual([file, 2]);
    }
    expect(commands.length).toBeGreaterThanOrEqual(5);
  });
});

describe('codes', () => {
  it('are raised somewhere, each of them', () => {
    const all = FILES.filter((file) => file !== 'src/model/codes.ts')
      .map(text)
      .join('\n');
    const raised = (code: string): boolean => {
      const fault = code.startsWith('file.') ? code.slice('file.'.length) : null;
      return all.includes(`'${code}'`) || (fault !== null && all.includes(`'${fault}'`));
    };
    expect(Object.keys(WARNING_CODES).filter((code) => !raised(code))).toEqual([]);
  });

  it('say what they mean and what to do', () => {
    for (const [code, { meaning, zh, advice }] of Object.entries(WARNING_CODES)) {
      expect([code, meaning !== '', /\p{Script=Han}/u.test(zh), advice.length > 8]).toEqual([code, true, true, true]);
    }
    for (const outcome of Object.keys(OUTCOMES).slice(3)) expect(WARNING_CODES).toHaveProperty([`file.${outcome}`]);
  });
});

describe('files', () => {
  it('are named in kebab case and export by name', () => {
    const odd = FILES.filter((file) => !/^[a-z0-9-]+(?:\.d)?\.ts$/.test(relative(dirname(file), file)));
    expect(odd).toEqual([]);
    expect(FILES.filter((file) => /^export default/m.test(text(file)))).toEqual([]);
  });

  it('state one version', () => {
    const stated = JSON.parse(text('package.json')) as { version: string };
    expect(VERSION).toBe(stated.version);
  });
});
