/** The page of a report in a real browser: what lights up, what is corrected, and that nothing of a document ever runs. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tmpdir } from 'node:os';
import { ingest } from '../../src/run/ingest.js';
import { serve, type Serving } from '../../src/web/server.js';
import { zip } from '../helpers/archive-writer.js';
import { smallForm } from '../helpers/small-form.js';
import { CHROMIUM, inBrowser } from './chromium.js';

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const ATTACK = '<script>window.ran = 1; alert(1)</script><img src=x onerror="window.ran=1;alert(2)">';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-web-'));
const db = join(folder, 'a.db');
const documents = join(folder, 'documents');
let browser: Browser;
let server: Serving;
/** Dialogs, errors of scripts, and what the policy of the page refused. */
const trouble: string[] = [];

async function opened(path: string, size = { width: 1440, height: 900 }): Promise<Page> {
  const page = await (await browser.newContext({ viewport: size, locale: 'zh-CN' })).newPage();
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(?:data|blob|about):/.test(request.url()))
      trouble.push(`request: ${request.url()}`);
  });
  await page.goto(new URL(path, server.url).href);
  return page;
}

const ready = (page: Page): Promise<unknown> => page.waitForSelector('#pane[aria-busy="false"] > *', { state: 'attached' }); // prettier-ignore

/** From the list of reports to the page of one, by words of its subject. */
async function found(words: string, format: string): Promise<Page> {
  const page = await opened(`/reports?q=${encodeURIComponent(words)}`);
  const list = await page.request.get(new URL(`/reports.json?q=${encodeURIComponent(words)}`, server.url).href);
  const { rows } = (await list.json()) as { rows: { report_id: number }[] };
  for (const { report_id } of rows) {
    const path = `/reports/${report_id}`;
    const twin = await page.request.get(new URL(`${path}.json`, server.url).href);
    const { source } = (await twin.json()) as { source: { format: string } };
    if (source.format !== format) continue;
    await page.click(`.list a[href="${path}"]`);
    await ready(page);
    return page;
  }
  throw new Error(`no report of ${words} as ${format}`);
}

const litIn = (page: Page): Promise<string[]> => page.locator('#pane .grid .lit').allTextContents();
const value = (page: Page, field: string, n = 0) => page.locator(`#record .v[data-f="${field}"]`).nth(n);

