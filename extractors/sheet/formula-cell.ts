/** What a cell with a formula shows: its result, or the text that was taken for a formula by mistake. */
import type { At } from '../../src/model/record.js';
import type { Log } from '../shared/log.js';
import type { SheetCell } from './book.js';
import { isCellPicture, isTypedPercent, isTypedText } from './formula-text.js';

export interface FormulaCell extends Pick<SheetCell, 'text' | 'value'> {
  /** The text is an error value such as `#NAME?`. */
  readonly error: boolean;
}

/**
 * @param formula the formula without its leading `=`; empty where only another cell holds it.
 * @param result what is stored as its result; null where nothing is.
 */
export function readFormulaCell(formula: string, result: FormulaCell | null, place: At, log: Log): FormulaCell | null {
  if (isCellPicture(formula)) {
    log.add('picture.unread', 'a picture in a cell', place);
    return null;
  }
  const typed = formula.trim().replace(/^=/, '');
  if (typed === '') return result;
  if (result === null || result.error ? isTypedText(typed) : isTypedPercent(typed, result.text)) {
    log.add('cell.error-recovered', `the text “=${typed}” had been taken for a formula`, place);
    return { text: `=${typed}`, error: false };
  }
  if (result === null) {
    log.add('cell.no-result', `the result of the formula “=${typed.slice(0, 80)}” is not stored`, place);
  }
  return result;
}
