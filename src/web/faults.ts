/** Errors as a page tells them: what it is, and what to do. */
import { CompareError } from '../compare/index.js';
import { StoreError } from '../store/sqlite.js';
import type { Words } from './words/index.js';

export interface FaultText {
  readonly status: 400 | 404 | 422 | 500;
  readonly title: string;
  readonly text: string;
}

/** A question that cannot be answered as it was put. */
export class AskError extends Error {
  override readonly name = 'AskError';
}

export function faultText(error: unknown, w: Words): FaultText {
  if (error instanceof CompareError) {
    const near = error.near.length === 0 ? '' : w('fault.near', { near: error.near.join('、') });
    const known = error.code === 'no-region' ? w('fault.region', { name: error.asked }) : error.message;
    return { status: 422, title: w('fault.question'), text: `${known} ${near}` };
  }
  if (error instanceof AskError) return { status: 400, title: w('fault.question'), text: error.message };
  if (error instanceof StoreError) return { status: 422, title: w('fault.database'), text: error.message };
  return {
    status: 500,
    title: w('fault.internal'),
    text: w('fault.internal.what', { message: error instanceof Error ? error.message : String(error) }),
  };
}
