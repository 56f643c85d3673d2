/** Comparisons over counties and years. */
export * from './answer.js';
export { compare, compareIn } from './compare.js';
export * from './question.js';
export { coverage, coverageIn, MEASURES, type Counts, type Coverage, type CoverageQuestion, type CoverageRow, type Measure } from './coverage.js'; // prettier-ignore
export { cellsTable, coverageTable, figuresTable, namesTable, spreadTable, wideTable, type Tabular, type TabularValue } from './tabular.js'; // prettier-ignore
export { profile, profileIn, type Profile, type ProfileFinding, type ProfileMissed, type ProfileProblem, type ProfileQuestion, type ProfileReport, type ProfileYear } from './profile.js'; // prettier-ignore
