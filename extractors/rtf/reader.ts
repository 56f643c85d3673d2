/**
 * Reading RTF (Rich Text Format 1.9.1): one pass over the tokens with a stack of groups. Text goes to the story of its
 * group; what describes rows goes to the row definition that the next \row or \nestrow takes.
 */
import type { Limits } from '../../src/model/limits.js';
import { NOWHERE } from '../../src/model/doc.js';
import { LimitReached, type Log } from '../shared/log.js';
import { symbolText } from '../shared/symbols.js';
import { pageByNumber, WESTERN, type CodePage } from './code-pages.js';
import { defineForm, markShown, missingResult, newField, newForm } from './fields.js';
import { addByte, decodePending, fontCharset, fontCodePage, newPending, type Font, type Pending } from './fonts.js';
import { innerGroup, newGroup, type Group } from './group.js';
import { defineRow, newRow, type RowDefinition } from './row-definition.js';
import { endParagraph, isOpen, newStory, setNumber, type Story } from './story.js';
import { tokensOf } from './tokens.js';
import { FOLLOWED, SIGNS, SKIPPED, STORIES } from './words.js';

export interface Read {
  readonly body: Story;
  /** Headers, footers, notes and text boxes in the order in which they stand. */
  readonly others: readonly Story[];
  readonly encoding: CodePage;
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly log: Log;
  readonly body: Story;
  readonly others: Story[];
  readonly fonts: Map<number, Font>;
  readonly stack: Group[];
  group: Group;
  pending: Pending | null;
  /** Fallback characters for a \u that are still to be skipped. */
  skip: number;
  page: CodePage;
  pageStated: boolean;
  defaultFont: number;
  row: RowDefinition;
  nestedRow: RowDefinition;
  /** A row has been begun and no \pard has come since: writers that leave \intbl out mean its cells. */
  rowBegun: boolean;
  collected: string;
  characters: number;
}

/** Reads from byte `start`, where `{\rtf` stands. Throws LimitReached where a limit of the document is met. */
export function readRtf(bytes: Uint8Array, start: number, limits: Limits, log: Log): Read {
  const body = newStory('body', 0);
  const reading: Reading = {
    bytes,
    limits,
    log,
    body,
    others: [],
    fonts: new Map(),
    stack: [],
    group: { ...newGroup(body), mode: 'skip' },
    pending: null,
    skip: 0,
    page: WESTERN,
    pageStated: false,
    defaultFont: 0,
    row: newRow(),
    nestedRow: newRow(),
    rowBegun: false,
    collected: '',
    characters: 0,
  };
  let deeper = 0;
  let closed = false;
  for (const token of tokensOf(bytes, start)) {
    if (token.kind === 'open') {
      settle(reading);
      reading.skip = 0;
      if (reading.stack.length >= limits.depth) deeper += 1;
      else {
        reading.stack.push(reading.group);
        reading.group = innerGroup(reading.group);
      }
    } else if (token.kind === 'close') {
      settle(reading);
      reading.skip = 0;
      if (deeper > 0) {
        deeper -= 1;
        continue;
      }
      closed = reading.stack.length === 1;
      if (closed) break;
      closeGroup(reading);
    } else if (deeper > 0) {
      log.add('nesting.cut', `groups nested deeper than ${limits.depth} were left out`, NOWHERE);
    } else if (token.kind === 'word') readWord(reading, token.word, token.value);
    else if (token.kind === 'byte') takeByte(reading, token.byte);
    else for (let at = token.from; at < token.to; at++) takeByte(reading, bytes[at] ?? 0);
  }
  settle(reading);
  flush(reading);
  if (!closed) {
    log.add('structure.repaired', 'the file ends within a group: it may be cut short', NOWHERE);
  }
  const last = { depth: depthOf(reading), outline: reading.group.outline };
  while (reading.stack.length > 0) closeGroup(reading);
  if (isOpen(body)) endParagraph(body, { ends: 'paragraph', edges: null, ...last });
  return { body, others: reading.others, encoding: reading.page };
}

function takeByte(reading: Reading, byte: number): void {
  const { group } = reading;
  if (reading.skip > 0) {
    reading.skip -= 1;
    return;
  }
  if (group.mode === 'skip' || group.mode === 'shape' || group.mode === 'row' || group.mode === 'form') return;
  const { pending } = reading;
  const font = reading.fonts.get(group.font) ?? null;
  const page = group.mode === 'fonts' ? reading.page : (font?.page ?? reading.page);
  if (pending !== null && (pending.half || (pending.page === page && pending.font === font))) {
    addByte(pending, byte);
    if (pending.bytes.length > 4096) settle(reading);
    return;
  }
  flush(reading);
  reading.pending = newPending(font, page, byte);
}

/** Decodes what is complete; the first half of a character stays. */
function settle(reading: Reading): void {
  const { pending } = reading;
  if (pending === null) return;
  if (!pending.half) {
    flush(reading);
    return;
  }
  const half = pending.bytes.pop();
  if (pending.bytes.length > 0) emit(reading, decodePending(pending), true);
  pending.bytes = half === undefined ? [] : [half];
}

function flush(reading: Reading): void {
  const { pending } = reading;
  if (pending === null) return;
  reading.pending = null;
  if (pending.bytes.length > 0) emit(reading, decodePending(pending), true);
}

