/** The page of a report as the server sends it: the record, the source read again, corrections, files that are tried. */
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/run/ingest.js';
import { aFolder } from '../helpers/database.js';
import { zip } from '../helpers/archive-writer.js';
import { smallForm } from '../helpers/small-form.js';
import { asked, cookieOf, formOf, serving, type Answer } from './serving.js';
import type { Serving } from '../../src/web/server.js';

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;

async function ingested(folder: string, db: string, force = false): Promise<void> {
  for await (const event of ingest([folder], { db, jobs: 1, force })) void event;
}

/** A folder of documents, a database of them, a server on it. */
async function served(files: Readonly<Record<string, string>>): Promise<{ folder: string; db: string; server: Serving }> {
  const folder = aFolder();
  const db = join(aFolder(), 'a.db');
  for (const [name, content] of Object.entries(files)) {
    if (content.startsWith('fixture:')) copyFileSync(join(FIXTURES, content.slice(8)), join(folder, name));
    else writeFileSync(join(folder, name), content);
  }
  await ingested(folder, db);
  return { folder, db, server: await serving(db) };
} // prettier-ignore

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
const sourceOf = async (server: Serving, base: string): Promise<Source> => json(await asked(server, `${base}/source`)) as unknown as Source; // prettier-ignore

/** The text of the cell that a value is tied to. */
function cellOf(source: Source, key: string): string {
  const [id = 'none'] = source.links[key] ?? [];
  return load(source.html)(`[id="${id}"]`).text();
}

