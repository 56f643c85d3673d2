/** The overall goals: 预期目标 and 实际完成情况, above their texts or beside them. */
import type { Cell } from '../../model/doc.js';
import { isAnchor, overlap, type RowView } from '../../grid/view.js';
import { filled } from '../columns.js';
import { use, type FormPart, type Starts, type TableContext } from '../draft.js';
import { goalRole, isTextLabel } from '../labels.js';

export interface GoalHeader {
  readonly expected: Cell | null;
  readonly actual: Cell | null;
  /** Whether texts stand beside the labels (in the same row) rather than below them. */
  readonly beside: boolean;
}

const BLANK = /^([—－\-–/／\\_.。]+|无)$/;

/** What a template asks to be filled in. */
const PLACEHOLDER =
  /^[（(](填写|对照|请|简要|参照|按照|此处|说明)[^（）()]*[）)]$|^[（(]?[^（）()]{0,20}\d+字以内[^（）()]{0,4}[）)]?$/;

/** The labels of the goals in row `r`, or null. */
export function goalHeader(context: TableContext, r: number): GoalHeader | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  const roles = cells.map((cell) => goalRole(cell.text));
  const actualIndex = roles.lastIndexOf('actual');
  const expectedIndex =
    actualIndex < 0 ? roles.lastIndexOf('expected') : roles.slice(0, actualIndex).lastIndexOf('expected');
  const expected = cells[expectedIndex] ?? null;
  const actual = cells[actualIndex] ?? null;
  if (expected && actual) {
    if (cells.length > 5) return null;
    const between = cells.slice(expectedIndex + 1, actualIndex).length > 0;
    const after = cells.length - 1 > actualIndex;
    if (!between && !after) return { expected, actual, beside: false };
    return between ? { expected, actual, beside: true } : null;
  }
  // one label with its text beside it; the left one may be the block's own label
  if (cells.length < 2 || cells.length > 3) return null;
  const only = expected ?? actual;
  if (!only || cells.indexOf(only) === cells.length - 1) return null;
  // 部门总体目标 | 部门职责 | text: the block's label, and a text of another kind
  const label = cells[cells.indexOf(only) + 1];
  if (label && label !== cells.at(-1) && isTextLabel(label.text)) return null;
  return { expected, actual, beside: true };
}

/** Reads the goals; returns the first row after them. */
export function readGoals(
  context: TableContext,
  part: FormPart,
  header: GoalHeader,
  start: number,
  starts: Starts,
): number {
  part.hasGoal = true;
  const head = context.rows[start];
  if (!head) return start + 1;
  for (const cell of filled(head))
    if (goalRole(cell.text) !== null && cell.text.length <= 30) use(context, cell, 'heading:goal');
  if (header.beside) {
    for (const [cell, side] of [
      [header.expected, 'expected'],
      [header.actual, 'actual'],
    ] as const) {
      if (!cell) continue;
      use(context, cell, 'heading:goal');
      const anchors = head.cells.filter((candidate) => isAnchor(candidate, head));
      const text = anchors
        .slice(anchors.indexOf(cell) + 1)
        .find((candidate) => candidate.text !== '' && candidate !== header.actual);
      if (text && !(side === 'expected' && header.actual && text.col >= header.actual.col))
        add(context, part, side, text);
    }
    for (const cell of filled(head))
      if (!context.uses.has(cell) && cell.text.length <= 12 && cell.col < (header.expected ?? header.actual)!.col)
        use(context, cell, 'heading:block');
    return start + 1;
  }
  for (const cell of filled(head))
    if (!context.uses.has(cell) && cell.text.length <= 20) use(context, cell, 'heading:block');
  let r = start + 1;
  for (; r < context.rows.length; r++) {
    const row = context.rows[r];
    if (!row) break;
    if (!filled(row).length) continue;
    if (r > start + 1 && (starts(r) !== null || !continues(context, head, row))) break;
    if (r === start + 1 && starts(r) !== null) break;
    readGoalRow(context, part, header, head, row);
  }
  return r;
}

/** A further row of goals: the block's label still spans it, or (where spans are lost) its first cell is empty. */
function continues(context: TableContext, head: RowView, row: RowView): boolean {
  const label = head.cells[0];
  if (context.table.columns === 'exact') return label !== undefined && row.cells[0] === label;
  return row.cells[0]?.text === '' && filled(row).length <= 2;
}

function readGoalRow(context: TableContext, part: FormPart, header: GoalHeader, head: RowView, row: RowView): void {
  const anchors = row.cells.filter((cell) => isAnchor(cell, row));
  if (context.table.columns === 'exact') {
    for (const side of ['expected', 'actual'] as const) {
      const label = header[side];
      for (const cell of anchors)
        if (label && cell.text !== '' && overlap(cell, label) > 0 && !context.uses.has(cell))
          add(context, part, side, cell);
    }
    return;
  }
  const texts = anchors.filter((cell) => cell.text !== '');
  const place = (cell: Cell | null): number => (cell ? head.cells.indexOf(cell) : -1);
  const byIndex = { expected: row.cells[place(header.expected)], actual: row.cells[place(header.actual)] };
  const fits = texts.every((cell) => cell === byIndex.expected || cell === byIndex.actual);
  if (fits) {
    for (const side of ['expected', 'actual'] as const) {
      const cell = byIndex[side];
      if (cell && cell.text !== '') add(context, part, side, cell);
    }
    return;
  }
  const [first, second] = texts.slice(-2);
  if (texts.length >= 2 && first && second) {
    add(context, part, 'expected', first);
    add(context, part, 'actual', second);
  }
}

function add(context: TableContext, part: FormPart, side: 'expected' | 'actual', cell: Cell): void {
  // a heading is no goal
  if (cell.text.length <= 14 && goalRole(cell.text) !== null) return;
  use(context, cell, `goal.${side}`);
  if (!BLANK.test(cell.text) && !PLACEHOLDER.test(cell.text)) part.goals[side].push({ text: cell.text, at: cell.at });
  if (side === 'actual') part.hasResults = true;
}
