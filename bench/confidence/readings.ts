/** Right and wrong readings: fixture documents as they are, saved in other formats, and damaged. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENTS } from '../../fixtures/build/documents.js';
import { SAVED_AS, saveAs, type SavedAs } from '../../fixtures/build/parity/save-as.js';
import { renderHtml } from '../../fixtures/build/render-html.js';
import { renderTxt } from '../../fixtures/build/render-txt.js';
import { CLUES, extractBytes } from '../../src/index.js';
import { readings } from '../../src/confidence/index.js';
import { randomFrom } from '../../test/helpers/mutations.js';
import { compare, type Count, type Gold } from './compare.js';
import { bytesOf, damageTo, hashOf, type Kind } from './damage.js';

/** One report as it was read. */
export interface Sample {
  readonly document: string;
  /** What was done to the document. */
  readonly how: string;
  readonly confidence: number;
  /** Strength of each clue, in the order of CLUES. */
  readonly clues: readonly number[];
  readonly count: Count;
}

interface Source {
  readonly document: string;
  readonly gold: Gold;
  /** Files to read as they are: name, what they are called, bytes. */
  readonly files: () => readonly (readonly [name: string, how: string, bytes: Uint8Array])[];
  /** Texts to damage. */
  readonly texts: () => readonly (readonly [name: string, kind: Kind, text: string])[];
}

// fixtures lie in the sources, whether this runs from there or from dist
const ROOT = [new URL('../../', import.meta.url), new URL('../../../', import.meta.url)].map((url) => fileURLToPath(url)).find((path) => existsSync(`${path}fixtures/reports`)) ?? ''; // prettier-ignore
const goldAt = (path: string): Gold => JSON.parse(readFileSync(path, 'utf8')) as Gold;

function described(): Source[] {
  return DOCUMENTS.map((spec) => ({
    document: spec.name,
    gold: goldAt(`${ROOT}fixtures/reports/${spec.name}.gold.json`),
    files: () =>
      (Object.keys(SAVED_AS) as SavedAs[]).map((as) => {
        const [name, bytes] = saveAs(spec, as);
        return [name, as, bytes] as const;
      }),
    texts: () => [
      [`${spec.name}.txt`, 'lines', renderTxt(spec, 'rows')],
      [`${spec.name}.txt`, 'text', renderTxt(spec, 'cells')],
      [`${spec.name}.html`, 'markup', renderHtml(spec, 'plain')],
    ],
  }));
}

function laidOut(): Source[] {
  const folder = `${ROOT}fixtures/layouts/`;
  const names = readdirSync(folder).filter((name) => /\.(html|txt|docx)$/.test(name));
  return names.sort().map((name) => {
    const document = name.replace(/\.\w+$/, '');
    const bytes = readFileSync(folder + name);
    return {
      document,
      gold: goldAt(`${folder}${document}.gold.json`),
      files: () => [[name, 'as it is', bytes]],
      texts: () => (name.endsWith('.docx') ? [] : [[name, name.endsWith('.html') ? 'markup' : 'lines', bytes.toString('utf8')]]), // prettier-ignore
    };
  });
}

async function sample(source: Source, name: string, how: string, bytes: Uint8Array): Promise<Sample[]> {
  const { extraction, doc } = await extractBytes(bytes, name);
  if (doc === null) return [];
  const counts = compare(source.gold, extraction);
  return readings(extraction, doc).flatMap((reading, i) => {
    const count = counts[i];
    if (count === undefined || count.read === 0) return [];
    return [
      {
        document: source.document,
        how,
        confidence: reading.report.confidence ?? 0,
        clues: CLUES.map((clue) => clue.find(reading)?.amount ?? 0),
        count,
      },
    ];
  });
}

/** Readings of every document, each damage done `times` times. The same call gives the same readings. */
export async function samples(times: number): Promise<Sample[]> {
  const all: Sample[] = [];
  for (const source of [...described(), ...laidOut()]) {
    for (const [name, how, bytes] of source.files()) all.push(...(await sample(source, name, how, bytes)));
    for (const [name, kind, text] of source.texts())
      for (const [how, damage] of Object.entries(damageTo(kind)))
        for (let i = 0; i < times; i++) {
          const damaged = damage(text, randomFrom(hashOf(`${source.document} ${kind} ${how} ${i}`)));
          if (damaged === text) continue;
          all.push(...(await sample(source, name, `${kind}: ${how}`, bytesOf(damaged))));
        }
  }
  return all;
}
