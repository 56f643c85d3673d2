/** What a server on one's own machine has to refuse: other sites, other names for it, paths, scripts, floods. */
import { existsSync } from 'node:fs';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { MOST_BODY, MOST_UPLOAD } from '../../src/web/guard.js';
import type { Serving } from '../../src/web/server.js';
import { aReport, aSource, anIndicator, sha } from '../helpers/extraction.js';
import { aPath, aStore, loading } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';
import { asked, connected, cookieOf, formOf, hostOf, raw, serving } from './serving.js';

const SCRIPT = `<script>alert(1)</script>`;
const HANDLER = `"><img src=x onerror=alert(2)>`;

/** One report whose every text is an attack. */
async function hostileServer(): Promise<Serving> {
  const path = aPath();
  const store = aStore(path);
  const report = aReport({
    projectName: `${SCRIPT}项目`,
    supervisingDepartment: `${HANDLER}局`,
    indicators: [anIndicator({ level3: `参保率${HANDLER}`, reason: SCRIPT })],
    findings: [
      {
        rule: 'score.sum',
        severity: 'error',
        message: `“${SCRIPT}”`,
        expected: HANDLER,
        actual: 1,
        at: { page: null, table: 1, row: 2, column: 3, paragraph: null, box: null },
      },
    ],
  });
  const extraction = {
    source: aSource({ sha256: sha(1), path: `crawl/${SCRIPT}${HANDLER}.docx`, title: SCRIPT }),
    reports: [report],
    warnings: [{ code: 'table.unread' as const, message: SCRIPT, at: null }],
  };
  store.load(extraction, loading(store));
  store.close();
  return serving(path);
}

const emptyServer = async (): Promise<Serving> => {
  const path = aPath();
  aStore(path).close();
  return serving(path);
};

const PAGES = [
  '/',
  '/sources',
  '/sources/1',
  '/reports',
  '/reports/1',
  '/indicators',
  '/funding',
  '/findings',
  '/compare',
  '/compare?concept=参保率',
  '/counties/430682',
  '/projects?name=x',
  '/search?q=项目',
  '/sql',
  '/try',
  '/nothing',
];
const escaped = (path: string): string => encodeURI(path);

