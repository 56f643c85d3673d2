/** Glued cells of an indicator block: the weights and scores of its rows and their totals tell how a text was put together. */
import type { Cell } from '../../model/doc.js';
import type { RowView } from '../../grid/view.js';
import { splitsOf } from '../../text/glued.js';
import { parsePoints, parseWeight } from '../../text/points.js';
import { isUnsure, parseValue } from '../../text/quantity.js';
import { assignRow } from '../assign.js';
import { filled } from '../columns.js';
import type { FormPart, TableContext } from '../draft.js';
import { isTotalLabel } from '../labels.js';
import { indicatorFit, type IndicatorHeader, type IndicatorRole } from './indicator-roles.js';
import { DASH } from './points.js';
import { tellGlued, type Glued, type GlueRules, type Way } from './glue.js';
import { gluedRow } from './unglue.js';

/** No weight or score of a form of a hundred points is larger. */
const FULL = 100;
/** A weight below this has one digit and cannot be two. */
const TWO_DIGITS = 11;
const MOST_COMBINATIONS = 20_000;

type Values = ReadonlyMap<IndicatorRole, string>;

const read = (text: string | undefined): number | null => (text === undefined ? null : parsePoints(text));

function rulesOf(full: number): GlueRules<IndicatorRole> {
  return {
    kindOf: (role) => {
      if (role === 'weight' || role === 'score') return 'points';
      if (role === 'target' || role === 'adjusted' || role === 'actual') return 'value';
      return role === 'level3' ? 'name' : null;
    },
    reads: (role, text) => {
      const words = !/[\d０-９]/.test(text);
      if (role === 'weight' || role === 'score') {
        if (words) return text.length <= 3;
        const number = role === 'weight' ? parseWeight(text) : parsePoints(text);
        return (number !== null && number <= full) || DASH.test(text);
      }
      const value = words ? null : parseValue(text);
      return value === null || !isUnsure(value);
    },
    fits: (row) => {
      const weight = row.get('weight');
      const points = weight === undefined ? null : parseWeight(weight);
      const score = read(row.get('score'));
      return (points === null || points <= full) && (score === null || score <= (points ?? full));
    },
    fit: indicatorFit,
  };
}

/** Whether a target and a result that were told apart are of one kind: 95% and 96%, but not 95% and 100人. */
function comparable(values: Values): boolean {
  const [target, actual] = [values.get('target'), values.get('actual')].map((text) =>
    text === undefined ? null : parseValue(text),
  );
  if (!target || !actual || target.number === null || actual.number === null) return true;
  return (target.base?.unit ?? target.unit) === (actual.base?.unit ?? actual.unit);
}

interface Sums {
  readonly weight: number;
  readonly score: number;
}

/** The totals that the block itself prints, or null. */
function totalsOf(header: IndicatorHeader, row: RowView | null): Sums | null {
  if (!row) return null;
  const numbers = filled(row)
    .slice(1)
    .flatMap((cell) => pointsIn(cell.text));
  const at = (role: IndicatorRole): number => header.columns.find((column) => column.role === role)?.index ?? -1;
  const [a, b] = at('score') < at('weight') ? [numbers[1], numbers[0]] : numbers;
  return numbers.length === 2 && a !== undefined && b !== undefined ? { weight: a, score: b } : null;
}

/** The points of a cell of a total row: two where it holds the totals of weights and of scores. */
export function pointsIn(text: string): number[] {
  const one = parsePoints(text);
  if (one !== null && one <= FULL * 1.5) return [one];
  const splits = splitsOf(text, ['points', 'points'], ([weight, score]) => {
    const [w, s] = [read(weight), read(score)];
    return w !== null && s !== null && w <= FULL && s <= w;
  });
  const [only] = splits ?? [];
  if (splits?.length === 1 && only) return only.map((part) => parsePoints(part) ?? 0);
  return one === null ? [] : [one];
}

/** The rows of a block as they are to be read. */
export interface Ungluing {
  /** The row, with its glued texts told apart and the warnings about them raised. */
  readonly rowAt: (r: number) => RowView | undefined;
}

/** Tells the glued cells of the block below `header` apart; null if it has none. */
export function unglueIndicators(context: TableContext, part: FormPart, header: IndicatorHeader): Ungluing | null {
  const total = context.rows.findIndex((row, r) => r >= header.next && isTotalLabel(filled(row)[0]?.text ?? ''));
  const end = total < 0 ? context.rows.length : total;
  const sums = totalsOf(header, context.rows[total] ?? null);
  const rules = rulesOf(Math.max(FULL, sums?.weight ?? 0));
  const glued = new Map<number, Glued<IndicatorRole>>();
  for (let r = header.next; r < end; r++) {
    const row = context.rows[r];
    const found = row ? gluedRow(context, header, row, rules) : null;
    if (found) glued.set(r, found);
  }
  const damaged = glued.size > 0 || wasGlued(context);
  if (!damaged) return null;
  const chosen = new Map<number, Way<IndicatorRole>>();
  for (const [r, { ways }] of glued) {
    const [only] = ways;
    if (ways.length === 1 && only && comparable(only.values)) chosen.set(r, only);
  }
  addDoubtful(context, header, end, rules, glued);
  bySums(context, part, header, end, sums, glued, chosen);
  return {
    rowAt: (r) => {
      const found = glued.get(r);
      const row = context.rows[r];
      if (!found || !row) return row;
      return tell(context, row, found, chosen.get(r) ?? null);
    },
  };
}

