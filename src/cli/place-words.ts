/** A place in the source in words: table 1, row 12, column 4. */
import type { At } from '../model/record.js';
import type { Texts } from './messages.js';

const PARTS = ['page', 'table', 'row', 'column', 'paragraph'] as const;

/** '' for a place that says nothing. */
export function placeWords(at: At, t: Texts): string {
  // a cell says enough without the paragraph in it
  const parts = PARTS.filter((part) => part !== 'paragraph' || at.row === null);
  return parts
    .flatMap((part) => {
      const n = at[part];
      return n === null ? [] : [t(`place.${part}`, { n })];
    })
    .join(t('place.between'));
}
