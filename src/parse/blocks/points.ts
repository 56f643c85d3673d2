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

const PAIR = /^(\d+(?:\.\d+)?)\s*分?\s*(?:[/／|]|\s)\s*(\d+(?:\.\d+)?)\s*分?$/;
const WEIGHT_FIRST = /(分值|权重|满分|标准分)[^]{0,3}(单位|自评|得|评)/;

/**
 * A weight and a score in one cell (18/20), in the order that the heading names them; a score is never above its weight.
 * Null for anything else.
 */
export function pairOfPoints(text: string, heading: string): { weight: number; score: number } | null {
  const match = PAIR.exec(text);
  const [one, two] = [parsePoints(match?.[1] ?? ''), parsePoints(match?.[2] ?? '')];
  if (one === null || two === null) return null;
  const [weight, score] = WEIGHT_FIRST.test(heading) ? [one, two] : [two, one];
  return score <= weight && weight <= MOST ? { weight, score } : null;
}
