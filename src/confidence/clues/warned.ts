/** Warnings of the reader itself: what it could not place, told apart by arithmetic, or had to put back. */
import type { WarningCode } from '../../model/codes.js';
import { counted, type Clue } from '../clue.js';
import type { ClueCode } from '../weights.js';

const clue = (code: ClueCode, zh: string, explain: string, words: string, codes: readonly WarningCode[]): Clue => {
  const all: ReadonlySet<string> = new Set(codes);
  return counted({ code, zh, explain, favours: false }, words, ({ warnings }) => warnings.filter((w) => all.has(w.code)).length); // prettier-ignore
};

export const WARNED: readonly Clue[] = [
  clue('layout.unknown', '表式不识', 'The layout is none that is known.', 'the layout of {n} form(s) is unknown', ['form.unknown']), // prettier-ignore
  clue('cells.unread', '单元格未读', 'A cell with text that fits nowhere: it may belong to a row that was misread.', '{n} cell(s) with text were taken for nothing', ['cell.unread', 'text.unplaced']), // prettier-ignore
  clue('form.unread', '表格未读', 'Headings of indicators or of funding with nothing read below them: the rows of a table are missing.', '{n} table(s) were seen and not read', ['form.unread']), // prettier-ignore
  {
    code: 'rows.none',
    zh: '指标全未读',
    explain: 'Headings of a table were seen and the report has no indicator at all: its numbers are missing.',
    favours: false,
    find: ({ report, warnings }) => {
      const times = report.indicators.length > 0 ? 0 : warnings.filter(({ code }) => code === 'form.unread').length;
      return times === 0 ? null : { amount: 1, times, note: 'a table was seen, but no indicator was read' };
    },
  },
  clue('values.unsure', '数值不确定', 'A value was left out because it was not certain.', '{n} value(s) were left out as uncertain', ['value.unsure']), // prettier-ignore
  clue('values.inferred', '数值为推断', 'A value was told apart by arithmetic or position.', '{n} value(s) were inferred', ['value.inferred']), // prettier-ignore
  clue('rows.shifted', '行错位', 'A row stood shifted and was put back.', '{n} row(s) were put back in place', ['row.shifted']), // prettier-ignore
];
