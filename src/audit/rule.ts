/** What an audit rule is, and how a rule makes findings. */
import type { At, Finding, Report, Severity } from '../model/record.js';
import type { Traits } from './traits.js';

export interface Hit {
  readonly message: string;
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  readonly at: At;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** Without this a report has nothing for the rule to find, and it is not asked. */
  readonly needs?: keyof Traits;
  /** What the rule checks and why a reader of the data should care; shown by the documentation. */
  readonly explain: string;
  readonly explainZh: string;
  /** A few words that name the fault, for lists in Chinese. */
  readonly titleZh: string;
  check(report: Report): readonly Hit[];
}

export function findings(rule: Rule, report: Report): Finding[] {
  const hits = rule.check(report);
  return hits.length === 0 ? [] : hits.map((hit) => ({ rule: rule.id, severity: rule.severity, ...hit }));
}
