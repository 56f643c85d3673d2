/**
 * Rows as a reviewer corrected them. The tables of the record hold what was read and are never changed; a corrected row
 * stands here whole, under the key of the row that it takes the place of, and views show it in its place.
 */
import { CHILDREN, REPORT } from './record-tables.js';
import { belongsTo, own, type RecordTable, type Table } from './table.js';

function correctedTable(table: RecordTable): Table {
  return {
    name: `${table.name}_corrected`,
    meaning: `one row of ${table.name} as a reviewer corrected it; the row itself stays as it was read`,
    zh: `${table.zh}（人工更正后）`,
    columns: [
      own('id', 'INTEGER', '被更正的行', `the row of ${table.name} that was corrected`, { example: 1 }),
      // the conditions of the table hold for its corrected rows too
      ...table.shape.columns,
    ],
    checks: table.checks,
    primaryKey: ['id'],
    unique: [],
    indexes: [],
    foreignKeys: [belongsTo('id', table.name)],
  };
}

/** The tables whose rows can be corrected. */
export const CORRECTABLE = {
  report: REPORT,
  form: CHILDREN.forms,
  funding: CHILDREN.funding,
  indicator: CHILDREN.indicators,
  expenditure: CHILDREN.expenditures,
} as const satisfies Readonly<Record<string, RecordTable>>;

export type Correctable = keyof typeof CORRECTABLE;

export const CORRECTED_TABLES: readonly Table[] = Object.values(CORRECTABLE).map(correctedTable);

/** The value of a column as it stands now: corrected if the row was, else as it was read. `k` is the corrected row. */
export const standing = (alias: string, k: string, column: string): string =>
  `CASE WHEN ${k}.id IS NULL THEN ${alias}.${column} ELSE ${k}.${column} END`;

/** Every row of a table as it stands now, with the columns of the table, for a FROM clause. */
export function standingRows(name: Correctable): string {
  const table: RecordTable = CORRECTABLE[name];
  const keys = ['id', ...table.keys.filter((key) => !table.shape.columns.some((c) => c.name === key))];
  const columns = [
    ...keys.map((key) => `o.${key}`),
    ...table.shape.columns.map((c) => `${standing('o', 'k', c.name)} AS ${c.name}`),
  ];
  return `(SELECT ${columns.join(', ')} FROM ${name} o LEFT JOIN ${name}_corrected k ON k.id = o.id)`;
}
