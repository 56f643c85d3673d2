/**
 * The reader alone: bytes to records, without SQLite. `import … from 'jixiao/read'`.
 *
 * Nothing throws on a bad document: `outcome` and the warnings say what is wrong.
 *
 * @example The stages one by one, to look between them or to put another reader in front
 * import { audit, LIMITS, parse, readBytes, weigh } from 'jixiao/read';
 *
 * const read = await readBytes(bytes, { name: 'report.docx', charset: null, limits: LIMITS });
 * if (read.ok) {
 *   const { extraction, uses } = parse(read.doc, source); // uses: what each cell was taken for
 *   const audited = audit(extraction); // the same with its findings
 *   const { reports } = weigh(audited, read.doc); // and with the confidence of each report
 *   console.log(uses.size, reports[0]?.findings.length, reports[0]?.confidence);
 * }
 *
 * @packageDocumentation
 */
export { extractBytes, extractFile, type Extracted, type ExtractOptions, type Hints } from './run/extract.js';

// The stages.
export { EXTRACTORS, readBytes } from '../extractors/index.js';
export type { Extractor, ReadContext } from '../extractors/extractor.js';
export { parse, type ParseResult } from './parse/index.js';
export { audit, RULES } from './audit/index.js';
export type { Hit, Rule } from './audit/rule.js';
export { CLUES, weigh } from './confidence/index.js';
export type { Clue, Reading, Sign } from './confidence/index.js';

// Names of indicators to what they measure, so that counties compare; the database has the same in
// the columns `concept` and `concept_family` of `v_indicator`.
export { conceptKey, conceptOf, familyOf, groupConcepts, readOverrides } from './concept/index.js';
export type { Concept, ConceptContext, NamedIndicator, OverrideFault, Overrides, ReadOverrides } from './concept/index.js'; // prettier-ignore

// Shapes of a record (zod schemas and types) and of the document model, bounds, outcomes and codes of warnings.
export * from './model/record.js';
export * from './model/doc.js';
export { LIMITS, type Limits } from './model/limits.js';
export { OUTCOMES, WARNING_CODES, type CodeMeaning, type Outcome, type WarningCode } from './model/codes.js';
export { isFailure } from './model/failure.js';
export { VERSION } from './version.js';
