/**
 * How long the pages of a database take: every list as a page, as JSON and the beginning of its CSV, reports, comparisons,
 * search. The first answer, and the median and the slowest of ten more, over HTTP.
 *
 *   node dist/bench/large-database.js big.db 1600000
 *   node dist/bench/serve.js big.db
 *
 * That database holds 100,000 reports with 16 indicators each. Ends with 1 if a list takes more than 200 ms or the page
 * of a report more than 500 ms, by the median.
 */
import { get } from 'node:http';
import { serve, textTable } from '../src/index.js';

const TIMES = 10;
const LIST = 200;
const REPORT = 500;

const CONCEPT = '城乡居民参保率';
const LISTS: Readonly<Record<string, readonly string[]>> = {
  sources: ['', 'q=docx', 'outcome=ok', 'sort=warnings', 'region=湖南省', 'page=LAST'],
  reports: ['', 'region=湖南省', 'year=2021-2023', 'department=教育局', 'kind=project', 'confidence=high', 'finding=target.unmet', 'outcome=ok', 'q=医疗', 'copies=once', 'sort=score&dir=desc', 'sort=indicators', 'sort=findings', 'sort=project', 'page=LAST'],
  indicators: ['', 'region=湖南省&year=2023', `concept=${CONCEPT}`, 'q=满意', 'achieved=no', 'year=2023', 'sort=name', 'sort=rate', 'page=LAST'],
  funding: ['', 'money=total', 'year=2023', 'q=医疗', 'sort=executed&dir=desc', 'page=LAST'],
  findings: ['', 'severity=warning', 'finding=target.unmet', 'region=湖南省', 'sort=region', 'page=LAST'],
}; // prettier-ignore

interface Asked {
  readonly path: string;
  /** Milliseconds that are allowed; null: only told. */
  readonly most: number | null;
}

/** Of a CSV what comes first: all of a large list takes long, but shows from the start. */
const once = (url: string, whole: boolean): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const request = get(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode ?? ''} ${url}`));
      const done = (): void => {
        resolve(performance.now() - began);
        response.destroy();
      };
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        // the header, and the first rows
        if (!whole && size > 10_000) done();
      });
      response.on('end', done);
    });
    request.on('error', reject);
  });

async function questions(url: string): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const [list, queries] of Object.entries(LISTS)) {
    const first = (await (await fetch(`${url}${list}.json`)).json()) as { readonly pages: number };
    for (const query of queries) {
      const end = query === '' ? '' : `?${query.replace('LAST', String(first.pages))}`;
      for (const kind of ['', '.json', '.csv']) {
        // a whole file in an order that no index has is sorted before its first row
        const sorted = kind === '.csv' && ['sort=rate', 'sort=indicators'].includes(query);
        all.push({ path: `/${list}${kind}${end}`, most: sorted ? null : LIST });
      }
    }
  }
  const { rows } = (await (await fetch(`${url}reports.json?page=500`)).json()) as { readonly rows: readonly { readonly report_id: number }[] }; // prettier-ignore
  for (const id of rows.slice(0, 3).map((row) => row.report_id))
    for (const end of ['', '.json', '/record']) all.push({ path: `/reports/${id}${end}`, most: REPORT });
  const told = ['/', `/compare?concept=${CONCEPT}&region=430000`, `/compare?concept=${CONCEPT}`, '/counties/430212', '/search?q=参保', '/suggest.json?kind=concept&q=满意']; // prettier-ignore
  return [...all, ...told.map((path) => ({ path, most: null }))];
}

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('Usage: node dist/bench/serve.js DATABASE\n');
  process.exit(2);
}
const serving = await serve(path);
const lines: string[][] = [];
const slow: string[] = [];
for (const { path: page, most } of await questions(serving.url)) {
  const url = new URL(encodeURI(page), serving.url).href;
  const whole = !page.includes('.csv');
  const first = await once(url, whole);
  const again: number[] = [];
  for (let i = 0; i < TIMES; i++) again.push(await once(url, whole));
  again.sort((a, b) => a - b);
  const median = again[Math.floor(TIMES / 2)] ?? NaN;
  if (most !== null && median > most) slow.push(`${page}: ${ms(median)} ms`);
  lines.push([page, ms(first), ms(median), ms(again.at(-1) ?? NaN), most === null ? '' : String(most)]);
}
await serving.close();
process.stdout.write(`${textTable(['page', 'first ms', 'median', 'slowest', 'at most'], lines)}\n`);
process.stdout.write(slow.length === 0 ? 'All within their time.\n' : `Too slow:\n${slow.join('\n')}\n`);
process.exitCode = slow.length === 0 ? 0 : 1;
