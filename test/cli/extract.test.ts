import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../src/model/record.js';
import { zip } from '../helpers/archive-writer.js';
import { jixiao, MAIN } from '../helpers/cli.js';
import { aFolder } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

function aFile(name: string, content: string | Uint8Array = smallForm()): string {
  const path = join(aFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('jixiao extract', () => {
  it('prints one record a file and line, and nothing else', async () => {
    const files = [aFile('a.html'), aFile('b.html', smallForm({ year: 2022 }))];
    const { code, stdout, stderr } = await jixiao(['extract', ...files]);
    expect([code, stderr]).toEqual([0, '']);
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Extraction.parse(JSON.parse(line)));
    expect(records.map((r) => [r.source.path, r.reports[0]?.fiscalYear, r.reports[0]?.indicators.length])).toEqual([
      [files[0], 2023, 2],
      [files[1], 2022, 2],
    ]);
  });

  it('prints a record for each file of an archive', async () => {
    const files = [
      { name: '表/自评.html', data: smallForm(), deflate: true },
      { name: '密.doc', data: 'x', encrypted: true },
    ];
    const { code, stdout } = await jixiao(['extract', aFile('材料.zip', zip(files))]);
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Extraction.parse(JSON.parse(line)));
    expect(code).toBe(3);
    expect(records.map((r) => [r.source.entry, r.reports.length, r.warnings[0]?.code ?? null])).toEqual([
      ['表/自评.html', 1, null],
      ['密.doc', 0, 'file.encrypted'],
    ]);
  });

  it('prints the same whatever the language', async () => {
    const file = aFile('a.html');
    const english = await jixiao(['extract', file]);
    const chinese = await jixiao(['extract', file], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(chinese.stdout).toBe(english.stdout);
    const pretty = await jixiao(['extract', '--pretty', file]);
    expect(JSON.parse(pretty.stdout)).toEqual(JSON.parse(english.stdout));
    expect(pretty.stdout.split('\n').length).toBeGreaterThan(100);
  });

  it('records a file that cannot be read, and says so by its exit code', async () => {
    const bad = aFile('bad.docx', '');
    const mixed = await jixiao(['extract', aFile('a.html'), bad]);
    expect(mixed.code).toBe(3);
    expect(mixed.stdout.trimEnd().split('\n')).toHaveLength(2);
    const none = await jixiao(['extract', bad, 'no-such-file.txt', '--verbose']);
    expect(none.code).toBe(4);
    const lines = none.stdout
      .trimEnd()
      .split('\n')
      .map((line) => Extraction.parse(JSON.parse(line)));
    expect(lines.map((r) => [r.reports, r.warnings[0]?.code])).toEqual([
      [[], 'file.empty'],
      [[], 'file.unreadable'],
    ]);
    expect(none.stderr).toContain('there is no such file');
    // read, though it is no report
    expect((await jixiao(['extract', aFile('n.txt', '今天天气很好，适合去公园散步。')])).code).toBe(0);
  });

  it('reads standard input under a name', async () => {
    const { code, stdout } = await jixiao(['extract', '-', '--name', 'in.html'], { stdin: smallForm() });
    const record = Extraction.parse(JSON.parse(stdout));
    expect([code, record.source.path, record.source.format, record.reports.length]).toEqual([0, 'in.html', 'html', 1]);
    expect((await jixiao(['extract', '-', '-'])).code).toBe(2);
    expect((await jixiao(['extract', 'a.txt', '--name', 'b'])).code).toBe(2);
  });

  it('ends without a word when its reader has seen enough', async () => {
    const many = Array.from({ length: 40 }, () => aFile('a.html'));
    const child = spawn(process.execPath, [MAIN, 'extract', ...many, '--pretty'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});
