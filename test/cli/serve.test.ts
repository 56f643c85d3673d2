/** `jixiao serve` as it is called: says where, answers, ends when it is told to. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder, aPath, aStore } from '../helpers/database.js';
import { jixiao } from '../helpers/cli.js';

function anEmptyDatabase(): string {
  const path = aPath();
  aStore(path).close();
  return path;
}

describe('jixiao serve', () => {
  it('serves until it is ended', async () => {
    let seen: Promise<readonly [page: string, style: number]> | null = null;
    const { code, stdout, stderr } = await jixiao(['serve', '--db', anEmptyDatabase(), '--port', '0'], {
      during: (child) => {
        child.stdout?.on('data', (text: string) => {
          const [url] = /http:\S+/.exec(text) ?? [];
          if (url === undefined || seen !== null) return;
          seen = (async () => {
            const page = await (await fetch(url, { headers: { 'accept-language': 'zh' } })).text();
            const style = (await fetch(new URL('/assets/style.css', url))).status;
            child.kill('SIGINT');
            return [page, style] as const;
          })();
        });
      },
    });
    expect(stdout).toMatch(/is shown at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl-C ends it\)\n/);
    expect([code, stderr]).toEqual([0, '']);
    const [page, style] = (await (seen as Promise<readonly [string, number]> | null)) ?? ['', 0];
    expect([page.includes('<h1>总览</h1>'), style]).toEqual([true, 200]);
  });

  it('says what to do without a database, with a port that is taken or none', async () => {
    const missing = await jixiao(['serve', '--db', join(aFolder(), 'none.db')]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('There is no database at')]);
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    const taken = await jixiao(['serve', '--db', anEmptyDatabase(), '--port', String(port)]);
    other.close();
    expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining(`Port ${port} is taken.`)]);
    const odd = await jixiao(['serve', '--port', '70000']);
    expect([odd.code, odd.stderr]).toEqual([2, expect.stringContaining('70000 is no port.')]);
  });
});
