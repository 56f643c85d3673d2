/**
 * How fast a database is exported, and in how much memory: each format in a process of its own.
 *
 *   node dist/bench/large-database.js /tmp/large.db 1000000
 *   node dist/bench/exports.js /tmp/large.db                       every format of the widest view
 *   node dist/bench/exports.js /tmp/large.db datapackage all       one format, all that it exports by default
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXPORT_FORMATS, exportDatabase, textTable, type ExportFormat } from '../src/index.js';

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size;

/** One export; prints its figures as a JSON list. */
async function measure(db: string, format: ExportFormat, scope: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  try {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const tables = scope === 'all' ? {} : { tables: ['v_indicator'] };
    const { files } = await exportDatabase(db, { format, ...tables, out: join(folder, 'out') });
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const busy = (user + system) / 1e6;
    const whole = [rows, seconds, rows / seconds, busy, rows / busy, sizeOf(folder) / 2 ** 20, process.resourceUsage().maxRSS / 1024]; // prettier-ignore
    process.stdout.write(JSON.stringify([format, ...whole.map((n) => Math.round(n))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [, script = fileURLToPath(import.meta.url), db, format, scope = 'view'] = process.argv;
if (db === undefined)
  throw new Error('Call it with the path of a database, for instance one of bench/large-database.ts.');
if (process.env['JIXIAO_BENCH_ONE'] !== undefined) {
  await measure(db, format as ExportFormat, scope);
} else {
  const formats = format === undefined ? EXPORT_FORMATS.filter((name) => name !== 'datasette') : [format];
  const rows = formats.map((name) => {
    const env = { ...process.env, JIXIAO_BENCH_ONE: '1' };
    const { stdout, stderr } = spawnSync(process.execPath, [script, db, name, scope], { encoding: 'utf8', env });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as (string | number)[];
  });
  const columns = ['format', 'rows', 'seconds', 'rows/s', 'CPU s', 'rows/CPU s', 'MB', 'most resident MB'];
  process.stdout.write(textTable(columns, rows));
}
