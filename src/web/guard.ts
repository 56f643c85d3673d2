/**
 * What keeps other sites, and names of other hosts that lead here, away from a server on one's own machine. Only pages of
 * this server, at its own address, may ask; to write they also have to know the token of this start.
 */
import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { bodyLimit } from 'hono/body-limit';
import type { Env, PageContext, WebContext } from './context.js';

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

const FIXED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
};

/** Longest address; a filter is short. */
const MOST_ADDRESS = 8192;
/** Bytes that a request may carry; pages that take files say so in their path. */
export const MOST_BODY = 1024 * 1024;
export const MOST_UPLOAD = 64 * 1024 * 1024;

const portOf = (c: PageContext): number => c.env.incoming.socket.localPort ?? 0;

/** Cookies are shared by all ports of a host: two servers beside one another need two names. */
export const tokenCookie = (c: PageContext): string => `jixiao_token_${portOf(c)}`;

/** The addresses under which this server may be asked. */
const ownHosts = (c: PageContext): string[] => ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${portOf(c)}`); // prettier-ignore

const refused = (c: PageContext, status: 400 | 403 | 413 | 414 | 421 | 503, why: string): Response =>
  c.text(`jixiao: ${why}\n`, status);

export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const policy = { ...POLICY, ...(c.get('policy') as Record<string, string> | undefined) };
  for (const [name, value] of Object.entries(FIXED)) c.res.headers.set(name, value);
  const directives = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  c.res.headers.set('content-security-policy', directives.join('; '));
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};

/** Another site may lead here by a link, and by nothing else. */
export const ownOriginOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.url.length > MOST_ADDRESS) return refused(c, 414, 'the address is too long.');
  const hosts = ownHosts(c);
  const host = c.req.header('host') ?? '';
  if (!hosts.includes(host)) return refused(c, 421, 'this server answers to 127.0.0.1 and localhost only.');
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`)
    return refused(c, 403, 'requests of other sites are refused.');
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    const led = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate' && c.req.header('sec-fetch-dest') === 'document'; // prettier-ignore
    if (!led) return refused(c, 403, 'requests of other sites are refused.');
  }
  return next();
};

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The token of a form field or header; a body is read for it within its limit. */
async function tokenOf(c: PageContext): Promise<string> {
  const header = c.req.header('x-jixiao-token');
  if (header !== undefined) return header;
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(c.req.header('content-type') ?? ''))
    return '';
  const field = (await c.req.parseBody())['token'];
  return typeof field === 'string' ? field : '';
}

/** Requests that write show the token twice: in the cookie, which other sites cannot send, and in the form or a header. */
export const tokenToWrite =
  ({ token }: WebContext): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (['GET', 'HEAD'].includes(c.req.method)) return next();
    const cookie = getCookie(c, tokenCookie(c)) ?? '';
    let given: string;
    try {
      given = same(cookie, token) ? await tokenOf(c) : '';
    } catch {
      return refused(c, 400, 'the form cannot be read.');
    }
    if (!same(given, token)) return refused(c, 403, 'the page is of an earlier start of the server. Load it again.');
    return next();
  };

/** Files that are taken in at once: each may be as large as `MOST_UPLOAD`, and they are read one after the other. */
const MOST_AT_ONCE = 4;

/** Asks those who send more files at once to wait. */
export function fewAtOnce(most = MOST_AT_ONCE): MiddlewareHandler<Env> {
  let now = 0;
  return async (c, next) => {
    if (['GET', 'HEAD'].includes(c.req.method)) return next();
    if (now >= most) return refused(c, 503, 'other files are being read. Try again in a moment.');
    now++;
    try {
      return await next();
    } finally {
      now--;
    }
  };
}

export const bounded = (most: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: most,
    onError: (c) => c.text(`jixiao: at most ${most / 1024 / 1024} MiB can be sent here.\n`, 413),
  });
