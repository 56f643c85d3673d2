/**
 * The README tells the truth: its queries, excerpts and program run on the fixtures, and the commands, options, files,
 * codes and packages that it names are there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTRACTORS } from '../extractors/index.js';
import { RULES } from '../src/audit/index.js';
import { EXIT } from '../src/cli/context.js';
import { OUTCOMES, WARNING_CODES } from '../src/model/codes.js';
import { LIMITS } from '../src/model/limits.js';
import { query } from '../src/store/query.js';
import { TABLES } from '../src/store/tables.js';
import { VIEWS } from '../src/store/views/index.js';
import { jixiao, MAIN } from './helpers/cli.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const BLOCKS = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, body]) => ({
  kind,
  body: body ?? '',
}));
const blocks = (kind: string): string[] => BLOCKS.filter((block) => block.kind === kind).map(({ body }) => body);
const section = (heading: string): string => README.split(`\n## ${heading}\n`)[1]?.split(/\n## /)[0] ?? '';
/** Cells of the rows of the table whose first heading is given. */
const tableOf = (first: string): string[][] => {
  const rows =
    README.split(new RegExp(`^\\| ${first} \\|`, 'm'))[1]
      ?.split('\n\n')[0]
      ?.split('\n')
      .slice(2) ?? [];
  return rows.filter((row) => row.startsWith('|')).map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim())); // prettier-ignore
};
const inline = [...README.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

/** A folder in which the README's commands can be typed: the fixtures lie there, and a database of some of them. */
let here = '';
beforeAll(async () => {
  here = mkdtempSync(join(tmpdir(), 'jixiao-readme-'));
  symlinkSync(join(ROOT, 'fixtures'), join(here, 'fixtures'));
  const reports = readdirSync(join(ROOT, 'fixtures/reports')).filter((name) => name.endsWith('.docx'));
  const { code } = await jixiao(
    ['ingest', ...reports.map((name) => `fixtures/reports/${name}`), 'fixtures/hostile/cut-in-half.docx'],
    { cwd: here },
  );
  expect(code).toBe(EXIT.some);
});
afterAll(() => rmSync(here, { recursive: true, force: true }));

describe('queries', () => {
  const [concept, unspent, levels, errors, unread] = blocks('sql');
  const ask = async (sql: string | undefined): Promise<Record<string, unknown>[]> => {
    const { columns, rows } = await query(join(here, 'jixiao.db'), sql ?? '');
    return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  };

  it('are five', () => expect(blocks('sql')).toHaveLength(5));

  it('compare a concept over counties and years', async () => {
    const rows = await ask(concept);
    expect(rows).toContainEqual(
      expect.objectContaining({ county: '静宁县', year: 2022, target_raw: '≥95%', actual_raw: '97%', achieved: 'yes' }),
    );
    expect(new Set(rows.map((row) => row['county'])).size).toBeGreaterThan(5);
  });

  it('find money that was not spent', async () => {
    const rows = await ask(unspent);
    expect(rows).toContainEqual({ county: '敖汉旗', year: 2022, subject: '林业草原生态保护恢复资金', budget: 2480, executed_wan: 2331.2, rate: 0.94, stated: 0.94 }); // prettier-ignore
    expect(rows.every((row) => Number(row['rate']) <= 0.95)).toBe(true);
  });

  it('tell who paid', async () => {
    expect(await ask(levels)).toContainEqual({ county: '汨罗市', year: 2022, project: '农村危房改造补助资金', central: 800, province: 236.4, prefecture: null, own: 214 }); // prettier-ignore
  });

  it('find reports that do not add up', async () => {
    expect(await ask(errors)).toContainEqual(
      expect.objectContaining({ county: '岚皋县', rule: 'score.range', at_table: 1, at_row: 11 }),
    );
  });

  it('name what was not read', async () => {
    const rows = await ask(unread);
    expect(rows).toContainEqual(expect.objectContaining({ outcome: 'damaged', code: 'file.damaged', times: 1 }));
    expect(rows).toContainEqual(expect.objectContaining({ outcome: 'not-a-report', code: 'report.target' }));
  });
});

describe('excerpts of the terminal', () => {
  it.each(blocks('console').map((body) => [body.split('\n')[0] ?? '', body]))('%s', async (line, body) => {
    const args = [...line.replace(/^\$ jixiao /, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? ''); // prettier-ignore
    const { code, stdout } = await jixiao(args, { cwd: here });
    expect(code).toBe(0);
    // … stands for lines that are left out
    const shown = stdout.split('\n').filter((one) => one.trim() !== '');
    let from = 0;
    for (const expected of body.split('\n').slice(1)) {
      if (expected.trim() === '' || expected === '…') continue;
      const found = shown.indexOf(expected, from);
      expect([expected, found >= 0]).toEqual([expected, true]);
      from = found + 1;
    }
  });
});

describe('the library example', () => {
  const dist = dirname(dirname(MAIN));
  const [example = ''] = blocks('ts');

  it('compiles', () => {
    const file = join(here, 'example.ts');
    writeFileSync(file, example);
    writeFileSync(join(here, 'package.json'), '{"type":"module"}');
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      paths: { jixiao: [join(dist, 'index.d.ts')] },
    });
    const faults = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'));
    expect(faults).toEqual([]);
  });

  it('runs', () => {
    const file = join(here, 'example.mjs');
    const code = ts.transpileModule(example, { compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext } }).outputText; // prettier-ignore
    writeFileSync(file, code.replace(`'jixiao'`, `'${pathToFileURL(join(dist, 'index.js')).href}'`));
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: here, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('陕西省榆林市米脂县 城乡居民参保率 ≥95% 96.3% table 1 row 12');
    expect(stdout).toMatch(/^\d+ files 0 failed\n\d+ counties$/m);
  });
});

