/** The page of a report: what it says, that it is safe, and that it works in a browser. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVIDENCE_CSP, evidencePage, type EvidencePage } from '../../src/evidence/page.js';
import { EXIT } from '../../src/cli/context.js';
import { extractFile } from '../../src/run/extract.js';
import { jixiao, type Ended } from '../helpers/cli.js';
import { aReport, anExtraction, anIndicator } from '../helpers/extraction.js';

const REPORTS = fileURLToPath(new URL('../../fixtures/reports/', import.meta.url));
const NAME = 'p1-mizhi-2022-insurance.docx';
const WRONG = 'own-langao-2022-source-errors.docx';
const CHROMIUM = '/usr/bin/chromium';

async function partsOf(name: string): Promise<EvidencePage> {
  const { extraction, doc, uses } = await extractFile(REPORTS + name);
  const report = extraction.reports[0]!;
  const { source, warnings } = extraction;
  return { source, warnings, report, asRead: report, reports: 1, readerVersion: '0.1.0', corrections: [], read: { doc: doc!, uses }, notice: null, lang: 'en' };
} // prettier-ignore

const targets = (html: string): string[] =>
  [...html.matchAll(/data-to="([^"]*)"/g)].flatMap(([, ids]) => (ids ?? '').split(' '));
const ids = (html: string): Set<string> => new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? ''));

describe('the page', () => {
  it.each([NAME, WRONG, 'd2-huarong-2023-market.html', 'n1-jianshi-2022-transfer.txt'])('of %s ties every value to a place that is there', async (name) => {
    const html = evidencePage(await partsOf(name));
    expect(targets(html).length).toBeGreaterThan(20);
    expect(targets(html).filter((id) => !ids(html).has(id))).toEqual([]);
  }); // prettier-ignore

  it('ties the parts of a row to their own cells', async () => {
    const html = evidencePage(await partsOf(NAME));
    const links: Record<string, string | undefined> = Object.fromEntries([...html.matchAll(/data-to="([^"]*)"[^>]*>(96\.3%|≥95%|城乡居民参保率|数量指标)</g)].map(([, to, text]) => [text ?? '', to] as const));
    expect(links).toMatchObject({ '96.3%': 't1r12c6', 城乡居民参保率: 't1r12c4', 数量指标: 't1r10c3' });
  }); // prettier-ignore

  it('says findings below their rows with their arithmetic, in both languages', async () => {
    const parts = await partsOf(WRONG);
    expect(evidencePage(parts)).toMatch(/<tr class="finding"><td colspan="\d+"><b class="error">score\.range<\/b>/);
    expect(evidencePage({ ...parts, lang: 'zh' })).toMatch(/score\.range<\/b> [^<]*对照/);
    for (const { rule } of parts.report.findings) expect(evidencePage(parts)).toContain(`>${rule}</b>`);
  });

  it('marks what was corrected and what was inferred', () => {
    const asRead = aReport();
    const report = { ...asRead, indicators: [anIndicator({ score: 9 }), ...asRead.indicators.slice(1)] };
    const { source } = anExtraction();
    const corrections = [{ record: 'indicator', ordinal: 1, field: 'score', who: '张某', reason: '原表为9分' }];
    const warnings = [{ code: 'value.inferred', message: 'told apart', at: asRead.indicators[0]!.at }];
    const html = evidencePage({ source, warnings, report, asRead, reports: 2, readerVersion: '0.1.0', corrections, read: null, notice: 'The source has gone.', lang: 'en' });
    expect(html).toMatch(/<span class="v corrected inferred" title="corrected: 原表为9分 \(by 张某\)\ninferred">9<\/span> <del title="as read">9\.5<\/del>/);
    expect(html.match(/corrected:/g)).toHaveLength(1);
    expect(html).toContain('The source has gone.');
    expect(html).toContain('Report 1 / 2');
  }); // prettier-ignore

  it('keeps what a document says from becoming part of the page', async () => {
    const parts = await partsOf(NAME);
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const report = { ...parts.report, projectName: evil, indicators: parts.report.indicators.map((i) => ({ ...i, level3: evil, reason: evil })) }; // prettier-ignore
    const html = evidencePage({ ...parts, report, source: { ...parts.source, path: evil }, notice: evil });
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
    expect(html).toContain(EVIDENCE_CSP);
    expect(EVIDENCE_CSP).not.toContain('unsafe');
  });

  it('is the same for the same report', async () => {
    expect(evidencePage(await partsOf(NAME))).toBe(evidencePage(await partsOf(NAME)));
  });
});

describe('jixiao evidence', () => {
  let here = '';
  const call = (...args: string[]): Promise<Ended> => jixiao(args, { cwd: here });
  beforeAll(async () => {
    here = mkdtempSync(join(tmpdir(), 'jixiao-evidence-'));
    copyFileSync(REPORTS + NAME, join(here, NAME));
    expect((await call('ingest', NAME)).code).toBe(EXIT.read);
    expect((await call('correct', NAME, '--place', '表1 行12', '--field', 'actual', '--value', '94%', '--reason', '看错一行', '--who', '张某')).code).toBe(0); // prettier-ignore
  });
  afterAll(() => rmSync(here, { recursive: true, force: true }));

  it('shows a report of the database with its corrections', async () => {
    expect((await call('evidence', '1', '--out', 'one.html')).stderr).toBe('Wrote one.html.\n');
    const html = readFileSync(join(here, 'one.html'), 'utf8');
    expect(html).toMatch(/data-to="t1r12c6"[^>]*看错一行[^>]*>94%<\/a> <del[^>]*>96\.3%<\/del>/);
  });

  it('reads a file without a database', async () => {
    const { code, stdout } = await call('evidence', '--file', NAME);
    expect([code, stdout.includes('>96.3%<'), stdout.includes('<del')]).toEqual([0, true, false]);
  });

  it('shows the record alone where the source has changed, and says so', async () => {
    writeFileSync(join(here, NAME), 'another document');
    const { code, stdout, stderr } = await call('evidence', '--db', 'jixiao.db', '--file', NAME);
    expect([code, stderr.includes('has changed since it was read'), stdout.includes('data-to=')]).toEqual([
      0,
      true,
      false,
    ]);
    expect(stdout).toMatch(/<p class="notice" role="note">[^<]*has changed/);
    rmSync(join(here, NAME));
    expect((await call('evidence', '1')).stderr).toContain('is not where it was read');
  });

  it('refuses what there is not', async () => {
    for (const [args, said] of [
      [[], 'one of the two'],
      [['7'], 'no report 7'],
      [['x'], 'whole number'],
      [['--file', 'none.docx'], 'there is no such file'],
      [['--file', REPORTS + 'miss-blank-template.docx'], 'no report in'],
    ] as const) {
      const { code, stderr } = await call('evidence', ...args);
      expect([args, code, stderr]).toEqual([args, EXIT.usage, expect.stringContaining(said)]);
    }
  });
});

// without a browser the page is tested as text only
describe.skipIf(!existsSync(CHROMIUM))('the page in a browser', () => {
  let browser: Browser;
  let here = '';
  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    here = mkdtempSync(join(tmpdir(), 'jixiao-page-'));
    writeFileSync(join(here, 'page.html'), evidencePage(await partsOf(NAME)));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(here, { recursive: true, force: true });
  });

  async function opened(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; said: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, offline: true });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(pathToFileURL(join(here, 'page.html')).href);
    return { page, said };
  }
  const lit = (page: Page): Promise<string[]> => page.evaluate(`[...document.querySelectorAll('.lit')].map((e) => e.id || e.textContent)`);
  const value = (page: Page, text: string) => page.locator('.record td .v[data-to]', { hasText: text }).first();

  it('lights up the cell of a value and the values of a cell, and lets go', async () => {
    const { page, said } = await opened(1400);
    await value(page, '96.3%').nth(0).hover();
    expect(await lit(page)).toContain('t1r8c6');
    await page.locator('#t1r12c6').hover();
    expect(await lit(page)).toEqual(['t1r12c6', '96.3%']);
    await page.locator('h1').hover();
    expect(await lit(page)).toEqual([]);
    expect(said).toEqual([]);
    await page.context().close();
  });

  it('goes there on a click and holds it until Escape; works with the keyboard alone', async () => {
    const { page } = await opened(1400);
    await value(page, '95%').last().click();
    await page.locator('h1').hover();
    expect(await lit(page)).toHaveLength(2);
    await page.keyboard.press('Escape');
    expect(await lit(page)).toEqual([]);
    await page.locator('#t1r17c6').focus();
    expect(await lit(page)).toContain('t1r17c6');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.closest(".record") !== null')).toBe(true);
    await page.context().close();
  });

  it.each([1440, 390])('brings the last row into view at %i pixels without widening the page', async (width) => {
    const { page } = await opened(width, 'dark');
    await value(page, '群众满意度').click();
    const seen = await page.evaluate(`(() => { const e = document.getElementById('t1r17c4').getBoundingClientRect(); const s = document.querySelector('.source').getBoundingClientRect(); return [e.top >= s.top - 1, e.bottom <= s.bottom + 1, document.documentElement.scrollWidth <= innerWidth]; })()`);
    expect(seen).toEqual([true, true, true]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds, %s', async (scheme) => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, colorScheme: scheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(here, 'page.html')).href);
    await page.addScriptTag({ path: fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)) });
    const faults = await page.evaluate(`axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')))`);
    expect(faults).toEqual([]);
    await context.close();
  });
}); // prettier-ignore
