/** Checks a record against its own arithmetic. Documents are reported on, never repaired. */
import type { Extraction } from '../model/record.js';
import { findings, type Rule } from './rule.js';
import { duplicateIndicator } from './rules/duplicate-indicator.js';
import { executionOver, executionPoints, executionRate } from './rules/execution-rate.js';
import { fundingParts } from './rules/funding-parts.js';
import { goalCopied } from './rules/goal-copied.js';
import { levelWeight } from './rules/level-weight.js';
import { reasonMissing } from './rules/reason-missing.js';
import { scoreRange } from './rules/score-range.js';
import { scoreTotal } from './rules/score-total.js';
import { gradeBand, selfScore } from './rules/self-score.js';
import { expenditureTotal, shareBase } from './rules/share-base.js';
import { fullMarksEmpty, fullMarksUnmet, targetDirection, targetUnmet } from './rules/target-met.js';
import { weightTotal } from './rules/weight-total.js';
import { yearMismatch } from './rules/year-mismatch.js';

export const RULES: readonly Rule[] = [scoreTotal, weightTotal, scoreRange, levelWeight, fundingParts, executionRate, executionOver, executionPoints, shareBase, expenditureTotal, reasonMissing, targetUnmet, fullMarksUnmet, fullMarksEmpty, targetDirection, selfScore, gradeBand, duplicateIndicator, yearMismatch, goalCopied]; // prettier-ignore

/** The record with the findings of every rule, in the order of the rules. */
export function audit(extraction: Extraction): Extraction {
  return {
    ...extraction,
    reports: extraction.reports.map((report) => ({
      ...report,
      findings: RULES.flatMap((rule) => findings(rule, report)),
    })),
  };
}
