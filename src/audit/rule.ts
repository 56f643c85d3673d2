/** What an audit rule is, and the arithmetic that rules share. */
import type { At, Finding, Report, Severity } from '../model/record.js';

export interface Hit {
  readonly message: string;
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  readonly at: At;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What the rule checks and why a reader of the data should care; shown by the documentation. */
  readonly explain: string;
  readonly zh: string;
  check(report: Report): readonly Hit[];
}

export function findings(rule: Rule, report: Report): Finding[] {
  return rule.check(report).map((hit) => ({ rule: rule.id, severity: rule.severity, ...hit }));
}

/** Sum without float dust: the terms have at most a few decimals. */
export function sum(numbers: readonly (number | null)[]): number {
  return round(numbers.reduce<number>((total, number) => total + (number ?? 0), 0));
}

export function round(number: number, digits = 6): number {
  const factor = 10 ** digits;
  return Math.round(number * factor) / factor;
}

/** Equal for points, which are printed with at most two decimals and often rounded to one. */
export function samePoints(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.051;
}

/** Equal for money: half a unit of the last printed place of amounts in 万元 with two decimals is 50 yuan; parts add up. */
export function sameMoney(a: number, b: number, parts = 1): boolean {
  return Math.abs(a - b) <= Math.max(0.01, 50 * (parts + 1)) && Math.abs(a - b) <= Math.max(0.01, Math.abs(a) * 0.002);
}

export const wan = (yuan: number): string => `${round(yuan / 10_000, 6)}万元`;
export const percent = (rate: number): string => `${round(rate * 100, 2)}%`;
