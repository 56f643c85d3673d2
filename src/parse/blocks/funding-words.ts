/**
 * Funding columns whose heading stands in no list and was understood by its words alone: they yield to headings that are
 * listed, and to the arithmetic of the block.
 */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import type { RowView } from '../../grid/view.js';
import { parseMoney } from '../../text/money.js';
import { parseRate } from '../../text/rate.js';
import { assignRow } from '../assign.js';
import type { Column, Header } from '../columns.js';
import type { TableContext } from '../draft.js';
import { isSinceStart } from '../hands.js';
import { isUnlistedFunding } from '../labels.js';
import { fundingFit } from './funding-row.js';
import { isAmount } from './funding-units.js';
import type { FundingColumn } from '../../../data/labels.js';

type FundingHeader = Header<FundingColumn>;
type FundingHeading = Column<FundingColumn>;

const LOADED = (role: FundingColumn): boolean => role !== 'outside' && role !== 'label';

/** Rates are printed with two digits or none. */
const EXACT = 0.0051;

/**
 * The header with the role `outside` for what its words alone do not make certain: a second column of a kind, one of all
 * the years of a project that no rate proves, and amounts that contradict the printed rate of the first row.
 */
export function withSureWords(context: TableContext, header: FundingHeader, first: RowView | undefined): FundingHeader {
  const told = header.columns.filter(({ role, cell }) => LOADED(role) && isUnlistedFunding(cell.text));
  if (told.length === 0) return header;
  const rate = first ? proof(context, header, first) : null;
  const dropped = new Set<FundingHeading>(
    told.filter(
      (column) =>
        header.columns.some((other) => other.role === column.role && !told.includes(other)) ||
        (isAmount(column.role) && isSinceStart(column.text) && rate !== true) ||
        (rate === false && (column.role === 'executed' || column.role === 'budget' || column.role === 'executionRate')),
    ),
  );
  return dropped.size === 0
    ? header
    : { ...header, columns: header.columns.map((column) => (dropped.has(column) ? { ...column, role: 'outside' as const } : column)) }; // prettier-ignore
}

/** Whether the rate of a row is that of its own amounts; null where it cannot be told. */
function proof(context: TableContext, header: FundingHeader, row: RowView): boolean | null {
  const { cells } = assignRow(context, header, row, fundingFit);
  const texts = (role: FundingColumn): string[] => [...cells].flatMap(([column, cell]) => (column.role === role ? [cell.text] : [])); // prettier-ignore
  const yuan = (role: FundingColumn): number[] => texts(role).flatMap((text) => parseMoney(text, 1)?.yuan ?? []);
  const rates = texts('executionRate').flatMap((text) => [parseRate(text), parseRate(text, { bare: 'fraction' }), parseRate(text, { bare: 'percent' })].filter((rate) => rate !== null)); // prettier-ignore
  const spent = yuan('executed');
  const bases = (['budget', 'initialBudget', 'received'] as const).flatMap(yuan).filter((amount) => amount > 0);
  if (rates.length === 0 || spent.length === 0 || bases.length === 0) return null;
  return rates.some((rate) => spent.some((one) => bases.some((base) => Math.abs(one / base - rate) < EXACT)));
}

/** Says once for each what a heading was taken for by its words alone. */
export function tellWords(context: TableContext, cell: Cell, role: FundingColumn): void {
  if (LOADED(role) && isUnlistedFunding(cell.text))
    context.warnings.push(
      warn('value.inferred', `“${cell.text}” was taken for the ${role} of the funding, told by the words it is made of`, cell.at), // prettier-ignore
    );
}
