/** Funding with its sources as columns (中央 | 省 | 本级 | 合计). */
import type { Cell } from '../../model/doc.js';
import type { FundingSource } from '../../model/record.js';
import { overlap } from '../../grid/view.js';
import { moneyUnit } from '../../text/money.js';
import { splitWeight } from '../../text/points.js';
import { assignRow } from '../assign.js';
import { filled, readHeader, type Column, type Header } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { fundingColumn } from '../labels.js';
import { fundingSource } from '../levels.js';
import type { AmountRole } from '../../../data/labels.js';
import { executionRate, fundingDraft, NOTHING, NUMBER, type FundingDraft } from './funding-values.js';
import { blockUnit, isAmount } from './funding-units.js';
import { amount, isMark, type Mark } from './funding-pairs.js';
import { points } from './points.js';

type SourceColumn = FundingSource | Mark;

/** Sources as columns (中央 | 省 | 本级 | 合计) with amount kinds, or nothing, as row labels; null if row `r` is no such header. */
export function sourceHeader(context: TableContext, r: number): Header<SourceColumn> | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.some((cell) => NUMBER.test(cell.text))) return null;
  const found = cells.filter((cell) => fundingSource(cell.text) !== null && !isAmount(fundingColumn(cell.text)));
  if (found.length < 2 || found.length * 2 < cells.length) return null;
  const header = readHeader<SourceColumn>(context, r, (text) => {
    const role = fundingColumn(text);
    return isMark(role) ? role : fundingSource(text);
  });
  const next = context.rows[header.next];
  return next && isData(filled(next)) ? header : null;
}

/** Whether a row holds amounts, and its label, if it has one, says of what kind they are. */
function isData(cells: readonly Cell[]): boolean {
  if (!cells.some((cell) => NUMBER.test(cell.text))) return false;
  const label = cells.filter((cell) => !NUMBER.test(cell.text) && !NOTHING.test(cell.text)).at(-1);
  if (!label || NUMBER.test(cells[0]?.text ?? '')) return true;
  const role = fundingColumn(label.text);
  return isAmount(role) || isMark(role);
}

export function readSourceColumns(context: TableContext, part: FormPart, header: Header<SourceColumn>): number {
  const headerRow = context.rows[header.next - 1];
  const unit = blockUnit(
    context,
    (headerRow?.cells ?? []).filter((cell) => cell.text !== ''),
  );
  const drafts: { column: Column<SourceColumn>; draft: FundingDraft }[] = [];
  for (const column of header.columns) {
    const source = column.role;
    if (!isMark(source)) drafts.push({ column, draft: fundingDraft(column.cell.text, source, column.cell) });
  }
  const total = drafts.find(({ draft }) => draft.source === 'total')?.draft ?? null;
  const marks = header.columns.filter(({ role }) => isMark(role));
  for (const cell of headerRow?.cells ?? []) if (cell.text !== '') use(context, cell, 'heading:source');
  let r = header.next;
  for (; r < context.rows.length; r++) {
    const row = context.rows[r];
    if (!row) break;
    const cells = filled(row);
    if (!cells.length) continue;
    const first = cells[0];
    if (!first || !cells.some((cell) => NUMBER.test(cell.text))) break;
    const label = NUMBER.test(first.text)
      ? null
      : cells.filter((cell) => !NUMBER.test(cell.text) && !NOTHING.test(cell.text)).at(-1);
    const role = label ? fundingColumn(label.text) : 'budget';
    if (label && !isAmount(role) && !isMark(role)) break;
    if (label) use(context, label, `heading:${role ?? ''}`);
    const { cells: assigned } = assignRow(context, header, row, () => 0);
    for (const { column, draft } of drafts) {
      const cell = assigned.get(column);
      if (!cell || cell.text === '' || cell === label) continue;
      // a cell over several sources is of their total, and of none of them where they have none
      if (draft !== total && isOverSeveral(context, header, cell)) continue;
      if (isMark(role)) readMark(context, draft, role, cell, label?.text ?? '');
      else {
        const kind: AmountRole = isAmount(role) ? role : 'budget';
        if (draft[kind] !== null) continue;
        draft[kind] = amount(context, cell, (label ? moneyUnit(label.text) : null) ?? unit.factor, kind) ?? null;
      }
    }
    if (role === 'executed') part.hasResults = true;
    if (label && total && role === 'score') total.weight ??= splitWeight(label.text).weight;
    // a rate or points beside all sources are of the whole; without a total of its own nothing can have them
    for (const column of marks) {
      const cell = assigned.get(column);
      if (!total || !cell || cell.text === '' || cell === label || !isMark(column.role)) continue;
      readMark(context, total, column.role, cell, column.text);
    }
  }
  part.funding.push(...drafts.map(({ draft }) => draft));
  return r;
}

const isOverSeveral = (context: TableContext, { columns }: Header<SourceColumn>, cell: Cell): boolean =>
  context.table.columns === 'exact' && columns.filter((column) => !isMark(column.role) && overlap(column.cell, cell) > 0).length > 1; // prettier-ignore

function readMark(context: TableContext, draft: FundingDraft, role: Mark, cell: Cell, heading: string): void {
  if (draft[role] !== null) return;
  draft[role] =
    role === 'executionRate' ? executionRate(context, cell, heading, draft) : points(context, cell, `funding.${role}`);
}
