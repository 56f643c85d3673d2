/** The confidence of a report: each clue seen to raise or lower it, and the whole put to readings right and damaged. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { audit } from '../src/audit/index.js';
import { CLUES, confidenceOf, weigh } from '../src/confidence/index.js';
import { BASE, WEIGHTS, type ClueCode } from '../src/confidence/weights.js';
import type { WarningCode } from '../src/model/codes.js';
import { at, type Cell, type Doc, type Table } from '../src/model/doc.js';
import { Extraction, type Funding, type Indicator, type Report, type Warning } from '../src/model/record.js';
import { extractBytes, extractFile } from '../src/run/extract.js';
import { dictionaryRows } from '../src/store/dictionary.js';
import { jsonSchema } from '../src/store/schema-json.js';
import { aFunding, anExtraction, anIndicator, aReport, aValue, percent } from './helpers/extraction.js';

const REPORTS = fileURLToPath(new URL('../fixtures/reports/', import.meta.url));

const cell = (row: number, col: number): Cell => ({ row, col, rowSpan: 1, colSpan: 1, text: 'x', raw: 'x', lines: ['x'], basis: 'declared', at: at({ table: 1, row: row + 1, column: col + 1 }), tables: [] }); // prettier-ignore
const table = (cells: readonly Cell[], number = 1): Table => ({ kind: 'table', rows: 3, cols: 2, cells, caption: null, parts: [], columns: 'exact', at: at({ table: number }) }); // prettier-ignore
const FULL = [0, 1, 2].flatMap((row) => [cell(row, 0), cell(row, 1)]);
const docOf = (...blocks: Table[]): Doc => ({
  source: { format: 'docx', encoding: null, pages: null, title: null, publishedAt: null, url: null, attachments: [] },
  blocks,
  pages: [],
  warnings: [],
});

/** Ninety points in three rows, which with the ten of the funding make the total of the form. */
const rows = (over: Partial<Indicator> = {}): Indicator[] =>
  [1, 2, 3].map(
    (ordinal) =>
    anIndicator({ ordinal, level3: `第${'一二三'[ordinal - 1] ?? ''}项工作完成率`, level1Weight: null, level2Weight: null, target: percent(95, '>='), actual: percent(96), weight: 30, score: 29.5, ...over }), // prettier-ignore
  );

/** A report in which nothing is amiss: everything adds up. */
const sound = (over: Partial<Report> = {}): Report =>
  aReport({ funding: [aFunding({ score: 9.8 })], indicators: rows(), forms: [{ ordinal: 1, title: null, goal: null, totalWeight: 100, totalScore: 98.3, at: at({ table: 1 }) }], selfScore: 98.3, confidence: null, evidence: [], findings: [], ...over }); // prettier-ignore

interface Made {
  readonly report?: Partial<Report>;
  readonly warnings?: readonly Warning[];
  readonly cells?: readonly Cell[];
}

function weighed({ report = {}, warnings = [], cells = FULL }: Made = {}): Report {
  const [one] = weigh(audit(anExtraction({ reports: [sound(report)], warnings })), docOf(table(cells))).reports;
  if (one === undefined) throw new Error('a report was given, and none came back');
  return one;
}

const first = (over: Partial<Indicator>): Partial<Report> => ({ indicators: rows().map((row, i) => (i === 0 ? { ...row, ...over } : row)) }); // prettier-ignore
const money = (over: Partial<Funding>): Partial<Report> => ({ funding: [aFunding({ score: 9.8, ...over })] });
const told = (code: WarningCode): Made => ({ warnings: [{ code, message: '', at: at({ table: 1, row: 2 }) }] });
const form = { ordinal: 1, title: null, goal: null, totalWeight: 100, totalScore: 98.3, at: at({ table: 1 }) };
const leveled = (level1Weight: number): Partial<Report> => ({ indicators: rows({ level1Weight, level2: null, level2Weight: null }) }); // prettier-ignore

