/** Points in a cell, with a warning where a text stands for them. */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { parsePoints, parseWeight } from '../../text/points.js';
import { use, type TableContext } from '../draft.js';

export const DASH = /^[—－\-–_/／\\]+$/;

/** No form gives more points than this; what is larger is an amount, or several numbers run together. */
const MOST = 1000;

export function points(context: TableContext, cell: Cell, what: string): number | null {
  use(context, cell, what);
  const read = /weight$/i.test(what) ? parseWeight(cell.text) : parsePoints(cell.text);
  const number = read !== null && read > MOST ? null : read;
  if (number === null && !/^([—－\-–/／\\_]+|无|不适用|[xX×*]+)$/.test(cell.text)) {
    context.warnings.push(
      warn('value.unsure', `“${cell.text.slice(0, 30)}” is no number of points (${what})`, cell.at),
    );
  }
  return number;
}
