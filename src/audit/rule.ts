/** What an audit rule is, and how a rule makes findings. */
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
  readonly explainZh: string;
  /** A few words that name the fault, for lists in Chinese. */
  readonly titleZh: string;
  check(report: Report): readonly Hit[];
}

export function findings(rule: Rule, report: Report): Finding[] {
  return rule.check(report).map((hit) => ({ rule: rule.id, severity: rule.severity, ...hit }));
}
