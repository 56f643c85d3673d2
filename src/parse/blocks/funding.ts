/**
 * The funding block in its directions: amount kinds as columns and sources as rows; amount kinds as labels beside their
 * values; sources as columns.
 */
import type { Cell } from '../../model/doc.js';
import { isAnchor, overlap, rowOf, type RowView } from '../../grid/view.js';
import { parseMoney } from '../../text/money.js';
import { assignRow } from '../assign.js';
import { filled, readHeader, type Header } from '../columns.js';
import { use, type FormPart, type Starts, type TableContext } from '../draft.js';
import { fundingColumn, indicatorColumn, isTotalLabel } from '../labels.js';
import { fundingSource } from '../levels.js';
import { headingsOf } from '../variants.js';
import { roleWithoutYear } from '../year-columns.js';
import { dropOtherYears } from './funding-doubts.js';
import { matrixHeader, readMatrix } from './funding-matrix.js';
import { fundingLines } from './funding-lines.js';
import { fundingFit, readFundingRow, type RowState } from './funding-row.js';
import { settleFunding, tellOutside } from './funding-settle.js';
import { headerUnit, isAmount } from './funding-units.js';
import { NUMBER } from './funding-values.js';
import { tellWords, withSureWords } from './funding-words.js';
import { gluedFundingRules, unglueFunding } from './glued-funding.js';
import type { FundingColumn } from '../../../data/labels.js';

type FundingHeader = Header<FundingColumn>;

/** The header of amount kinds that starts in row `r`, or null. */
export function fundingHeader(context: TableContext, r: number): FundingHeader | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.length < 2 || cells.some((cell) => NUMBER.test(cell.text) || cell.text.length > 40)) return null;
  const matrix = matrixHeader(context, r);
  if (matrix) return matrix.header;
  const roleOf = roleWithoutYear(fundingColumn);
  const roles = cells.map((cell) => roleOf(cell.text));
  const amounts = new Set(roles.filter(isAmount)).size;
  const others = new Set(roles.filter((role) => role === 'executionRate' || role === 'weight' || role === 'score'))
    .size;
  if (amounts < 2 && !(amounts === 1 && others >= 1)) return null;
  if (amounts + others < 2) return null;
  const header = readHeader<FundingColumn>(context, r, fundingColumn);
  // amounts beside several headings of other things (任务名称 | 完成情况) are not the funding of the project
  const next = context.rows[header.next];
  const label = next ? filled(next)[0] : undefined;
  if (header.unknown.length < 2 || (label && fundingSource(label.text) !== null)) return header;
  return next && isUnlabelled(context, header, next) ? header : null;
}

/** What a plan of indicators never has beside its amounts. */
const LEVELS = new Set(['level1', 'level2', 'levels']);

/**
 * A header of money that reads like one of indicators too (指标 | 预算数 | 执行数 | 得分): no targets, and sources below it.
 */
export function moneyHeader(context: TableContext, r: number): boolean {
  const row = context.rows[r];
  if (!row) return false;
  const cells = filled(row);
  if (new Set(cells.map((cell) => fundingColumn(cell.text)).filter(isAmount)).size < 2) return false;
  const others = cells.filter((cell) => !isAmount(fundingColumn(cell.text))).map((cell) => indicatorColumn(cell.text));
  if (others.some((role) => role === 'target' || role === 'actual' || (role !== null && LEVELS.has(role))))
    return false;
  const below = context.rows[r + 1];
  return below !== undefined && filled(below).some((cell) => fundingSource(cell.text) !== null) && fundingHeader(context, r) !== null; // prettier-ignore
}

