/** Warnings of the reader itself: what it could not place, told apart by arithmetic, or had to put back. */
import type { WarningCode } from '../../model/codes.js';
import type { Report } from '../../model/record.js';
import { counted, type Clue, type Reading } from '../clue.js';
import type { ClueCode } from '../weights.js';

const clue = (code: ClueCode, zh: string, explain: string, words: string, codes: readonly WarningCode[]): Clue => {
  const all: ReadonlySet<string> = new Set(codes);
  return counted({ code, zh, explain, favours: false }, words, ({ warnings }) => warnings.filter((w) => all.has(w.code)).length); // prettier-ignore
};

/** So many cells, and such a share of the table's text, are no odd remark but rows that were lost. */
const MANY = 5;
const LARGE = 0.2;

/** The share of the texts of a report's own tables that nothing was made of, with their number. */
function unreadShare({ tables, warnings }: Reading): { times: number; share: number } {
  const own = new Set(tables.map(({ at }) => at.table));
  const unread = warnings.filter(({ code, at }) => code === 'cell.unread' && at?.table != null && own.has(at.table));
  if (unread.length < MANY) return { times: unread.length, share: 0 };
  let texts = 0;
  for (const { cells } of tables) for (const { text } of cells) if (text !== '') texts++;
  return { times: unread.length, share: texts === 0 ? 0 : Math.min(1, unread.length / texts) };
}

const statesMoney = ({ funding }: Report): boolean =>
  funding.some(({ initialBudget, budget, received, executed }) =>
    [initialBudget, budget, received, executed].some((amount) => amount !== null),
  );

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
  {
    code: 'rows.lost',
    zh: '大量单元格未读',
    explain: 'A large share of the texts of its own tables was taken for nothing: whole rows are missing.',
    favours: false,
    find: (reading) => {
      const { times, share } = unreadShare(reading);
      if (share < LARGE) return null;
      return { amount: Math.min(1, 0.6 + share), times, note: `${times} cells, ${Math.round(share * 100)} % of the texts of its tables, were taken for nothing` }; // prettier-ignore
    },
  },
  {
    code: 'money.none',
    zh: '金额全未读',
    explain: 'No amount was read since the unit of money is not known: all sums are missing.',
    favours: false,
    find: ({ report, warnings }) => {
      const times = statesMoney(report) ? 0 : warnings.filter(({ code }) => code === 'unit.unknown').length;
      return times === 0 ? null : { amount: 1, times, note: 'no amount of money was read, for want of its unit' };
    },
  },
  clue('values.unsure', '数值不确定', 'A value was left out because it was not certain.', '{n} value(s) were left out as uncertain', ['value.unsure']), // prettier-ignore
  clue('values.inferred', '数值为推断', 'A value was told apart by arithmetic or position.', '{n} value(s) were inferred', ['value.inferred']), // prettier-ignore
  clue('rows.shifted', '行错位', 'A row stood shifted and was put back.', '{n} row(s) were put back in place', ['row.shifted']), // prettier-ignore
];
