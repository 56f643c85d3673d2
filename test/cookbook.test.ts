/** The cookbook: every question answered on the panel as its tables of figures demand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_RECIPES, COOKBOOK, SQL_RECIPES } from '../data/cookbook.js';
import { ingest } from '../src/run/ingest.js';
import { ANSWERS, TOLD } from './cookbook-answers.js';
import { jixiao } from './helpers/cli.js';

const PANEL = fileURLToPath(new URL('../fixtures/panel', import.meta.url));

let folder = '';
let path = '';
let db: Database.Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-cookbook-'));
  path = join(folder, 'panel.db');
  for await (const event of ingest([PANEL], { db: path }))
    if (event.kind === 'summary') expect([event.files, event.reports, event.failed]).toEqual([60, 58, 1]);
  db = new Database(path, { readonly: true });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const asked = (sql: string): Record<string, unknown>[] => db.prepare<[], Record<string, unknown>>(sql).all();

it('holds twenty questions and more, each once, in both languages', () => {
  expect(SQL_RECIPES.length).toBeGreaterThanOrEqual(20);
  expect(new Set(COOKBOOK.map(({ id }) => id)).size).toBe(COOKBOOK.length);
  for (const { id, title, titleZh, question, questionZh, note, noteZh } of COOKBOOK) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([title, question, note].filter((text) => text === '')).toEqual([]);
    expect([titleZh, questionZh, noteZh].filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  }
});

describe('questions in SQL', () => {
  it('all have an answer worked out', () => {
    expect(Object.keys(ANSWERS).sort()).toEqual(SQL_RECIPES.map(({ id }) => id).sort());
  });

  it.each(SQL_RECIPES.map((recipe) => [recipe.id, recipe.sql] as const))('%s', (id, sql) => {
    const answer = ANSWERS[id];
    if (answer === undefined) throw new Error(`no answer for ${id}`);
    const rows = asked(sql).map((row) => answer.columns.map((column) => row[column]));
    if (answer.count === undefined && id !== 'not-read') return expect(rows).toEqual(answer.rows);
    if (answer.count !== undefined) expect(rows).toHaveLength(answer.count);
    for (const row of answer.rows) expect(rows).toContainEqual(row);
  });

  it('recurring-problems names the counties', () => {
    const recipe = SQL_RECIPES.find(({ id }) => id === 'recurring-problems');
    const row = asked(recipe?.sql ?? '').find(({ word }) => word === '专业人员不足');
    expect(String(row?.['which']).split(',').sort()).toEqual(['永定区', '湄潭县', '阜平县', '霍山县'].sort());
  });

  it('same-names tells them apart', () => {
    const recipe = SQL_RECIPES.find(({ id }) => id === 'same-names');
    const [row] = asked(recipe?.sql ?? '');
    expect(String(row?.['which']).split(',').sort()).toEqual(['湖南省张家界市永定区', '福建省龙岩市永定区'].sort());
  });

  it('each leads to the file where it names one', () => {
    for (const { sql } of SQL_RECIPES) {
      const rows = asked(sql);
      for (const row of rows) if ('path' in row) expect(row['path']).toContain('fixtures/panel/');
    }
  });
});

describe('jixiao cookbook', () => {
  it('lists all questions in the language of the user', async () => {
    const en = await jixiao(['cookbook']);
    const zh = await jixiao(['cookbook', '--lang', 'zh']);
    expect([en.code, zh.code]).toEqual([0, 0]);
    for (const { id, question, questionZh } of COOKBOOK) {
      expect(en.stdout).toMatch(new RegExp(`^${id} `, 'm'));
      expect(en.stdout).toContain(question);
      expect(zh.stdout).toContain(questionZh);
    }
  });

  it('prints a question, its SELECT, the answer and what to mind', async () => {
    const { code, stdout, stderr } = await jixiao(['cookbook', 'missing-years', '--db', path]);
    const recipe = SQL_RECIPES.find(({ id }) => id === 'missing-years');
    expect([code, stderr]).toEqual([0, '']);
    for (const part of [recipe?.question, recipe?.sql, recipe?.note]) expect(stdout).toContain(part);
    expect(stdout).toContain('河北省保定市阜平县  2022');
  });

  it('gives programs the rows alone', async () => {
    const csv = await jixiao(['cookbook', 'missing-years', '--db', path, '--csv']);
    expect(csv.stdout).toBe('region_name,year\r\n河北省保定市阜平县,2022\r\n');
    const json = await jixiao(['cookbook', 'missing-years', '--db', path, '--json']);
    expect(JSON.parse(json.stdout)).toEqual({ region_name: '河北省保定市阜平县', year: 2022 });
    const sql = await jixiao(['cookbook', 'missing-years', '--sql']);
    const again = await jixiao(['query', '-', '--db', path, '--csv'], { stdin: sql.stdout });
    expect(again.stdout).toBe(csv.stdout);
  });

  it.each(COMMAND_RECIPES.map((recipe) => [recipe.id, recipe] as const))(
    'runs the command of %s',
    async (id, recipe) => {
      const direct = await jixiao([...recipe.arguments, '--db', path]);
      const { code, stdout } = await jixiao(['cookbook', id, '--db', path]);
      expect([code, direct.code]).toEqual([0, 0]);
      expect(stdout).toContain(direct.stdout);
      expect(stdout).toContain(`$ jixiao ${recipe.arguments.join(' ')}\n`);
      expect((TOLD[id] ?? [id]).filter((words) => !stdout.includes(words))).toEqual([]);
    },
  );

  it('refuses what it does not know, and says what is near', async () => {
    const unknown = await jixiao(['cookbook', 'missing-rows', '--db', path]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('missing-years');
    expect((await jixiao(['cookbook', 'coverage-table', '--db', path, '--csv'])).code).toBe(2);
    expect((await jixiao(['cookbook', 'missing-years', '--db', join(folder, 'none.db')])).code).toBe(2);
  });
});