async function post(server: Serving, path: string, body: object): Promise<Answer> {
  const cookie = await cookieOf(server);
  const headers = { cookie, 'content-type': 'application/json', 'x-jixiao-token': server.token };
  return asked(server, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('the record', () => {
  it('is the form of the report, each value tied to its cell', async () => {
    const { server } = await served({ 'a.html': smallForm() });
    const page = await asked(server, '/reports/1?lang=zh');
    const $ = load(page.body);
    expect($('.subject').text()).toContain('农村饮水安全维修');
    const heads = $('table.indicator thead th').map((_, one) => $(one).text()).get(); // prettier-ignore
    expect(heads).toEqual(['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']);
    const source = await sourceOf(server, '/reports/1');
    for (const key of ['indicator-1-actual', 'indicator-1-score', 'funding-1-executed', 'report-1-projectName'])
      expect([key, cellOf(source, key)]).toEqual([key, $(`[data-v="${key}"]`).text()]);
    expect(source.look).toContain('维修供水点');
  });

  it('says findings below their rows, with their figures, in the language of the page', async () => {
    const { server } = await served({ 'a.docx': 'fixture:reports/own-langao-2022-source-errors.docx' });
    const $ = load((await asked(server, '/reports/1?lang=zh')).body);
    const row = $('[data-f="level3"]').filter((_, one) => $(one).text() === '设施完好率').closest('tr'); // prettier-ignore
    expect(row.next('.below').text()).toContain('得分超过分值或为负（对照 10，所载 12）');
    const english = load((await asked(server, '/reports/1?lang=en')).body);
    expect(english('.below').text()).toMatch(/score/i);
    const source = await sourceOf(server, '/reports/1');
    expect(source.links['finding-0']?.length).toBeGreaterThan(0);
  });

  it('has boxes on the pages of a PDF, whose bytes come by the key of the file alone', async () => {
    const { server } = await served({ 'a.pdf': 'fixture:layouts/gansu-2023-zhangjiachuan-school-toilets.pdf' });
    const source = await sourceOf(server, '/reports/1');
    const [id = ''] = source.links['funding-1-executed'] ?? [];
    expect(source.boxes[id]).toHaveLength(5);
    const bytes = await asked(server, source.pdf ?? '');
    expect(bytes.body.startsWith('%PDF-')).toBe(true);
    expect(bytes.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(bytes.headers['content-security-policy']).toContain('sandbox');
    expect(bytes.headers['content-disposition']).toContain('attachment');
    for (const path of [
      '/sources/0/bytes',
      '/sources/2/bytes',
      '/sources/..%2f..%2fa.pdf/bytes',
      '/sources/1/bytes/..',
    ])
      expect([path, (await asked(server, path)).status]).toEqual([path, 404]);
  });

  it('stands alone and says so when the file is gone or another one lies there', async () => {
    const { server, folder } = await served({ 'a.html': smallForm(), 'b.html': smallForm({ project: '另一项目' }) });
    rmSync(join(folder, 'a.html'));
    writeFileSync(join(folder, 'b.html'), smallForm({ project: '第三个项目' }));
    const [first, second] = [await sourceOf(server, '/reports/1'), await sourceOf(server, '/reports/2')];
    expect([first.html, second.html]).toEqual(['', '']);
    expect(first.notice).toContain('no longer');
    expect(second.notice).toContain('Another file');
    expect((await asked(server, '/reports/2')).body).toContain('另一项目');
  });

  it('leads to the reports before and after it in the list that it was opened from', async () => {
    const { server } = await served({
      'a.html': smallForm({ year: 2021 }),
      'b.html': smallForm({ year: 2022 }),
      'c.html': smallForm({ year: 2023 }),
    });
    const referer = `${server.url}reports?year=2021-2022`;
    const led = await asked(server, '/reports/2', { headers: { referer } });
    expect([led.status, led.headers['location']]).toEqual([302, '/reports/2?year=2021-2022&page=1']);
    const $ = load((await asked(server, String(led.headers['location']))).body);
    expect($('.neighbours a[rel=next]').attr('href')).toBe('/reports/1?year=2021-2022&page=1');
    expect($('.neighbours a[rel=prev]').length).toBe(0);
    expect($('.neighbours').text()).toContain('1 of 2');
  });
});

describe('a correction', () => {
  const actual = { record: 'indicator', row: 1, field: 'actual' };

  it('shows at once, in the page, its twin and the comparison, and can be taken back', async () => {
    const { server, folder, db } = await served({ 'a.html': smallForm() });
    const made = await post(server, '/reports/1/corrections', {
      ...actual,
      value: '16处',
      reason: '看错',
      who: '李某',
    });
    expect([made.status, json(made)['ok']]).toEqual([200, true]);
    const shown = load((await asked(server, '/reports/1')).body);
    expect(shown('[data-v="indicator-1-actual"]').attr('class')).toContain('corrected');
    expect([shown('[data-v="indicator-1-actual"]').text(), shown('table.indicator del').text()]).toEqual(['16处', '15处']); // prettier-ignore
    const twin = json(await asked(server, '/reports/1.json')) as unknown as { reports: { indicators: { actual: { raw: string } }[] }[]; corrections: { value: { raw: string }; who: string }[] }; // prettier-ignore
    expect(twin.reports[0]?.indicators[0]?.actual.raw).toBe('15处');
    expect(twin.corrections).toMatchObject([{ value: { raw: '16处' }, who: '李某' }]);
    expect((await asked(server, '/compare.json?concept=维修供水点'.replace('维修供水点', encodeURIComponent('维修供水点')))).body).toContain('16'); // prettier-ignore
    await ingested(folder, db, true);
    const again = await asked(server, '/reports.json');
    const id = /"report_id":(\d+)/.exec(again.body)?.[1] ?? '';
    expect(
      load((await asked(server, `/reports/${id}`)).body)('.corrected')
        .first()
        .text(),
    ).toBe('16处');
    const [correction] = (json(await asked(server, `/reports/${id}.json`)) as unknown as { corrections: { id: number }[] }).corrections; // prettier-ignore
    expect((await post(server, `/reports/${id}/undo`, { id: correction?.id })).status).toBe(200);
    expect(load((await asked(server, `/reports/${id}`)).body)('.corrected').length).toBe(0);
    expect((await post(server, `/reports/${id}/undo`, { id: correction?.id })).status).toBe(422);
  });

  it('may say that the reading is right', async () => {
    const { server } = await served({ 'a.html': smallForm() });
    expect((await post(server, '/reports/1/corrections', { ...actual, accept: true, who: '李某' })).status).toBe(200);
    expect(load((await asked(server, '/reports/1')).body)('.checked').text()).toBe('15处');
  });

  it('is refused in words when it is none', async () => {
    const { server } = await served({ 'a.html': smallForm() });
    const refused = async (body: object): Promise<string> => {
      const answer = await post(server, '/reports/1/corrections', body);
      return `${answer.status} ${String(json(answer)['error'])}`;
    };
    const whole = { reason: 'x', who: 'y' };
    expect(await refused({ ...actual, value: '16处' })).toMatch(/^422 .*reason and your name/);
    expect(await refused({ ...actual, ...whole, value: '15处' })).toMatch(/^422 .*stands already/);
    expect(await refused({ record: 'funding', row: 1, field: 'budget', ...whole, value: '120' })).toMatch(/^422 .*120万元/);
    expect(await refused({ record: 'indicator', row: 99, field: 'actual', ...whole, value: '1' })).toMatch(/^422 .*Load the page/);
    expect(await refused({ record: 'indicator', row: 1, field: '__proto__', ...whole, value: '1' })).toMatch(/^422/);
    const cookie = await cookieOf(server);
    const bare = await asked(server, '/reports/1/corrections', { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ ...actual, ...whole, value: '1处' }) }); // prettier-ignore
    expect(bare.status).toBe(403);
  }); // prettier-ignore
});

describe('a file that is tried', () => {
  const send = async (server: Serving, name: string, bytes: string | Uint8Array): Promise<Answer> => {
    const form = formOf({ token: server.token }, { name, bytes: '@@' });
    const [before = '', after = ''] = String(form.body).split('@@');
    const body = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    return asked(server, '/try', { ...form, body, headers: { ...form.headers, cookie: await cookieOf(server) } });
  };

  it('shows as a stored one would and is stored only when asked for', async () => {
    const { server, db } = await served({});
    const sent = await send(server, '自评表.html', smallForm());
    const base = String(sent.headers['location']);
    expect(base).toMatch(/^\/try\/[\w-]{24}\/0\/0$/);
    const $ = load((await asked(server, base)).body);
    expect($('[data-v="indicator-1-actual"]').text()).toBe('15处');
    expect(cellOf(await sourceOf(server, base), 'indicator-1-actual')).toBe('15处');
    expect(json(await asked(server, '/reports.json'))['count']).toBe(0);
    const form = formOf({ token: server.token });
    const add = `${base.split('/').slice(0, 3).join('/')}/add`;
    const added = await asked(server, add, { ...form, headers: { ...form.headers, cookie: await cookieOf(server) } });
    expect([added.status, added.headers['location']]).toEqual([303, '/reports/1']);
    expect(readdirSync(db.replace(/\.db$/, '-files'))).toEqual([expect.stringMatching(/^[0-9a-f]{12}-自评表\.html$/)]);
    expect(cellOf(await sourceOf(server, '/reports/1'), 'indicator-1-actual')).toBe('15处');
  });

  it('ends with its outcome when it is hostile, and leads nowhere by its name', async () => {
    const { server, db } = await served({});
    const bomb = zip([{ name: 'a.txt', data: Buffer.alloc(300 * 1024 * 1024), deflate: true }]);
    const sent = await send(server, '../../bomb.zip', bomb);
    const page = await asked(server, String(sent.headers['location']));
    expect(load(page.body)('section .tag').text()).toMatch(/unpack|large|bomb/i);
    const form = formOf({ token: server.token });
    await asked(server, `${String(sent.headers['location'])}/add`, { ...form, headers: { ...form.headers, cookie: await cookieOf(server) } }); // prettier-ignore
    expect(readdirSync(db.replace(/\.db$/, '-files'))).toEqual([expect.stringMatching(/^[0-9a-f]{12}-bomb\.zip$/)]);
    expect(existsSync(join(db, '..', '..', 'bomb.zip'))).toBe(false);
    expect((await asked(server, '/try/unknown/0/0')).status).toBe(404);
  });
});
