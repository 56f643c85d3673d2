import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runReportPage } from '../../src/export/run-report-page.js';
import { jixiao } from '../helpers/cli.js';
import { aFolder, rawConnection } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

function aCrawl(): string {
  const cwd = aFolder();
  mkdirSync(join(cwd, 'crawl'));
  writeFileSync(join(cwd, 'crawl', 'a.html'), smallForm({ project: '道路维修' }));
  writeFileSync(join(cwd, 'crawl', 'b<i>.html'), smallForm({ project: '桥梁维修' }));
  writeFileSync(join(cwd, 'crawl', 'broken.docx'), 'PK\u0003\u0004 no more');
  writeFileSync(join(cwd, 'crawl', 'manifest.csv'), '文件,网址,备注\na.html,https://x.gov.cn/a.html,1\ngone.doc,,\n');
  return cwd;
}

describe('jixiao ingest with lists', () => {
  it('uses the manifest of a folder and says so; writes the account as a page and as CSV', async () => {
    const cwd = aCrawl();
    const first = await jixiao(['ingest', 'crawl', '--report', 'run.html'], { cwd });
    expect([first.code, first.stderr.trim().split('\n')]).toEqual([
      3,
      [
        'jixiao: crawl/manifest.csv is used as a list of files: 2 files.',
        'jixiao: crawl/manifest.csv: columns without a known meaning (1): 备注',
        'jixiao: crawl/manifest.csv: files that are not there (1): line 3: gone.doc',
        'jixiao: Wrote run.html.',
      ],
    ]);
    const urls = rawConnection(join(cwd, 'jixiao.db')).prepare('SELECT url FROM source WHERE path = ?').pluck();
    expect(urls.get('crawl/a.html')).toBe('https://x.gov.cn/a.html');
    const html = readFileSync(join(cwd, 'run.html'), 'utf8');
    for (const text of ['crawl/broken.docx', 'crawl/gone.doc', 'there is no such file', 'files that are not there'])
      expect(html).toContain(text);
    const second = await jixiao(['ingest', 'crawl', '--report', 'run.csv', '--lang', 'zh'], { cwd });
    expect(second.stderr).toContain('用作文件清单：2 个文件');
    const lines = readFileSync(join(cwd, 'run.csv'), 'utf8').replace(/\r\n$/, '').split('\r\n');
    expect(lines.map((line) => line.split(',').slice(0, 4).join(' '))).toEqual([
      '\ufeffpath entry outcome loaded',
      'crawl/a.html  ok unchanged',
      'crawl/b<i>.html  ok unchanged',
      'crawl/broken.docx  damaged unchanged',
      'crawl/gone.doc  unreadable ',
    ]);
  });

  it('takes lists from standard input, and says what is wrong with them', async () => {
    const cwd = aCrawl();
    const paths = await jixiao(['ingest', '--list', '-', '--null', '--db', '1.db'], { cwd, stdin: 'crawl/a.html\0crawl/b<i>.html\0' }); // prettier-ignore
    expect([paths.code, paths.stdout]).toEqual([0, expect.stringMatching(/new +2 +2/)]);
    const lines = await jixiao(['ingest', '--manifest', '-', '--db', '2.db'], { cwd, stdin: '{"path":"crawl/a.html","year":2023}\n' }); // prettier-ignore
    expect([lines.code, lines.stderr]).toEqual([0, 'jixiao: standard input is used as a list of files: 1 files.\n']);
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['--list', 'gone.txt'], 'The list gone.txt cannot be read'],
      [['crawl', '--null'], '--null is for a list of paths'],
      [['--list', '-', '--manifest', '-'], 'Standard input can be read once'],
      [['crawl', '--report', 'run.pdf'], '--report takes FILE.html | FILE.csv'],
    ];
    for (const [args, message] of wrong) {
      const ended = await jixiao(['ingest', ...args], { cwd });
      expect([args, ended.code, ended.stderr.includes(message)]).toEqual([args, 2, true]);
    }
  });
});

describe('the page of a run', () => {
  const options = { lang: 'zh', outcome: () => ({ meaning: '含义', advice: '建议' }), reason: (r: string) => r, note: (n: string) => n } as const; // prettier-ignore
  const file = { path: 'a', entry: null, outcome: 'ok', reports: 1, indicators: 2, findings: 0, seconds: 1, loaded: 'inserted', code: null, message: null }; // prettier-ignore
  const run = { version: '1', startedAt: '2024-01-01T00:00:00.000Z', seconds: 1, database: 'x.db', inputs: ['x'], skipped: [], notes: [], warnings: [], left: 0 }; // prettier-ignore

  it('lets nothing of a file become markup, and allows no script but its own', () => {
    const evil = '<script>alert(1)</script>"\u202e\u0000';
    const files = ['damaged', 'not-a-report', 'partial', evil].map((outcome) => ({ ...file, outcome, path: evil, entry: evil, message: evil, code: evil })); // prettier-ignore
    const warnings = [{ code: evil, warnings: 1, files: 1, path: evil, entry: null, message: evil }];
    const html = runReportPage({ ...run, files, warnings, inputs: [evil], database: evil, skipped: [{ path: evil, reason: evil, detail: evil }], notes: [{ note: evil, list: evil, line: 1, detail: evil }] }, options); // prettier-ignore
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toContain('alert(1)</script>');
    expect(html).toMatch(/content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/]{43}='; /);
    expect(html).not.toMatch(/[\u202e\u0000]|src=|@import|url\(/);
  });

  it('cuts long lists and says so', () => {
    const files = Array.from({ length: 620 }, (_, i) => ({ ...file, path: `f${i}`, outcome: 'damaged' }));
    const html = runReportPage({ ...run, files }, options);
    expect(html).toContain('另有 120 个');
    expect(html.length).toBeLessThan(200_000);
  });
});

describe('jixiao watch', () => {
  it('prints a line a file and ends in order on Ctrl-C', async () => {
    const cwd = aCrawl();
    const ended = await jixiao(['watch', 'crawl', '--settle', '0', '--jobs', '1'], {
      cwd,
      during: (child) => {
        child.stderr?.on('data', (text: Buffer | string) => {
          if (String(text).includes('Watching')) writeFileSync(join(cwd, 'crawl', 'c.html'), smallForm({ project: '水库维修' })); // prettier-ignore
        });
        child.stdout?.on('data', (text: Buffer | string) => {
          if (String(text).includes('c.html')) child.kill('SIGINT');
        });
        setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
      },
    });
    expect(ended.code).toBe(0);
    expect(ended.stdout.split('\n')).toEqual([
      'crawl/a.html: ok, reports 1, indicators 2',
      'crawl/b<i>.html: ok, reports 1, indicators 2',
      expect.stringContaining('crawl/broken.docx: damaged'),
      'crawl/c.html: ok, reports 1, indicators 2',
      '',
    ]);
    expect(ended.stderr).toContain('Read 4 files: 3 reports, 1 failures.');
  }, 20_000);

  it('needs a folder', async () => {
    const ended = await jixiao(['watch', 'nowhere'], { cwd: aFolder() });
    expect([ended.code, ended.stderr.includes('no folder that can be watched')]).toEqual([2, true]);
  });
});
