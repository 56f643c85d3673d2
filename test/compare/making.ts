/** Databases of made-up reports for comparisons: who, when, what was stated, and how well it was read. */
import type { Extraction, Indicator, Report, Warning } from '../../src/model/record.js';
import { at } from '../../src/model/doc.js';
import type { Store } from '../../src/store/open.js';
import { aPath, aStore, loading } from '../helpers/database.js';
import { aReport, aSource, aValue, anIndicator, sha } from '../helpers/extraction.js';

export const COUNTIES: Readonly<Record<string, readonly [code: string, name: string]>> = {
  渌口区: ['430212', '湖南省株洲市渌口区'],
  攸县: ['430223', '湖南省株洲市攸县'],
  茶陵县: ['430224', '湖南省株洲市茶陵县'],
  湘潭县: ['430321', '湖南省湘潭市湘潭县'],
  韶山市: ['430382', '湖南省湘潭市韶山市'],
  华容县: ['430623', '湖南省岳阳市华容县'],
  湘阴县: ['430624', '湖南省岳阳市湘阴县'],
  平江县: ['430626', '湖南省岳阳市平江县'],
  临湘市: ['430682', '湖南省岳阳市临湘市'],
  公安县: ['421022', '湖北省荆州市公安县'],
  株洲市: ['430200', '湖南省株洲市'],
};

export interface Stated {
  readonly county: string | null;
  readonly year: number | null;
  readonly name?: string;
  /** A number with its unit: 95%, 23.45万人; or words. */
  readonly actual: string;
  readonly target?: string;
  readonly project?: string | null;
  readonly kind?: Report['kind'];
  readonly confidence?: number | null;
  readonly score?: number;
  /** Files that say so; default one. */
  readonly files?: number;
  readonly warning?: 'value.inferred' | 'value.unsure';
  readonly level2Type?: Indicator['level2Type'];
}

const FACTORS: Readonly<Record<string, readonly [number, string]>> = { '%': [1, '%'], 人: [1, '人'], 万人: [1e4, '人'], 户: [1, '户'] }; // prettier-ignore

export function valueOf(text: string): Indicator['actual'] {
  const [, sign = '', digits = '', unit = ''] = /^([≥≤]?)(\d[\d.]*)(\D*)$/.exec(text) ?? [];
  if (digits === '') return text === '' ? null : aValue(text);
  const comparator = sign === '≥' ? '>=' : sign === '≤' ? '<=' : null;
  const number = Number(digits);
  const [factor, base] = FACTORS[unit] ?? [1, unit];
  return aValue(text, { comparator, number, unit: unit === '' ? null : unit, base: unit === '' ? null : { number: number * factor, unit: base } }); // prettier-ignore
}

let files = 0;

function extractionOf(one: Stated): Extraction {
  files++;
  const row = 12;
  const [code, name] = COUNTIES[one.county ?? ''] ?? ['', ''];
  const warnings: Warning[] = one.warning === undefined ? [] : [{ code: one.warning, message: 'told by position', at: at({ table: 1, row, column: 6 }) }]; // prettier-ignore
  const indicator = anIndicator({
    level3: one.name ?? '群众满意度',
    level2Type: one.level2Type ?? 'satisfaction',
    target: valueOf(one.target ?? '≥90%'),
    actual: valueOf(one.actual),
    weight: 10,
    score: one.score ?? 10,
    at: at({ table: 1, row, column: 4 }),
  });
  const report = aReport({
    fiscalYear: one.year,
    kind: one.kind ?? 'project',
    projectName: one.project === undefined ? '医保补助' : one.project,
    region: one.county === null ? null : { code, name },
    supervisingDepartment: `${one.county ?? ''}医疗保障局`,
    confidence: one.confidence === undefined ? 0.97 : one.confidence,
    indicators: [indicator],
    findings: [],
  });
  return { source: aSource({ sha256: sha(files), path: `crawl/${files}.docx` }), reports: [report], warnings };
}

/** A database with these, in their order; returns its path and the store, which is open. */
export function databaseOf(stated: readonly Stated[]): { readonly path: string; readonly store: Store } {
  files = 0;
  const path = aPath();
  const store = aStore(path);
  const options = loading(store);
  for (const one of stated) for (let n = 0; n < (one.files ?? 1); n++) store.load(extractionOf(one), options);
  return { path, store };
}