function emit(reading: Reading, text: string, decoded = false): void {
  const { group } = reading;
  const { story } = group;
  reading.characters += text.length;
  if (reading.characters > reading.limits.characters) {
    throw new LimitReached(`the document has more than ${reading.limits.characters} characters`);
  }
  switch (group.mode) {
    case 'text':
      if (group.hidden || group.deleted) {
        if (text.trim() === '') return;
        if (group.deleted) story.lost.deleted = true;
        else story.lost.hidden = true;
        return;
      }
      if (decoded && text.includes('\ufffd')) {
        reading.log.add('text.replacement', `bytes that are no text in ${reading.page} were replaced`, NOWHERE);
      }
      story.text += text;
      if (group.contents) story.contents = true;
      if (text.trim() !== '') markShown(group.field);
      return;
    case 'instruction':
      if (group.field !== null && group.field.instruction.length < 2000) group.field.instruction += text;
      return;
    case 'number':
    case 'item':
      if (!group.hidden && !group.deleted) reading.collected += text;
      return;
    case 'fonts': {
      const font = reading.fonts.get(group.font);
      if (font !== undefined && font.name.length < 100) font.name = (font.name + text).replace(/;.*/, '').trim();
      return;
    }
    case 'skip':
    case 'form':
    case 'row':
    case 'shape':
      return;
  }
}

function closeGroup(reading: Reading): void {
  const { group } = reading;
  const outer = reading.stack.pop();
  if (outer === undefined) return;
  if (group.owns !== null) flush(reading);
  if (group.owns === 'field' && group.field !== null && !group.field.shown) {
    const text = missingResult(group.field);
    if (text !== '') emit(reading, text);
  } else if (group.owns === 'story' && isOpen(group.story)) {
    endParagraph(group.story, { ends: 'paragraph', depth: depthOf(reading), outline: group.outline, edges: null });
  } else if (group.owns === 'number') {
    setNumber(group.story, reading.collected);
    reading.collected = '';
  } else if (group.owns === 'item') {
    group.field?.form?.items.push(reading.collected);
    reading.collected = '';
  }
  reading.group = outer;
}

function depthOf({ group, rowBegun }: Reading): number {
  if (group.inTable) return Math.max(1, group.tableDepth);
  return rowBegun ? 1 : group.tableDepth;
}

/** A control word. Text that waits is decoded first, so that it keeps the state it stood in. */
function readWord(reading: Reading, word: string, value: number | null): void {
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

/** Words that say what the group is. True when the word has been dealt with. */
function openDestination(reading: Reading, word: string): boolean {
  const { group } = reading;
  if (word === 'upr') {
    group.unicodeMode = group.mode;
    group.mode = 'skip';
    return true;
  }
  if (word === 'ud') {
    group.mode = group.unicodeMode;
    return true;
  }
  if (group.mode === 'skip') return false;
  if (word === 'pict') {
    group.mode = 'skip';
    group.story.lost.pictures += 1;
    return true;
  }
  if (SKIPPED.has(word) || (word === 'pntext' && group.story.numbered)) {
    group.mode = 'skip';
    return true;
  }
  const role = STORIES.get(word);
  if (role !== undefined && (role !== 'textbox' || group.mode === 'shape')) {
    flush(reading);
    const story = newStory(role, reading.body.paragraphs.length);
    reading.others.push(story);
    Object.assign(group, newGroup(story), { owns: 'story', font: reading.defaultFont, unicodeSkip: group.unicodeSkip });
    return true;
  }
  switch (word) {
    case 'fonttbl':
      group.mode = 'fonts';
      return true;
    case 'field':
      group.field = newField(group.field);
      group.owns = 'field';
      return true;
    case 'fldinst':
      if (group.field !== null) group.mode = 'instruction';
      return true;
    case 'fldrslt':
      if (/^\s*TOC\b/.test(group.field?.instruction ?? '')) group.contents = true;
      // what the box shows is told by its own state
      if (group.field?.form?.kind === 1) group.mode = 'skip';
      return true;
    case 'formfield':
      if (group.field !== null) group.field.form = newForm();
      group.mode = 'form';
      return true;
    case 'ffl':
      group.mode = 'item';
      group.owns = 'item';
      reading.collected = '';
      return true;
    case 'listtext':
    case 'pntext':
      group.mode = 'number';
      group.owns = 'number';
      reading.collected = '';
      return true;
    case 'nesttableprops':
      group.mode = 'row';
      reading.nestedRow = newRow();
      return true;
    case 'object':
      group.story.lost.objects += 1;
      return true;
    case 'shp':
    case 'shpgrp':
    case 'do':
      group.mode = 'shape';
      return true;
    default:
      return false;
  }
}

/** Ends of paragraphs, cells and rows. */
function readStructure(reading: Reading, word: string): boolean {
  const { group } = reading;
  const { story, outline } = group;
  const end = (ends: 'paragraph' | 'cell' | 'row', depth: number, row: RowDefinition | null = null) => {
    flush(reading);
    if (story.paragraphs.length > reading.limits.cells * 4) {
      throw new LimitReached(`the document has more than ${reading.limits.cells * 4} paragraphs`);
    }
    endParagraph(story, {
      ends,
      depth,
      outline,
      edges: row === null || row.cells.length === 0 ? null : [...row.cells],
    });
    return true;
  };
  switch (word) {
    case 'par':
    case 'sect':
      // a paragraph whose mark is deleted goes on in the next one
      return group.deleted && depthOf(reading) === 0 ? true : end('paragraph', depthOf(reading));
    case 'cell':
      return end('cell', 1);
    case 'nestcell':
      return end('cell', Math.max(2, group.tableDepth));
    case 'row':
      reading.rowBegun = false;
      return end('row', 1, reading.row);
    case 'nestrow':
      return end('row', Math.max(2, group.tableDepth), reading.nestedRow);
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
