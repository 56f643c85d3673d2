/** What a reviewer types, as a value of the contract. */
import type { z } from 'zod';
import { findRegion } from '../parse/regions.js';
import { regionOf } from '../parse/region-index.js';
import type { Region, Value } from '../model/record.js';
import { parseDate, parsePeriod } from '../text/dates.js';
import { moneyUnit, parseMoney } from '../text/money.js';
import { parsePoints } from '../text/points.js';
import { parseValue } from '../text/quantity.js';
import { parseRate } from '../text/rate.js';
import { canonical, type CorrectableField, type FieldKind } from '../store/correctable-fields.js';

/** Why a text is no value of a field; the command line has a sentence for each. */
export type ValueFault = 'money' | 'moneyUnit' | 'rate' | 'rateBare' | 'number' | 'whole' | 'date' | 'choice' | 'flag' | 'region' | 'regions' | 'period' | 'dash' | 'json' | 'notNull'; // prettier-ignore

export type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: ValueFault };

const good = (value: unknown): Parsed => ({ ok: true, value });
const bad = (fault: ValueFault): Parsed => ({ ok: false, fault });
const orElse = (value: unknown, fault: ValueFault): Parsed => (value === null ? bad(fault) : good(value));

function region(text: string): Parsed {
  if (/^\d{6}$/.test(text)) return orElse(regionOf(text), 'region');
  const named = findRegion(text).filter((match) => match.text === text);
  const [only, second] = named.flatMap((match) => match.candidates);
  if (only === undefined) return bad('region');
  const value: Region = { code: only.code, name: only.name };
  return second === undefined ? good(value) : bad('regions');
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false, 是: true, 否: false, yes: true, no: false, '1': true, '0': false }; // prettier-ignore

function json(text: string, schema: z.ZodType): Parsed {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? good(parsed.data) : bad('json');
  } catch {
    return bad('json');
  }
}

function money(text: string, unit: string | null): Parsed {
  const stated = unit === null ? null : moneyUnit(`单位：${unit}`);
  const amount = parseMoney(text, stated);
  if (amount !== null) return good(amount.yuan);
  return bad(parseMoney(text, 1) === null ? 'money' : 'moneyUnit');
}

/** A fraction above two is more likely a percentage whose sign is missing; which of the two it is must be said. */
const MOST_BARE = 2;

function rate(text: string): Parsed {
  const bare = parseRate(text, { bare: 'fraction' });
  if (bare === null) return bad('rate');
  return parseRate(text) === null && bare > MOST_BARE ? bad('rateBare') : good(bare);
}

const PARSERS: Readonly<Record<FieldKind, (text: string, field: CorrectableField, unit: string | null) => Parsed>> = {
  value: (text, _field, unit) => orElse(parseValue(text, { unit }), 'dash'),
  money: (text, _field, unit) => money(text, unit),
  rate,
  number: (text) => orElse(parsePoints(text), 'number'),
  whole: (text) => (/^\d{1,9}年?$/.test(text) ? good(Number.parseInt(text, 10)) : bad('whole')),
  text: (text) => good(text),
  date: (text) => orElse(parseDate(text) ?? (/^\d{4}年?$/.test(text) ? text.slice(0, 4) : null), 'date'),
  choice: (text, { choices }) => (choices.includes(text) ? good(text) : bad('choice')),
  flag: (text) => orElse(FLAGS[text.toLowerCase()] ?? null, 'flag'),
  region,
  period: (text) => {
    const found = parsePeriod(text);
    return found === null ? bad('period') : good({ start: found.start, end: found.end });
  },
};

const OBJECTS: readonly FieldKind[] = ['value', 'region', 'period'];

/**
 * `98%`, `120万元`, `2023-10` … as a value of the field; money needs its unit and comes in yuan, rates come as fractions.
 * `unit` is what stands beside the cell: a column of units, the heading. An object in braces is taken as JSON.
 */
export function parseCorrected(field: CorrectableField, given: string, unit: string | null = null): Parsed {
  const text = given.trim();
  if (text.startsWith('{') && OBJECTS.includes(field.kind)) return json(text, field.schema);
  return PARSERS[field.kind](text, field, unit);
}

export const NULL_WORD = 'null';

const ofObject = (kind: FieldKind, value: object): string =>
  kind === 'value' && 'raw' in value
    ? String(value.raw)
    : kind === 'region' && 'code' in value
      ? String(value.code)
      : JSON.stringify(value);

const plainly = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The value in words from which `parseCorrected` makes it again; `null` for none. */
export function wordsOf(field: CorrectableField, value: unknown): string {
  if (value === null) return NULL_WORD;
  if (field.kind === 'money') return `${plainly(value)}元`;
  const plain = typeof value === 'object' ? ofObject(field.kind, value) : plainly(value);
  const again = parseCorrected(field, plain);
  return again.ok && canonical(again.value) === canonical(value) ? plain : JSON.stringify(value);
}

/** Words, `null` or nothing, as a value. */
export function fromWords(field: CorrectableField, text: string, unit: string | null = null): Parsed {
  if (text !== NULL_WORD) return parseCorrected(field, text, unit);
  return field.nullable ? good(null) : bad('notNull');
}

/** The unit that stood beside a value's cell, where it is none of the cell's own text. */
export function unitBeside(asRead: unknown): string | null {
  if (typeof asRead !== 'object' || asRead === null || !('raw' in asRead)) return null;
  const { raw, unit } = asRead as Value;
  return unit !== null && parseValue(raw)?.unit == null ? unit : null;
}