describe('other sites', () => {
  it('may lead here by a link, and neither embed, fetch nor send', async () => {
    const server = await emptyServer();
    const host = hostOf(server);
    const of = (headers: Record<string, string>, method = 'GET') =>
      asked(server, '/reports.json', { method, headers: { host, ...headers } });
    expect((await of({})).status).toBe(200);
    expect((await of({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await of({ origin: 'https://example.com' })).status).toBe(403);
    expect((await of({ origin: 'null' })).status).toBe(403);
    expect((await of({ origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await of({ origin: `https://${host}` })).status).toBe(403);
    expect((await of({ origin: `http://localhost:${new URL(server.url).port}` })).status).toBe(403);
    expect((await of({ origin: '' })).status).toBe(403);
    // what a browser asks before a request of another kind: nothing is allowed
    const before = await of({ origin: 'https://example.com', 'access-control-request-method': 'POST' }, 'OPTIONS');
    expect([before.status, before.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    expect((await asked(server, '/reports', { method: 'OPTIONS', headers: { host } })).status).toBe(403);
    expect(
      (await of({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).status,
    ).toBe(403);
    expect(
      (await of({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })).status,
    ).toBe(403);
    expect(
      (await of({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).status,
    ).toBe(403);
    expect(
      (await of({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).status,
    ).toBe(200);
    expect(
      (await of({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, 'POST'))
        .status,
    ).toBe(403);
  });

  it('cannot run a statement by a link', async () => {
    const server = await emptyServer();
    const path = `/sql?sql=${encodeURIComponent("SELECT 'ran' || 'here'")}`;
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const shown = await asked(server, path, { headers: link });
    expect([shown.status, shown.body.includes('ranhere')]).toEqual([200, false]);
    expect((await asked(server, path)).body).toContain('ranhere');
    for (const end of ['.csv', '.json'])
      expect((await asked(server, path.replace('/sql?', `/sql${end}?`), { headers: link })).status).toBe(403);
  });

  it('cannot frame a page or learn where one came from', async () => {
    const { headers } = await asked(await emptyServer(), '/');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the address', () => {
  it('is 127.0.0.1, localhost or [::1] at the port, and no name that was bound to it', async () => {
    const server = await emptyServer();
    const { port } = new URL(server.url);
    for (const [host, status] of [
      [`127.0.0.1:${port}`, 200],
      [`localhost:${port}`, 200],
      [`[::1]:${port}`, 200],
      ['evil.example', 421],
      [`evil.example:${port}`, 421],
      [`127.0.0.1.evil.example:${port}`, 421],
      ['127.0.0.1', 421],
      ['127.0.0.1:1', 421],
    ] as const)
      expect([host, (await asked(server, '/', { headers: { host } })).status]).toEqual([host, status]);
    // what is no host at all may be refused before it comes here
    for (const host of [`localhost.:${port}`, `0.0.0.0:${port}`, `127.1:${port}`, `[::ffff:127.0.0.1]:${port}`, `127.0.0.1:0${port}`, `127.0.0.1:${port}, evil.example`, `evil.example@127.0.0.1:${port}`]) // prettier-ignore
      expect([host, [400, 421].includes((await asked(server, '/', { headers: { host } })).status)]).toEqual([host, true]); // prettier-ignore
  });

  it('stays its own where a request line names another', async () => {
    const server = await emptyServer();
    const named = await asked(server, 'http://evil.example/reports', { headers: { host: hostOf(server) } });
    expect([named.status < 500, named.body.includes('evil.example')]).toEqual([true, false]);
    const two = await raw(server, `GET / HTTP/1.1\r\nHost: evil.example\r\nHost: ${hostOf(server)}\r\nConnection: close\r\n\r\n`);
    expect(two).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await raw(server, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 4\d\d /);
  }); // prettier-ignore

  it('leads to no file', async () => {
    const server = await emptyServer();
    const paths = [
      '/assets/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/package.json',
      '/../../../../etc/passwd',
      '/assets//etc/passwd',
      '/assets/style.css%00.js',
      '/reports/../../etc/passwd',
      '/reports/1%2f..%2f..',
      '/sources/..%5c..%5cx',
      '/assets/suggest.js/../../src/index.ts',
      '/counties/..',
      '/reports/-1',
      '/reports/1e3',
      '/reports/99999999999999999999',
      '/sources/0x10',
    ];
    for (const path of paths) {
      const { status, body } = await asked(server, path);
      expect([path, [404, 200].includes(status), /root:|"dependencies"|SQLite format/.test(body)]).toEqual([
        path,
        true,
        false,
      ]);
      if (path.includes('assets')) expect([path, status]).toEqual([path, 404]);
    }
  });

  it('is not longer than a filter needs', async () => {
    const server = await emptyServer();
    expect((await asked(server, `/reports?q=${'a'.repeat(9000)}`)).status).toBe(414);
    expect((await asked(server, `/reports?q=${'a'.repeat(3000)}`)).status).toBe(200);
  });
});

describe('texts of documents', () => {
  it('are texts on every page', async () => {
    const server = await hostileServer();
    for (const path of [
      ...PAGES,
      '/reports?q=<script>alert(1)</script>',
      '/reports?year="><script>',
      '/search?q=<script>x</script>',
      '/sql?sql=<script>alert(1)</script>',
      '/compare?concept=<script>alert(1)</script>',
      '/indicators?concept="><svg onload=alert(1)>',
    ]) {
      const $ = load((await asked(server, escaped(path))).body);
      const foreign = $('script:not([src^="/assets/"]):not([type="application/json"]), img, iframe, object, embed, base, meta[http-equiv], style, [style], svg [href^="http"]'); // prettier-ignore
      const handlers = $('*').filter((_, node) =>
        Object.keys($(node).attr() ?? {}).some((name) => /^on|[<"]/.test(name)),
      );
      const links = $('[href], [src], [action]').filter((_, node) => !/^(?:[/#]|$)/.test($(node).attr('href') ?? $(node).attr('src') ?? $(node).attr('action') ?? '')); // prettier-ignore
      expect([path, $.html(foreign), $.html(handlers), $.html(links)]).toEqual([path, '', '', '']);
    }
    expect((await asked(server, '/reports/1')).body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;项目');
  });

  it('could run nothing even if one were not', async () => {
    const server = await hostileServer();
    for (const path of PAGES) {
      const { headers } = await asked(server, escaped(path));
      const policy = String(headers['content-security-policy']);
      expect([
        path,
        policy.includes("default-src 'none'"),
        policy.includes("script-src 'self'"),
        /unsafe|https?:|\*/.test(policy),
        headers['x-content-type-options'],
      ]).toEqual([path, true, true, false, 'nosniff']);
    }
  });

  it('are no formulas in a spreadsheet', async () => {
    const path = aPath();
    const store = aStore(path);
    store.load(
      {
        source: aSource({ sha256: sha(1), path: 'a.docx' }),
        reports: [aReport({ projectName: '=HYPERLINK("http://evil.example")' })],
        warnings: [],
      },
      loading(store),
    );
    store.close();
    const server = await serving(path);
    expect((await asked(server, '/reports.csv')).body).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect((await asked(server, '/reports.csv?plain=1')).body).toContain('"=HYPERLINK(""http://evil.example"")"');
  });
});

describe('requests that write', () => {
  it('need the token of this start, in the cookie and in the form', async () => {
    const server = await emptyServer();
    const cookie = await cookieOf(server);
    const file = { name: 'a.html', bytes: smallForm() };
    const send = (fields: Record<string, string>, headers: Record<string, string>) => {
      const form = formOf(fields, file);
      return asked(server, '/try', { ...form, headers: { ...form.headers, ...headers } });
    };
    expect((await send({}, {})).status).toBe(403);
    expect((await send({ token: server.token }, {})).status).toBe(403);
    expect((await send({}, { cookie })).status).toBe(403);
    expect((await send({ token: 'x'.repeat(server.token.length) }, { cookie })).status).toBe(403);
    expect((await send({}, { cookie, 'x-jixiao-token': 'wrong' })).status).toBe(403);
    expect((await send({ token: server.token }, { cookie, origin: 'https://example.com' })).status).toBe(403);
    const sent = await send({ token: server.token }, { cookie });
    expect(sent.status).toBe(303);
    const read = await asked(server, String(sent.headers['location']));
    expect([read.status, read.body.includes('农村饮水安全维修')]).toEqual([200, true]);
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await asked(server, '/reports/1', { method, headers: { cookie } })).status).toBe(403);
  });

  it('keep the cookie from scripts and other sites', async () => {
    const { headers } = await asked(await emptyServer(), '/');
    const [cookie = ''] = [headers['set-cookie'] ?? []].flat();
    expect(cookie).toMatch(/^jixiao_token_\d+=[\w-]{32}; /);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });

  it('carry no more than they need', async () => {
    const server = await emptyServer();
    const cookie = await cookieOf(server);
    const body = 'a'.repeat(MOST_BODY + 1);
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'x-jixiao-token': server.token };
    // the connection may be closed before all was sent
    const large = await asked(server, '/reports/1', { method: 'POST', headers, body }).catch(() => ({ status: 413 }));
    expect(large.status).toBe(413);
    const form = formOf({ token: server.token }, { name: 'a.txt', bytes: body });
    expect((await asked(server, '/try', { ...form, headers: { ...form.headers, cookie } })).status).toBe(303);
  });
});

describe('uploads', () => {
  const head = (server: Serving, cookie: string, length: string): string => `POST /try HTTP/1.1\r\nHost: ${hostOf(server)}\r\nCookie: ${cookie}\r\nX-Jixiao-Token: ${server.token}\r\nContent-Type: multipart/form-data; boundary=x\r\n${length}\r\n\r\n`; // prettier-ignore

  it('that say how large they are are refused before they are sent', async () => {
    const server = await emptyServer();
    const cookie = await cookieOf(server);
    expect(await raw(server, head(server, cookie, `Content-Length: ${2 * 1024 ** 3}`))).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('that do not say it are cut off', async () => {
    const server = await emptyServer();
    const cookie = await cookieOf(server);
    const piece = `${(1024 * 1024).toString(16)}\r\n${'a'.repeat(1024 * 1024)}\r\n`;
    const answer = await raw(server, head(server, cookie, 'Transfer-Encoding: chunked'), piece, MOST_UPLOAD / 1024 / 1024 + 2); // prettier-ignore
    expect(answer).toMatch(/^HTTP\/1\.1 413 |^$/);
    expect((await asked(server, '/')).status).toBe(200);
  });

  it('are few at once', async () => {
    const server = await emptyServer();
    const cookie = await cookieOf(server);
    const open = Array.from({ length: 4 }, () => connected(server, head(server, cookie, 'Content-Length: 1000')));
    await Promise.all(open.map(({ ready }) => ready));
    const form = formOf({ token: server.token }, { name: 'a.html', bytes: smallForm() });
    const send = () => asked(server, '/try', { ...form, headers: { ...form.headers, cookie } });
    let refused = await send();
    for (let i = 0; i < 50 && refused.status !== 503; i++) refused = await send();
    expect(refused.status).toBe(503);
    for (const { socket } of open) socket.destroy();
    let taken = await send();
    for (let i = 0; i < 50 && taken.status === 503; i++) taken = await send();
    expect(taken.status).toBe(303);
  });
});

describe('the SQL box', () => {
  it('neither writes, nor attaches, nor reaches files', async () => {
    const server = await emptyServer();
    const file = aPath();
    for (const sql of [
      `ATTACH '${file}' AS other`,
      `VACUUM INTO '${file}'`,
      'PRAGMA writable_schema = ON',
      'WITH gone AS (SELECT 1) DELETE FROM source',
      "UPDATE source SET path = '' RETURNING *",
      `SELECT load_extension('${file}')`,
      `SELECT readfile('/etc/passwd')`,
      'CREATE TEMP TABLE t AS SELECT 1',
      'SELECT 1; DROP TABLE source',
    ]) {
      const { status, body } = await asked(server, `/sql.json?${new URLSearchParams({ sql }).toString()}`);
      expect([sql, status, typeof (JSON.parse(body) as { error?: string }).error]).toEqual([sql, 422, 'string']);
    }
    expect(existsSync(file)).toBe(false);
  }, 120_000);

  it('is bounded in time and size', async () => {
    const path = aPath();
    aStore(path).close();
    const server = await serving(path, false, { sqlMilliseconds: 400 });
    const ask = (sql: string, end = '') => asked(server, `/sql${end}?${new URLSearchParams({ sql }).toString()}`);
    const endless = await ask('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n');
    expect([endless.status, endless.body.includes('was stopped')]).toEqual([422, true]);
    for (const huge of [
      'SELECT zeroblob(900000000)',
      'SELECT hex(zeroblob(400000000))',
      'SELECT zeroblob(3000000) AS a',
      "SELECT replace(hex(zeroblob(10000)), '0', 'x') AS a",
    ])
      // prettier-ignore
      expect([huge, (await ask(huge)).body.length < 100_000]).toEqual([huge, true]);
  }, 60_000);
});

it('answers what is broken in words, not with a stack', async () => {
  const server = await emptyServer();
  for (const [path, status] of [
    ['/reports?region=不存在县', 422],
    ['/sql?sql=DROP TABLE report', 422],
    ['/sql?sql=SELECT 1; SELECT 2', 422],
    ['/sql.csv?sql=PRAGMA journal_mode=DELETE', 422],
    ['/compare.csv', 400],
    ['/nothing', 404],
  ] as const) {
    const { status: got, body } = await asked(server, escaped(path));
    expect([path, got, /\bat \w+.*\.(?:ts|js):\d+/.test(body)]).toEqual([path, status, false]);
  }
});
