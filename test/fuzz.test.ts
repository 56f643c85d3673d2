/**
 * Each reader survives damage to its files: bytes changed, cut and doubled, members of packages and XML nodes taken out
 * or doubled. Every copy ends with a named outcome that is no fault of ours, and what was read fits the shape of records.
 */
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../fixtures/build/documents.js';
import { saveAs, type SavedAs } from '../fixtures/build/parity/save-as.js';
import { OUTCOMES } from '../src/model/codes.js';
import { Extraction } from '../src/model/record.js';
import { extractBytes } from '../src/run/extract.js';
import { mutations } from './helpers/mutations.js';
import { packageMutations } from './helpers/zip-mutations.js';

const COPIES = 30;
const FORMATS: readonly SavedAs[] = [
  'docx', 'doc', 'rtf', 'odt', 'pdf landscape', 'ofd', 'html', 'xlsx', 'xls', 'txt of cells', 'txt of rows',
]; // prettier-ignore

const form = DOCUMENTS.find(({ name }) => name === 'p1-wancheng-2023-road');

function* damaged(bytes: Uint8Array): Generator<Uint8Array> {
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b;
  yield* mutations(bytes, isPackage ? COPIES / 2 : COPIES, 20_230_101);
  if (isPackage) yield* packageMutations(bytes, COPIES / 2, 20_230_102);
}

describe('damaged files', () => {
  it.each(FORMATS)('saved as %s end with a named outcome', { timeout: 60_000 }, async (as) => {
    if (!form) throw new Error('the form is not there');
    const [name, bytes] = saveAs(form, as);
    const outcomes: string[] = [];
    for (const copy of damaged(bytes)) {
      const { extraction, outcome } = await extractBytes(copy, name);
      outcomes.push(outcome);
      expect(Extraction.safeParse(extraction).error?.issues ?? []).toEqual([]);
      if (outcome !== 'ok') expect(extraction.warnings.every(({ message }) => message !== '')).toBe(true);
    }
    expect(outcomes.length).toBe(COPIES);
    expect(outcomes.filter((outcome) => !(outcome in OUTCOMES) || outcome === 'crash')).toEqual([]);
    // the damage is real, and not every copy is lost
    expect(new Set(outcomes).size).toBeGreaterThan(1);
  });
});
