/** Columns that several views share: who, where and when, and the place in the source. */
import { standing } from '../corrected-tables.js';
import { computed, taken, type ViewColumn } from '../view.js';

/** Joins for the columns below; `report` names the column that holds the report's key. */
export const subjectOf = (report: string): string =>
  `JOIN report_subject q ON q.report_id = ${report}\nJOIN source s ON s.id = q.source_id`;

/** Who, where and when: the same columns in every view. */
export const subject: readonly ViewColumn[] = taken('report_subject', 'q', ['year', 'region_code', 'region_name', 'province_code', 'province', 'prefecture_code', 'prefecture', 'county', 'kind', 'department', 'unit', 'project']); // prettier-ignore

export const confidence: readonly ViewColumn[] = taken('report_subject', 'q', ['confidence']);

export const source: readonly ViewColumn[] = taken('source', 's', ['path', 'entry', 'sha256', ['url', 'source_url']]);

/** A place in words that a person can look up: 第2页 表1 行12 列4. */
export function place(alias: string): ViewColumn {
  const part = (before: string, column: string, after: string): string =>
    `coalesce('${before}' || ${alias}.${column} || '${after} ', '')`;
  // no concat_ws: the views also have to work in SQLite 3.37, as older Python and R bring it
  const parts = [
    part('第', 'at_page', '页'),
    part('表', 'at_table', ''),
    part('行', 'at_row', ''),
    part('列', 'at_column', ''),
    part('段', 'at_paragraph', ''),
  ];
  return computed(
    'place',
    'TEXT',
    `nullif(trim(${parts.join(' || ')}), '')`,
    '出处',
    'where it stands in the source: page, table, row, column, paragraph',
    { example: '表1 行12 列4' },
  );
}

/** Columns of a table as they stand: corrected where a reviewer corrected the row. */
export function asItStands(
  table: string,
  alias: string,
  corrected: string,
  columns: readonly (string | readonly [column: string, name: string])[],
): ViewColumn[] {
  return taken(table, alias, columns).map((column, i) => {
    const entry = columns[i] ?? '';
    return { ...column, sql: standing(alias, corrected, typeof entry === 'string' ? entry : entry[0]) };
  });
}

/** Columns of a table as they were read, whatever a reviewer made of them; `[column, name]` names what it is beside. */
export function asRead(
  table: string,
  alias: string,
  columns: readonly (string | readonly [column: string, name: string])[],
): ViewColumn[] {
  return taken(table, alias, columns).map((column) => ({
    ...column,
    name: `${column.name}_as_read`,
    zh: `${column.zh}（原读取值）`,
    meaning: `${column.meaning}; as it was read, before any correction`,
  }));
}

/** Whether a reviewer corrected the row. */
export const isCorrected = (corrected: string): ViewColumn =>
  computed(
    'corrected',
    'INTEGER',
    `${corrected}.id IS NOT NULL`,
    '是否更正',
    'whether a reviewer corrected the row: 1 or 0',
    {
      example: 0,
    },
  );