/** Reads the rows below a header of amount kinds; returns the first row that is none of its own. */
export function readFunding(context: TableContext, part: FormPart, header: FundingHeader, starts: Starts): number {
  const matrix = matrixHeader(context, header.start);
  if (matrix) return readMatrix(context, part, matrix);
  const headerRow = context.rows[header.next - 1];
  const above = (headerRow?.cells ?? []).filter((cell) => cell.text !== '');
  const blockLabels = [...header.parents, ...header.unknown, ...above];
  const unit = headerUnit(context, header, blockLabels);
  const rules = gluedFundingRules(header, fundingFit, unit.factor);
  const apart = (row: RowView | undefined): RowView | undefined =>
    row && mayHoldAmounts(row) ? unglueFunding(context, header, row, rules) : row;
  const rowsOf = (row: RowView | undefined): (RowView | undefined)[] => (row && fundingLines(context, header, row)) ?? [apart(row)]; // prettier-ignore
  const firstRows = rowsOf(context.rows[header.next]);
  const [firstRow] = firstRows;
  const labelled = labelColumn(context, header, firstRow);
  part.headings.funding ??= headingsOf(labelled);
  const settled = settleFunding(withSureWords(context, labelled, firstRow));
  for (const column of settled.columns) {
    use(context, column.cell, `heading:${column.role}`);
    tellWords(context, column.cell, column.role);
  }
  for (const cell of [...header.unknown, ...header.parents]) use(context, cell, 'heading:block');
  for (const row of context.rows.slice(header.start, header.next))
    for (const cell of filled(row)) if (!context.uses.has(cell)) use(context, cell, 'heading:block');
  for (const cell of headerRow?.cells ?? [])
    if (cell.text !== '' && !context.uses.has(cell)) use(context, cell, 'heading:block');
  const left = Math.min(
    ...settled.columns.filter((column) => column.role !== 'label').map((column) => column.cell.col),
  );
  tellOutside(context, settled);
  const before = part.funding.length;
  let r = header.next;
  const state: RowState = { unit: unit.factor, warned: false };
  for (; r < context.rows.length; r++) {
    const rows = (r === header.next ? firstRows : rowsOf(context.rows[r])).filter((one) => one !== undefined);
    const [row] = rows;
    if (!row) break;
    const cells = filled(row);
    if (!cells.length) continue;
    if (isFundingData(context, settled, row, left)) {
      for (const one of rows)
        readFundingRow(context, part, settled, one, labelCells(context, settled, one, left), state);
      continue;
    }
    const parted = labelApart(settled, row);
    if (parted && isUnlabelled(context, settled, parted.row)) {
      use(context, parted.whole, 'funding.label');
      readFundingRow(context, part, settled, parted.row, [parted.label], state);
      continue;
    }
    if (starts(r) !== null) break;
    break;
  }
  dropOtherYears(context, part, before);
  return r;
}

const LABEL_AND_AMOUNT = /^((?:其中[:：]?)?[^\d:：]{2,16})[:：]?([¥￥]?\d[\d.,，]*(?:[万亿]?元)?)$/;

/** A row whose label stands in one cell with its first amount (其中：财政拨款150 | 150 | 138), with the two apart. */
function labelApart(header: FundingHeader, row: RowView): { row: RowView; label: Cell; whole: Cell } | null {
  const whole = filled(row).find((cell) => /[\u4e00-\u9fff]/.test(cell.text));
  const [, label, value] = whole ? (LABEL_AND_AMOUNT.exec(whole.text) ?? []) : [];
  if (!whole || label === undefined || value === undefined || fundingSource(label) === null) return null;
  if (!header.columns.some(({ role, cell }) => isAmount(role) && overlap(cell, whole) > 0)) return null;
  const amount: Cell = { ...whole, text: value, lines: [value] };
  const cells = row.cells.map((cell) => (cell === whole ? amount : cell));
  return { row: rowOf(row.index, cells), label: { ...whole, text: label }, whole };
}

/** Whether a row names a source or holds nothing but numbers: only in such a row can a text be several amounts. */
function mayHoldAmounts(row: RowView): boolean {
  const cells = filled(row);
  return (
    cells.some((cell) => fundingSource(cell.text) !== null) || cells.every((cell) => /^[\d.,%％\s]+$/.test(cell.text))
  );
}

