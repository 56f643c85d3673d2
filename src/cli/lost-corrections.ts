/** What is said of corrections that no longer hold. */
import type { Store } from '../store/open.js';
import type { Texts } from './messages.js';
import { printable } from './output.js';

/** Says that corrections do not hold, and how to see which; nothing if all of them do. */
export function tellLost(store: Store, t: Texts): void {
  const { length: count } = store.lostCorrections();
  if (count > 0) process.stderr.write(`jixiao: ${t('correct.lost', { count, db: printable(store.path) })}\n`);
}
