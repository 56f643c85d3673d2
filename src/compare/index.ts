/** Comparisons over counties and years. */
export * from './answer.js';
export { compare, compareIn } from './compare.js';
export * from './question.js';
export { coverage, coverageIn, MEASURES, type Counts, type Coverage, type CoverageQuestion, type CoverageRow, type Measure } from './coverage.js'; // prettier-ignore
