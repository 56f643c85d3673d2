/** Styles, scripts and fonts of the pages, by name from a fixed list: no path of a request ever reaches the file system. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { App } from './context.js';

export interface Asset {
  readonly file: URL;
  readonly type: string;
}

/** `web` lies beside `src`, or beside `dist` where this is compiled. */
function folder(): URL {
  const beside = new URL('../../web/', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../../web/', import.meta.url);
}

const JS = 'text/javascript; charset=utf-8';

const own = (name: string, type: string): readonly [string, Asset] => [name, { file: new URL(name, folder()), type }];

/** What the frame and its pages load. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map([
  own('style.css', 'text/css; charset=utf-8'),
  own('page.js', JS),
  own('suggest.js', JS),
  own('icon.svg', 'image/svg+xml'),
]);

/** Serves each file under /assets/NAME; a file is read once, when it is first asked for. */
export function registerAssets(app: App, assets: ReadonlyMap<string, Asset> = ASSETS): void {
  const read = new Map<string, { bytes: Uint8Array<ArrayBuffer>; tag: string }>();
  for (const [name, { file, type }] of assets) {
    app.get(`/assets/${name}`, (c) => {
      let held = read.get(name);
      if (held === undefined) {
        const bytes = new Uint8Array(readFileSync(fileURLToPath(file)));
        held = { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
        read.set(name, held);
      }
      const headers = { 'cache-control': 'no-cache', etag: held.tag };
      if (c.req.header('if-none-match') === held.tag) return c.body(null, 304, headers);
      return c.body(held.bytes, 200, { ...headers, 'content-type': type });
    });
  }
}
