/** Files that a crawl brings home beside documents: each ends with its named outcome and a line that says why. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE } from '../fixtures/build/hostile.js';
import type { Outcome } from '../src/model/codes.js';
import { extractFile, type Extracted } from '../src/run/extract.js';
import { unmet, type Gold } from './helpers/gold.js';

const FOLDER = fileURLToPath(new URL('../fixtures/hostile/', import.meta.url));
const GOLD = fileURLToPath(new URL('../fixtures/reports/p1-wancheng-2023-road.gold.json', import.meta.url));

const read = new Map<string, Extracted>();
const of = (name: string): Extracted => {
  const result = read.get(name);
  if (!result) throw new Error(`${name} was not read`);
  return result;
};

beforeAll(async () => {
  for (const name of Object.keys(HOSTILE)) read.set(name, await extractFile(FOLDER + name));
});

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'empty.docx': 'empty',
  'cut-in-half.docx': 'damaged',
  'noise.docx': 'unsupported',
  'picture.docx': 'unsupported',
  'zip-without-document.docx': 'unsupported',
  'entity-bomb.docx': 'not-a-report',
  'encrypted.docx': 'encrypted',
  'huge-span.html': 'partial',
  'deep-nesting.html': 'partial',
  'html-named.doc': 'ok',
  'docx-named.txt': 'ok',
  'gb18030-text-named.html': 'ok',
  'utf16le.txt': 'ok',
  'utf16be-unmarked.txt': 'ok',
};

/** Files whose content is the sample form, whatever they are called: format and character set by content. */
const SAMPLE: Readonly<Record<string, readonly [format: string, encoding: string | null]>> = {
  'huge-span.html': ['html', 'utf-8'],
  'html-named.doc': ['html', 'utf-8'],
  'docx-named.txt': ['docx', null],
  'gb18030-text-named.html': ['txt', 'gb18030'],
  'utf16le.txt': ['txt', 'utf-16le'],
  'utf16be-unmarked.txt': ['txt', 'utf-16be'],
};

describe('hostile files', () => {
  it('are those of the list, below 100 KB each, and written down in the README', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect(files.sort()).toEqual(Object.keys(OUTCOMES).sort());
    const readme = readFileSync(`${FOLDER}README.md`, 'utf8');
    for (const [name, outcome] of Object.entries(OUTCOMES)) {
      expect(readme).toMatch(new RegExp(`^\\| \`${name.replaceAll('.', '\\.')}\` \\|[^|]+\\| \`${outcome}\``, 'm'));
      const bytes = readFileSync(FOLDER + name);
      expect(bytes.length).toBeLessThan(100_000);
      expect(bytes.equals(Buffer.from(HOSTILE[name]?.() ?? '')), `${name} differs: run fixtures/build/build.ts`).toBe(
        true,
      );
    }
  });

  it.each(Object.entries(OUTCOMES))('%s ends as %s, with a line that says why', (name, outcome) => {
    const { extraction, outcome: got } = of(name);
    expect(got).toBe(outcome);
    if (outcome !== 'ok') expect(extraction.warnings.length).toBeGreaterThan(0);
    for (const warning of extraction.warnings) expect(warning.message).not.toBe('');
  });

  it.each(Object.entries(SAMPLE))('%s is read by its content', (name, [format, encoding]) => {
    const { extraction } = of(name);
    expect([extraction.source.format, extraction.source.encoding]).toEqual([format, encoding]);
    expect(unmet(JSON.parse(readFileSync(GOLD, 'utf8')) as Gold, extraction)).toEqual([]);
  });

  it('span and nesting limits are named', () => {
    expect(of('huge-span.html').extraction.warnings.map((warning) => warning.code)).toContain('span.cut');
    expect(of('deep-nesting.html').extraction.warnings.map((warning) => warning.code)).toContain('nesting.cut');
  });
});
