/** One row of the funding block: its label, its amounts in the unit that is nearest, its rate and points. */
import type { Cell } from '../../model/doc.js';
import type { FundingSource } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { isAnchor, type RowView } from '../../grid/view.js';
import { moneyUnit, parseMoney } from '../../text/money.js';
import { splitWeight } from '../../text/points.js';
import { assignRow } from '../assign.js';
import { filled, type Header } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { fundingSource } from '../levels.js';
import { doubtChange, settleAmounts, type Candidate } from './funding-doubts.js';
import { namesSources } from './funding-lines.js';
import { isAmount } from './funding-units.js';
import { executionRate, fundingDraft, money, NOTHING, NUMBER } from './funding-values.js';
import { points } from './points.js';
import type { AmountRole, FundingColumn } from '../../../data/labels.js';

type FundingHeader = Header<FundingColumn>;

/** What one row leaves to the next: the unit of the block, and whether its lack was told. */
export interface RowState {
  unit: number | null;
  warned: boolean;
}

/** How well a text fits a funding column, for rows that stand shifted. */
export function fundingFit(role: FundingColumn | null, text: string): number {
  const numeric = NUMBER.test(text) || NOTHING.test(text);
  switch (role) {
    case 'label':
      return numeric ? -3 : fundingSource(text) ? 3 : 1;
    case 'reason':
      return numeric && !NOTHING.test(text) ? -2 : 1;
    case 'weight':
    case 'score':
      return numeric || /^\d+(\.\d+)?分$/.test(text) ? 1 : -3;
    case 'executionRate':
      return /%|％/.test(text) ? 2 : numeric ? 0.5 : -3;
    case null:
    case 'outside':
      return 0;
    default:
      return /%|％/.test(text) ? -3 : numeric || parseMoney(text, 1) ? 1.5 : -3;
  }
}

export function readFundingRow(
  context: TableContext,
  part: FormPart,
  header: FundingHeader,
  row: RowView,
  labels: readonly Cell[],
  state: RowState,
): void {
  const label = labels.at(-1) ?? filled(row)[0];
  if (!label) return;
  for (const cell of labels) use(context, cell, 'funding.label');
  const { cells, shifted } = assignRow(context, header, row, fundingFit);
  if (shifted)
    context.warnings.push(warn('row.shifted', `the funding row “${label.text}” did not fit its header`, label.at));
  const draft = labels.length ? fundingDraft(label.text, sourceOf(label), label) : fundingDraft('合计', 'total', label);
  const own = labels.length ? moneyUnit(label.text) : null;
  // the unit of a total is that of the parts below it
  if (draft.source === 'total' && own !== null) state.unit = own;
  let unitMissing = false;
  const rates: { cell: Cell; text: string }[] = [];
  const read = new Map<AmountRole, Candidate[]>();
  for (const [column, cell] of cells) {
    if ((labels.length > 0 && cell === label) || cell.text === '' || labels.includes(cell) || !isAnchor(cell, row))
      continue;
    const role = column.role;
    if (isAmount(role)) {
      const heading = moneyUnit(column.text);
      if (own !== null && heading !== null && own !== heading) {
        use(context, cell, `funding.${role}`);
        context.warnings.push(
          warn('unit.unsure', `“${cell.text.slice(0, 30)}” stands in a row and a column of different units`, cell.at),
        );
        continue;
      }
      const yuan = money(context, cell, own ?? heading ?? state.unit, role);
      if (yuan === undefined) unitMissing = true;
      else if (yuan !== null)
        read.set(role, [...(read.get(role) ?? []), { yuan, cell, borrowed: own === null && heading === null }]);
    } else if (role === 'weight' || role === 'score') draft[role] ??= points(context, cell, `funding.${role}`);
    else if (role === 'executionRate') rates.push({ cell, text: column.text });
    else if (role === 'reason') {
      use(context, cell, 'funding.reason');
      draft.reason = NOTHING.test(cell.text) ? null : cell.text;
    } else use(context, cell, role === 'outside' ? 'outside' : `funding.${role}`);
  }
  settleAmounts(context, draft, read, rates[0]?.cell.text ?? null);
  for (const { cell, text } of rates) {
    const rate = executionRate(context, cell, text, draft);
    draft.executionRate ??= rate;
  }
  doubtChange(context, draft, header);
  if (draft.source === 'total' && !header.columns.some((column) => column.role === 'weight'))
    draft.weight = printedWeight(header);
  if (unitMissing && !state.warned)
    context.warnings.push(warn('unit.unknown', 'the funding table states no unit of money (元 or 万元)', label.at));
  part.funding.push(draft);
  if (header.columns.some((column) => column.role === 'executed')) part.hasResults = true;
  state.warned ||= unitMissing;
}

/** The source a label names. Of several names in one cell none is that of the row, unless the first is the total. */
function sourceOf(label: Cell): FundingSource {
  if (!namesSources(label)) return fundingSource(label.text) ?? 'other';
  return fundingSource(label.lines[0] ?? '') === 'total' ? 'total' : 'other';
}

/** The weight of budget execution printed with a heading (得分（10分）) or with the label of the block. */
function printedWeight(header: FundingHeader): number | null {
  const score = header.columns.find((column) => column.role === 'score');
  const texts = [
    ...(score ? [score.text] : []),
    ...header.parents.map((cell) => cell.text),
    ...header.unknown.map((cell) => cell.text),
  ];
  return texts.map((text) => splitWeight(text).weight).find((weight) => weight !== null) ?? null;
}
