import type { WarningCode } from './codes.js';
import type { FaultOutcome, ReadResult } from './doc.js';
import type { At, Warning } from './record.js';

/** A warning with a code that codes.ts explains. */
export function warn(code: WarningCode, message: string, at: At | null = null): Warning {
  return { code, message, at };
}

/** A document from which nothing comes out. */
export function fault(outcome: FaultOutcome, message: string): ReadResult {
  return { ok: false, fault: { outcome, message } };
}