/** For each clue a report that shows it. Those that favour a reading are told beside one that lacks them. */
const SHOWN: Readonly<Record<ClueCode, Made>> = {
  'weights.close': {},
  'weights.open': { report: first({ weight: 20 }) },
  'scores.close': {},
  'scores.open': { report: first({ score: 19.5 }) },
  'levels.close': { report: leveled(90) },
  'levels.open': { report: leveled(70) },
  'rate.agrees': {},
  'rate.differs': { report: money({ executionRate: 0.7 }) },
  'parts.open': { report: { funding: [aFunding({ score: 9.8 }), aFunding({ ordinal: 2, label: '中央资金', source: 'central', budget: 1_500_000, weight: null, score: null })] } }, // prettier-ignore
  'points.agree': {},
  'points.differ': { report: money({ score: 5 }) },
  'executed.over': { report: money({ executed: 1_300_000, executionRate: null }) },
  'money.far-apart': { report: money({ executed: 100, executionRate: null }) },
  'money.no-name': { report: money({ label: '100' }) },
  'money.points': { report: money({ weight: 120 }) },
  'row.no-name': { report: first({ level3: '≥95%' }) },
  'row.units-differ': { report: first({ actual: aValue('30公里', { number: 30, unit: '公里', base: { number: 30_000, unit: 'm' } }) }) }, // prettier-ignore
  'row.one-bare': { report: first({ actual: aValue('96', { number: 96 }) }) },
  'row.far-apart': { report: first({ actual: percent(5) }) },
  'row.repeats-points': { report: first({ actual: aValue('30', { number: 30 }) }) },
  'row.score-over': { report: first({ score: 31 }) },
  'row.weight-odd': { report: first({ weight: 0 }) },
  'row.no-target': { report: first({ target: null }) },
  'row.no-actual': { report: first({ actual: null }) },
  'row.no-weight': { report: first({ weight: null }) },
  'row.no-score': { report: first({ score: null }) },
  'row.level-odd': { report: first({ level2: '完成率', level2Type: 'other' }) },
  'row.bare': { report: first({ target: null, actual: null }) },
  'row.reason-number': { report: first({ reason: '29.5' }) },
  'grid.gaps': { cells: FULL.slice(0, -1) },
  'layout.unknown': told('form.unknown'),
  'form.unread': told('form.unread'),
  'rows.none': { ...told('form.unread'), report: { indicators: [] } },
  'rows.lost': { warnings: [1, 2, 3, 4, 5].map((row) => ({ code: 'cell.unread', message: '', at: at({ table: 1, row }) })) }, // prettier-ignore
  'money.none': { ...told('unit.unknown'), report: { funding: [] } },
  'cells.unread': told('cell.unread'),
  'values.unsure': told('value.unsure'),
  'values.inferred': told('value.inferred'),
  'rows.shifted': told('row.shifted'),
};

/** For a clue that favours, a report without it: what it rests on is not there. */
const BARE: Readonly<Partial<Record<ClueCode, Made>>> = {
  'weights.close': { report: { indicators: rows({ weight: null }) } },
  'scores.close': { report: { forms: [{ ...form, totalScore: null }], selfScore: null } },
  'levels.close': {},
  'rate.agrees': { report: money({ executionRate: null }) },
  'points.agree': { report: money({ score: null }) },
};

const codes = ({ evidence }: Report): string[] => evidence.map(({ code }) => code);
const logit = (confidence: number): number => Math.log(confidence / (1 - confidence));

describe('clues', () => {
  it('each have a weight on their own side, and words in both languages', () => {
    expect(CLUES.map(({ code }) => code).sort()).toEqual(Object.keys(WEIGHTS).sort());
    for (const { code, favours, zh, explain } of CLUES)
      expect([code, Math.sign(WEIGHTS[code]), /\p{Script=Han}/u.test(zh), explain.length > 20]).toEqual([code, favours ? 1 : -1, true, true]); // prettier-ignore
  });

  it.each(CLUES.filter(({ favours }) => favours).map(({ code }) => code))('%s raises the confidence', (code) => {
    const [without, shown] = [weighed(BARE[code]), weighed(SHOWN[code])];
    expect(codes(without)).not.toContain(code);
    expect(codes(shown)).toContain(code);
    expect(shown.confidence).toBeGreaterThan(without.confidence ?? 1);
  });

  it.each(CLUES.filter(({ favours }) => !favours).map(({ code }) => code))('%s lowers the confidence', (code) => {
    const [without, shown] = [weighed(), weighed(SHOWN[code])];
    expect(codes(without)).not.toContain(code);
    const own = shown.evidence.find((one) => one.code === code);
    expect(own?.effect).toBeLessThan(0);
    expect(own?.times).toBeGreaterThan(0);
    expect(own?.note).not.toMatch(/[{}]/);
    expect(shown.confidence).toBeLessThan(without.confidence ?? 0);
  });
});