/** A heading such as 年度预算数（万元） may stand over the labels of the rows: then its column is the label column. */
function labelColumn(context: TableContext, header: FundingHeader, next: RowView | undefined): FundingHeader {
  if (!next) return header;
  const lost = Math.max(0, header.width - next.cells.length);
  const isSource = (cell: Cell | undefined): boolean =>
    cell !== undefined && cell.text !== '' && fundingSource(cell.text) !== null && !NUMBER.test(cell.text);
  const columns = header.columns.map((column) => {
    const below =
      context.table.columns === 'exact'
        ? [next.cells.find((candidate) => overlap(candidate, column.cell) > 0)]
        : next.cells.length > header.width
          ? []
          : [next.cells[column.index], next.cells[column.index - lost]];
    return below.some(isSource) && (isAmount(column.role) || column.role === 'outside')
      ? { ...column, role: 'label' as const }
      : column;
  });
  // in a ragged table the block's label stands over empty cells
  const unlabelled = columns.filter(
    (column) => context.table.columns === 'exact' || column.index > 0 || next.cells[0]?.text !== '',
  );
  // what stands left of the labels is the block's own name (预算执行情况（10分）), whatever it reads like
  const label = columns.find((column) => column.role === 'label');
  return { ...header, columns: label ? unlabelled.filter((column) => column.cell.col >= label.cell.col) : unlabelled };
}

function labelCells(context: TableContext, header: FundingHeader, row: RowView, left: number): Cell[] {
  const label = header.columns.find((column) => column.role === 'label');
  return row.cells.filter((cell, index) => {
    if (cell.text === '' || !isAnchor(cell, row)) return false;
    if (NUMBER.test(cell.text)) return false;
    if (label && (context.table.columns === 'exact' ? overlap(cell, label.cell) > 0 : index === label.index))
      return true;
    if (context.table.columns === 'exact') return cell.col < left;
    // a header that was cut at its beginning is shorter than the rows below it
    return index < Math.max(firstValueIndex(header), row.cells.length - header.width);
  });
}

function firstValueIndex(header: FundingHeader): number {
  return Math.min(...header.columns.filter((column) => column.role !== 'label').map((column) => column.index));
}

function isFundingData(context: TableContext, header: FundingHeader, row: RowView, left: number): boolean {
  const labels = labelCells(context, header, row, left);
  const label = labels.at(-1);
  // a row without a label: its amounts are those of the whole project
  if (!label) return isUnlabelled(context, header, row);
  if (label.text.length > 40) return false;
  if (/分$/.test(label.text) && isTotalLabel(label.text)) return false;
  if (fundingSource(label.text) !== null) return true;
  // an unknown label counts as a source only where amounts stand beside it
  const { cells } = assignRow(context, header, row, fundingFit);
  const values = [...cells].filter(([column, cell]) => column.role !== 'label' && cell !== label && cell.text !== '');
  return (
    values.length > 0 &&
    values.some(([column, cell]) => isAmount(column.role) && parseMoney(cell.text, 1) !== null) &&
    values.every(([column, cell]) => column.role === 'outside' || fundingFit(column.role, cell.text) > 0)
  );
}

/** A row of numbers alone, under at least two amounts, or one and its rate: what else stands there is a number too. */
function isUnlabelled(context: TableContext, header: FundingHeader, row: RowView): boolean {
  const label = header.columns.find((column) => column.role === 'label');
  const { cells } = assignRow(context, header, row, fundingFit);
  const own = [...cells].filter(([, cell]) => isAnchor(cell, row) && cell.text !== '');
  const taken = new Set(own.map(([, cell]) => cell));
  const amounts = own.filter(([column, cell]) => isAmount(column.role) && parseMoney(cell.text, 1) !== null).length;
  const rates = own.filter(([column]) => column.role === 'executionRate').length;
  return (
    (!label || (cells.get(label)?.text ?? '') === '') &&
    (amounts >= 2 || (amounts === 1 && rates > 0)) &&
    own.every(([column, cell]) => fundingFit(column.role, cell.text) > 0 || column.role === 'outside') &&
    filled(row).every((cell) => taken.has(cell) || ((header.unknown.length > 0 || label) && NUMBER.test(cell.text)))
  );
}
