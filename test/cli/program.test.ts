import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { langOf } from '../../src/cli/locale.js';
import { textsIn } from '../../src/cli/messages.js';
import { dictionaryRows } from '../../src/store/dictionary.js';
import { VERSION } from '../../src/version.js';
import { jixiao } from '../helpers/cli.js';
import { aFolder, rawConnection } from '../helpers/database.js';

const COMMANDS = ['ingest', 'extract', 'inspect', 'query', 'schema'];

describe('jixiao', () => {
  it('explains every command with examples, in both languages', async () => {
    const root = await jixiao(['--help']);
    for (const command of COMMANDS) {
      expect(root.stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
      const english = await jixiao([command, '--help']);
      expect([command, english.code, english.stderr]).toEqual([command, 0, '']);
      expect(english.stdout).toMatch(new RegExp(`Examples:\n  \\$ jixiao ${command} `));
    }
    const chinese = await jixiao(['ingest', '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(chinese.stdout).toMatch(/^用法：/);
    expect(chinese.stdout).toMatch(/示例：\n {2}\$ jixiao ingest /);
    expect(chinese.stdout).not.toMatch(/Usage|Options|display/);
  });

  it('documents its exit codes', async () => {
    const { stdout } = await jixiao(['help']);
    for (const code of [0, 1, 2, 3, 4, 130]) expect(stdout).toMatch(new RegExp(`^ *${code}  `, 'm'));
  });

  it('prints its version', async () => {
    expect((await jixiao(['--version'])).stdout).toBe(`${VERSION}\n`);
  });

  it('says what may have been meant', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['igest'], /^jixiao: Unknown command "igest"\. Did you mean ingest\? See `jixiao --help`\.\n$/],
      [['query', 'x', '--jso'], /^jixiao: Unknown option "--jso"\. Did you mean --json\?/],
      [['extract'], /^jixiao: The argument file is missing\./],
      [['query', 'x', '--db'], /^jixiao: The option --db <file> needs a value\./],
      [['schema', 'x'], /^jixiao: There are too many arguments\./],
      [['schema', '--json', '--sql'], /^jixiao: Give only one of --json --sql --dictionary\.\n$/],
      [['--lang', 'fr'], /^jixiao: --lang takes zh \| en, not "fr"\.\n$/],
      [['ingest', 'x', '--log', 'xml'], /^jixiao: --log takes json, not "xml"\.\n$/],
    ];
    for (const [args, message] of wrong) {
      const { code, stdout, stderr } = await jixiao(args);
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toMatch(message);
    }
    expect((await jixiao(['igest', '--lang=zh'])).stderr).toBe(
      'jixiao: 未知命令“igest”。 是否想输入 ingest？ 参见 `jixiao --help`。\n',
    );
    expect((await jixiao([])).code).toBe(2);
  });

  it('takes a name that looks like an option after --', async () => {
    const cwd = aFolder();
    writeFileSync(join(cwd, '--lang'), '今天天气很好');
    const { code, stdout } = await jixiao(['extract', '--', '--lang'], { cwd });
    expect([code, (JSON.parse(stdout) as { source: { path: string } }).source.path]).toEqual([0, '--lang']);
  });

  it('goes by the locale that counts', () => {
    expect(langOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(langOf({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
    expect(langOf({ LANG: 'de_DE', LC_ALL: '', LC_MESSAGES: 'zh_TW' })).toBe('zh');
  });

  it('fills in what a message names, in both languages', () => {
    for (const lang of ['en', 'zh'] as const) {
      expect(textsIn(lang)('ingest.interrupted', { left: 7 })).toMatch(/7/);
      expect(textsIn(lang)('query.truncated', { count: 3 })).not.toMatch(/[{}]/);
    }
  });
});

describe('jixiao schema', () => {
  it('prints the JSON Schema, SQL that SQLite takes, and every column', async () => {
    const json = await jixiao(['schema', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ title: 'Extraction', properties: { reports: {} } });
    const sql = await jixiao(['schema', '--sql']);
    const db = rawConnection(':memory:');
    db.exec(sql.stdout);
    expect(db.prepare('SELECT count(*) FROM v_indicator').pluck().get()).toBe(0);
    const dictionary = await jixiao(['schema', '--dictionary']);
    expect(dictionary.stdout.trimEnd().split('\n')).toHaveLength(dictionaryRows().length + 2);
    expect([json, sql, dictionary].map((r) => [r.code, r.stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
  });
});
