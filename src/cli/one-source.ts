/** The file of the database that a person names by its fingerprint or path. */
import type { StoredSource } from '../store/find-source.js';
import type { Store } from '../store/open.js';
import { UsageError, type Context } from './context.js';
import { printable } from './output.js';

export const pathOf = ({ path, entry }: Pick<StoredSource, 'path' | 'entry'>): string =>
  entry === null ? path : `${path}/${entry}`;

/** Throws a UsageError where none or several fit. */
export function oneSource(store: Store, wanted: string, { t }: Context): StoredSource {
  const found = store.sources.find(wanted);
  const [only, second] = found;
  if (only === undefined) throw new UsageError(t('source.none', { wanted: printable(wanted), db: printable(store.path) })); // prettier-ignore
  if (second !== undefined) {
    const lines = found.map((one) => `  ${one.sha256.slice(0, 12)}  ${printable(pathOf(one))}`);
    throw new UsageError(t('source.several', { wanted: printable(wanted), files: `\n${lines.join('\n')}` }));
  }
  return only;
}
