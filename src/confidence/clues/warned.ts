/** Warnings of the reader itself: what it could not place, told apart by arithmetic, or had to put back. */
import type { WarningCode } from '../../model/codes.js';
import { counted, type Clue } from '../clue.js';

const clue = (code: string, zh: string, explain: string, words: string, codes: readonly WarningCode[]): Clue => {
  const all: ReadonlySet<string> = new Set(codes);
  return counted({ code, zh, explain, favours: false }, words, ({ warnings }) => warnings.filter((w) => all.has(w.code)).length); // prettier-ignore
};

export const WARNED: readonly Clue[] = [
  clue('columns.unknown', '列标题不识', 'A heading without a known meaning: the columns beside it may be taken for another.', '{n} column heading(s) are unknown', ['header.unknown']), // prettier-ignore
  clue('layout.unknown', '表式不识', 'The layout is none that is known.', 'the layout of {n} form(s) is unknown', ['form.unknown']), // prettier-ignore
  clue('cells.unread', '单元格未读', 'A cell with text that fits nowhere: it may belong to a row that was misread.', '{n} cell(s) with text were taken for nothing', ['cell.unread', 'text.unplaced']), // prettier-ignore
  clue('values.unsure', '数值不确定', 'A value was left out because it was not certain.', '{n} value(s) were left out as uncertain', ['value.unsure']), // prettier-ignore
  clue('values.inferred', '数值为推断', 'A value was told apart by arithmetic or position.', '{n} value(s) were inferred', ['value.inferred']), // prettier-ignore
  clue('rows.shifted', '行错位', 'A row stood shifted and was put back.', '{n} row(s) were put back in place', ['row.shifted']), // prettier-ignore
  clue('unit.unknown', '金额单位不明', 'No unit of money, or two: amounts may be wrong or missing.', 'the unit of money is uncertain ({n})', ['unit.unknown', 'unit.unsure']), // prettier-ignore
  clue('subject.unsure', '主体不确定', 'Region, year or unit could not be told for certain.', '{n} time(s) the region, year or unit is uncertain', ['region.unsure', 'year.unsure', 'subject.conflict']), // prettier-ignore
  clue('text.damaged', '文字受损', 'Characters were replaced, or parts of the file had to be repaired.', '{n} time(s) the text is damaged or repaired', ['text.replacement', 'structure.repaired', 'page.ocr', 'cell.error-recovered']), // prettier-ignore
  clue('text.lost', '内容缺失', 'A part of the file could not be read.', '{n} part(s) of the file could not be read', ['nesting.cut', 'page.unread', 'page.scanned', 'page.garbled', 'span.cut', 'range.cut']), // prettier-ignore
];
