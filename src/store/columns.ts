/**
 * From a zod schema of the contract to columns: names in snake_case, nested objects flattened with an underscore.
 *
 * A column knows its SQL type, its CHECK and what the dictionary says of it; the shape as a whole turns a record into
 * the values of a row and back, so that reading and writing cannot drift apart.
 */
import { z } from 'zod';

export type SqlValue = string | number | null;

export interface Column {
  readonly name: string;
  readonly type: 'INTEGER' | 'REAL' | 'TEXT' | 'ANY';
  readonly notNull: boolean;
  /** A condition on the column alone, without CHECK and brackets. */
  readonly check: string | null;
  readonly meaning: string;
  readonly zh: string;
  readonly unit: string | null;
  readonly example: string | number | null;
  /** Where the value comes from: a path in the contract, or what the database itself adds. */
  readonly origin: string;
}

/** The columns of one record, and the way to a row and back. */
export interface Shape {
  readonly columns: readonly Column[];
  /** Conditions over several columns. */
  readonly checks: readonly string[];
  /** Appends the values of a record, one a column. */
  readonly put: (record: unknown, out: SqlValue[]) => void;
  /** Reads a record back from a row's values, beginning at an index. */
  readonly take: (row: readonly unknown[], from: number) => unknown;
}

type Fields = Readonly<Record<string, z.ZodType>>;

/** A string as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A condition that a column holds one of some texts. Not IN: SQLite builds a temporary index for its list in every
 * single INSERT, which makes loading slower by a third.
 */
export function oneOf(column: string, options: readonly string[]): string {
  return options.map((option) => `${column} = ${literal(option)}`).join(' OR ');
}

/** `level1Weight` → `level1_weight`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

interface Context {
  readonly name: string;
  readonly origin: string;
  readonly meaning: string;
  readonly zh: string;
  readonly nullable: boolean;
}

const join = (outer: string, inner: string, by: string): string => [outer, inner].filter((s) => s !== '').join(by);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

function unwrap(schema: z.ZodType): { inner: z.ZodType; nullable: boolean } {
  return schema instanceof z.ZodNullable
    ? { inner: schema.unwrap() as z.ZodType, nullable: true }
    : { inner: schema, nullable: false };
}

interface Leaf {
  readonly type: Column['type'];
  readonly check: (name: string) => string | null;
  readonly encode: (value: unknown) => SqlValue;
  readonly decode: (value: unknown) => unknown;
}

const plain = { encode: (value: unknown) => value as SqlValue, decode: (value: unknown) => value };

function leafOf(schema: z.ZodType, origin: string): Leaf {
  if (schema instanceof z.ZodEnum) {
    const options = schema.options.map(String);
    return { ...plain, type: 'TEXT', check: (name) => oneOf(name, options) };
  }
  if (schema instanceof z.ZodString) return { ...plain, type: 'TEXT', check: () => null };
  if (schema instanceof z.ZodNumber) {
    const least = schema.minValue;
    const bounded = schema.isInt && least !== null && least > Number.MIN_SAFE_INTEGER;
    return {
      ...plain,
      type: schema.isInt ? 'INTEGER' : 'REAL',
      check: (name) => (bounded ? `${name} >= ${least}` : null),
    };
  }
  if (schema instanceof z.ZodBoolean) {
    return {
      type: 'INTEGER',
      check: (name) => `${name} IN (0, 1)`,
      encode: (value) => (value === true ? 1 : 0),
      decode: (value) => value === 1,
    };
  }
  if (schema instanceof z.ZodTuple) {
    return {
      type: 'TEXT',
      check: (name) => `json_valid(${name})`,
      encode: (value) => JSON.stringify(value),
      decode: (value) => JSON.parse(string(value)) as unknown,
    };
  }
  if (schema instanceof z.ZodUnion) return { ...plain, type: 'ANY', check: () => null };
  throw new Error(`The contract's field ${origin} has a kind that src/store/columns.ts has no column for.`);
}

function leafShape(schema: z.ZodType, inner: z.ZodType, context: Context): Shape {
  const meta = schema.meta() ?? inner.meta() ?? {};
  const leaf = leafOf(inner, context.origin);
  const example = meta['example'];
  const column: Column = {
    name: context.name,
    type: leaf.type,
    notNull: !context.nullable,
    check: leaf.check(context.name),
    meaning: context.meaning,
    zh: context.zh,
    unit: string(meta['unit']) || null,
    example: typeof example === 'string' || typeof example === 'number' ? example : null,
    origin: context.origin,
  };
  return {
    columns: [column],
    checks: [],
    put: (value, out) => {
      out.push(value === null || value === undefined ? null : leaf.encode(value));
    },
    take: (row, from) => {
      const value = row[from];
      return value === null || value === undefined ? null : leaf.decode(value);
    },
  };
}

/** An object that may be absent as a whole: its required members are there together, the others only with them. */
function presenceChecks(members: readonly { required: boolean; shape: Shape }[]): string[] {
  const required = members.filter((m) => m.required).flatMap((m) => m.shape.columns.map((c) => c.name));
  const [key, ...others] = required;
  if (key === undefined) return [];
  const optional = members.filter((m) => !m.required).flatMap((m) => m.shape.columns.map((c) => c.name));
  return [
    ...others.map((name) => `(${name} IS NULL) = (${key} IS NULL)`),
    ...(optional.length > 0
      ? [`${key} IS NOT NULL OR ${optional.map((name) => `${name} IS NULL`).join(' AND ')}`]
      : []),
  ];
}

function shapeOf(schema: z.ZodType, outer: Context): Shape {
  const { inner, nullable } = unwrap(schema);
  const context = { ...outer, nullable: outer.nullable || nullable };
  if (!(inner instanceof z.ZodObject)) return leafShape(schema, inner, context);
  return objectShape(inner.shape, context, nullable);
}

function objectShape(fields: Fields, context: Context, optional: boolean): Shape {
  const members = Object.entries(fields)
    .filter(([, schema]) => !(schema instanceof z.ZodArray))
    .map(([key, schema]) => {
      const meta = schema.meta() ?? {};
      const shape = shapeOf(schema, {
        name: join(context.name, snakeCase(key), '_'),
        origin: `${context.origin}.${key}`,
        meaning: join(context.meaning, string(meta['description']), ': '),
        zh: join(context.zh, string(meta['zh']), '·'),
        nullable: context.nullable,
      });
      return { key, shape, required: !(schema instanceof z.ZodNullable) };
    });
  const columns = members.flatMap((m) => m.shape.columns);
  const width = columns.length;
  return {
    columns,
    checks: [...(optional ? presenceChecks(members) : []), ...members.flatMap((m) => m.shape.checks)],
    put: (value, out) => {
      if (value === null || value === undefined) {
        for (let i = 0; i < width; i++) out.push(null);
        return;
      }
      const record = value as Readonly<Record<string, unknown>>;
      for (const member of members) member.shape.put(record[member.key], out);
    },
    take: (row, from) => {
      if (optional && row.slice(from, from + width).every((v) => v === null)) return null;
      const record: Record<string, unknown> = {};
      let index = from;
      for (const member of members) {
        record[member.key] = member.shape.take(row, index);
        index += member.shape.columns.length;
      }
      return record;
    },
  };
}

/**
 * The shape of one object schema of the contract. Arrays are left out: they are tables of their own.
 * An object of which every member is null cannot be told from an absent one and is read back as null.
 */
export function recordShape(schema: z.ZodObject, name: string): Shape {
  return objectShape(schema.shape, { name: '', origin: name, meaning: '', zh: '', nullable: false }, false);
}
