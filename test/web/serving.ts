/** A server on a database of a test, and requests to it as they go over the wire: fetch sets some headers by itself. */
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach } from 'vitest';
import { serve, type ServeOptions, type Serving } from '../../src/web/server.js';

const running: Serving[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

/** Ends with the test; `kept` ends it elsewhere. */
export async function serving(path: string, kept = false, options: ServeOptions = {}): Promise<Serving> {
  const one = await serve(path, { lang: 'en', ...options });
  if (!kept) running.push(one);
  return one;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** The path goes out as it is written, dots and all. */
export function asked(
  server: Serving,
  path: string,
  { method = 'GET', headers = {}, body }: Asking = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A connection with the bytes of a request on it, as no client would send them. */
export function connected(server: Serving, bytes: string): { readonly socket: Socket; readonly ready: Promise<void> } {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  // what is refused may be cut off while it is sent
  socket.on('error', () => undefined);
  return { socket, ready: new Promise((ready) => socket.write(bytes, () => ready())) };
}

/** What comes back for such bytes and a number of pieces after them, until the server closes or a second is over. */
export async function raw(server: Serving, bytes: string, piece = '', times = 0): Promise<string> {
  const { socket, ready } = connected(server, bytes);
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  await ready;
  for (let i = 0; i < times && !socket.destroyed; i++)
    await new Promise<void>((sent) => socket.write(piece, () => sent()));
  await Promise.race([closed, setTimeout(1000)]);
  socket.destroy();
  return Buffer.concat(parts).toString('utf8');
}

export const hostOf = (server: Serving): string => new URL(server.url).host;

/** The cookie that the first page sets, as a browser sends it back. */
export async function cookieOf(server: Serving): Promise<string> {
  const { headers } = await asked(server, '/');
  return [headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** A form with a file, as a browser sends it. */
export function formOf(fields: Readonly<Record<string, string>>, file?: { name: string; bytes: string }): Asking {
  const boundary = 'boundary-of-a-test';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const attached =
    file === undefined
      ? ''
      : `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n${file.bytes}\r\n`;
  return {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join('')}${attached}--${boundary}--\r\n`,
  };
}
