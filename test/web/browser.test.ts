/** The pages in a real browser: a researcher's way through them, and what axe finds. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { parse } from 'csv-parse/sync';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/web/server.js';
import { CHROMIUM, inBrowser } from './chromium.js';
import { FIXTURES, load } from './loaded.js';
import { serving } from './serving.js';

const PANEL = join(FIXTURES, 'panel');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RATE = '城乡居民参保率';

describe.skipIf(CHROMIUM === null)(inBrowser('in a browser'), () => {
  let folder = '';
  let server: Serving;
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jixiao-browser-'));
    const db = join(folder, 'panel.db');
    await load(PANEL, db);
    server = await serving(db, true);
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A window with what went wrong in it: errors of scripts, what the policy blocked, requests to anywhere else. */
  async function opened(options: BrowserContextOptions = {}): Promise<{ page: Page; wrong: string[] }> {
    const context = await browser.newContext({
      locale: 'zh-CN',
      baseURL: server.url,
      acceptDownloads: true,
      ...options,
    });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
    page.on('request', (request) => void (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(server.url) && wrong.push(request.url()))); // prettier-ignore
    return { page, wrong };
  }

  it('a report is found by its county', async () => {
    const { page, wrong } = await opened();
    await page.goto('/');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '报告' }).click();
    const region = page.getByRole('combobox', { name: '地区' });
    await region.pressSequentially('霍山');
    await page.getByRole('option', { name: /霍山县/ }).first().waitFor(); // prettier-ignore
    await region.press('ArrowDown');
    await region.press('Enter');
    expect(await region.inputValue()).toBe('341525');
    await page.getByLabel('年度').fill('2022');
    await page.getByRole('button', { name: '筛选' }).click();
    await page.waitForURL(/region=341525/);
    const rows = page.locator('main tbody tr');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allTextContents()) expect(text).toMatch(/2022[^]*霍山县/);
    await rows.first().locator('td').nth(2).getByRole('link').click();
    await page.waitForURL(/\/reports\/\d+/);
    expect(await page.locator('main').textContent()).toContain('霍山县');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('three counties are compared over three years, and the figures taken along', async () => {
    const { page, wrong } = await opened();
    await page.goto('/compare');
    const subject = page.getByRole('combobox', { name: '指标' });
    await subject.pressSequentially('参保');
    await page.getByRole('option', { name: new RegExp(`^${RATE}`) }).first().click(); // prettier-ignore
    for (const county of ['霍山县', '湄潭县', '罗平县']) {
      await page.getByRole('combobox', { name: '添加地区' }).pressSequentially(county);
      const option = page.getByRole('option', { name: new RegExp(county) });
      await Promise.all([page.waitForEvent('framenavigated'), option.click()]);
    }
    const chips = page.locator('form .chips li:has(input)');
    expect(await chips.count()).toBe(3);
    const table = page.locator('table.compared');
    const rows = await table.locator('tbody tr:not(.sum)').count();
    expect(rows).toBe(3);
    expect(await table.locator('thead th').allTextContents()).toEqual(expect.arrayContaining(['2021', '2022', '2023']));
    expect(await page.locator('svg.chart').count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ]);
    const records: Record<string, string>[] = parse(readFileSync(await download.path()), { columns: true, bom: true });
    expect(download.suggestedFilename()).toBe('comparison.csv');
    expect(new Set(records.map((record) => record['county'])).size).toBe(rows);
    expect(records.length).toBe(await table.locator('tbody tr:not(.sum) td.n:has(a)').count());
    const [first] = await table.locator('td.n a').all();
    await first?.click();
    await page.waitForURL(/\/reports\/\d+#i\d+/);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('what is chosen shows at once, and the way back leads to what was before', async () => {
    const { page, wrong } = await opened();
    await page.goto(`/compare?concept=${RATE}&chart=line`);
    const chart = page.getByRole('combobox', { name: '图形' });
    await chart.focus();
    await chart.selectOption({ label: '小图组' });
    await page.waitForSelector('.multiples figure');
    expect(new URL(page.url()).searchParams.get('chart')).toBe('multiples');
    expect(await page.evaluate('document.activeElement.name')).toBe('chart');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'SVG' }).click()]);
    const drawn = readFileSync(await download.path(), 'utf8');
    expect([drawn.startsWith('<svg'), drawn.includes('霍山县'), drawn.includes('石泉县')]).toEqual([true, true, true]);
    await page.goBack();
    await page.waitForSelector('svg.chart');
    expect(await chart.inputValue()).toBe('line');
    await page.goto('/reports');
    const all = await page.locator('[data-count]').textContent();
    await page.locator('.filters summary').click();
    await page.getByRole('combobox', { name: '类型' }).selectOption({ label: '部门整体' });
    await page.waitForSelector('.asked');
    expect(await page.locator('[data-count]').textContent()).not.toBe(all);
    // a link to a part of the page loads nothing anew
    await page.evaluate('window.kept = 1; location.hash = "main"');
    await page.goBack();
    expect(await page.evaluate('window.kept')).toBe(1);
    expect(wrong).toEqual([]);
    await page.context().close();
  }); // prettier-ignore

  // further rows of a list are like the first ones
  const ALIKE = 'axe.run({ exclude: [["tbody tr:nth-child(n + 9)"], [".multiples figure:nth-child(n + 5)"]] }, { resultTypes: ["violations"], preload: false })'; // prettier-ignore
  const PAGES = ['/', '/sources', '/sources/1', '/reports?year=2022&kind=project', '/reports/1', '/indicators', '/funding', '/findings', '/compare', `/compare?concept=${RATE}&chart=line`, `/compare?concept=${RATE}&chart=dots`, `/compare?concept=${RATE}&chart=multiples`, '/counties/341525', `/projects?name=城乡居民基本医疗保险财政补助&county=341525`, '/search?q=参保', '/sql?sql=SELECT county, year, level3 FROM v_indicator LIMIT 5', '/try', '/nothing', '/reports?copies=once', '/reports?q=没有这样的项目', '/reports?region=没有这样的县', '/compare?concept=没有这样的指标', '/search?q=没有这样的词', '/sql?sql=SELEC', '/?province=430000']; // prettier-ignore

  it.each([
    ['light', 'zh-CN', 1440],
    ['dark', 'en-US', 390],
  ] as const)(
    'nothing serious is found by axe, %s, %s, %i px',
    async (colorScheme, locale, width) => {
      const { page } = await opened({ colorScheme, locale, viewport: { width, height: 900 } });
      for (const path of PAGES) {
        await page.goto(path);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate<AxeResults>(ALIKE);
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        const said = serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' ')}`); // prettier-ignore
        expect([path, said]).toEqual([path, []]);
        const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect([path, Number(wider) > 0]).toEqual([path, false]);
      }
      await page.context().close();
    },
    120_000,
  );

  it('everything that is pressed is reached by the keyboard, first of all the content', async () => {
    const { page } = await opened();
    await page.goto('/reports');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.context().close();
  });

  it('colours follow the system until they are chosen', async () => {
    const { page } = await opened({ colorScheme: 'dark' });
    const back = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.goto('/');
    expect(await back()).toBe('rgb(20, 23, 27)');
    await page.goto('/?theme=light');
    expect(await back()).toBe('rgb(245, 246, 248)');
    await page.goto('/reports');
    expect(await back()).toBe('rgb(245, 246, 248)');
    await page.context().close();
  });
});
