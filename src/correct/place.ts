/** Places as people write them: 表1 行12 列4; table 1, row 12; t1r12c4. */
import { PLACE_PARTS, type Place } from '../store/correction-rows.js';

type Part = (typeof PLACE_PARTS)[number];

export const NOWHERE: Place = { page: null, table: null, row: null, column: null, paragraph: null };

const WORDS: Readonly<Record<string, Part>> = {
  页: 'page', page: 'page', 表: 'table', table: 'table', t: 'table', 行: 'row', row: 'row', r: 'row',
  列: 'column', column: 'column', col: 'column', c: 'column', 段: 'paragraph', paragraph: 'paragraph', p: 'paragraph',
}; // prettier-ignore
const NAMES = '页|表|行|列|段|page|table|row|column|col|paragraph|[trcp]';
const PART = new RegExp(`第?\\s*(?:(${NAMES})\\s*(\\d{1,7})|(\\d{1,7})\\s*(页|表|行|列|段))[格个]?`, 'giu');

/** Null where something in the text is no part of a place, or there is none. */
export function parsePlace(text: string): Place | null {
  const place: Record<Part, number | null> = { ...NOWHERE };
  let found = false;
  const rest = text.replace(PART, (_whole, before?: string, n1?: string, n2?: string, behind?: string) => {
    const part = WORDS[(before ?? behind ?? '').toLowerCase()];
    const number = Number(n1 ?? n2);
    if (part === undefined || number < 1) return '?';
    place[part] = number;
    found = true;
    return '';
  });
  return found && /^[\s,，、;；]*$/.test(rest) ? place : null;
}

const SIGNS = { page: '页', table: '表', row: '行', column: '列', paragraph: '段' } as const;

/** `表1 行12 列4`, the form of the views' column `place`; '' for a place that says nothing. */
export function placeText(at: Place): string {
  return PLACE_PARTS.flatMap((part) => {
    const number = at[part];
    if (number === null) return [];
    return [part === 'page' ? `第${number}页` : `${SIGNS[part]}${number}`];
  }).join(' ');
}
