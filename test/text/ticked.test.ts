/** Which of the choices of a printed form is ticked. */
import { expect, it } from 'vitest';
import { tickedChoice } from '../../src/text/ticked.js';

it.each([
  ['☑优□良□中□差', '优'],
  ['□优 □良 √中 □差', '中'],
  ['优□良☑中□差□', '良'],
  ['优（√）良（ ）中（）差（ ）', '优'],
  ['■优□良□中□差', '优'],
  // none or several, or marks on both ends
  ['□优□良□中□差', null],
  ['☑优☑良□中□差', null],
  ['☑优□良□', null],
  ['优√良中差', null],
  ['优', null],
])('%s', (text, choice) => {
  expect(tickedChoice(text)).toBe(choice);
});
