/** Two columns that both may name the indicators (考核内容 | 具体指标): the finer one does, the other groups them. */
import type { TableContext } from '../draft.js';
import { namesLevel2 } from '../levels.js';
import { contentsOf, holdsWords, shareOf } from './column-contents.js';
import { VALUES, type IndicatorHeader } from './indicator-roles.js';

const distinct = (texts: readonly string[]): number => new Set(texts.filter((text) => text !== '')).size;

/**
 * The header with level 2 for the left of two columns of names whose texts repeat while those of the right one do not, or are all
 * names of that level.
 * Nothing is changed where another column is of level 2, or where both are as fine.
 */
export function finerName(context: TableContext, header: IndicatorHeader): IndicatorHeader {
  if (header.columns.some(({ role }) => role === 'level2')) return header;
  const values = Math.min(...header.columns.filter(({ role }) => VALUES.has(role)).map(({ index }) => index));
  const names = header.columns.filter(({ role, index }) => role === 'level3' && index < values);
  const [coarse, fine] = names;
  if (!coarse || !fine || names.length > 2) return header;
  const contents = contentsOf(context, header);
  const [left, right] = [contents.get(coarse), contents.get(fine)];
  if (!left || !right || !holdsWords(right)) return header;
  const grouped = distinct(right.all) > distinct(left.all);
  const ofLevels = shareOf(left.all, namesLevel2) === 1 && shareOf(right.all, namesLevel2) === 0;
  if (!grouped && !ofLevels) return header;
  return {
    ...header,
    columns: header.columns.map((column) => (column === coarse ? { ...column, role: 'level2' as const } : column)),
    told: [
      ...header.told,
      { cell: coarse.cell, role: 'level2', by: 'its texts, which group those of the next column' },
    ],
  };
}
