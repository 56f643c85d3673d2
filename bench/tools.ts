/**
 * jixiao beside tools that turn documents into text: whole processes, the same files, in turn within one run, as ratios.
 * The tools print text or convert; jixiao reads tables, indicators and amounts, audits them and prints the record.
 *
 *   node dist/bench/tools.js                     three documents of each format, five rounds
 *   node dist/bench/tools.js --rounds 11 --documents 5
 *   node dist/bench/tools.js --json result.json
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, textTable } from '../src/index.js';
import { MAIN } from '../test/helpers/cli.js';
import { make, type BenchFormat } from './documents.js';
import { numberOf, textOf } from './number-of.js';

interface Tool {
  readonly name: string;
  readonly formats: readonly BenchFormat[];
  /** Program and arguments that say its version, and so whether it is there. */
  readonly version: readonly string[];
  readonly call: (file: string, out: string) => readonly string[];
}

const DOCX_TEXT = `import sys, docx
document = docx.Document(sys.argv[1])
for paragraph in document.paragraphs: print(paragraph.text)
for table in document.tables:
    for row in table.rows: print("\\t".join(cell.text for cell in row.cells))`;
const SHEET_TEXT = `import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1], data_only=True):
    for row in sheet.iter_rows(values_only=True): print("\\t".join("" if cell is None else str(cell) for cell in row))`;

/** The Python of the system may have packages that another one before it on the path has not. */
const PYTHON =
  ['python3', '/usr/bin/python3'].find(
    (one) => spawnSync(one, ['-c', 'import docx'], { stdio: 'ignore' }).status === 0,
  ) ?? 'python3';

const TOOLS: readonly Tool[] = [
  { name: 'pandoc', formats: ['docx', 'html', 'odt', 'rtf'], version: ['pandoc', '--version'], call: (file) => ['pandoc', '-t', 'plain', file] },
  { name: 'pdftotext -layout', formats: ['pdf'], version: ['pdftotext', '-v'], call: (file) => ['pdftotext', '-layout', file, '-'] },
  { name: 'mutool draw -F text', formats: ['pdf'], version: ['mutool', '-v'], call: (file) => ['mutool', 'draw', '-q', '-F', 'text', file] },
  { name: 'python-docx', formats: ['docx'], version: [PYTHON, '-c', 'import docx'], call: (file) => [PYTHON, '-c', DOCX_TEXT, file] },
  { name: 'openpyxl', formats: ['xlsx'], version: [PYTHON, '-c', 'import openpyxl'], call: (file) => [PYTHON, '-c', SHEET_TEXT, file] },
  {
    name: 'LibreOffice',
    formats: ['docx', 'doc', 'rtf', 'xlsx', 'xls', 'ods'],
    version: ['soffice', '--version'],
    call: (file, out) => ['soffice', '--headless', `-env:UserInstallation=file://${out}/profile`, '--convert-to', /\.(?:xlsx?|ods)$/.test(file) ? 'csv' : 'txt:Text', '--outdir', out, file],
  },
]; // prettier-ignore

const isThere = ({ version: [program = '', ...args] }: Tool): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0; // prettier-ignore

/** Runs a program to its end; milliseconds, and whether it ended well with something to show. */
function timed(command: readonly string[]): { readonly ms: number; readonly ok: boolean } {
  const [program = '', ...args] = command;
  const began = performance.now();
  const { status, stdout } = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 });
  return { ms: performance.now() - began, ok: status === 0 && stdout.length > 0 };
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0; // prettier-ignore

interface Compared {
  readonly format: BenchFormat;
  readonly tool: string;
  /** Medians of a whole process for one file, milliseconds. */
  readonly ms: number;
  readonly jixiao: number;
  /** Median within a process that is warm; what a file costs among many. */
  readonly warm: number;
  readonly failed: number;
}

const rounds = numberOf('--rounds', 5);
const count = numberOf('--documents', 3);
const there = TOOLS.filter(isThere);
const missing = TOOLS.filter((tool) => !there.includes(tool)).map(({ name }) => name);
const folder = mkdtempSync(join(tmpdir(), 'jixiao-tools-'));
const compared: Compared[] = [];
try {
  const out = join(folder, 'out');
  mkdirSync(out);
  // what is made at the first start of a program, such as a profile, is not measured
  const first = make('docx', 999);
  writeFileSync(join(folder, first.name), first.bytes);
  for (const tool of there.filter(({ formats }) => formats.includes('docx'))) timed(tool.call(join(folder, first.name), out)); // prettier-ignore
  for (const format of ['docx', 'pdf', 'html', 'doc', 'odt', 'rtf', 'xlsx', 'xls', 'ods'] as const) {
    const files = Array.from({ length: count }, (_, i) => {
      const { name, bytes } = make(format, i + 1);
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    const tools = there.filter(({ formats }) => formats.includes(format));
    const own: number[] = [];
    const warm: number[] = [];
    const others = new Map(tools.map((tool) => [tool, { times: [] as number[], failed: 0 }]));
    // the file is in the memory of the system for everyone
    for (const file of files) readFileSync(file);
    for (let round = 0; round < rounds; round++)
      for (const file of files) {
        own.push(timed([process.execPath, MAIN, 'extract', file]).ms);
        for (const [tool, { times }] of others) {
          const { ms, ok } = timed(tool.call(file, out));
          times.push(ms);
          const known = others.get(tool);
          if (!ok && known !== undefined) known.failed++;
        }
        const began = performance.now();
        await extractFile(file);
        // in the first rounds the compiler still works
        if (round > 0 || rounds === 1) warm.push(performance.now() - began);
      }
    for (const [{ name }, { times, failed }] of others)
      compared.push({ format, tool: name, ms: median(times), jixiao: median(own), warm: median(warm), failed });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const whole = (n: number): number => Math.round(n);
const ratio = (n: number): string => `${n.toFixed(2)} ×`;
const rows = compared.map(({ format, tool, ms, jixiao, warm, failed }) => [format, tool, whole(ms), whole(jixiao), Number(warm.toFixed(1)), ratio(ms / jixiao), ratio(ms / warm), failed]); // prettier-ignore
const columns = ['format', 'tool', 'tool ms', 'jixiao extract ms', 'jixiao in process ms', 'tool / jixiao', 'tool / in process', 'tool failed']; // prettier-ignore
const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`;
process.stdout.write(`${textTable(columns, rows)}
Medians of ${rounds} rounds over ${count} files of about six pages; each in turn with the others. Above 1 × jixiao is the faster.
${missing.length === 0 ? 'All tools are installed.' : `Not installed: ${missing.join(', ')}.`} ${machine}.
`);
const json = textOf('--json');
if (json !== null) writeFileSync(json, `${JSON.stringify({ machine, rounds, documents: count, missing, compared }, null, 1)}\n`); // prettier-ignore
