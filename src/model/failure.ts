/** Which outcomes are failures. */
import type { Outcome } from './codes.js';

const READ: ReadonlySet<Outcome> = new Set(['ok', 'partial', 'not-a-report']);

/** Whether reading failed. A file without a self-evaluation in it was read; an empty one is a download that failed. */
export const isFailure = (outcome: Outcome): boolean => !READ.has(outcome);
