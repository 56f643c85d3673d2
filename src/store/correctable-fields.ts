/** Which fields of which records a reviewer can correct, told from the contract itself. */
import { z } from 'zod';
import * as contract from '../model/record.js';
import type { CorrectableRecord } from './correction-table.js';

/** How a field's value is written; `money` in yuan, `rate` as a fraction. */
export type FieldKind =
  'value' | 'money' | 'rate' | 'number' | 'whole' | 'text' | 'date' | 'choice' | 'flag' | 'region' | 'period';

export interface CorrectableField {
  /** Path in the contract: `score`, `goal.actual`. */
  readonly path: string;
  readonly kind: FieldKind;
  /** Of the value, null included where the contract allows it. */
  readonly schema: z.ZodType;
  readonly nullable: boolean;
  readonly zh: string;
  readonly description: string;
  /** The words that a `choice` may take. */
  readonly choices: readonly string[];
}

const SCHEMAS: Readonly<Record<CorrectableRecord, z.ZodObject>> = {
  report: contract.Report,
  form: contract.Form,
  funding: contract.Funding,
  indicator: contract.Indicator,
  expenditure: contract.Expenditure,
};

/** What names a row among its like, as it is printed. */
const ANCHORS: Readonly<Record<CorrectableRecord, readonly string[]>> = {
  report: ['projectName', 'title', 'reportingUnit'],
  form: ['title'],
  funding: ['label'],
  indicator: ['level3'],
  expenditure: ['item'],
};

export function anchorOf(record: CorrectableRecord, row: Readonly<Record<string, unknown>>): string | null {
  const found = ANCHORS[record].map((key) => row[key]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : null;
}

// keys and places are no statements of the document, and confidence is one on the reading
const FIXED = new Set(['ordinal', 'form', 'at', 'confidence']);

const string = (value: unknown): string => (typeof value === 'string' ? value : '');

const kindOf = (schema: z.ZodType, unit: unknown): FieldKind => {
  if (schema === contract.Value) return 'value';
  if (schema === contract.Region) return 'region';
  if (schema === contract.Period) return 'period';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'flag';
  if (schema instanceof z.ZodNumber)
    return schema.isInt ? 'whole' : unit === '元' ? 'money' : unit === '1' ? 'rate' : 'number';
  return schema.safeParse('2022-08').success && !schema.safeParse('x').success ? 'date' : 'text';
};

function fieldsIn(object: z.ZodObject, before: string): CorrectableField[] {
  return Object.entries(object.shape).flatMap(([key, given]): CorrectableField[] => {
    const schema = given as z.ZodType;
    if (FIXED.has(key) || schema instanceof z.ZodArray) return [];
    const nullable = schema instanceof z.ZodNullable;
    const inner = nullable ? (schema.unwrap() as z.ZodType) : schema;
    const path = `${before}${key}`;
    if (inner === contract.Goal) return fieldsIn(contract.Goal, `${path}.`);
    const meta = schema.meta() ?? {};
    return [
      {
        path,
        kind: kindOf(inner, meta['unit']),
        schema,
        nullable,
        zh: string(meta['zh']),
        description: string(meta['description']),
        choices: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
      },
    ];
  });
}

const FIELDS = Object.fromEntries(
  Object.entries(SCHEMAS).map(([record, schema]) => [record, fieldsIn(schema, '')]),
) as unknown as Readonly<Record<CorrectableRecord, readonly CorrectableField[]>>;

/** The fields of a kind of row that can be corrected, in the order of the contract. */
export const correctableFields = (record: CorrectableRecord): readonly CorrectableField[] => FIELDS[record];

export const correctableField = (record: CorrectableRecord, path: string): CorrectableField | null =>
  FIELDS[record].find((field) => field.path === path) ?? null;

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path; null where an object on the way is absent. */
export function valueAt(row: Row, path: string): unknown {
  let value: unknown = row;
  for (const key of path.split('.')) value = isRow(value) ? (value[key] ?? null) : null;
  return value;
}

/** The row with another value at a path; an absent object on the way is made, its other members null. */
export function withValueAt(row: Row, path: string, value: unknown): Row {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...row, [key]: value };
  const inner = isRow(row[key]) ? row[key] : { expected: null, actual: null };
  return { ...row, [key]: withValueAt(inner, rest.join('.'), value) };
}

/** The same value in the same words, whatever the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRow(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** Whether two values of a field say the same; of a target or result with a number or date, not how it is printed. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (canonical(a) === canonical(b)) return true;
  if (!isRow(a) || !isRow(b) || !('raw' in a) || !('raw' in b)) return false;
  const stated = (value: Row): boolean => value['number'] !== null || value['date'] !== null;
  return stated(a) && canonical({ ...a, raw: '' }) === canonical({ ...b, raw: '' });
}
