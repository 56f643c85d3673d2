/** What is wrong with a database, in the user's language. */
import type { StoreError } from '../store/sqlite.js';
import type { Texts } from './messages.js';
import { printable } from './output.js';

/** The store's own sentences are English and complete; for Chinese the kind of fault is named before them. */
export function storeMessage(error: StoreError, t: Texts): string {
  const kind = t(`store.${error.code}`);
  return printable(kind === '' ? error.message : `${kind}（${error.message}）`);
}