describe('what is named exists', () => {
  it('commands and options', async () => {
    const help = async (...args: string[]): Promise<string> => (await jixiao([...args, '--help'])).stdout;
    const overview = await help();
    const commands = [...(overview.split('Commands:')[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}(\w+) /gm)].map(
      ([, name]) => name ?? '',
    );
    const texts = new Map(await Promise.all(commands.map(async (name) => [name, await help(name)] as const)));
    const calls = [...README.matchAll(/\bjixiao (\w+)((?:[^`\n#]|`(?=\w))*)/g)].filter(([, name]) =>
      texts.has(name ?? ''),
    );
    expect(calls.length).toBeGreaterThan(10);
    for (const [call, name = '', rest = ''] of calls)
      for (const [option] of rest.replace(/"[^"]*"/g, '').matchAll(/--[a-z]+/g))
        expect([call, texts.get(name)?.includes(option)]).toEqual([call, true]);
    const all = [...texts.values()].join('\n');
    const options = new Set(README.match(/(?<![\w-])--[a-z][\w-]*/g));
    expect([...options].filter((option) => !all.includes(option))).toEqual([]);
    const used = [...README.matchAll(/^ {4}jixiao (\w+)/gm)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(commands.filter((name) => name !== 'help').sort());
  });

  it('scripts', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const run = [...README.matchAll(/\bnpm (?:run )?(start|test|(?<=run )\w+)/g)].map(([, name]) => name ?? '');
    expect(run.length).toBeGreaterThan(4);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('files and folders', () => {
    const linked = [...README.matchAll(/\]\(([^):]+)\)/g)].map(([, path]) => path ?? '');
    const paths = inline.filter((code) => /^(?:src|extractors|test|fixtures|data|bench)\//.test(code));
    expect(paths.length).toBeGreaterThan(20);
    expect([...linked, ...paths].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const fixtures = [...README.matchAll(/fixtures\/[\w./-]+\.\w+/g)].map(([path]) => path);
    expect(fixtures.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('codes and rules', () => {
    const known = new Set([...Object.keys(WARNING_CODES), ...RULES.map((rule) => rule.id)]);
    const named = inline.filter(
      (code) => /^(?!v_)[a-z]+\.[a-z][\w-]*$/.test(code) && !/\.(?:db|ts|md|json|docx)$/.test(code),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
    for (const rule of RULES)
      if (inline.includes(rule.id)) {
        const errors =
          section('Outcomes, warnings and findings').split('an `error` is')[1]?.split('a `warning`')[0] ?? '';
        expect([rule.id, errors.includes(`\`${rule.id}\``)]).toEqual([rule.id, rule.severity === 'error']);
      }
  });

  it('tables and views', () => {
    const named =
      section('The database')
        .split('```')[0]
        ?.match(/`[\p{L}\w]+`/gu)
        ?.map((name) => name.slice(1, -1)) ?? [];
    const views = VIEWS.map((view) => view.name);
    const relations = [...TABLES, ...VIEWS];
    const known = relations.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    expect(views.filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('tables of the README', () => {
  it('of exit codes are those of the program', () => {
    expect(tableOf('exit code').map(([code]) => Number(code))).toEqual(Object.values(EXIT));
  });

  it('of outcomes are those of the program', () => {
    expect(tableOf('outcome')).toEqual(
      Object.entries(OUTCOMES).map(([outcome, { meaning, advice }]) => [`\`${outcome}\``, meaning, advice]),
    );
  });

  it('of formats name every format that is read', () => {
    const named = tableOf('format').map(([formats]) => formats).join(', '); // prettier-ignore
    const formats = EXTRACTORS.flatMap((extractor) => extractor.formats).filter((format) => format !== 'xml');
    expect(formats.filter((format) => !new RegExp(`\\b${format}\\b`).test(named))).toEqual([]);
  });

  it('of dependencies are those of package.json, with the licences that they state', () => {
    const stated = JSON.parse(text('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const rows = tableOf('package').map(([name = '', licence]) => [name.slice(1, -1), licence]);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(stated.dependencies));
    for (const [name, licence] of rows)
      expect([name, (JSON.parse(text(`node_modules/${name}/package.json`)) as { license: string }).license]).toEqual([name, licence]); // prettier-ignore
    const development = section('Dependencies').split('For development only:')[1]?.split('\n\n')[0] ?? '';
    expect([...development.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort()).toEqual(Object.keys(stated.devDependencies).sort()); // prettier-ignore
  });
});

it('states versions and limits as they are', () => {
  const { engines, version } = JSON.parse(text('package.json')) as { engines: { node: string }; version: string };
  expect(engines.node).toBe('>=20.19 <21 || >=22.14');
  expect(README).toContain('Node.js 20.19 or later of line 20, or 22.14 or later');
  expect(README).toContain(`${LIMITS.fileBytes / 2 ** 20} MiB a file, ${LIMITS.inflatedBytes / 2 ** 20} MiB unpacked`);
  expect(README).toContain(`${LIMITS.pages.toLocaleString('en')} pages`);
  expect(text('CHANGELOG.md')).toContain(`## [${version}]`);
});
