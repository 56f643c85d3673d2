/** An indicator as labels beside their values, a small table or a stretch of rows for each (指标值 | ≥90% | 实际完成值 | 94%). */
import type { Cell } from '../../model/doc.js';
import { isAnchor, rowOf } from '../../grid/view.js';
import { filled, type Column } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { indicatorColumn } from '../labels.js';
import { readRow } from './indicator-row.js';
import type { IndicatorRole } from './indicator-roles.js';

interface Entry {
  readonly role: IndicatorRole;
  readonly label: Cell;
  readonly value: Cell | null;
}

export interface Card {
  readonly entries: readonly Entry[];
  /** First row below it. */
  readonly next: number;
}

const NUMBERING = /^(指标)?(序号|编号)$/;

const roleOf = (text: string): IndicatorRole | null =>
  NUMBERING.test(text.replace(/[:：]$/, '')) ? 'outside' : indicatorColumn(text);

/** The labels and values of a row that holds nothing else, or null. */
function entriesOf(context: TableContext, r: number): Entry[] | null {
  const row = context.rows[r];
  const cells = row?.cells.filter((cell) => isAnchor(cell, row)) ?? [];
  if (!row || cells.length % 2 !== 0 || filled(row).length === 0 || filled(row).length > 8) return null;
  const found: Entry[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    const [label, value] = [cells[i], cells[i + 1]];
    const role = label && label.text !== '' ? roleOf(label.text) : null;
    if (!label || !value || role === null || roleOf(value.text) !== null) return null;
    found.push({ role, label, value: value.text === '' ? null : value });
  }
  return found;
}

/**
 * The card that starts in row `r`, or null: at least two rows of labels, each role once, the name of an indicator among
 * them and what was planned or reached.
 */
export function indicatorCard(context: TableContext, r: number): Card | null {
  const entries: Entry[] = [];
  let next = r;
  for (; next < context.rows.length; next++) {
    const more = entriesOf(context, next);
    const taken = new Set(entries.map(({ label }) => label.text));
    if (!more || more.some(({ role, label }) => taken.has(label.text) || (role !== 'outside' && has(entries, role))))
      break;
    entries.push(...more);
  }
  const named = entries.some(({ role, value }) => role === 'level3' && value !== null);
  return next - r >= 2 && named && (has(entries, 'target') || has(entries, 'actual')) ? { entries, next } : null;
}

const has = (entries: readonly Entry[], role: IndicatorRole): boolean => entries.some((entry) => entry.role === role);

/** Reads the card as the one row of a table whose headings are its labels; returns the first row below it. */
export function readCard(context: TableContext, part: FormPart, r: number, { entries, next }: Card): number {
  const assigned = new Map<Column<IndicatorRole>, Cell>();
  const values: Cell[] = [];
  for (const [index, { role, label, value }] of entries.entries()) {
    use(context, label, role === 'outside' ? 'label:outside' : `heading:${role}`);
    if (!value) continue;
    use(context, value, role);
    const one: Cell = { ...value, row: r, rowSpan: 1 };
    values.push(one);
    assigned.set({ role, cell: label, index, text: label.text }, one);
  }
  part.hasIndicators = true;
  if (has(entries, 'actual') || has(entries, 'score')) part.hasResults = true;
  const levels = {
    level1: null,
    level1Weight: null,
    level2: null,
    level2Weight: null,
    level3: null,
    inSections: false,
  };
  readRow(context, part, rowOf(r, values), assigned, levels);
  return next;
}