async function serious(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const { violations } = await page.evaluate<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>('axe.run({ resultTypes: ["violations"], iframes: false, preload: false })'); // prettier-ignore
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

async function run(force = false): Promise<void> {
  for await (const event of ingest([documents], { db, jobs: 1, force })) void event;
}

describe.skipIf(CHROMIUM === null)(inBrowser('a report in a browser'), () => {
  beforeAll(async () => {
    mkdirSync(documents);
    for (const [name, from] of [
      ['a.docx', 'reports/own-langao-2022-source-errors.docx'],
      ['b.txt', 'reports/own-langao-2022-source-errors.txt'],
      ['c.pdf', 'layouts/gansu-2023-zhangjiachuan-school-toilets.pdf'],
    ] as const)
      copyFileSync(join(FIXTURES, from), join(documents, name));
    writeFileSync(join(documents, 'd.html'), smallForm());
    const escaped = ATTACK.replaceAll('<', '&lt;');
    writeFileSync(join(documents, '<img src=x onerror=alert(3)>.html'), smallForm({ project: `敌意项目${escaped}`, indicator: `维修${escaped}${ATTACK}` })); // prettier-ignore
    await run();
    server = await serve(db, { lang: 'zh' });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['岚皋', 'docx'],
    ['岚皋', 'txt'],
    ['农村饮水', 'html'],
    ['张家川', 'pdf'],
  ])('lights up the cell of a value, and the value of a cell: %s as %s', async (words, format) => {
    const page = await found(words, format);
    const actual = value(page, 'actual');
    await actual.click();
    const text = (await actual.textContent()) ?? '';
    const lit = await litIn(page);
    // in a text file a row may be one line
    expect(lit.some((one) => one.includes(text))).toBe(true);
    if (format === 'pdf') {
      const box = page.locator('#pane .sheet .box.lit');
      expect(await box.count()).toBe(1);
      await page.waitForSelector('.sheet[data-drawn] canvas');
      const { width = 0, height = 0 } = (await box.boundingBox()) ?? {};
      expect([width > 20, height > 10]).toEqual([true, true]);
      // the cell is drawn there: not a blank paper
      const dark = await page.evaluate(`(() => {
        const [box, canvas] = [document.querySelector('#pane .sheet .box.lit'), document.querySelector('.sheet canvas')];
        const [cell, around] = [box.getBoundingClientRect(), canvas.getBoundingClientRect()];
        const scale = canvas.width / around.width;
        const { data } = canvas.getContext('2d').getImageData((cell.left - around.left) * scale + 3, (cell.top - around.top) * scale + 3, cell.width * scale - 6, cell.height * scale - 6);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] < 128) count++;
        return count;
      })()`);
      expect(dark).toBeGreaterThan(10);
      await page.getByRole('button', { name: '还原表格' }).click();
    }
    // the other way round, from a cell to its value
    await page.keyboard.press('Escape');
    await page.locator('#pane .grid .linked', { hasText: text }).first().click();
    expect(await page.locator('#record .v.lit').count()).toBeGreaterThan(0);
    if (format === 'docx' || format === 'html') {
      await page.getByRole('button', { name: '外观' }).click();
      const frame = page.frameLocator('iframe.look');
      expect(await frame.locator('body').textContent()).toContain(text);
    }
    await page.context().close();
  });

  it('is used with the keyboard, and corrected in place', async () => {
    const page = await found('农村饮水', 'html');
    await page.keyboard.press('j');
    for (let i = 0; i < 80 && (await page.evaluate('document.activeElement.dataset.f')) !== 'actual'; i++)
      await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    expect(await litIn(page)).toEqual(['15处']);
    await page.keyboard.press('Enter');
    await page.fill('#edit-value', '16处');
    await page.fill('#edit-reason', '原文为16处');
    await page.fill('#edit-who', '李某某');
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#edit:not([open])', { state: 'attached' });
    await page.waitForSelector('.v.corrected');
    expect(await value(page, 'actual').textContent()).toBe('16处');
    expect(await page.locator('.history').textContent()).toContain('李某某');
    await page.goto(new URL('/compare?concept=维修供水点', server.url).href);
    expect(await page.locator('main').textContent()).toContain('16');
    await page.context().close();

    await server.close();
    await run(true);
    server = await serve(db, { lang: 'zh' });
    const again = await found('农村饮水', 'html');
    expect(await value(again, 'actual').textContent()).toBe('16处');
    await value(again, 'actual').focus();
    await again.keyboard.press('u');
    await again.waitForSelector('.v.corrected', { state: 'detached' });
    expect(await value(again, 'actual').textContent()).toBe('15处');
    await again.keyboard.press('a');
    await again.fill('#edit-who', '李某某');
    await again.locator('#edit').getByRole('button', { name: '读取无误' }).click();
    await again.waitForSelector('.v.checked');
    await again.context().close();
  }, 60_000);

  it('tells what the held value is, and opens it only when it is pressed again', async () => {
    const page = await found('岚皋', 'docx');
    const [first, second] = [value(page, 'actual'), value(page, 'actual', 1)];
    await first.click();
    await second.click();
    const tools = page.locator('#tools');
    await tools.getByRole('button', { name: '复制引用' }).waitFor();
    expect(await page.locator('#edit[open]').count()).toBe(0);
    expect(await tools.textContent()).toContain((await second.textContent()) ?? '?');
    expect(await tools.textContent()).toMatch(/表1 行\d+ 列\d+/);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tools.getByRole('button', { name: '复制引用' }).click();
    await tools.getByRole('button', { name: '已复制' }).waitFor();
    const cited = await page.evaluate<string>('navigator.clipboard.readText()');
    await page.goto(/http:\S+/.exec(cited)?.[0] ?? '');
    await ready(page);
    await page.waitForSelector('#record .v.lit');
    expect(await page.locator('#record .v.lit').textContent()).toBe(await value(page, 'actual', 1).textContent());
    await value(page, 'actual', 1).click();
    await page.waitForSelector('#edit[open]');
    await page.context().close();
  });

  it('keeps the filter of the list from report to report', async () => {
    const page = await found('岚皋', 'docx');
    const at = new URL(page.url());
    expect(at.searchParams.get('q')).toBe('岚皋');
    await page.keyboard.press((await page.locator('.neighbours a[rel=next]').count()) > 0 ? ']' : '[');
    await page.waitForURL((url) => url.pathname !== at.pathname);
    expect(new URL(page.url()).searchParams.get('q')).toBe('岚皋');
    await page.context().close();
  });

  it('runs nothing of a document: not its cells, its name, its page', async () => {
    const page = await found('敌意项目', 'html');
    expect(await page.locator('h1').textContent()).toContain('<script>');
    await value(page, 'actual').click();
    await page.getByRole('button', { name: '外观' }).click();
    await page.waitForTimeout(200);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    await page.goto(new URL('/sources', server.url).href);
    expect(await page.locator('main').textContent()).toContain('onerror=alert(3)');
    await page.context().close();
  });

  it('tries a file that is dropped, hostile or not', async () => {
    const page = await opened('/try');
    const drop = async (name: string, bytes: Buffer): Promise<void> => {
      await page.goto(new URL('/try', server.url).href);
      const file = JSON.stringify([name, bytes.toString('base64')]);
      const data = await page.evaluateHandle(`(() => {
        const [name, base64] = ${file};
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
        return transfer;
      })()`);
      await page.dispatchEvent('body', 'drop', { dataTransfer: data });
      await page.waitForURL(/\/try\/./);
    };
    await drop('<img src=x onerror=alert(4)>.html', Buffer.from(smallForm({ project: '试读项目', indicator: `维修${ATTACK}` }))); // prettier-ignore
    await ready(page);
    await value(page, 'actual').click();
    expect(await litIn(page)).toEqual(['15处']);
    await drop('bomb.zip', Buffer.from(zip([{ name: 'a.txt', data: Buffer.alloc(300 * 1024 * 1024), deflate: true }])));
    expect(await page.locator('main').textContent()).toContain('bomb');
    await page.goto(new URL('/reports?q=试读项目', server.url).href);
    expect(await page.locator('.list tbody tr').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('has no serious fault of accessibility, wide or narrow, light or dark', async () => {
    const report = new URL((await found('岚皋', 'docx')).url()).pathname;
    for (const [path, width] of [
      [`${report}?theme=light&lang=zh`, 1440],
      [`${report}?theme=dark&lang=en`, 390],
      ['/try?theme=dark', 390],
    ] as const) {
      const page = await opened(path, { width, height: 844 });
      if (path.startsWith('/reports')) {
        await ready(page);
        await value(page, 'actual').click();
      }
      expect([path, await serious(page)]).toEqual([path, []]);
      // nothing reaches over the edge of a narrow window
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, width]);
      await page.context().close();
    }
  }, 60_000);

  it('had no dialog, no error and no request elsewhere in all this', () => {
    expect(trouble).toEqual([]);
  });
});
