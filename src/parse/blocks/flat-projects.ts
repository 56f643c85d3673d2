/**
 * One table for many projects with a row for each indicator: 项目名称 | 预算数 | 执行数 | 一级指标 | 三级指标 | 指标值 | 完成值 … The
 * project's own columns stand left of the levels and hold for the rows down to the next project.
 */
import { isAnchor, rowOf, type RowView } from '../../grid/view.js';
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { filled } from '../columns.js';
import { emptyPart, use, type FormPart, type Line, type Starts, type TableContext } from '../draft.js';
import { fieldRole, indicatorColumn, isTotalLabel } from '../labels.js';
import { indicatorHeader } from './indicator-header.js';
import { readIndicators } from './indicators.js';
import { projectsHeader, readProjects } from './projects.js';

export interface FlatHeader {
  /** First column of the levels. */
  readonly border: number;
  /** Columns of the projects' names. */
  readonly name: Cell;
  /** First row below the header. */
  readonly next: number;
}

const LEVEL = new Set(['level1', 'level2', 'level3', 'levels']);

/** The header of such a table in row `r`, or null: the name of a project left of levels, and several names below it. */
export function flatHeader(context: TableContext, r: number): FlatHeader | null {
  const row = context.rows[r];
  if (!row || context.table.columns !== 'exact') return null;
  const cells = filled(row);
  const name = cells.find((cell) => fieldRole(cell.text) === 'projectName');
  const level = cells.find((cell) => LEVEL.has(indicatorColumn(cell.text) ?? ''));
  if (!name || !level || name.col >= level.col || !cells.some((cell) => indicatorColumn(cell.text) === 'level3'))
    return null;
  const header = indicatorHeader(
    part(context, (cell) => cell.col >= level.col),
    r,
  );
  return header ? { border: level.col, name, next: header.next } : null;
}

/** The table as seen through some of its cells. */
function part(
  context: TableContext,
  keep: (cell: Cell) => boolean,
  rows: (row: RowView) => boolean = () => true,
): TableContext {
  return {
    ...context,
    table: { ...context.table, cells: context.table.cells.filter(keep) },
    rows: context.rows.map((row) => rowOf(row.index, rows(row) ? row.cells.filter(keep) : [])),
  };
}

/** Reads the rows of all projects. `starts` tells what starts in a row of a view of the table. */
export function readFlat(
  context: TableContext,
  r: number,
  { border, name, next }: FlatHeader,
  title: Line | null,
  starts: (view: TableContext) => Starts,
): { parts: FormPart[]; next: number } {
  const projects = part(context, (cell) => cell.col < border);
  const bounds: { row: number; cell: Cell }[] = [];
  let end = context.rows.length;
  for (const row of context.rows.slice(next)) {
    const first = filled(row)[0];
    const closes = first !== undefined && (isTotalLabel(first.text) || /^(小计|合计|总计)/.test(first.text));
    if (closes || (first !== undefined && first.colSpan > border)) {
      end = row.index;
      break;
    }
    const cell = row.cells.find((one) => one.col === name.col && isAnchor(one, row) && one.text !== '');
    // a name printed in every row is that of the same project
    if (cell && cell.text !== bounds.at(-1)?.cell.text) bounds.push({ row: row.index, cell });
    else if (cell) use(context, cell, 'field:projectName');
  }
  const only = new Set(bounds.map(({ row }) => row));
  const own = part(
    projects,
    () => true,
    (row) => row.index < next || only.has(row.index),
  );
  const header = projectsHeader(own, r);
  const listed = header ? readProjects(own, header, title).parts : [];
  const closing = filled(context.rows[r] ?? rowOf(r, [])).filter(
    ({ col, text }) => col > border && indicatorColumn(text) === null && CLOSING.has(fieldRole(text)),
  );
  const isClosing = ({ col }: Cell): boolean => closing.some((heading) => heading.col === col);
  const parts = bounds.map(({ row, cell }, i): FormPart => {
    const last = bounds[i + 1]?.row ?? end;
    const found = listed.find(
      (one) => one.at.row === cell.at.row && one.fields.some(({ role }) => role === 'projectName'),
    );
    const form = found ?? named(context, cell, title);
    // scores of the project's own columns are its total; the rows below have theirs
    const view = part(
      context,
      (one) => one.col >= border && !isClosing(one),
      ({ index }) => index < next || (index >= row && index < last),
    );
    readClosing(context, form, closing, context.rows.slice(row, last));
    const rows = indicatorHeader(view, r);
    if (rows) readIndicators(view, form, rows, starts(view));
    return form;
  });
  repeated(context, border, next, end);
  return { parts, next: end };
}

/** What holds for the whole project though it stands right of its indicators: 自评总分 once over all its rows. */
const CLOSING: ReadonlySet<ReturnType<typeof fieldRole>> = new Set(['selfScore', 'grade'] as const);

function readClosing(context: TableContext, form: FormPart, headings: readonly Cell[], rows: readonly RowView[]): void {
  for (const heading of headings) {
    const role = fieldRole(heading.text);
    const values = rows.flatMap((row) =>
      row.cells.filter((cell) => cell.col === heading.col && cell.text !== '' && isAnchor(cell, row)),
    );
    const [value, other] = values;
    // several values are no single one of the project's: they are told as unread
    if (!value || other || role === null) continue;
    use(context, heading, `heading:${role}`);
    use(context, value, `field:${role}`);
    form.fields.push({ role, label: heading.text, value: value.text, at: value.at });
  }
}

function named(context: TableContext, cell: Cell, title: Line | null): FormPart {
  const form = emptyPart({ ...cell.at, column: null });
  use(context, cell, 'field:projectName');
  form.title = title;
  form.listed = true;
  form.fields.push({ role: 'projectName', label: '项目名称', value: cell.text, at: cell.at });
  return form;
}

/** What a project's columns print again in its later rows has been read with its first; anything else is told as unread. */
function repeated(context: TableContext, border: number, next: number, end: number): void {
  const above = new Map<number, Cell>();
  for (const row of context.rows.slice(next, end))
    for (const cell of row.cells) {
      if (cell.col >= border || cell.text === '' || !isAnchor(cell, row)) continue;
      const known = above.get(cell.col);
      const what = known && context.uses.get(known);
      if (known?.text === cell.text && what !== undefined && !context.uses.has(cell)) use(context, cell, what);
      else above.set(cell.col, cell);
    }
  const [numbers] = context.rows[next - 1]?.cells ?? [];
  if (numbers && numbers.col < border && !context.uses.has(numbers)) {
    use(context, numbers, 'heading:outside');
    for (const cell of context.table.cells)
      if (cell.col === numbers.col && cell.row >= next && cell.row < end && /^\d{1,4}$/.test(cell.text))
        use(context, cell, 'outside');
    if (!/^序号$|^编号$/.test(numbers.text))
      context.warnings.push(
        warn('column.outside', `the record has no place for the column “${numbers.text}”`, numbers.at),
      );
  }
}
