/**
 * Rows as Parquet: integers as INT64, reals as DOUBLE, texts as UTF-8 strings, all nullable unless the database says NOT
 * NULL; compressed with Snappy, which every reader knows. What the columns mean stands in the metadata of the file.
 */
import type { CellValue } from './table.js';
import { hex } from './csv.js';
import type { ColumnType, Relation } from './relation.js';
import { writeWhole } from './sink.js';

/** Values that are held at once: a group of rows is written when there are that many. */
const GROUP_VALUES = 1_000_000;
const MOST_GROUP_ROWS = 100_000;

/** A value that is not of the type that the dictionary states for its column. */
export class TypeMismatch extends Error {
  override readonly name = 'TypeMismatch';
}

const BASIC = { INTEGER: 'INT64', REAL: 'DOUBLE', TEXT: 'STRING', ANY: 'STRING' } as const satisfies Record<
  ColumnType,
  string
>;

/** Most integers are small, and making one of these anew costs more than looking it up. */
const SMALL = Array.from({ length: 4096 }, (_, n) => BigInt(n));

type Encoded = bigint | number | string | null;

function asText(value: CellValue): string | null {
  if (value === null) return null;
  return value instanceof Uint8Array ? hex(value) : String(value);
}

const ENCODE: Readonly<Record<ColumnType, (value: CellValue) => Encoded | undefined>> = {
  INTEGER: (value) => {
    if (value === null || typeof value === 'bigint') return value;
    return typeof value === 'number' && Number.isSafeInteger(value) ? (SMALL[value] ?? BigInt(value)) : undefined;
  },
  REAL: (value) => (value === null || typeof value === 'number' ? value : undefined),
  TEXT: (value) => (value === null || typeof value === 'string' ? value : undefined),
  ANY: asText,
};

interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly encode: (value: CellValue) => Encoded | undefined;
  values: Encoded[];
  last: CellValue;
  lastEncoded: Encoded;
}

function put(column: Column, at: number, value: CellValue): void {
  // the value above it, as most are: one text is held instead of two
  if (value === column.last) {
    column.values[at] = column.lastEncoded;
    return;
  }
  const encoded = column.encode(value);
  if (encoded === undefined) {
    throw new TypeMismatch(
      `The column ${column.name} is ${column.type}, but a row holds ${typeof value} ${String(value)}.`,
    );
  }
  column.last = value;
  column.lastEncoded = encoded;
  column.values[at] = encoded;
}

/** What stands in the file beside the rows, for programs and people that meet it alone. */
function metadata(relation: Relation, version: string): { key: string; value: string }[] {
  const { name, meaning, zh, columns } = relation;
  const explained = columns.map((c) => ({
    name: c.name,
    unit: c.unit,
    meaning: c.meaning,
    meaning_zh: c.zh,
    origin: c.origin,
  }));
  return [
    { key: 'jixiao.version', value: version },
    { key: 'jixiao.table', value: JSON.stringify({ name, meaning, meaning_zh: zh }) },
    { key: 'jixiao.columns', value: JSON.stringify(explained) },
  ];
}

/** Writes one file and returns the number of its rows. Rejects with a TypeMismatch when a value is not of its type. */
export async function writeParquet(
  path: string,
  relation: Relation,
  rows: Iterable<readonly CellValue[]>,
  version: string,
): Promise<number> {
  const { fileWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const columns: Column[] = relation.columns.map(({ name, type }) => ({
    name,
    type,
    encode: ENCODE[type],
    values: [],
    last: null,
    lastEncoded: null,
  }));
  const groupRows = Math.max(1, Math.min(MOST_GROUP_ROWS, Math.floor(GROUP_VALUES / Math.max(1, columns.length))));
  const sources = (length: number) =>
    columns.map((c, i) => ({
      name: c.name,
      data: c.values.length === length ? c.values : c.values.slice(0, length),
      type: BASIC[c.type],
      nullable: relation.columns[i]?.notNull !== true,
      // the least and greatest of a group help little here, and finding them takes a tenth of the time
      statistics: false,
      offsetIndex: false,
    }));
  return writeWhole(path, async (_, written) => {
    const writer = fileWriter(written);
    const schema = schemaFromColumnData({ columnData: sources(0) });
    // the type of a file without rows comes from the schema alone
    const parquet = new ParquetWriter({
      writer,
      schema,
      kvMetadata: metadata(relation, version),
      createdBy: `jixiao ${version}`,
    });
    let filled = 0;
    let total = 0;
    const flush = async (): Promise<void> => {
      await parquet.write({ columnData: sources(filled), rowGroupSize: groupRows });
      total += filled;
      filled = 0;
    };
    for (const row of rows) {
      columns.forEach((column, i) => put(column, filled, row[i] ?? null));
      filled++;
      if (filled === groupRows) await flush();
    }
    if (filled > 0) await flush();
    await parquet.finish();
    return total;
  });
}
