/** Complex fields (ECMA-376 part 1, 17.16.18): their instructions are no text, their results are. */
import { attr, find, type XmlElement } from '../shared/xml.js';
import type { Reading } from './reading.js';
import { toggle } from './styles.js';

function fieldsPairUp(story: XmlElement): boolean {
  let begun = 0;
  let ended = 0;
  const count = (element: XmlElement): void => {
    for (const node of element.nodes) {
      if (typeof node === 'string') continue;
      if (node.name === 'fldChar') {
        const type = attr(node, 'fldCharType');
        if (type === 'begin') begun++;
        if (type === 'end') ended++;
      } else count(node);
    }
  };
  count(story);
  return begun === ended;
}

/** Whether this part opens fields that it does not close, or the other way round. */
function fieldsAreBroken(reading: Reading): boolean {
  reading.fieldsBroken ??= !fieldsPairUp(reading.story);
  return reading.fieldsBroken;
}

/** Whether text now would be part of a field's instruction. */
export function inInstruction(reading: Reading): boolean {
  if (reading.fields.length === 0 || reading.fields.every((field) => field.inResult)) return false;
  return !fieldsAreBroken(reading);
}

const isContents = (instruction: string): boolean => /^\s*TOC\b/i.test(instruction);

/** Follows a w:fldChar; gives the text it shows by itself, which is the box of a check box field. */
export function fieldCharacter(reading: Reading, element: XmlElement): string {
  const type = attr(element, 'fldCharType');
  if (type === 'begin') {
    const box = find(element, 'checkBox');
    const on = box === null ? null : (toggle(box, 'checked') ?? toggle(box, 'default') ?? false);
    reading.fields.push({ instruction: '', inResult: false, box: on === null ? '' : on ? '☑' : '☐' });
    return '';
  }
  const field = reading.fields[reading.fields.length - 1];
  if (field === undefined) return '';
  if (type === 'separate') {
    field.inResult = true;
    if (isContents(field.instruction) && !fieldsAreBroken(reading)) reading.contents++;
  } else if (type === 'end') {
    if (field.inResult && isContents(field.instruction) && !fieldsAreBroken(reading)) reading.contents--;
    reading.fields.pop();
    if (field.box !== '' && /FORMCHECKBOX/i.test(field.instruction) && !inInstruction(reading)) return field.box;
  }
  return '';
}
