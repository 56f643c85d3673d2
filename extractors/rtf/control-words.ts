/** Control words: signs, ends of paragraphs and rows, and what changes the state of a group. */
import { LimitReached } from '../shared/log.js';
import { symbolText } from '../shared/symbols.js';
import { pageByNumber } from './code-pages.js';
import { openDestination } from './destinations.js';
import { defineForm } from './fields.js';
import { fontCharset, fontCodePage } from './fonts.js';
import { depthOf, emit, flush, settle, takeByte, type Reading } from './reading.js';
import { defineRow, newRow, type RowDefinition } from './row-definition.js';
import { endParagraph } from './story.js';
import { FOLLOWED, SIGNS } from './words.js';

/** A control word. Text that waits is decoded first, so that it keeps the state it stood in. */
export function readWord(reading: Reading, word: string, value: number | null): void {
  const { group } = reading;
  if (word === '*') {
    group.ignorable = true;
    return;
  }
  if (word === 'u') {
    readUnicode(reading, value ?? 0);
    return;
  }
  if (reading.skip > 0) {
    reading.skip -= 1;
    return;
  }
  const sign = SIGNS.get(word);
  if (sign !== undefined) {
    // the second byte of a character may be written as an escaped sign
    if (sign.length === 1 && sign === word && word < '~') takeByte(reading, sign.charCodeAt(0));
    else {
      flush(reading);
      emit(reading, sign);
    }
    return;
  }
  settle(reading);
  const { ignorable } = group;
  group.ignorable = false;
  if (openDestination(reading, word)) return;
  if (ignorable && !FOLLOWED.has(word)) {
    group.mode = 'skip';
    return;
  }
  if (group.mode === 'skip') {
    if (word === 'rtf' && reading.stack.length === 1) group.mode = 'text';
    return;
  }
  if (group.mode === 'form') {
    if (group.field?.form != null) defineForm(group.field.form, word, value);
    return;
  }
  if (group.mode === 'text' || group.mode === 'row') {
    if (readStructure(reading, word)) return;
    if (defineRow(group.mode === 'row' ? reading.nestedRow : reading.row, word, value)) return;
  }
  readState(reading, word, value);
}

function readUnicode(reading: Reading, value: number): void {
  if (reading.skip > 0) {
    reading.skip -= 1;
    return;
  }
  flush(reading);
  const { group, fonts } = reading;
  const char = String.fromCharCode(value & 0xffff);
  emit(reading, symbolText(fonts.get(group.font)?.name ?? null, char));
  reading.skip = group.unicodeSkip;
}

/** Ends a paragraph, cell or row. */
function end(reading: Reading, ends: 'paragraph' | 'cell' | 'row', depth: number, row: RowDefinition | null): true {
  const { story, outline } = reading.group;
  flush(reading);
  if (story.paragraphs.length > reading.limits.cells * 4) {
    throw new LimitReached(`the document has more than ${reading.limits.cells * 4} paragraphs`);
  }
  const edges = row === null || row.cells.length === 0 ? null : [...row.cells];
  endParagraph(story, { ends, depth, outline, edges });
  return true;
}

/** Ends of paragraphs, cells and rows. */
function readStructure(reading: Reading, word: string): boolean {
  const { group } = reading;
  switch (word) {
    case 'par':
    case 'sect':
      // a paragraph whose mark is deleted goes on in the next one
      return group.deleted && depthOf(reading) === 0 ? true : end(reading, 'paragraph', depthOf(reading), null);
    case 'cell':
      return end(reading, 'cell', 1, null);
    case 'nestcell':
      return end(reading, 'cell', Math.max(2, group.tableDepth), null);
    case 'row':
      reading.rowBegun = false;
      return end(reading, 'row', 1, reading.row);
    case 'nestrow':
      return end(reading, 'row', Math.max(2, group.tableDepth), reading.nestedRow);
    case 'trowd':
      if (group.mode === 'row') reading.nestedRow = newRow();
      else {
        reading.row = newRow();
        reading.rowBegun = true;
      }
      return true;
    default:
      return false;
  }
}

/** Words that change the state of the group or of the document. */
function readState(reading: Reading, word: string, value: number | null): void {
  const { group } = reading;
  const on = value !== 0;
  switch (word) {
    case 'pard':
      Object.assign(group, { inTable: false, tableDepth: 0, outline: null });
      reading.rowBegun = false;
      break;
    case 'plain':
      Object.assign(group, { hidden: false, deleted: false, font: reading.defaultFont });
      break;
    case 'intbl':
      group.inTable = on;
      break;
    case 'itap':
      group.tableDepth = Math.max(0, value ?? 0);
      break;
    case 'outlinelevel':
      group.outline = value !== null && value >= 0 && value < 9 ? value + 1 : null;
      break;
    case 'v':
      group.hidden = on;
      break;
    case 'deleted':
      group.deleted = on;
      break;
    case 'uc':
      group.unicodeSkip = Math.min(Math.max(0, value ?? 1), 10);
      break;
    case 'f':
      group.font = value ?? 0;
      if (group.mode === 'fonts' && !reading.fonts.has(group.font)) {
        reading.fonts.set(group.font, { name: '', page: null });
      }
      break;
    case 'fcharset':
    case 'cpg': {
      const font = group.mode === 'fonts' ? reading.fonts.get(group.font) : undefined;
      if (font !== undefined) (word === 'cpg' ? fontCodePage : fontCharset)(font, value ?? 0);
      break;
    }
    case 'deff':
      reading.defaultFont = value ?? 0;
      group.font = reading.defaultFont;
      break;
    case 'ansicpg':
      reading.page = pageByNumber(value ?? 0);
      reading.pageStated = true;
      break;
    case 'mac':
      if (!reading.pageStated) reading.page = 'macintosh';
      break;
    case 'deflang':
    case 'deflangfe':
      if (!reading.pageStated && value === 2052) reading.page = 'gb18030';
      break;
  }
}
