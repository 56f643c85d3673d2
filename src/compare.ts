/**
 * Comparisons over counties and years. `import … from 'jixiao/compare'`.
 *
 * @example
 * import { compare } from 'jixiao/compare';
 *
 * const answer = compare('jixiao.db', { words: '群众满意度', years: { from: 2021, to: 2023 } });
 * if (answer.outcome === 'compared') console.log(answer.unit, answer.spread, answer.rows[0]?.label);
 *
 * @packageDocumentation
 */
export * from './compare/index.js';
