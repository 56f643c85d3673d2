/** The library as its documentation shows it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as jixiao from '../src/index.js';
import { aFolder } from './helpers/database.js';
import { smallForm } from './helpers/small-form.js';

const bytes = new TextEncoder().encode(smallForm());

describe('the library', () => {
  it('reads a file', async () => {
    const path = join(aFolder(), 'report.html');
    writeFileSync(path, bytes);
    const { extraction, outcome } = await jixiao.extractFile(path);
    expect(outcome).toBe('ok');
    expect(jixiao.Extraction.parse(extraction)).toEqual(extraction);
    expect(
      extraction.reports.map((report) => report.indicators.map(({ level3, actual }) => [level3, actual?.raw])),
    ).toEqual([
      [
        ['维修供水点', '15处'],
        ['群众满意度', '92%'],
      ],
    ]);
  });

  it('runs its stages one by one to the same record', async () => {
    const whole = await jixiao.extractBytes(bytes, 'report.html');
    const read = await jixiao.readBytes(bytes, { name: 'report.html', charset: null, limits: jixiao.LIMITS });
    if (!read.ok) throw new Error(read.fault.message);
    const { extraction, uses } = jixiao.parse(read.doc, whole.extraction.source);
    expect(jixiao.weigh(jixiao.audit(extraction), read.doc)).toEqual(whole.extraction);
    expect([...uses].find(([cell]) => cell.text === '维修供水点')?.[1]).toBe('level3');
  });

  it('fills a database and asks it', async () => {
    const folder = aFolder();
    const db = join(folder, 'jixiao.db');
    writeFileSync(join(folder, 'report.html'), bytes);
    for await (const event of jixiao.ingest([folder], { db })) {
      if (event.kind === 'done') expect([event.outcome, event.message]).toEqual(['ok', null]);
    }
    const { columns, rows } = await jixiao.query(db, 'SELECT county, year, level3 FROM v_indicator WHERE year = ?', {
      params: [2023],
    });
    expect(columns).toEqual(['county', 'year', 'level3']);
    expect(rows).toEqual([
      ['临湘市', 2023, '维修供水点'],
      ['临湘市', 2023, '群众满意度'],
    ]);
    await expect(jixiao.query(db, 'DELETE FROM source')).rejects.toBeInstanceOf(jixiao.StoreError);
  });

  it('loads by hand', async () => {
    const { extraction, outcome } = await jixiao.extractBytes(bytes, 'report.html');
    const store = jixiao.openStore(join(aFolder(), 'by-hand.db'));
    const run = store.beginRun({ arguments: ['by hand'] });
    const load = (): string => store.load(extraction, { run, outcome, readerVersion: jixiao.VERSION });
    expect([load(), load()]).toEqual(['inserted', 'unchanged']);
    store.endRun(run, { outcomes: { ok: 2 }, results: { inserted: 1, unchanged: 1 } });
    expect(store.read(extraction.source.sha256)?.reports[0]?.indicators).toEqual(extraction.reports[0]?.indicators);
    expect(store.totals()).toMatchObject({ files: 1, reports: 1, indicators: 2 });
    store.close();
  });

  it('gives a record for bytes that are nothing', async () => {
    for (const bad of [
      new Uint8Array(),
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    ]) {
      const { extraction, outcome, doc } = await jixiao.extractBytes(bad, 'x.docx');
      expect([extraction.reports, doc]).toEqual([[], null]);
      expect(jixiao.isFailure(outcome)).toBe(true);
      expect(extraction.warnings[0]?.code).toBe(`file.${outcome}`);
    }
  });
});
