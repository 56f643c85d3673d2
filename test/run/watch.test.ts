import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUnderWay, watch } from '../../src/run/watch.js';
import { aFolder, aPath, rawConnection } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';

describe('watch', () => {
  it('reads what is there, then what comes, each once it is whole', async () => {
    const folder = aFolder();
    const db = aPath();
    writeFileSync(join(folder, 'first.html'), smallForm({ project: '一号工程' }));
    writeFileSync(join(folder, 'half.html.part'), smallForm({ project: '二号工程' }));
    const controller = new AbortController();
    const seen: string[] = [];
    const steps: Readonly<Record<string, () => void>> = {
      watching: () => {
        mkdirSync(join(folder, 'sub'));
        renameSync(join(folder, 'half.html.part'), join(folder, 'sub', 'half.html'));
        writeFileSync(join(folder, 'jixiao.db'), 'not to be read');
      },
      'half.html': () => {
        writeFileSync(join(folder, 'manifest.jsonl'), '{"path":"third.html","url":"https://x.gov.cn/3"}\n');
        const form = smallForm({ project: '三号工程' });
        writeFileSync(join(folder, 'third.html'), form.slice(0, 100));
        setTimeout(() => appendFileSync(join(folder, 'third.html'), form.slice(100)), 100);
      },
      'third.html': () => controller.abort(),
    };
    const give = setTimeout(() => controller.abort(), 12_000);
    for await (const event of watch(folder, { db, jobs: 1, settle: 300, signal: controller.signal })) {
      const step = event.kind === 'watching' ? 'watching' : event.kind === 'done' && event.loaded !== 'unchanged' ? event.path.split('/').at(-1) : undefined; // prettier-ignore
      if (step === undefined) continue;
      if (!seen.includes(step)) steps[step]?.();
      seen.push(step);
    }
    clearTimeout(give);
    expect(seen.filter((step) => step !== 'watching')).toEqual(['first.html', 'half.html', 'third.html']);
    const rows = rawConnection(db).prepare('SELECT path, url, outcome FROM source ORDER BY path').raw().all();
    expect(rows).toEqual([
      [join(folder, 'first.html'), null, 'ok'],
      [join(folder, 'sub', 'half.html'), null, 'ok'],
      [join(folder, 'third.html'), 'https://x.gov.cn/3', 'ok'],
    ]);
    // the next call goes on: nothing is read again
    const later: unknown[] = [];
    const second = new AbortController();
    for await (const event of watch(folder, { db, jobs: 1, settle: 0, signal: second.signal })) {
      if (event.kind === 'done') later.push(event.loaded);
      if (event.kind === 'watching') second.abort();
    }
    expect(later).toEqual(['unchanged', 'unchanged', 'unchanged']);
  }, 20_000);

  it('knows names of what is under way', () => {
    const names = ['a.docx.part', 'a.crdownload', 'A.TMP', '~$表.docx', '.~lock.a.odt#', 'a.docx', 'partial.pdf'];
    expect(names.filter(isUnderWay)).toEqual(names.slice(0, 5));
  });
});
