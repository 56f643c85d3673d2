/** Values as they stand in attributes of OFD (GB/T 33190-2016, section 7.3): numbers, boxes, matrices, deltas. */
import type { Matrix } from '../pdf/geometry.js';
import type { XmlElement } from '../shared/xml.js';
import { attr, child, textOf } from '../shared/xml.js';

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** Larger than any page, millimetres: beyond is nonsense that would only spoil sums. */
const LARGEST = 1e6;

const finite = (v: number): number | null => (Number.isFinite(v) && Math.abs(v) <= LARGEST ? v : null);

/** A number, or null where there is none. */
export function numberOf(text: string | null | undefined): number | null {
  return text === null || text === undefined || text.trim() === '' ? null : finite(Number(text));
}

export const numberAt = (element: XmlElement, name: string): number | null => numberOf(attr(element, name));

/** Values with nothing but single spaces between them, as most writers put them, and the `g` of repeated ones. */
const PLAIN = /^[\dgeE.+\- ]*$/;

/** The values of a list, parted by spaces; writers put commas and line ends between them too. */
const partsOf = (text: string): string[] => (PLAIN.test(text) ? text.split(' ') : text.split(/[\s,]+/));

/** Numbers of a list. What is no number counts as 0. */
export function numbersOf(text: string | null): number[] {
  const out: number[] = [];
  if (text === null) return out;
  for (const part of partsOf(text)) if (part !== '') out.push(finite(Number(part)) ?? 0);
  return out;
}

/** x, y, width and height (ST_Box), or null. Some writers state a negative height. */
export type Area = readonly [number, number, number, number];

export function areaOf(text: string | null): Area | null {
  const numbers = numbersOf(text);
  return numbers.length === 4 ? (numbers as [number, number, number, number]) : null;
}

export function matrixOf(text: string | null): Matrix | null {
  const [a, b, c, d, e, f] = numbersOf(text);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return [a, b, c, d, e ?? 0, f ?? 0];
}

/** Text of a child element, without white space around it; null if there is no such child or nothing in it. */
export function childText(element: XmlElement, name: string): string | null {
  const found = child(element, name);
  const text = found === null ? '' : textOf(found).trim();
  return text === '' ? null : text;
}

/** False only where an attribute says so. */
export const isTrue = (element: XmlElement, name: string, otherwise: boolean): boolean => {
  const value = attr(element, name)?.trim().toLowerCase();
  return value === undefined ? otherwise : value === 'true' || value === '1';
};

/**
 * Distances between characters, section 11.3: `g n v` stands for n times v. No more than `most` are given, whatever a
 * file claims to repeat.
 */
export function deltasOf(text: string | null, most: number): number[] {
  const out: number[] = [];
  if (text === null) return out;
  const parts = partsOf(text).filter((part) => part !== '');
  for (let i = 0; i < parts.length && out.length < most; i++) {
    if (parts[i]?.toLowerCase() !== 'g') {
      out.push(numberOf(parts[i]) ?? 0);
      continue;
    }
    const times = Math.floor(Number(parts[i + 1]));
    const value = numberOf(parts[i + 2]) ?? 0;
    for (let n = 0; n < times && out.length < most; n++) out.push(value);
    i += 2;
  }
  return out;
}
