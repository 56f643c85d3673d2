/** The page of a report as the server sends it: the record, the source read again, corrections, files that are tried. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load as parsed } from 'cheerio';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/run/ingest.js';
import { zip } from '../helpers/archive-writer.js';
import { smallForm } from '../helpers/small-form.js';
import { FIXTURES, load } from './loaded.js';
import { asked, cookieOf, formOf, serving, type Answer } from './serving.js';
import type { Serving } from '../../src/web/server.js';

let home = '';
let folder = '';
let db = '';
let server: Serving;

/** What a web page may hold beside its text. */
const HOSTILE = '维修<svg onload="alert(1)"><a xlink:href="javascript:alert(2)"><text>图</text></a><script>alert(3)</script></svg><a href="javascript:alert(4)">链接</a><a href="http://evil.example/">外部</a><style>@import url(http://evil.example/a.css);</style><form action="http://evil.example/"><input name="a"></form><meta http-equiv="refresh" content="0;url=http://evil.example/"><base href="http://evil.example/"><img src="http://evil.example/x.png" onerror="alert(5)"><iframe srcdoc="<script>alert(6)</script>"></iframe><object data="http://evil.example/"></object><embed src="http://evil.example/"><math><a href="javascript:alert(7)">式</a></math><p style="background:url(http://evil.example/)">段</p>'; // prettier-ignore

/** Documents by their names, in the order of which reports have their keys; years and projects keep them apart. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'a.html': smallForm(),
  'b.docx': 'fixture:reports/own-langao-2022-source-errors.docx',
  'c.pdf': 'fixture:layouts/gansu-2023-zhangjiachuan-school-toilets.pdf',
  'd-gone.html': smallForm({ project: '被移走的项目' }),
  'e-changed.html': smallForm({ project: '被替换的项目' }),
  'f.html': smallForm({ project: '逐年项目', year: 2019 }),
  'g.html': smallForm({ project: '逐年项目', year: 2020 }),
  'h.html': smallForm({ project: '逐年项目', year: 2021 }),
  'i-corrected.html': smallForm({ project: '更正项目', indicator: '更正供水点' }),
  'j-accepted.html': smallForm({ project: '核对项目' }),
  'k-refused.html': smallForm({ project: '拒绝项目' }),
  'l.docx': 'fixture:reports/who-changsha-2023-school-years.docx',
  'm.txt': 'fixture:reports/who-changsha-2023-school-years.txt',
  'n.html': smallForm({ project: '敌意项目', indicator: HOSTILE }),
};
/** The page of the report of a document. */
const of = (name: string): string => `/reports/${Object.keys(DOCUMENTS).findIndex((one) => one.startsWith(name)) + 1}`;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'jixiao-report-'));
  folder = join(home, 'documents');
  db = join(home, 'a.db');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(DOCUMENTS)) {
    if (content.startsWith('fixture:')) copyFileSync(join(FIXTURES, content.slice(8)), join(folder, name));
    else writeFileSync(join(folder, name), content);
  }
  await load(folder, db);
  server = await serving(db, true);
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

type Json = Readonly<Record<string, never>>;
const json = (answer: Answer): Json => JSON.parse(answer.body) as Json;

interface Source {
  readonly html: string;
  readonly links: Readonly<Record<string, readonly string[]>>;
  readonly boxes: Readonly<Record<string, readonly number[]>>;
  readonly look: string | null;
  readonly pdf: string | null;
  readonly notice: string | null;
  readonly unread: number;
}
const sourceOf = async (base: string): Promise<Source> => json(await asked(server, `${base}/source`)) as unknown as Source; // prettier-ignore

/** The text of the cell that a value is tied to. */
function cellOf(source: Source, key: string): string {
  const [id = 'none'] = source.links[key] ?? [];
  return parsed(source.html)(`[id="${id}"]`).text();
}

