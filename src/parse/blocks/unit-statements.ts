/**
 * Statements of the unit of money that stand for themselves: in a cell of a form's own rows (填报单位 | … | 单位：元), at the
 * end of a cell that holds more (填报单位：某局 单位：元), in the rows of a block's name (资金情况 over （万元）), or in a note
 * below the table (注：资金单位为万元).
 */
import type { Cell } from '../../model/doc.js';
import type { RowView } from '../../grid/view.js';
import { moneyUnit } from '../../text/money.js';

const ALONE =
  /^[(（]?(?:(?:填报|使用|预算)?(?:金额|货币|资金|计价|计量|币种)?单位[:：]?|金额[:：])[百千万亿]{0,2}元[)）]?$/;
const AT_END = /(?:^|[^(（])(?:单位[:：][百千万亿]{0,2}元)$/;
const BRACKETED = /^[(（](?:单位[:：]?)?[百千万亿]{0,2}元[)）]$/;
const NOTED = /单位(?:均|统一|一律)?(?:为|是|以|[:：])["“]?([百千万亿]{0,2}元)/g;

/** Without spaces, and without the currency's name, which adds nothing: 单位：人民币元. */
const bare = (text: string): string => text.replace(/\s+|人民币/g, '');

/** The unit that a cell states and nothing else (单位：元), in yuan per printed 1, or null. */
export function unitAlone(cell: Cell): number | null {
  if (!cell.text.includes('元') || cell.text.length > 24) return null;
  const text = bare(cell.text);
  return ALONE.test(text) ? moneyUnit(text) : null;
}

/** The unit that such a row states for what stands below it: in a cell of its own, or behind what else a cell holds. */
export function rowUnit(row: RowView | undefined): number | null {
  for (const cell of row?.cells ?? []) {
    if (cell.row !== row?.index || !cell.text.includes('元')) continue;
    const factor = unitAlone(cell) ?? unitAtEnd(cell.raw);
    if (factor !== null) return factor;
  }
  return null;
}

function unitAtEnd(raw: string): number | null {
  const text = bare(raw);
  const end = text.length <= 80 ? AT_END.exec(text)?.[0] : undefined;
  return end === undefined ? null : moneyUnit(end.slice(end.indexOf('单位')));
}

/**
 * The rows without the cells that only state a unit: they are neither label nor value of what stands beside them. A row
 * that is nothing but such a statement over the width of the table (`isCaption`) stays a caption.
 */
export function withoutUnits(rows: readonly RowView[], isCaption: (row: RowView) => boolean): RowView[] {
  return rows.map((row) => {
    const filled = row.filled.filter((cell) => unitAlone(cell) === null);
    if (filled.length === row.filled.length || (filled.length === 0 && isCaption(row))) return row;
    return { ...row, filled };
  });
}

/** The unit in brackets that goes on with the name of a block in the rows below it (资金情况, then （万元）), or null. */
export function unitBesideRows(rows: readonly RowView[], from: number): number | null {
  for (const row of rows.slice(from, from + 6)) {
    const first = row.filled[0];
    if (first && first === row.cells[0] && BRACKETED.test(bare(first.text))) return moneyUnit(bare(first.text));
  }
  return null;
}

/** The one unit of money that a note states for the amounts of its form, or null. */
export function noteUnit(text: string): number | null {
  if (!text.includes('单位') || !text.includes('元')) return null;
  const units = new Set([...bare(text).matchAll(NOTED)].map((match) => moneyUnit(`单位：${match[1] ?? ''}`)));
  const [only] = units;
  return units.size === 1 && only !== undefined ? only : null;
}
