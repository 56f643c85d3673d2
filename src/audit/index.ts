/** Checks a record against its own arithmetic. Documents are reported on, never repaired. */
import type { Extraction } from '../model/record.js';

export function audit(extraction: Extraction): Extraction {
  return extraction;
}
