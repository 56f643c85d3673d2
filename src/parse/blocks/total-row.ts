/** The row that closes an indicator block: 总分 | 100 | 97. */
import { warn } from '../../model/warn.js';
import type { RowView } from '../../grid/view.js';
import { parsePoints } from '../../text/points.js';
import { assignRow, filled } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { cellOf, type IndicatorHeader } from './indicator-header.js';
import { DASH } from './points.js';

/** 总分 | 100 | 97: by column where the grid is exact, else by order. */
export function readTotal(context: TableContext, part: FormPart, header: IndicatorHeader | null, row: RowView): void {
  const cells = filled(row);
  const first = cells[0];
  if (!first) return;
  use(context, first, 'total');
  const rest = cells.slice(1);
  const numbers = rest
    .map((cell) => ({ cell, number: parsePoints(cell.text) }))
    .filter(({ number }) => number !== null);
  let weight: number | null = null;
  let score: number | null = null;
  const weightColumn = header?.columns.find((column) => column.role === 'weight');
  const scoreColumn = header?.columns.find((column) => column.role === 'score');
  if (header && (context.table.columns === 'exact' || row.cells.length === header.width)) {
    const { cells: assigned } = assignRow(context, header, row, () => 0);
    const w = cellOf(assigned, 'weight');
    const s = cellOf(assigned, 'score');
    if (w && w !== first && w !== s) weight = parsePoints(w.text);
    if (s && s !== first && s !== w) score = parsePoints(s.text);
    if (weight !== null || score !== null) {
      for (const cell of [w, s]) if (cell && cell !== first) use(context, cell, 'total');
    }
  }
  if (weight === null && score === null && numbers.length) {
    const [a, b] = numbers;
    const scoreFirst = weightColumn && scoreColumn && scoreColumn.index < weightColumn.index;
    if (numbers.length >= 2 && a && b) [weight, score] = scoreFirst ? [b.number, a.number] : [a.number, b.number];
    else if (a && ((scoreColumn && !weightColumn) || !header || /得分|自评|评分/.test(first.text))) score = a.number;
    else if (a && weightColumn && !scoreColumn) weight = a.number;
    else if (a) {
      // one number for two columns: the total of the points would be a round hundred
      if (a.number === 100 && context.table.columns === 'ragged' && row.cells.indexOf(a.cell) < row.cells.length - 1)
        weight = a.number;
      else score = a.number;
      context.warnings.push(
        warn(
          'value.inferred',
          'the total row holds one number; whether it is the weight or the score was told by its position',
          a.cell.at,
        ),
      );
    }
    for (const { cell } of numbers) use(context, cell, 'total');
  }
  // further numbers of the row total columns that are not loaded (复核分), or weights of levels
  for (const cell of rest)
    if (!context.uses.has(cell) && (DASH.test(cell.text) || parsePoints(cell.text) !== null))
      use(context, cell, 'total.outside');
  const reasonCell = rest.find((cell) => !context.uses.has(cell));
  if (reasonCell && header) {
    const column = header.columns.find((candidate) => candidate.role === 'reason' || candidate.role === 'outside');
    if (column) part.captions.push({ text: reasonCell.text, at: reasonCell.at });
  }
  part.total = { weight: part.total?.weight ?? weight, score: part.total?.score ?? score };
}
