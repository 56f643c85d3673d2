/** Numbers of ordered lists, which a browser draws and the source does not hold (HTML 4.4.5, CSS Counter Styles). */
import { isElement, type ElementNode } from './tree.js';

const DIGITS = '零一二三四五六七八九';

/** 1–9999 in Chinese numerals, as list numbers are written: 一, 十, 十一, 二十, 一百零一. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value === 0) return '零';
  let out = '';
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) gap = out !== '';
    else {
      if (gap) out += '零';
      gap = false;
      out += digit === 1 && unit === 10 && out === '' ? name : `${DIGITS[digit] ?? ''}${name}`;
    }
  }
  return out;
}

function roman(value: number): string {
  let rest = value;
  let out = '';
  for (const [unit, name] of [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const)
    // prettier-ignore
    for (; rest >= unit; rest -= unit) out += name;
  return out;
}

function letters(value: number): string {
  let out = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(97 + ((rest - 1) % 26)) + out;
  return out;
}

function marker(style: string, value: number): string {
  if (value < 1 || value > 3999) return `${value}.`;
  switch (style) {
    case 'none':
      return '';
    case 'a':
    case 'lower-alpha':
    case 'lower-latin':
      return `${letters(value)}.`;
    case 'A':
    case 'upper-alpha':
    case 'upper-latin':
      return `${letters(value).toUpperCase()}.`;
    case 'i':
    case 'lower-roman':
      return `${roman(value).toLowerCase()}.`;
    case 'I':
    case 'upper-roman':
      return `${roman(value)}.`;
    case 'cjk-ideographic':
    case 'simp-chinese-informal':
    case 'trad-chinese-informal':
    case 'cjk-decimal':
      return `${chineseNumber(value)}、`;
    default:
      return `${value}.`;
  }
}

/** List classes of the editor that most portals use (UEditor): it draws these numbers by pictures. */
const EDITOR_MARKERS: Readonly<Record<string, (value: number) => string>> = {
  custom_cn: (value) => `${chineseNumber(value)}、`,
  custom_cn1: (value) => `${chineseNumber(value)}）`,
  custom_cn2: (value) => `（${chineseNumber(value)}）`,
  custom_num: (value) => `${value}、`,
  custom_num1: (value) => `${value}）`,
  custom_num2: (value) => `（${value}）`,
};

const integer = (text: string | undefined): number | null =>
  text !== undefined && /^\s*[+-]?\d{1,6}/.test(text) ? Number.parseInt(text, 10) : null;

/** The numbers of a list's items, counted once a list. */
export function listMarkers(list: ElementNode): ReadonlyMap<ElementNode, string> {
  const items = list.children.filter((child) => isElement(child)).filter((child) => child.name === 'li');
  const reversed = list.attribs.reversed !== undefined;
  const declared = /list-style(?:-type)?\s*:[^;]*?\b(none|[a-z]+-[a-z-]+|decimal)\b/i.exec(
    list.attribs.style ?? '',
  )?.[1];
  const editor = (list.attribs.class ?? '').split(/\s+/).find((name) => name in EDITOR_MARKERS);
  const style = declared?.toLowerCase() ?? list.attribs.type ?? 'decimal';
  const markers = new Map<ElementNode, string>();
  let value = integer(list.attribs.start) ?? (reversed ? items.length : 1);
  for (const item of items) {
    value = integer(item.attribs.value) ?? value;
    const own = /list-style(?:-type)?\s*:\s*none/i.test(item.attribs.style ?? '')
      ? 'none'
      : (item.attribs.type ?? style);
    markers.set(
      item,
      editor === undefined || own === 'none' ? marker(own, value) : (EDITOR_MARKERS[editor]?.(value) ?? ''),
    );
    value += reversed ? -1 : 1;
  }
  return markers;
}

/** A number that someone typed at the start of an item: a second one before it would only confuse. */
export const TYPED_NUMBER = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、]|\d{1,2}[.．](?!\d)|[①-⑳])/;
