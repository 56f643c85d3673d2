/** Funding with its sources as columns (中央 | 省 | 本级 | 合计). */
import type { FundingSource } from '../../model/record.js';
import { moneyUnit } from '../../text/money.js';
import { assignRow } from '../assign.js';
import { filled, readHeader, type Header } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { fundingColumn } from '../labels.js';
import { fundingSource } from '../levels.js';
import type { AmountRole } from '../../../data/labels.js';
import { fundingDraft, NOTHING, NUMBER } from './funding-values.js';
import { blockUnit, isAmount } from './funding-units.js';
import { amount } from './funding-pairs.js';

/** Sources as columns (中央 | 省 | 本级 | 合计) with amount kinds, or nothing, as row labels; null if row `r` is no such header. */
export function sourceHeader(context: TableContext, r: number): Header<FundingSource> | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.some((cell) => NUMBER.test(cell.text))) return null;
  const found = cells.filter((cell) => fundingSource(cell.text) !== null && !isAmount(fundingColumn(cell.text)));
  if (found.length < 2 || found.length * 2 < cells.length) return null;
  const next = context.rows[r + 1];
  if (!next || !filled(next).some((cell) => NUMBER.test(cell.text))) return null;
  return readHeader<FundingSource>(context, r, fundingSource);
}

export function readSourceColumns(context: TableContext, part: FormPart, header: Header<FundingSource>): number {
  const headerRow = context.rows[header.next - 1];
  const unit = blockUnit(
    context,
    (headerRow?.cells ?? []).filter((cell) => cell.text !== ''),
  );
  const drafts = header.columns.map((column) => ({
    column,
    draft: fundingDraft(column.cell.text, column.role, column.cell),
  }));
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
    if (label && !isAmount(role)) break;
    if (label) use(context, label, `heading:${role ?? ''}`);
    const kind: AmountRole = isAmount(role) ? role : 'budget';
    const { cells: assigned } = assignRow(context, header, row, () => 0);
    for (const { column, draft } of drafts) {
      const cell = assigned.get(column);
      if (!cell || cell.text === '' || cell === label || draft[kind] !== null) continue;
      draft[kind] = amount(context, cell, (label ? moneyUnit(label.text) : null) ?? unit.factor, kind) ?? null;
    }
    if (kind === 'executed') part.hasResults = true;
  }
  part.funding.push(...drafts.map(({ draft }) => draft));
  return r;
}