describe('the confidence of a report', () => {
  it('is what its evidence adds up to, the strongest first', () => {
    const { confidence, evidence } = weighed({ report: first({ level3: '≥95%', score: null }) });
    expect(confidence).toBe(confidenceOf(evidence));
    const odds = evidence.reduce((sum, { effect }) => sum + effect, BASE);
    expect(logit(confidence ?? 0)).toBeCloseTo(odds, 1);
    const strengths = evidence.map(({ effect }) => Math.abs(effect));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    expect(strengths.length).toBeGreaterThan(2);
  });

  it('is low where most rows or all money are missing, though the rest adds up', () => {
    for (const code of ['rows.lost', 'money.none'] as const)
      expect([code, (weighed(SHOWN[code]).confidence ?? 1) < 0.8]).toEqual([code, true]);
  });

  it('falls further the more rows are amiss', () => {
    const [one, all] = [weighed({ report: first({ level3: '100%' }) }), weighed({ report: { indicators: rows({ level3: '100%' }) } })]; // prettier-ignore
    expect(all.confidence).toBeLessThan(one.confidence ?? 0);
  });

  it('counts warnings for the report they stand in, and those of the whole file for each', () => {
    const second = sound({
      ordinal: 2,
      forms: [{ ...form, at: at({ table: 2 }) }],
      indicators: rows({ at: at({ table: 2, row: 3 }) }),
      funding: [aFunding({ at: at({ table: 2 }) })],
    });
    const warned = (place: Warning['at']): (number | null)[] =>
      weigh(
        audit(
          anExtraction({ reports: [sound(), second], warnings: [{ code: 'cell.unread', message: '', at: place }] }),
        ),
        docOf(table(FULL), table(FULL, 2)),
      ).reports.map((report) => report.evidence.find(({ code }) => code === 'cells.unread')?.times ?? null);
    expect(warned(at({ table: 1, row: 2 }))).toEqual([1, null]);
    expect(warned(at({ table: 2, row: 2 }))).toEqual([null, 1]);
    expect(warned(null)).toEqual([1, 1]);
  });

  it('is not there before a reading is weighed, and is part of what extraction gives', async () => {
    const { extraction } = await extractFile(`${REPORTS}p1-mizhi-2022-insurance.docx`);
    const [report] = extraction.reports;
    expect(report?.confidence).toBeGreaterThan(0.95);
    expect(report?.evidence.map(({ code }) => code)).toEqual(expect.arrayContaining(['weights.close', 'scores.close', 'rate.agrees'])); // prettier-ignore
    expect(Extraction.parse(extraction)).toEqual(extraction);
  });

  it('falls when merged cells, cells or headings of a form are lost', async () => {
    const name = 'p1-pingjiang-2021-pension.html';
    const page = readFileSync(REPORTS + name, 'utf8');
    const confidence = async (text: string): Promise<number> =>
      (await extractBytes(new TextEncoder().encode(text), name)).extraction.reports[0]?.confidence ?? 0;
    const whole = await confidence(page);
    expect(whole).toBeGreaterThan(0.95);
    expect(await confidence(page.replace(/ rowspan="\d+"/g, ''))).toBeLessThan(0.6);
    expect(await confidence(page.replaceAll('得分', ''))).toBeLessThan(whole);
  });
});

describe('what describes the record', () => {
  it('knows confidence and evidence', () => {
    const schema = JSON.stringify(jsonSchema());
    for (const field of ['"confidence":', '"evidence":', '"effect":', '读取可信度']) expect(schema).toContain(field);
    const explained = dictionaryRows().map(({ table: of, column }) => `${of}.${column}`);
    expect(explained).toEqual(
      expect.arrayContaining(['report.confidence', 'report_evidence.code', 'report_evidence.note', 'v_report.confidence', 'v_indicator.confidence', 'v_funding.confidence']), // prettier-ignore
    );
  });
});
