/** What a report holds, found in one pass, so that only those rules are asked of it that can find something. */
import type { Funding, Indicator, Report, Value } from '../model/record.js';
import { achieved } from './achieved.js';
import { losesPoints } from './rows.js';

/** Each is true where at least one row (or the report itself) is or has such a thing. */
export interface Traits {
  indicators: boolean;
  weights: boolean;
  scores: boolean;
  /** A weight without a score. */
  unscored: boolean;
  /** A score without a weight. */
  unweighted: boolean;
  losses: boolean;
  levelWeights: boolean;
  /** A result that does not reach its target. */
  unmet: boolean;
  /** A target without a result. */
  unanswered: boolean;
  /** A result that is another number than its target, in the same unit. */
  apart: boolean;
  /** A target that is an upper limit. */
  ceilings: boolean;
  /** A result with a comparator. */
  bounds: boolean;
  /** A date as target or result. */
  dates: boolean;
  /** Indicators of more than one form. */
  severalForms: boolean;
  funding: boolean;
  /** More than one row of funding. */
  sources: boolean;
  proseFunding: boolean;
  balances: boolean;
  rates: boolean;
  executionScores: boolean;
  expenditures: boolean;
  facts: boolean;
  /** A score that the text states. */
  statedScores: boolean;
  /** A form that says what became of its goal. */
  results: boolean;
  selfScore: boolean;
  year: boolean;
}

export function traitsOf(report: Report): Traits {
  const { indicators, funding, expenditures, facts, forms } = report;
  const traits: Traits = {
    indicators: indicators.length > 0,
    weights: false,
    scores: false,
    unscored: false,
    unweighted: false,
    losses: false,
    levelWeights: false,
    unmet: false,
    unanswered: false,
    apart: false,
    ceilings: false,
    bounds: false,
    dates: false,
    severalForms: false,
    funding: funding.length > 0,
    sources: funding.length > 1,
    proseFunding: false,
    balances: false,
    rates: false,
    executionScores: false,
    expenditures: expenditures.length > 0,
    facts: facts.length > 0,
    statedScores: false,
    results: false,
    selfScore: report.selfScore !== null,
    year: report.fiscalYear !== null,
  };
  const first = indicators[0]?.form;
  for (const row of indicators) {
    addPoints(traits, row);
    addValues(traits, row, row.target, row.actual);
    if (row.form !== first) traits.severalForms = true;
  }
  for (const row of funding) addFunding(traits, row);
  for (const { kind } of facts) if (kind === 'score') traits.statedScores = true;
  for (const { goal } of forms) if (goal !== null && goal.actual !== null) traits.results = true;
  return traits;
}

function addPoints(traits: Traits, row: Indicator): void {
  const { weight, score } = row;
  if (weight !== null) traits.weights = true;
  if (score !== null) traits.scores = true;
  if (weight !== null && score === null) traits.unscored = true;
  if (weight === null && score !== null) traits.unweighted = true;
  if (losesPoints(row)) traits.losses = true;
  if (row.level1Weight !== null || row.level2Weight !== null) traits.levelWeights = true;
}

function addValues(traits: Traits, row: Indicator, target: Value | null, actual: Value | null): void {
  if (target !== null) {
    if (actual === null) traits.unanswered = true;
    if (target.comparator === '<=' || target.comparator === '<') traits.ceilings = true;
    if (target.date !== null) traits.dates = true;
  }
  if (actual === null) return;
  if (actual.comparator !== null && actual.comparator !== '=') traits.bounds = true;
  if (actual.date !== null) traits.dates = true;
  if (target === null) return;
  const [a, b] = [target.base, actual.base];
  if (a !== null && b !== null && a.unit === b.unit && a.number !== b.number) traits.apart = true;
  if (!traits.unmet && achieved(row) === false) traits.unmet = true;
}

function addFunding(traits: Traits, row: Funding): void {
  if (row.form === null) traits.proseFunding = true;
  if (row.balance !== null) traits.balances = true;
  if (row.executionRate !== null) traits.rates = true;
  if (row.score !== null) traits.executionScores = true;
}
