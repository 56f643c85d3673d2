/** The row that closes an indicator block: 总分 | 100 | 97. */
import { warn } from '../../model/warn.js';
import type { Cell } from '../../model/doc.js';
import type { RowView } from '../../grid/view.js';
import { parsePoints } from '../../text/points.js';
import { assignRow } from '../assign.js';
import { filled } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { addTotal } from './totals.js';
import { gradeWord } from '../prose/score.js';
import { tickedChoice } from '../../text/ticked.js';
import type { IndicatorHeader, IndicatorRole } from './indicator-roles.js';
import { pointsIn } from './glued-indicators.js';
import { DASH, pairOfPoints } from './points.js';

/**
 * 总分 | 100 | 97: the weight and the score of the total. By column where the columns agree with it; the sums of the rows
 * above and the order of the numbers decide where the row stands beside its columns.
 */
export function readTotal(context: TableContext, part: FormPart, header: IndicatorHeader | null, row: RowView): void {
  const cells = filled(row);
  const first = cells[0];
  if (!first) return;
  use(context, first, 'total');
  const rest = cells.slice(1);
  const paired = header ? pairedTotals(header, rest) : null;
  if (paired) {
    use(context, paired.cell, 'total');
    addTotal(context, part, first, paired);
    return;
  }
  const both = header ? gluedTotals(header, rest) : null;
  if (both) {
    use(context, both.cell, 'glued');
    context.warnings.push(
      warn(
        'value.inferred',
        `“${both.cell.text}” holds the totals of two columns; only ${both.weight} | ${both.score} fits`,
        both.cell.at,
      ),
    );
    addTotal(context, part, first, both);
    return;
  }
  const numbers = rest.flatMap((cell) => {
    const number = parsePoints(cell.text);
    // a sum of money, or of people, is no score
    return number === null || number > MOST ? [] : [{ cell, number }];
  });
  const columns = header ? totalColumns(context, header, row, first) : new Map<Cell, IndicatorRole>();
  const loaded = numbers.filter(({ cell }) => !ASIDE.has(columns.get(cell) ?? 'weight'));
  const { weight, score, certain } = settle(loaded, columns, header, sums(part), first.text);
  if (!certain && (weight !== null || score !== null))
    context.warnings.push(
      warn(
        'value.inferred',
        'the numbers of the total row do not stand under their columns; they were told apart by the sums of the rows and their order',
        first.at,
      ),
    );
  if (loaded.length && weight === null && score === null)
    context.warnings.push(
      warn(
        'value.unsure',
        `which of “${loaded.map(({ cell }) => cell.text).join(', ')}” is the total of weights or scores cannot be told`,
        first.at,
      ),
    );
  for (const { cell } of numbers)
    use(context, cell, loaded.some((one) => one.cell === cell) ? 'total' : 'total.outside');
  for (const cell of rest) {
    if (context.uses.has(cell)) continue;
    if (DASH.test(cell.text)) use(context, cell, 'total');
    else {
      const value = tickedChoice(cell.text) ?? (cell.text.length <= 12 ? gradeIn(cell.text) : '');
      if (gradeWord(value) === null) continue;
      use(context, cell, 'field:grade');
      part.fields.push({ role: 'grade', label: '评价等次', value, at: cell.at });
    }
  }
  addTotal(context, part, first, { weight, score });
}

/** What stands behind 自评等级： in a cell. */
const gradeIn = (text: string): string => text.replace(/[（()）]/g, '').replace(/^.*等[级次][:：]?/, '');

/** 97.8/100, where the rows above hold their scores and weights so. */
function pairedTotals(
  header: IndicatorHeader,
  rest: readonly Cell[],
): { cell: Cell; weight: number; score: number } | null {
  const heading = header.columns.find(({ role }) => role === 'points');
  if (!heading) return null;
  const pairs = rest.flatMap((cell) => {
    const pair = pairOfPoints(cell.text, heading.text);
    return pair ? [{ cell, ...pair }] : [];
  });
  return pairs.length === 1 ? (pairs[0] ?? null) : null;
}

/** The only number of the row, where it is that of two columns (10097.5); a form of a hundred points has no such total. */
function gluedTotals(
  header: IndicatorHeader,
  rest: readonly Cell[],
): { cell: Cell; weight: number; score: number } | null {
  const order = header.columns.flatMap(({ role }) => (role === 'weight' || role === 'score' ? [role] : []));
  const [cell, ...others] = rest.filter(({ text }) => /\d/.test(text));
  if (!cell || others.length > 0 || order[0] !== 'weight' || order[1] !== 'score') return null;
  const [weight, score] = pointsIn(cell.text);
  return weight === undefined || score === undefined ? null : { cell, weight, score };
}

