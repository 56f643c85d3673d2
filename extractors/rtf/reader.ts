/**
 * Reading RTF (Rich Text Format 1.9.1): one pass over the tokens with a stack of groups. Text goes to the story of its
 * group; what describes rows goes to the row definition that the next \row or \nestrow takes.
 */
import { NOWHERE } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { Log } from '../shared/log.js';
import { WESTERN, type CodePage } from './code-pages.js';
import { readWord } from './control-words.js';
import { missingResult } from './fields.js';
import { innerGroup, newGroup } from './group.js';
import { depthOf, emit, flush, holdsText, settle, takeByte, type Reading } from './reading.js';
import { newRow } from './row-definition.js';
import { endParagraph, isOpen, newStory, setNumber, type Story } from './story.js';
import { takeTokens } from './tokens.js';

export interface Read {
  readonly body: Story;
  /** Headers, footers, notes and text boxes in the order in which they stand. */
  readonly others: readonly Story[];
  readonly encoding: CodePage;
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
  const tooDeep = (): void => {
    log.add('nesting.cut', `groups nested deeper than ${limits.depth} were left out`, NOWHERE);
  };
  takeTokens(bytes, start, {
    open() {
      settle(reading);
      reading.skip = 0;
      if (reading.stack.length >= limits.depth) deeper += 1;
      else {
        reading.stack.push(reading.group);
        reading.group = innerGroup(reading.group);
      }
    },
    close() {
      settle(reading);
      reading.skip = 0;
      if (deeper > 0) {
        deeper -= 1;
        return false;
      }
      closed = reading.stack.length === 1;
      if (!closed) closeGroup(reading);
      return closed;
    },
    word(word, value) {
      if (deeper > 0) tooDeep();
      else readWord(reading, word, value);
    },
    text(from, to) {
      if (deeper > 0) tooDeep();
      // pictures are written as text, of groups that hold none
      else if (!holdsText(reading.group.mode)) reading.skip = Math.max(0, reading.skip - (to - from));
      else for (let at = from; at < to; at++) takeByte(reading, bytes[at] ?? 0);
    },
    byte(byte) {
      if (deeper > 0) tooDeep();
      else takeByte(reading, byte);
    },
  });
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
