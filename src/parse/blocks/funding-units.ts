/** Which unit of money an amount is printed in, from the nearest statement to the farthest. */
import type { Cell, Table } from '../../model/doc.js';
import { overlap } from '../../grid/view.js';
import { moneyUnit } from '../../text/money.js';
import type { Column, Header } from '../columns.js';
import { use, type TableContext } from '../draft.js';
import { expenditureColumn, fundingColumn, labelKey } from '../labels.js';
import { fundingSource } from '../levels.js';
import { indicatorHeader } from './indicator-header.js';
import { noteUnit, unitAlone, unitBesideRows } from './unit-statements.js';
import type { AmountRole, FundingColumn } from '../../../data/labels.js';

export interface Unit {
  /** Yuan per printed 1, or null where none is stated. */
  readonly factor: number | null;
}

export const AMOUNTS = new Set<FundingColumn>(['initialBudget', 'budget', 'received', 'executed', 'balance']);

export const isAmount = (role: FundingColumn | null): role is AmountRole => role !== null && AMOUNTS.has(role);

/** The unit that one of the cells states (the label of a block, a caption in its header row), else that of the table. */
export function blockUnit(context: TableContext, cells: readonly Cell[]): Unit {
  for (const cell of cells) {
    const factor = moneyUnit(cell.text);
    if (factor !== null) return { factor };
  }
  return { factor: context.unit };
}

/**
 * The unit of the amounts below a header whose own headings state none. A unit in the heading of one column is of that
 * column alone; only where nothing else states any do its neighbours have the same.
 */
export function headerUnit(context: TableContext, header: Header<FundingColumn>, beside: readonly Cell[]): Unit {
  const values = header.columns.filter(({ role }) => role !== 'label' && role !== 'reason');
  const block = beside.filter((cell) => !header.columns.some((column) => column.cell === cell && column.role !== 'label') && !isOfSome(context, cell, values)); // prettier-ignore
  const factor = unitBesideRows(context.rows, header.next) ?? blockUnit(context, block).factor;
  if (factor !== null) return { factor };
  const own = new Set(values.map(({ text }) => moneyUnit(text)).filter((unit) => unit !== null));
  const [only] = own;
  return { factor: own.size === 1 && only !== undefined ? only : null };
}

/** Whether a cell stands above some of the columns of values and not above the others. */
function isOfSome(context: TableContext, cell: Cell, values: readonly Column<FundingColumn>[]): boolean {
  if (context.table.columns !== 'exact') return false;
  const amounts = values.filter(({ role }) => isAmount(role));
  const under = amounts.filter((column) => overlap(column.cell, cell) > 0).length;
  return under > 0 && under < amounts.length;
}

/**
 * The unit that holds for amounts of the table whose own heading states none: that of the labels of its blocks, if they
 * agree, else that of the caption (`above`), else the only one that any heading or label of money states. What stands in
 * the rows of indicators is of one indicator, and the heading of a column of one column.
 */
export function tableUnit(context: TableContext, above: number | null): number | null {
  const stated = [...unitLabels(context.table), ...unitFields(context)];
  if (!stated.length) return above ?? noted(context);
  const first = context.rows.findIndex((_, r) => indicatorHeader(context, r) !== null);
  const before = stated.filter(({ cell }) => first < 0 || cell.row < first);
  const labels = before.filter(({ cell }) => !isOwn(cell.text));
  const money = stated.filter(({ cell }) => isAmount(fundingColumn(cell.text)) || fundingSource(cell.text) !== null);
  return agreed(labels) ?? above ?? agreed([...before, ...money]) ?? (before.length + money.length === 0 ? noted(context) : null); // prettier-ignore
}

/** The unit that the notes in the last rows of the table state. */
function noted(context: TableContext): number | null {
  const units = context.rows
    .filter(({ filled }) => filled.length > 0 && filled.length <= 2 && NOTE_LABEL.test(filled[0]?.text ?? ''))
    .map(({ filled }) => noteUnit(filled.map(({ text }) => text).join('：')))
    .filter((unit) => unit !== null);
  const [only] = new Set(units);
  return new Set(units).size === 1 && only !== undefined ? only : null;
}

const NOTE_LABEL = /^(注|备注|说明|填表说明|填报说明|注释)\s*\d*\s*([:：]|$)/;

/** Whether a unit in such a text is that of one column or row. */
const isOwn = (text: string): boolean =>
  isAmount(fundingColumn(text)) || fundingSource(text) !== null || expenditureColumn(text) === 'amount';

interface Stated {
  readonly cell: Cell;
  readonly factor: number;
}

/** A cell that holds nothing but a unit is the value of a unit column and says nothing of the form. */
function unitLabels(table: Table): Stated[] {
  const found: Stated[] = [];
  for (const cell of table.cells) {
    if (cell.text.length > 30 || cell.text.length < 4 || !cell.text.includes('元') || /\d/.test(cell.text)) continue;
    const factor = cell.text.length > 4 ? moneyUnit(cell.text) : unitAlone(cell);
    if (factor !== null) found.push({ cell, factor });
  }
  return found;
}

const UNIT_LABEL = /^(金额|货币|资金|计价|计量|币种)?单位$/;
const UNIT_ALONE = /^[(（]?(人民币)?[百千万亿]{0,2}元[)）]?$/;

/** Units that stand in a cell of their own beside their label (单位 | 千元). */
function unitFields(context: TableContext): Stated[] {
  const found: Stated[] = [];
  for (const row of context.rows) {
    for (const [i, cell] of row.filled.entries()) {
      const label = row.filled[i - 1];
      if (!label || !UNIT_ALONE.test(cell.text) || !UNIT_LABEL.test(labelKey(label.text))) continue;
      const factor = moneyUnit(cell.text);
      if (factor === null) continue;
      use(context, label, 'heading:unit');
      use(context, cell, 'caption:unit');
      found.push({ cell, factor });
    }
  }
  return found;
}

function agreed(stated: readonly Stated[]): number | null {
  const units = new Set(stated.map(({ factor }) => factor));
  const [only] = units;
  return units.size === 1 && only !== undefined ? only : null;
}
