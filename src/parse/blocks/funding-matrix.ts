/** Funding in a matrix: kinds of amounts over sources (预算安排: 小计 中央 县级 | 实际支出: 小计 中央 县级), or sources over kinds. */
import type { Cell } from '../../model/doc.js';
import type { FundingSource } from '../../model/record.js';
import { isAnchor, overlap, type RowView } from '../../grid/view.js';
import { moneyUnit } from '../../text/money.js';
import { filled, type Header } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { fundingColumn, labelKey } from '../labels.js';
import { fundingSource } from '../levels.js';
import { amount, isMark, type Mark } from './funding-pairs.js';
import { blockUnit, isAmount } from './funding-units.js';
import { executionRate, fundingDraft, NUMBER, type FundingDraft } from './funding-values.js';
import { points } from './points.js';
import type { AmountRole, FundingColumn } from '../../../data/labels.js';

interface MatrixColumn {
  readonly cell: Cell;
  readonly text: string;
  readonly label: string;
  readonly source: FundingSource;
  readonly role: AmountRole | 'executionRate';
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  /** Rate and points beside the matrix, of the whole. */
  readonly marks: readonly { readonly cell: Cell; readonly role: Mark }[];
  /** What the rows of the header are, for those who only ask where it starts and ends. */
  readonly header: Header<FundingColumn>;
}

/** The matrix whose two header rows start in row `r`, with a row of numbers below them, or null. */
export function matrixHeader(context: TableContext, r: number): Matrix | null {
  const [top, below, data] = [context.rows[r], context.rows[r + 1], context.rows[r + 2]];
  if (context.table.columns !== 'exact' || !top || !below || !data) return null;
  const subs = filled(below);
  if (subs.length < 4 || !filled(data).some((cell) => NUMBER.test(cell.text))) return null;
  const columns: MatrixColumn[] = [];
  const parents = new Set<Cell>();
  for (const cell of subs) {
    const parent = filled(top).find((one) => one.rowSpan === 1 && one.text !== '' && overlap(one, cell) > 0);
    const column = parent ? crossing(parent, cell) : null;
    if (!parent || !column) return null;
    parents.add(parent);
    columns.push(column);
  }
  const keys = new Set(columns.map(({ role, label }) => `${role} ${label}`));
  const sources = new Set(columns.map(({ label }) => label));
  const roles = new Set(columns.map(({ role }) => role));
  if (parents.size < 2 || sources.size < 2 || roles.size < 2 || keys.size < columns.length) return null;
  const marks = filled(top).flatMap((cell) => {
    const role = fundingColumn(cell.text);
    return cell.rowSpan === 2 && isMark(role) ? [{ cell, role }] : [];
  });
  const rest = filled(top).filter((cell) => !parents.has(cell));
  return { columns, marks, header: { columns: [], unknown: [], strays: [], parents: [...parents, ...rest], width: below.cells.length, start: r, next: r + 2 } }; // prettier-ignore
}

/** What a sub-heading below a heading stands for: one of them names the source, the other the kind. */
function crossing(parent: Cell, cell: Cell): MatrixColumn | null {
  for (const [kind, source] of [
    [parent, cell],
    [cell, parent],
  ] as const) {
    const role = fundingColumn(kind.text);
    const named = fundingSource(source.text);
    if (named === null || (!isAmount(role) && role !== 'executionRate') || isAmount(fundingColumn(source.text)))
      continue;
    return { cell, text: `${parent.text}${cell.text}`, label: source.text, source: named, role };
  }
  return null;
}

/** Reads the first row of numbers below a matrix; returns the row after it. */
export function readMatrix(context: TableContext, part: FormPart, matrix: Matrix): number {
  const { header, columns, marks } = matrix;
  for (const row of context.rows.slice(header.start, header.next))
    for (const cell of filled(row)) use(context, cell, 'heading:block');
  const row = context.rows[header.next];
  if (!row) return header.next;
  const unit = blockUnit(context, header.parents.filter((cell) => !columns.some((column) => overlap(column.cell, cell) > 0))); // prettier-ignore
  const drafts = new Map<string, FundingDraft>();
  const under = (cell: Cell): Cell | undefined => valueUnder(row, cell);
  for (const column of [...columns].sort(
    (a, b) => Number(a.role === 'executionRate') - Number(b.role === 'executionRate'),
  )) {
    const cell = under(column.cell);
    const key = labelKey(column.label);
    const draft = drafts.get(key) ?? fundingDraft(column.label, column.source, column.cell);
    drafts.set(key, draft);
    if (!cell) continue;
    if (column.role === 'executionRate') draft.executionRate = executionRate(context, cell, column.text, draft);
    else draft[column.role] = amount(context, cell, moneyUnit(column.text) ?? unit.factor, column.role) ?? null;
  }
  const total = [...drafts.values()].find(({ source }) => source === 'total');
  for (const { cell: heading, role } of marks) {
    const cell = under(heading);
    if (!total || !cell) continue;
    total[role] = role === 'executionRate' ? executionRate(context, cell, heading.text, total) : points(context, cell, `funding.${role}`); // prettier-ignore
  }
  for (const cell of filled(row)) if (!context.uses.has(cell) && fundingSource(cell.text) === 'total') use(context, cell, 'funding.label'); // prettier-ignore
  part.funding.push(...drafts.values());
  if (columns.some(({ role }) => role === 'executed')) part.hasResults = true;
  return header.next + 1;
}

const valueUnder = (row: RowView, heading: Cell): Cell | undefined =>
  row.cells.find((cell) => isAnchor(cell, row) && cell.text !== '' && cell.colSpan <= heading.colSpan && overlap(cell, heading) > 0); // prettier-ignore
