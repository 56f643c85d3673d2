/**
 * What happens to the tables of text files on their way: characters set apart, page breaks, ends or beginnings of lines
 * cut off by a tool that trims. The first three take nothing away that a reader needs; the last may cost values, but
 * must never give a wrong number.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../fixtures/build/documents.js';
import { renderTxt } from '../fixtures/build/render-txt.js';
import { layOut, type DocumentSpec, type GridRow, type TextDamage } from '../fixtures/build/spec.js';
import type { Extraction, Funding, Indicator } from '../src/model/record.js';
import { extractBytes } from '../src/run/extract.js';
import { unmet, type Gold } from './helpers/gold.js';

const SPECS = DOCUMENTS.filter((spec) => spec.blocks.some((block) => block.kind === 'table'));

const goldOf = (spec: DocumentSpec): Gold =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../fixtures/reports/${spec.name}.gold.json`, import.meta.url)), 'utf8'),
  ) as Gold;

/** The document as text, a row a line, with each of its tables damaged in the same way. */
function damaged(spec: DocumentSpec, damage: (rows: readonly GridRow[]) => TextDamage): string {
  const blocks = spec.blocks.map((block) =>
    block.kind === 'table' ? { ...block, damage: damage(block.rows) } : block,
  );
  return renderTxt({ ...spec, blocks }, 'rows');
}

const extract = async (spec: DocumentSpec, text: string): Promise<Extraction> =>
  (await extractBytes(Buffer.from(text), `${spec.name}.txt`)).extraction;

const KINDS: Readonly<Record<string, (spec: DocumentSpec) => string>> = {
  'characters set apart by spaces': (spec) =>
    damaged(spec, (rows) => ({ spaced: { from: 0, columns: [...(layOut(rows)[0] ?? []).keys()] } })),
  'a page break after every fourth row': (spec) =>
    damaged(spec, (rows) => ({ breaks: [...rows.keys()].filter((row) => row % 4 === 3) })),
  'empty cells at the end of rows cut off': (spec) => damaged(spec, () => ({})).replace(/\t+$/gm, ''),
};

describe.each(Object.entries(KINDS))('text with %s', (_, damage) => {
  it.each(SPECS)('$name meets its gold', async (spec) => {
    expect(unmet(goldOf(spec), await extract(spec, damage(spec)))).toEqual([]);
  });
});

const AMOUNTS = [
  'initialBudget',
  'budget',
  'received',
  'executed',
  'balance',
  'weight',
  'executionRate',
  'score',
] as const;

type Numbers = Readonly<Record<string, number>>;

/** The numbers of a report by what they say: `年度资金总额 budget` → 9125000. */
function numbersOf(funding: readonly Partial<Funding>[], indicators: readonly Partial<Indicator>[]): Numbers {
  const found: Record<string, number> = {};
  const put = (name: string, value: unknown): void => {
    if (typeof value === 'number') found[name] = value;
  };
  for (const row of funding)
    for (const field of AMOUNTS) put(`${row.form ?? ''} ${row.label ?? ''} ${field}`, row[field]);
  for (const row of indicators) {
    const name = `${row.form ?? ''} ${row.level2 ?? ''} ${JSON.stringify(row.level3)}`;
    for (const field of ['weight', 'score'] as const) put(`${name} ${field}`, row[field]);
    for (const field of ['target', 'actual'] as const) put(`${name} ${field}`, row[field]?.number);
  }
  return found;
}

describe('text with empty cells at the beginning of rows cut off', () => {
  it.each(SPECS)('$name gives no wrong number', async (spec) => {
    const text = damaged(spec, () => ({})).replace(/^\t+(?=\S)/gm, '');
    const { reports } = await extract(spec, text);
    const wrong = goldOf(spec).reports.flatMap((gold, i) => {
      const right = numbersOf((gold['funding'] ?? []) as Funding[], (gold['indicators'] ?? []) as Indicator[]);
      const got = numbersOf(reports[i]?.funding ?? [], reports[i]?.indicators ?? []);
      return Object.entries(right)
        .filter(([name, value]) => got[name] !== undefined && got[name] !== value)
        .map(([name, value]) => `${name}: ${value} wanted, ${got[name]} read`);
    });
    expect(wrong).toEqual([]);
  });
});
