/** A fingerprint of all that concepts are computed from, so that a database knows when it has to compute them anew. */
import { createHash } from 'node:crypto';
import * as words from '../../data/concepts.js';

/** Raise it when the code in this folder changes what it makes of a name. */
const RULES = 1;

const plain = (_: string, value: unknown): unknown => (value instanceof RegExp ? value.toString() : value);

export const VOCABULARY: string = createHash('sha256')
  .update(JSON.stringify([RULES, Object.entries(words)], plain))
  .digest('hex')
  .slice(0, 16);