/** No form has more points than these, bonuses included. */
const MOST = 200;

const POINTS = new Set<IndicatorRole>(['weight', 'score', 'outside', 'unknown', 'level1Weight', 'level2Weight']);
/** Columns whose totals are not loaded: weights of levels, 复核分 and the like. */
const ASIDE = new Set<IndicatorRole>(['outside', 'unknown', 'level1Weight', 'level2Weight']);

function totalColumns(
  context: TableContext,
  header: IndicatorHeader,
  row: RowView,
  first: Cell,
): Map<Cell, IndicatorRole> {
  const found = new Map<Cell, IndicatorRole>();
  if (context.table.columns === 'ragged' && row.cells.length !== header.width) {
    // a row cut at its end: counted from the left, if every number lands under weights and scores
    if (row.cells.length > header.width || row.cells.length < header.width / 2) return found;
    for (const column of header.columns) {
      const cell = row.cells[column.index];
      if (cell && cell !== first) found.set(cell, column.role);
    }
    const fits = filled(row)
      .slice(1)
      .every((cell) => parsePoints(cell.text) === null || POINTS.has(found.get(cell) ?? 'level3'));
    return fits ? found : new Map<Cell, IndicatorRole>();
  }
  const { cells } = assignRow(context, header, row, () => 0);
  for (const [column, cell] of cells) if (cell !== first && !found.has(cell)) found.set(cell, column.role);
  return found;
}

interface Sums {
  readonly weight: number | null;
  readonly score: number | null;
}

/** What the rows above add up to, with and without the points for budget execution. */
function sums(part: FormPart): { weights: number[]; scores: number[] } {
  const add = (key: 'weight' | 'score'): number[] => {
    const rows = part.indicators.map((row) => row[key]).filter((value) => value !== null);
    const extra = part.funding.map((row) => row[key]).filter((value) => value !== null);
    if (!rows.length) return [];
    const own = rows.reduce((a, b) => a + b, 0);
    return [own, own + extra.reduce((a, b) => a + b, 0)];
  };
  return { weights: add('weight'), scores: add('score') };
}

const near = (number: number, sums: readonly number[]): boolean => sums.some((sum) => Math.abs(sum - number) < 0.02);

interface Total extends Sums {
  /** Whether columns or order alone told it. */
  readonly certain: boolean;
}

function settle(
  numbers: readonly { cell: Cell; number: number }[],
  columns: ReadonlyMap<Cell, IndicatorRole>,
  header: IndicatorHeader | null,
  above: { weights: number[]; scores: number[] },
  label: string,
): Total {
  const under = (role: IndicatorRole): number | null =>
    numbers.find(({ cell }) => columns.get(cell) === role)?.number ?? null;
  const byColumn = { weight: under('weight'), score: under('score') };
  const placed = numbers.every(({ cell }) => columns.get(cell) === 'weight' || columns.get(cell) === 'score');
  const [a, b] = numbers;
  const has = (role: IndicatorRole): boolean =>
    header === null || header.columns.some((column) => column.role === role);
  if (!a) return { weight: null, score: null, certain: true };
  if (!b) {
    // one number: the score, where the columns or the label say so, or where only it fits the sums
    if (/得分|自评|评分/.test(label)) return { weight: null, score: a.number, certain: true };
    if (placed && near(a.number, above.scores) && !near(a.number, above.weights) && byColumn.weight !== null)
      return { weight: null, score: a.number, certain: false };
    if (placed) return { ...byColumn, certain: true };
    if (!has('weight') || header === null) return { weight: null, score: a.number, certain: true };
    if (!has('score')) return { weight: a.number, score: null, certain: true };
    if (near(a.number, above.scores) && !near(a.number, above.weights))
      return { weight: null, score: a.number, certain: false };
    if (near(a.number, above.weights) && !near(a.number, above.scores))
      return { weight: a.number, score: null, certain: false };
    return { weight: null, score: null, certain: true };
  }
  if (placed && byColumn.weight !== null && byColumn.score !== null) return { ...byColumn, certain: true };
  const order = (role: IndicatorRole): number => header?.columns.find((column) => column.role === role)?.index ?? -1;
  const reversed = has('weight') && has('score') && header !== null && order('score') < order('weight');
  const [weight, score] = reversed ? [b.number, a.number] : [a.number, b.number];
  if (numbers.length === 2 && has('weight') && has('score')) return { weight, score, certain: columns.size === 0 };
  if (byColumn.score !== null || byColumn.weight !== null) return { ...byColumn, certain: placed };
  return { weight: null, score: null, certain: true };
}