async function post(path: string, body: object): Promise<Answer> {
  const cookie = await cookieOf(server);
  const headers = { cookie, 'content-type': 'application/json', 'x-jixiao-token': server.token };
  return asked(server, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const pageOf = async (path: string, lang = 'en') => parsed((await asked(server, `${path}?lang=${lang}`)).body);

/** The n-th value of a field on the page of a report, by its name there and the key of its row. */
async function valueOf(
  path: string,
  record: string,
  field: string,
  n = 0,
): Promise<{ key: string; row: number; text: string }> {
  // prettier-ignore
  const one = (await pageOf(path))(`[data-r="${record}"][data-f="${field}"]`).eq(n);
  return { key: one.attr('data-v') ?? '', row: Number(one.attr('data-i')), text: one.text() };
}

describe('the record', () => {
  it('is the form of the report, each value tied to its cell', async () => {
    const $ = await pageOf(of('a'), 'zh');
    expect($('.subject').text()).toContain('农村饮水安全维修');
    const heads = $('table.indicator thead th').map((_, one) => $(one).text()).get(); // prettier-ignore
    expect(heads).toEqual(['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']);
    const source = await sourceOf(of('a'));
    for (const key of ['indicator-1-actual', 'indicator-1-score', 'funding-1-executed', 'report-1-projectName'])
      expect([key, cellOf(source, key)]).toEqual([key, $(`[data-v="${key}"]`).text()]);
    expect(source.look).toContain('维修供水点');
  });

  it('shows what tells the place and the kind of the report', async () => {
    const source = await sourceOf(of('a'));
    expect(cellOf(source, 'report-1-region')).toBe('临湘市水利局');
    expect(cellOf(source, 'report-1-kind')).toBe('项目支出绩效自评表');
  });

  it('says findings below their rows, with their figures, in the language of the page', async () => {
    const $ = await pageOf(of('b'), 'zh');
    const row = $('[data-f="level3"]').filter((_, one) => $(one).text() === '设施完好率').closest('tr'); // prettier-ignore
    expect(row.next('.below').text()).toContain('得分超过分值或为负（对照 10，所载 12）');
    const english = await pageOf(of('b'));
    expect(english('.below').text()).toMatch(/score/i);
    const source = await sourceOf(of('b'));
    expect(source.links['finding-0']?.length).toBeGreaterThan(0);
  });

  it('has boxes on the pages of a PDF, whose bytes come by the key of the file alone', async () => {
    const source = await sourceOf(of('c'));
    const { key } = await valueOf(of('c'), 'funding', 'executed');
    const [id = ''] = source.links[key] ?? [];
    expect(source.boxes[id]).toHaveLength(5);
    const bytes = await asked(server, source.pdf ?? '');
    expect(bytes.body.startsWith('%PDF-')).toBe(true);
    expect(bytes.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(bytes.headers['content-security-policy']).toContain('sandbox');
    expect(bytes.headers['content-disposition']).toContain('attachment');
    for (const path of ['/sources/0/bytes', '/sources/99/bytes', '/sources/..%2f..%2fa.pdf/bytes', '/sources/1/bytes/..'])
      expect([path, (await asked(server, path)).status]).toEqual([path, 404]);
  }); // prettier-ignore

  it('shows nothing of a web page that acts or reaches outside', async () => {
    const { look, html } = await sourceOf(of('n'));
    expect(look).toContain('维修');
    for (const shown of [look ?? '', html]) {
      const $ = parsed(shown);
      const acting = $('script, svg, math, iframe, object, embed, form, meta, base, link, style, img[src^="http"]');
      const found = $.html(acting);
      // a warning may name the address in words
      $('[title]').removeAttr('title');
      expect([found, /javascript:|evil\.example|\son\w+\s*=|url\(/i.exec($.html())?.[0]]).toEqual(['', undefined]);
    }
  });

  it('stands alone and says so when the file is gone or another one lies there', async () => {
    rmSync(join(folder, 'd-gone.html'));
    writeFileSync(join(folder, 'e-changed.html'), smallForm({ project: '第三个项目' }));
    const [first, second] = [await sourceOf(of('d')), await sourceOf(of('e'))];
    expect([first.html, second.html]).toEqual(['', '']);
    expect(first.notice).toContain('no longer');
    expect(second.notice).toContain('Another file');
    expect((await asked(server, of('e'))).body).toContain('被替换的项目');
  });

  it('leads to the reports before and after it in the list that it was opened from, and back', async () => {
    const list = '/reports?q=逐年项目&year=2019-2020';
    const referer = new URL(encodeURI(list), server.url).href;
    const led = await asked(server, of('g'), { headers: { referer } });
    const to = decodeURIComponent(String(led.headers['location']));
    expect([led.status, to]).toEqual([302, `${of('g')}?q=逐年项目&year=2019-2020&page=1`]);
    const $ = parsed((await asked(server, String(led.headers['location']))).body);
    expect(decodeURIComponent($('.neighbours a[rel=next]').attr('href') ?? '')).toBe(`${of('f')}?q=逐年项目&year=2019-2020&page=1`); // prettier-ignore
    expect($('.neighbours a[rel=prev]').length).toBe(0);
    expect($('.neighbours').text()).toContain('1 of 2');
    expect(decodeURIComponent($('.neighbours .back').attr('href') ?? '')).toBe(list);
  });

  it('leads to its place, its project over the years, and the same report in other files', async () => {
    const $ = await pageOf(of('l'));
    const links = $('.title .lead a').map((_, one) => decodeURIComponent($(one).attr('href') ?? '')).get(); // prettier-ignore
    expect(links).toEqual(['/counties/430121', '/projects?name=学校运转保障&county=430121', `/sources/${of('l').split('/').at(-1) ?? ''}`, `${of('l')}.json`]); // prettier-ignore
    expect($('.also a').map((_, one) => $(one).attr('href')).get()).toEqual([of('m')]); // prettier-ignore
    const list = parsed((await asked(server, '/reports')).body);
    expect(list('tbody a.tag').map((_, one) => list(one).text()).get()).toEqual(['2 files', '2 files']); // prettier-ignore
    const count = async (query: string): Promise<number> => Number(json(await asked(server, `/reports.json${query}`))['count']); // prettier-ignore
    expect(await count('?copies=once')).toBe((await count('')) - 1);
  });
});

describe('a value', () => {
  const asking = async (path: string, query: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> => json(await asked(server, `${path}/value?${new URLSearchParams(query).toString()}`)); // prettier-ignore

  it('is cited with its place, its file and an address that outlives a new reading', async () => {
    const { row, key } = await valueOf(of('b'), 'indicator', 'actual');
    const source = await sourceOf(of('b'));
    const { cite = '', place } = await asking(of('b'), { r: 'indicator', i: String(row), f: 'actual', at: source.links[key]?.[0] ?? '' }); // prettier-ignore
    expect(place).toMatch(/^表1 行\d+ 列\d+$/);
    for (const part of ['岚皋县', '乡村公益性设施管护', '2022', place ?? '?', 'b.docx', 'SHA-256 ', 'jixiao 0.1.0'])
      expect([part, cite.includes(part)]).toEqual([part, true]);
    const path = new URL(/http:\S+/.exec(cite)?.[0] ?? '').pathname;
    expect(path).toMatch(/^\/at\/[0-9a-f]{16}\/1\/indicator\/1\/actual$/);
    const led = await asked(server, path);
    expect([led.status, led.headers['location']]).toEqual([302, `${of('b')}#${key}`]);
    expect((await asked(server, path.replace('/1/indicator', '/2/indicator'))).status).toBe(404);
    expect((await asked(server, path.replace('actual', '__proto__'))).headers['location']).toBe(of('b'));
  });

  it('that is missing is explained by what the document states', async () => {
    const { row } = await valueOf(of('l'), 'report', 'selfScore');
    const { why } = await asking(of('l'), { r: 'report', i: String(row), f: 'selfScore' });
    expect(why).toContain('add up to 99.5');
  });
});

describe('a correction', () => {
  const whole = { reason: '看错', who: '李某' };
  const change = async (path: string, body: object): Promise<Answer> => {
    const { row } = await valueOf(path, 'indicator', 'actual');
    return post(`${path}/corrections`, { record: 'indicator', row, field: 'actual', ...body });
  };

  it('may say that the reading is right', async () => {
    expect((await change(of('j'), { accept: true, who: '李某' })).status).toBe(200);
    expect((await pageOf(of('j')))('.checked').text()).toBe('15处');
  });

  it('is refused in words when it is none', async () => {
    const path = of('k');
    const refused = async (body: object): Promise<string> => {
      const answer = await change(path, body);
      return `${answer.status} ${String(json(answer)['error'])}`;
    };
    const { row } = await valueOf(path, 'funding', 'budget');
    expect(await refused({ value: '16处' })).toMatch(/^422 .*reason and your name/);
    expect(await refused({ ...whole, value: '15处' })).toMatch(/^422 .*stands already/);
    expect(await refused({ record: 'funding', row, field: 'budget', ...whole, value: '120' })).toMatch(/^422 .*120万元/);
    expect(await refused({ row: 99999, ...whole, value: '1' })).toMatch(/^422 .*Load the page/);
    expect(await refused({ field: '__proto__', ...whole, value: '1' })).toMatch(/^422/);
    const cookie = await cookieOf(server);
    const bare = await asked(server, `${path}/corrections`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ record: 'indicator', row: 1, field: 'actual', ...whole, value: '1处' }) }); // prettier-ignore
    expect(bare.status).toBe(403);
  }); // prettier-ignore

  it('waits a moment for another writer, then says so, and other pages are served meanwhile', async () => {
    const writer = new Database(db);
    writer.exec('BEGIN IMMEDIATE');
    const waiting = change(of('k'), { ...whole, value: '17处' });
    const order: string[] = [];
    void waiting.then(() => order.push('correction'));
    await asked(server, '/reports.json').then(() => order.push('list'));
    const answer = await waiting;
    writer.exec('ROLLBACK');
    writer.close();
    expect([answer.status, json(answer)['error'], order]).toEqual([503, expect.stringContaining('Try again'), ['list', 'correction']]); // prettier-ignore
    expect((await change(of('k'), { ...whole, value: '17处' })).status).toBe(200);
  });

  it('shows at once, in the page, its twin and the comparison, outlives a new reading and can be taken back', async () => {
    const path = of('i');
    const made = await change(path, { ...whole, value: '16处' });
    expect([made.status, json(made)['ok']]).toEqual([200, true]);
    const { key } = await valueOf(path, 'indicator', 'actual');
    const shown = await pageOf(path);
    expect(shown(`[data-v="${key}"]`).attr('class')).toContain('corrected');
    expect([shown(`[data-v="${key}"]`).text(), shown('table.indicator del').text()]).toEqual(['16处', '15处']);
    const twin = json(await asked(server, `${path}.json`)) as unknown as { reports: { indicators: { actual: { raw: string } }[] }[]; corrections: { value: { raw: string }; who: string }[] }; // prettier-ignore
    expect(twin.reports[0]?.indicators[0]?.actual.raw).toBe('15处');
    expect(twin.corrections).toMatchObject([{ value: { raw: '16处' }, who: '李某' }]);
    const compared = await asked(server, `/compare.json?concept=${encodeURIComponent('更正供水点')}`);
    expect(compared.body).toContain('"actualRaw":"16处"');
    for await (const event of ingest([join(folder, 'i-corrected.html')], { db, jobs: 1, force: true })) void event;
    const again = await asked(server, `/reports.json?q=${encodeURIComponent('更正项目')}`);
    const id = /"report_id":(\d+)/.exec(again.body)?.[1] ?? '';
    expect((await pageOf(`/reports/${id}`))('.corrected').first().text()).toBe('16处'); // prettier-ignore
    const [correction] = (json(await asked(server, `/reports/${id}.json`)) as unknown as { corrections: { id: number }[] }).corrections; // prettier-ignore
    expect((await post(`/reports/${id}/undo`, { id: correction?.id })).status).toBe(200);
    expect((await pageOf(`/reports/${id}`))('.corrected').length).toBe(0);
    expect((await post(`/reports/${id}/undo`, { id: correction?.id })).status).toBe(422);
  });
});

describe('a file that is tried', () => {
  const send = async (name: string, bytes: string | Uint8Array): Promise<Answer> => {
    const form = formOf({ token: server.token }, { name, bytes: '@@' });
    const [before = '', after = ''] = String(form.body).split('@@');
    const body = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    return asked(server, '/try', { ...form, body, headers: { ...form.headers, cookie: await cookieOf(server) } });
  };
  const add = async (path: string): Promise<Answer> => {
    const form = formOf({ token: server.token });
    return asked(server, `${path.split('/').slice(0, 3).join('/')}/add`, { ...form, headers: { ...form.headers, cookie: await cookieOf(server) } }); // prettier-ignore
  };
  const kept = (): string[] => readdirSync(db.replace(/\.db$/, '-files')).sort();

  it('shows as a stored one would and is stored only when asked for', async () => {
    const count = async (): Promise<number> => Number(json(await asked(server, '/reports.json'))['count']);
    const before = await count();
    const sent = await send('自评表.html', smallForm({ project: '试读项目' }));
    const base = String(sent.headers['location']);
    expect(base).toMatch(/^\/try\/[\w-]{24}\/0\/0$/);
    const $ = parsed((await asked(server, base)).body);
    expect($('[data-v="indicator-1-actual"]').text()).toBe('15处');
    expect(cellOf(await sourceOf(base), 'indicator-1-actual')).toBe('15处');
    expect(await count()).toBe(before);
    const added = await add(base);
    const path = String(added.headers['location']);
    expect([added.status, path]).toEqual([303, expect.stringMatching(/^\/reports\/\d+$/)]);
    expect(await count()).toBe(before + 1);
    expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{12}-自评表\.html$/)]);
    const { key } = await valueOf(path, 'indicator', 'actual');
    expect(cellOf(await sourceOf(path), key)).toBe('15处');
  });

  it('ends with its outcome when it is hostile, and leads nowhere by its name', async () => {
    const bomb = zip([{ name: 'a.txt', data: Buffer.alloc(300 * 1024 * 1024), deflate: true }]);
    const sent = await send('../../bomb.zip', bomb);
    const page = await asked(server, String(sent.headers['location']));
    expect(parsed(page.body)('section .tag').text()).toMatch(/unpack|large|bomb/i);
    await add(String(sent.headers['location']));
    expect(kept()).toContainEqual(expect.stringMatching(/^[0-9a-f]{12}-bomb\.zip$/));
    expect(existsSync(join(home, '..', 'bomb.zip'))).toBe(false);
    expect((await asked(server, '/try/unknown/0/0')).status).toBe(404);
  });
});