/** Whether glued cells were told apart in the table already. */
function wasGlued({ uses }: TableContext): boolean {
  for (const what of uses.values()) if (what === 'glued') return true;
  return false;
}

const BARE = /^[<>=≤≥＜＞＝]*(\d[\d.]+)$/;

const sameText = (row: Values, a: IndicatorRole, b: IndicatorRole): boolean =>
  row.get(a) === row.get(b) && BARE.test(row.get(a) ?? '');

/** Whether a bare number stands beside an empty column, where it may be two numbers: 55 for 5 and 5. */
function isDoubtful(row: Values): boolean {
  const bare = (role: IndicatorRole): boolean => BARE.test(row.get(role) ?? '');
  const lacks = (role: IndicatorRole): boolean => !row.has(role);
  return (
    (lacks('score') && ((read(row.get('weight')) ?? 0) >= TWO_DIGITS || bare('actual') || bare('target'))) ||
    (lacks('weight') && (bare('score') || bare('actual') || bare('target'))) ||
    (lacks('actual') && (bare('target') || bare('weight'))) ||
    (lacks('target') && bare('actual')) ||
    // one text over two columns
    sameText(row, 'target', 'actual') ||
    sameText(row, 'weight', 'score')
  );
}

/** Where a conversion has run cells of the table together, what reads well may be two values all the same. */
function addDoubtful(
  context: TableContext,
  header: IndicatorHeader,
  end: number,
  rules: GlueRules<IndicatorRole>,
  glued: Map<number, Glued<IndicatorRole>>,
): void {
  const doubting: GlueRules<IndicatorRole> = { ...rules, doubtful: isDoubtful };
  for (let r = header.next; r < end; r++) {
    const row = context.rows[r];
    if (!row || glued.has(r)) continue;
    const found = gluedRow(context, header, row, doubting);
    if (!found) continue;
    const asIs = { row, values: valuesOf(context, header, row), parts: found.cells.map((cell) => cell.text) };
    glued.set(r, { ...found, ways: [asIs, ...found.ways] });
  }
}

function valuesOf(context: TableContext, header: IndicatorHeader, row: RowView): Map<IndicatorRole, string> {
  const { cells } = assignRow(context, header, row, indicatorFit);
  return new Map([...cells].filter(([, cell]) => cell.text !== '').map(([column, cell]) => [column.role, cell.text]));
}

const weightOf = (values: Values): number => parseWeight(values.get('weight') ?? '') ?? 0;
const scoreOf = (values: Values): number => parsePoints(values.get('score') ?? '') ?? 0;
const close = (a: number, b: number): boolean => Math.abs(a - b) < 0.005;

/** Chooses among the ways of the rows that are left the only ones with which weights and scores add up. */
function bySums(
  context: TableContext,
  part: FormPart,
  header: IndicatorHeader,
  end: number,
  sums: Sums | null,
  glued: ReadonlyMap<number, Glued<IndicatorRole>>,
  chosen: Map<number, Way<IndicatorRole>>,
): void {
  const open = [...glued].filter(([r]) => !chosen.has(r));
  if (open.length === 0 || sums === null || !header.columns.some(({ role }) => role === 'weight')) return;
  if (open.reduce((product, [, { ways }]) => product * ways.length, 1) > MOST_COMBINATIONS) return;
  let weight = 0;
  let score = 0;
  for (let r = header.next; r < end; r++) {
    const row = context.rows[r];
    if (!row || (glued.has(r) && !chosen.has(r))) continue;
    const values = chosen.get(r)?.values ?? valuesOf(context, header, row);
    weight += weightOf(values);
    score += scoreOf(values);
  }
  const extra = (key: 'weight' | 'score'): number => part.funding.reduce((sum, row) => sum + (row[key] ?? 0), 0);
  const starts = [{ weight, score }, { weight: weight + extra('weight'), score: score + extra('score') }]; // prettier-ignore
  const solutions: Way<IndicatorRole>[][] = [];
  const seen = new Set<string>();
  const search = (i: number, w: number, s: number, taken: Way<IndicatorRole>[]): void => {
    const next = open[i];
    if (!next) {
      if (!close(w, sums.weight) || !close(s, sums.score)) return;
      const key = taken.map((way) => way.parts.join('|')).join('/');
      if (!seen.has(key)) solutions.push([...taken]);
      seen.add(key);
      return;
    }
    for (const way of next[1].ways) search(i + 1, w + weightOf(way.values), s + scoreOf(way.values), [...taken, way]);
  };
  for (const start of starts) search(0, start.weight, start.score, []);
  const [only] = solutions;
  if (solutions.length !== 1 || !only) return;
  open.forEach(([r], i) => {
    const way = only[i];
    if (way && comparable(way.values)) chosen.set(r, way);
  });
}

function tell(
  context: TableContext,
  row: RowView,
  { cells, ways, without }: Glued<IndicatorRole>,
  way: Way<IndicatorRole> | null,
): RowView {
  if (way?.row === row) return row;
  tellGlued(context, cells, ways, way);
  if (way) return way.row;
  // a text of which no number is read as it stands keeps its place; what could be read as a wrong number goes
  const none = ({ text, colSpan }: Cell): boolean => {
    const value = parseValue(text);
    return colSpan === 1 && parsePoints(text) === null && value !== null && isUnsure(value);
  };
  return cells.every(none) ? row : without;
}
