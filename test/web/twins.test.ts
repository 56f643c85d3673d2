/** Lists as pages, JSON and CSV, on a database of real documents: the same rows, filtered, sorted and paged. */
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { load as parsed } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../src/audit/index.js';
import { RULE_TITLES } from '../../src/web/words/rule-titles.js';
import { connect, type Connection } from '../../src/store/sqlite.js';
import type { Serving } from '../../src/web/server.js';
import { FIXTURES, load } from './loaded.js';
import { asked, serving } from './serving.js';

const PANEL = join(FIXTURES, 'panel');
const LISTS = ['sources', 'reports', 'indicators', 'funding', 'findings'] as const;

let folder = '';
let db: Connection;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-web-'));
  const path = join(folder, 'panel.db');
  await load(PANEL, path);
  db = connect(path, { readonly: true });
  server = await serving(path, true);
});
afterAll(async () => {
  await server.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Listed {
  readonly count: number;
  readonly pages: number;
  readonly next: string | null;
  readonly ignored: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

const to = (path: string): string => encodeURI(path);
const page = async (path: string) => parsed((await asked(server, to(path))).body);
const json = async (path: string): Promise<Listed> => JSON.parse((await asked(server, to(path))).body) as Listed;
const csvOf = async (path: string): Promise<Record<string, string>[]> =>
  parse((await asked(server, to(path))).body, { columns: true, bom: true });
const count = (sql: string): number => Number(db.prepare(sql).pluck().get());

describe('twins', () => {
  it.each(LISTS)('%s are the same rows on the page, as JSON and as CSV', async (list) => {
    const shown = await page(`/${list}`);
    const listed = await json(`/${list}.json`);
    const rows = await csvOf(`/${list}.csv?plain=1`);
    expect(listed.count).toBeGreaterThan(20);
    expect(rows.length).toBe(listed.count);
    expect(shown('main tbody tr').length).toBe(listed.rows.length);
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(listed.rows[0] ?? {}));
    const key = Object.keys(listed.rows[0] ?? {})[0] ?? '';
    expect(rows.slice(0, listed.rows.length).map((row) => row[key])).toEqual(
      listed.rows.map((row) => String(row[key])),
    );
    expect(shown('.twins a[download]').map((_, link) => shown(link).attr('href')).get()).toEqual([`/${list}.csv`, `/${list}.csv?plain=1`]); // prettier-ignore
  });

  it('go through all pages without losing or repeating a row', async () => {
    const seen: unknown[] = [];
    let path: string | null = '/indicators.json?sort=name';
    while (path !== null) {
      const listed: Listed = await json(path);
      seen.push(...listed.rows.map((row) => row['indicator_id']));
      path = listed.next;
    }
    expect(seen.length).toBe(count('SELECT count(*) FROM indicator'));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('filters', () => {
  const cases = [
    [
      '/reports.json?region=湖南省&year=2022',
      `SELECT count(*) FROM v_report WHERE province = '湖南省' AND year = 2022`,
    ],
    ['/reports.json?year=2021-2022', 'SELECT count(*) FROM v_report WHERE year BETWEEN 2021 AND 2022'],
    ['/reports.json?kind=department', `SELECT count(*) FROM v_report WHERE kind = 'department'`],
    ['/reports.json?confidence=high', 'SELECT count(*) FROM v_report WHERE confidence >= 0.95'],
    [
      '/reports.json?finding=target.unmet',
      `SELECT count(DISTINCT report_id) FROM v_finding WHERE rule = 'target.unmet'`,
    ],
    ['/reports.json?q=医疗保障', `SELECT count(*) FROM v_report WHERE project LIKE '%医疗保障%' OR department LIKE '%医疗保障%' OR unit LIKE '%医疗保障%' OR region_name LIKE '%医疗保障%'`], // prettier-ignore
    ['/reports.json?department=医疗保障局&outcome=ok', `SELECT count(*) FROM v_report r JOIN source s ON s.id = r.source_id WHERE (department LIKE '%医疗保障局%' OR unit LIKE '%医疗保障局%') AND s.outcome = 'ok'`], // prettier-ignore
    ['/sources.json?outcome=ok', `SELECT count(*) FROM source WHERE outcome = 'ok'`],
    ['/sources.json?region=湖南省', `SELECT count(DISTINCT source_id) FROM report_subject WHERE province = '湖南省'`],
    [
      '/indicators.json?achieved=no&year=2022',
      `SELECT count(*) FROM v_indicator WHERE achieved = 'no' AND year = 2022`,
    ],
    ['/indicators.json?q=参保', `SELECT count(*) FROM v_indicator WHERE level3 LIKE '%参保%'`],
    ['/funding.json?money=central', `SELECT count(*) FROM v_funding WHERE source = 'central'`],
    [
      '/findings.json?severity=info&year=2022',
      `SELECT count(*) FROM v_finding WHERE severity = 'info' AND year = 2022`,
    ],
  ] as const;

  it.each(cases)('%s', async (path, sql) => {
    const expected = count(sql);
    const listed = await json(path);
    expect(expected).toBeGreaterThan(0);
    expect(listed.count).toBe(expected);
    const rows = await csvOf(path.replace('.json', '.csv'));
    expect(rows.length).toBe(expected);
  });

  it('stand in the address and in the form', async () => {
    const shown = await page('/reports?region=湖南省&year=2022&sort=year&dir=desc');
    expect(shown('#f-region').val()).toBe('湖南省');
    expect(shown('#f-year').val()).toBe('2022');
    expect(shown('th[aria-sort="descending"]').text()).toBe('Year');
    expect(shown('.chips li').length).toBe(2);
    expect(shown('form.filters input[type=hidden]').map((_, one) => shown(one).attr('name')).get()).toEqual(['sort', 'dir']); // prettier-ignore
  });

  it('that make no sense are named, and left out', async () => {
    const all = await json('/reports.json');
    const listed = await json('/reports.json?year=soon&kind=whale');
    expect([listed.count, listed.ignored]).toEqual([
      all.count,
      ['soon', 'whale'].sort((a, b) => (a < b ? -1 : 1)).sort(),
    ]);
    expect((await asked(server, to('/reports?year=soon'))).body).toContain('“soon” is no value of that filter');
  });

  it('sort either way, what is unknown last', async () => {
    const scores = (await json('/reports.json?sort=score')).rows.map((row) => row['self_score']);
    const known = scores.filter((score) => typeof score === 'number');
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(scores.slice(0, known.length)).toEqual(known);
    const down = (await json('/reports.json?sort=score&dir=desc')).rows.map((row) => row['self_score']);
    expect(down[0]).toBe(count('SELECT max(self_score) FROM v_report'));
  });
});

describe('the overview', () => {
  it('counts what the lists hold', async () => {
    const shown = await page('/');
    const tiles = shown('.tiles b').map((_, one) => Number(shown(one).text().replace(',', ''))).get(); // prettier-ignore
    const lists = await Promise.all(LISTS.map(async (list) => (await json(`/${list}.json`)).count));
    expect(tiles.slice(0, 5)).toEqual(lists);
    for (const link of shown('.heat td a').get().slice(0, 6)) {
      const listed = await json(decodeURI((shown(link).attr('href') ?? '').replace('/reports?', '/reports.json?')));
      expect(listed.count).toBe(Number(shown(link).text()));
    }
  });
});

it('every rule has a name in English', () => {
  expect(RULES.map(({ id }) => id).filter((id) => RULE_TITLES[id] === undefined)).toEqual([]);
  expect(Object.keys(RULE_TITLES).filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
});

it('missed targets and problems of a county lead to where they are stated', async () => {
  const shown = await page('/counties/341525');
  for (const start of ['i', 's']) {
    const to = shown(`main a[href*="#${start}"]`).first().attr('href') ?? ''; // prettier-ignore
    const [report = '', anchor = ''] = to.split('#');
    expect([start, (await page(report))(`#${anchor}`).length]).toEqual([start, 1]);
  }
});

describe('comparisons', () => {
  const path = '/compare?concept=城乡居民参保率&by=county&from=2021&to=2023';

  it('lead from each value, and from each outlying point, to its cell', async () => {
    const shown = await page(`${path}&chart=dots`);
    const links = shown('.compared td a').map((_, link) => shown(link).attr('href')).get(); // prettier-ignore
    expect(links.length).toBeGreaterThan(3);
    for (const link of links.slice(0, 4)) {
      const [report = '', anchor = ''] = link.split('#');
      expect((await page(report))(`#${anchor}`).length).toBe(1);
    }
    expect(shown('svg.chart a[href^="/reports/"]').length).toBeGreaterThan(0);
    expect(shown('svg.chart [style]').length).toBe(0);
  });

  it('are files: CSV, JSON, SVG, PNG', async () => {
    const rows = await csvOf(path.replace('/compare', '/compare.csv'));
    const shown = await page(path);
    const cells = shown('.compared tbody tr:not(.sum) td.n:has(a)').length;
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.length).toBe(cells);
    const svg = await asked(server, to(path.replace('/compare', '/compare.svg')));
    expect([svg.headers['content-type'], svg.body.includes('<svg')]).toEqual(['image/svg+xml; charset=utf-8', true]);
    const png = await fetch(new URL(to(path.replace('/compare', '/compare.png')), server.url));
    if (png.status === 200) expect([...new Uint8Array(await png.arrayBuffer()).slice(1, 4)]).toEqual([80, 78, 71]);
    else expect(await png.text()).toContain('needs a font');
  });

  it('suggest what is typed, with how often it occurs', async () => {
    const found = JSON.parse((await asked(server, to('/suggest.json?q=参保'))).body) as { value: string; count: number }[]; // prettier-ignore
    expect(found.length).toBeGreaterThan(1);
    const [first] = found;
    expect(first?.count).toBe(count(`SELECT count(*) FROM v_indicator WHERE concept = '${first?.value ?? ''}'`));
    expect(JSON.parse((await asked(server, to('/suggest.json?q=参'))).body)).toEqual([]);
  });
});

it('speaks the language that is asked for, and remembers it', async () => {
  const chinese = await asked(server, '/reports', { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } });
  expect([chinese.body.includes('<html lang="zh-CN"'), chinese.body.includes('<h1>报告</h1>')]).toEqual([true, true]);
  const asking = await asked(server, '/reports?lang=zh&theme=dark');
  const cookie = [asking.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]).join('; '); // prettier-ignore
  const later = await asked(server, '/', { headers: { cookie, 'accept-language': 'en' } });
  expect(later.body).toContain('<html lang="zh-CN" data-theme="dark">');
});
