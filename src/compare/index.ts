/** Comparisons over counties and years. */
export * from './answer.js';
export { compare, compareIn } from './compare.js';
export * from './question.js';
