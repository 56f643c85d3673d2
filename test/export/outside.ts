/** Programs that are not ours, which read exports back: Python with its csv module and openpyxl. */
import { execFileSync } from 'node:child_process';

function hasModule(python: string, module: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A Python that has the module, or null; a test that needs it is skipped and says so. */
export function pythonWith(module: string): string | null {
  const found = ['python3', '/usr/bin/python3'].find((python) => hasModule(python, module)) ?? null;
  if (found === null) process.stderr.write(`No python3 with ${module}: what it would read back is skipped.\n`);
  return found;
}

/** Runs a script on a file; what it prints is JSON. */
export function runPython<T>(python: string, script: string, path: string): T {
  const options = { encoding: 'utf8', maxBuffer: 1 << 28, env: { PYTHONIOENCODING: 'utf-8', PATH: process.env['PATH'] ?? '' } } as const; // prettier-ignore
  return JSON.parse(execFileSync(python, ['-c', script, path], options)) as T;
}

/** Every record of a CSV file, as Python reads it. */
export const READ_CSV = `
import csv, json, sys
csv.field_size_limit(1 << 30)
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
    print(json.dumps(list(csv.reader(file, strict=True))))
`;

export interface OpenedSheet {
  readonly name: string;
  readonly frozen: string | null;
  readonly filter: string | null;
  readonly font: string;
  /** Kind and value of each cell: n number, s text, d date, f formula; null for none. */
  readonly rows: readonly (readonly (readonly [kind: string, value: string | number] | null)[])[];
}

/** Every cell of every sheet, as openpyxl reads it. */
export const READ_XLSX = String.raw`
import json, re, sys, datetime, openpyxl
# openpyxl reads the escape of an underscore, and leaves those of control characters to its caller
def plain(text): return re.sub(r'_x(00[01][0-9A-F]|FFFE)_', lambda m: chr(int(m[1], 16)), text)
def cell(c):
    if c.value is None: return None
    if c.data_type == 'd': return ['d', c.value.date().isoformat() if isinstance(c.value, datetime.datetime) else c.value.isoformat()]
    return [c.data_type, plain(c.value) if isinstance(c.value, str) else c.value]
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([{ 'name': s.title, 'frozen': s.freeze_panes, 'filter': s.auto_filter.ref, 'font': s['A1'].font.name,
  'rows': [[cell(c) for c in row] for row in s.iter_rows()] } for s in book.worksheets]))
`;
