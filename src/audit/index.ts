/** Checks a record against its own arithmetic. Documents are reported on, never repaired. */
import type { Extraction, Finding, Report } from '../model/record.js';
import { findings, type Rule } from './rule.js';
import { duplicateIndicator } from './rules/duplicate-indicator.js';
import { executionPoints, executionSteps } from './rules/execution-points.js';
import { executionBase, executionOver, executionRate } from './rules/execution-rate.js';
import { expenditureExecuted, shareSum } from './rules/expenditure-executed.js';
import {
  amountNegative,
  executionUnfunded,
  fundingBalance,
  fundingReceived,
  unitSlip,
} from './rules/funding-amounts.js';
import { fundingParts } from './rules/funding-parts.js';
import { goalCopied } from './rules/goal-copied.js';
import { goalFuture, goalSwapped } from './rules/goal-swapped.js';
import { indicatorForms } from './rules/indicator-forms.js';
import { levelTotal } from './rules/level-total.js';
import { levelWeight } from './rules/level-weight.js';
import { scoreMissing, weightMissing } from './rules/missing-points.js';
import { reasonMissing, reasonSame, scoreDeducted, unmetUnexplained } from './rules/reason-missing.js';
import { actualComparator, actualCopied, actualEmpty, actualFuture, targetSwapped } from './rules/result-copied.js';
import { scoreRange } from './rules/score-range.js';
import { scoreSum } from './rules/score-sum.js';
import { scoreTotal } from './rules/score-total.js';
import { gradeBand, selfScore } from './rules/self-score.js';
import { expenditureTotal, shareBase } from './rules/share-base.js';
import { fullMarksEmpty, fullMarksUnmet, targetDirection, targetUnmet } from './rules/target-met.js';
import { textActual, textUnitSlip } from './rules/text-actual.js';
import { textFunding } from './rules/text-funding.js';
import { textLevelScore, textScore } from './rules/text-score.js';
import { percentOver, valueSlip } from './rules/value-slip.js';
import { weightHundred } from './rules/weight-hundred.js';
import { weightTotal } from './rules/weight-total.js';
import { reportEarly, yearActual, yearTarget, yearTitle } from './rules/year-dates.js';
import { yearMismatch } from './rules/year-mismatch.js';
import { traitsOf } from './traits.js';

export const RULES: readonly Rule[] = [scoreTotal, weightTotal, weightHundred, scoreSum, scoreRange, scoreMissing, weightMissing, levelWeight, levelTotal, fundingParts, fundingBalance, fundingReceived, executionUnfunded, amountNegative, unitSlip, executionRate, executionBase, executionOver, executionPoints, executionSteps, shareBase, expenditureTotal, expenditureExecuted, shareSum, reasonMissing, scoreDeducted, unmetUnexplained, reasonSame, targetUnmet, fullMarksUnmet, fullMarksEmpty, targetDirection, valueSlip, percentOver, targetSwapped, actualComparator, actualCopied, actualFuture, actualEmpty, selfScore, gradeBand, textScore, textLevelScore, textActual, textUnitSlip, textFunding, indicatorForms, duplicateIndicator, yearMismatch, yearTarget, yearActual, reportEarly, yearTitle, goalCopied, goalSwapped, goalFuture]; // prettier-ignore

/** The record with the findings of every rule, in the order of the rules. */
export function audit(extraction: Extraction): Extraction {
  return {
    ...extraction,
    reports: extraction.reports.map((report) => ({ ...report, findings: findingsOf(report) })),
  };
}

function findingsOf(report: Report): Finding[] {
  const traits = traitsOf(report);
  const found: Finding[] = [];
  for (const rule of RULES) {
    if (rule.needs !== undefined && !traits[rule.needs]) continue;
    found.push(...findings(rule, report));
  }
  return found;
}
