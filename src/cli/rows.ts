/** Rows in the form that the user asked for. */
import type { CellValue } from '../export/table.js';
import { writeAll } from './output.js';

export const ROW_FORMS = ['table', 'csv', 'excel', 'json'] as const;
export type RowForm = (typeof ROW_FORMS)[number];

/** Prints rows; `widest` is the longest cell of a table, and CSV and JSON are never cut. */
export async function printRows(
  columns: readonly string[],
  rows: readonly (readonly CellValue[])[],
  form: RowForm,
  widest: number,
): Promise<void> {
  const { csv, jsonLines, textTable } = await import('../export/table.js');
  if (form === 'json') await writeAll(jsonLines(columns, rows));
  else if (form === 'csv') await writeAll(csv(columns, rows));
  else if (form === 'excel') await writeAll(csv(columns, rows, { bom: true, safe: true }));
  else await writeAll([textTable(columns, rows, { maxWidth: widest })]);
}
