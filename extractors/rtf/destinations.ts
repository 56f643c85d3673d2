/** Control words that say what a group is (Rich Text Format 1.9.1, "Destinations"). */
import { newField, newForm } from './fields.js';
import { newGroup } from './group.js';
import { flush, type Reading } from './reading.js';
import { newRow } from './row-definition.js';
import { newStory } from './story.js';
import { SKIPPED, STORIES } from './words.js';

/** Words that say what the group is. True when the word has been dealt with. */
export function openDestination(reading: Reading, word: string): boolean {
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
