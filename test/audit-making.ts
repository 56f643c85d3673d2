/** Records for the cases of audit rules: a report in which nothing is stated unless a case says so. */
import { at } from '../src/model/doc.js';
import type { Fact, Form, Funding, Indicator, Report } from '../src/model/record.js';
import { parseValue } from '../src/text/quantity.js';
import { aFunding, anExpenditure, anIndicator, aReport } from './helpers/extraction.js';

export { at } from '../src/model/doc.js';
export { anExpenditure };

export interface Said {
  readonly expected: unknown;
  readonly actual: unknown;
}

/** A record that breaks a rule, what is said of it, and records close by that do not break it. */
export interface Case {
  readonly bad: Partial<Report>;
  readonly says: readonly Said[];
  readonly good: Partial<Report> | readonly Partial<Report>[];
}

export type Cases = Readonly<Record<string, Case>>;

export const form = (over: Partial<Form> = {}): Form => ({ ordinal: 1, title: '项目支出绩效自评表', goal: null, totalWeight: null, totalScore: null, at: at({ table: 1 }), ...over }); // prettier-ignore

export const row = (level3: string, weight: number | null, score: number | null, target = '≥90%', actual: string | null = '95%', over: Partial<Indicator> = {}): Indicator =>
  anIndicator({ level3, weight, score, level1: '产出指标', level1Weight: null, level2Weight: null, level2Type: 'quality', target: parseValue(target), actual: actual === null ? null : parseValue(actual), reason: null, ...over }); // prettier-ignore

/** A funding row that states nothing but what it is given. */
export const money = (over: Partial<Funding> = {}): Funding =>
  aFunding({ initialBudget: null, budget: null, received: null, executed: null, balance: null, weight: null, executionRate: null, score: null, reason: null, ...over }); // prettier-ignore

export const EXECUTION = aFunding({ weight: 10, score: 10, executionRate: 1, initialBudget: 100, budget: 100, executed: 100, received: null, balance: null }); // prettier-ignore

export const fact = (kind: Fact['kind'], label: string, raw: string, sentence: string): Fact => {
  const value = parseValue(raw);
  return { ordinal: 1, section: 1, label, kind, raw, number: value?.number ?? 0, unit: value?.unit ?? '', base: value?.base ?? null, sentence, at: at({ paragraph: 7 }) }; // prettier-ignore
};

export const report = (over: Partial<Report>): Report =>
  aReport({ forms: [form()], funding: [], indicators: [], expenditures: [], sections: [], facts: [], people: [], findings: [], selfScore: null, grade: null, period: null, reportDate: null, fiscalYear: 2023, ...over }); // prettier-ignore
