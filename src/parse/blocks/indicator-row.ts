/** One row of an indicator block. */
import type { Cell } from '../../model/doc.js';
import type { Indicator, Value } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { isAnchor, type RowView } from '../../grid/view.js';
import { splitWeight } from '../../text/points.js';
import { parseComparator } from '../../text/comparators.js';
import { isUnsure, parseValue } from '../../text/quantity.js';
import type { Assigned } from '../assign.js';
import { filled } from '../columns.js';
import { use, type Draft, type FormPart, type TableContext } from '../draft.js';
import { labelKey } from '../labels.js';
import { level1Type, level2Type, levelsInName, splitLevels } from '../levels.js';
import { cellOf } from './indicator-header.js';
import type { IndicatorRole } from './indicator-roles.js';
import { DASH, pairOfPoints, points } from './points.js';

/** The levels as they stand above the next row. */
export interface Levels {
  level1: string | null;
  level1Weight: number | null;
  level2: string | null;
  level2Weight: number | null;
  level3: string | null;
  /** Levels stand in rows of their own, so that the indicators below may be numbered. */
  inSections: boolean;
}

/** An indicator's own words: template enumerators (指标1：, ★) and a weight in brackets left out. */
export function indicatorName(text: string): { name: string; weight: number | null } {
  const bare = text
    .replace(/^[\s★☆*▲●]+/, '')
    .replace(/^(三级)?指标\s*[\d一二三四五六七八九十]+\s*[:：.、．]?\s*/, '')
    .replace(/^[\s★☆*▲]+/, '');
  const { label, weight } = splitWeight(bare);
  return label === '' ? { name: bare, weight: null } : { name: label, weight };
}

const RESIDUE = /^(指标\d*[:：]?|[….。·、\-—－/／\s]+|x+|×+|[（(][≥≤＝=><]?[*×xX]+.{0,6}[）)])$/;
/** A blank that the template leaves in a name: （≥**人）. */
const TEMPLATE_BLANK = /[（(][≥≤＝=<>＞＜]{0,2}\s*[*×xX＊]{1,4}[^()（）]{0,6}[）)]/;
/** What a template does not print by itself: a number or words. */
const SAYS = /\d|[\u4e00-\u9fff]{2}/;
export function isResidue(text: string): boolean {
  return text === '' || RESIDUE.test(text.trim());
}

export function readRow(
  context: TableContext,
  part: FormPart,
  row: RowView,
  assigned: Assigned<IndicatorRole>,
  levels: Levels,
): void {
  const get = (role: IndicatorRole): Cell | null => cellOf(assigned, role);
  const own = (role: IndicatorRole): Cell | null => {
    const cell = get(role);
    return cell && isAnchor(cell, row) && cell.text !== '' ? cell : null;
  };
  const c1 = get('level1');
  let c2 = get('level2');
  const c3 = get('level3');
  if (c1 && c1.text !== '' && isAnchor(c1, row)) {
    const { label, weight } = splitWeight(c1.text, { level: true });
    if (c1 !== c3) {
      levels.level1 = labelName(label) || null;
      levels.level1Weight = weight;
      levels.level2 = levels.level3 = null;
      levels.level2Weight = null;
      use(context, c1, 'level1');
    }
  }
  const both = get('levels');
  if (both && both.text !== '' && isAnchor(both, row)) {
    const [one, two] = splitLevels(both.text);
    const { label, weight } = splitWeight(one ?? both.text, { level: true });
    levels.level1 = labelName(label);
    levels.level1Weight = weight;
    levels.level2 = two === undefined ? null : labelName(splitWeight(two).label);
    levels.level2Weight = two === undefined ? null : splitWeight(two).weight;
    levels.level3 = null;
    use(context, both, 'level1+level2');
  }
  if (c2 === c1) c2 = null;
  if (c2 && c2 !== c3 && c2.text !== '' && isAnchor(c2, row)) {
    const { label, weight } = splitWeight(c2.text, { level: true });
    levels.level2 = labelName(label) || null;
    levels.level2Weight = weight;
    levels.level3 = null;
    use(context, c2, 'level2');
  }
  const level1Weight = own('level1Weight');
  if (level1Weight) levels.level1Weight = points(context, level1Weight, 'level1Weight');
  const level2Weight = own('level2Weight');
  if (level2Weight) levels.level2Weight = points(context, level2Weight, 'level2Weight');

  // a target that was adjusted during the year is the one that counts
  const original = own('target');
  const adjusted = own('adjusted');
  const target = adjusted && !DASH.test(adjusted.text) ? adjusted : original;
  if (adjusted) use(context, adjusted, 'target');
  if (original && original !== target) {
    use(context, original, 'target.initial');
    if (original.text !== target?.text && !DASH.test(original.text))
      context.warnings.push(
        warn(
          'column.outside',
          `the record has no place for “${original.text.slice(0, 30)}”, the target before it was adjusted`,
          original.at,
        ),
      );
  }
  const actual = own('actual');
  const weight = own('weight');
  const score = own('score');
  const pair = pairIn(context, assigned, own('points'));
  const reason = own('reason');
  const measures = own('measures');
  if (measures) use(context, measures, 'reason');
  const unit = get('unit');
  const operator = own('operator');
  for (const [column, cell] of assigned) {
    if (!isAnchor(cell, row)) continue;
    if (column.role === 'outside' || column.role === 'unit' || column.role === 'operator' || column.role === 'block')
      use(context, cell, column.role);
  }
  const nameCell = c3 && c3.text !== '' ? c3 : null;
  const named = nameCell ? indicatorName(nameCell.text) : null;
  const empty = !target && !actual && !weight && !score && !pair && !reason;
  if (nameCell && named && (isResidue(named.name) || (empty && TEMPLATE_BLANK.test(named.name)))) {
    // template rows: nothing was filled in but the enumerator
    const stated = [target, actual, weight, score, reason].filter(
      (cell) => cell !== null && SAYS.test(cell.text) && !isResidue(cell.text),
    );
    if (stated.length > 0)
      context.warnings.push(
        warn(
          'value.unsure',
          `a row of a blank name states values that were not loaded: “${filled(row)
            .map((cell) => cell.text)
            .join(' | ')
            .slice(0, 80)}”`,
          nameCell.at,
        ),
      );
    for (const cell of filled(row)) if (!context.uses.has(cell)) use(context, cell, 'residue');
    return;
  }
  if (!nameCell) {
    if (empty) {
      useAnchors(context, row, (cell) => cell === c1 || cell === c2);
      return;
    }
    // a row that only gives the weight of its level
    if (!target && !actual && c1 && isAnchor(c1, row) && c1.text !== '' && !(c2 && c2.text !== '')) {
      if (weight && levels.level1Weight === null) levels.level1Weight = points(context, weight, 'level1Weight');
      if (score) use(context, score, 'subtotal');
      if (reason) use(context, reason, 'subtotal');
      return;
    }
  }
  let name = named?.name ?? null;
  if (name !== null && levels.inSections) name = name.replace(/^\d{1,2}[.、．]\s*(?!\d)/, '') || name;
  const above = name !== null && (c2 === null || c2.text === '') ? levelsInName(name) : null;
  if (above && fitsLevel1(above.level1, c1)) {
    if (above.level1 !== null) {
      const { label, weight } = splitWeight(above.level1, { level: true });
      levels.level1 = labelName(label);
      levels.level1Weight = weight ?? (c1 ? levels.level1Weight : null);
    }
    const under = above.level2 === null ? null : splitWeight(above.level2, { level: true });
    levels.level2 = under && labelName(under.label);
    levels.level2Weight = under && under.weight;
    name = above.name;
  }
  if (name === null) {
    name = c2 && c2.text !== '' && isAnchor(c2, row) ? splitWeight(c2.text).label : (levels.level3 ?? levels.level2);
    if (name === null) {
      if (empty) return;
      context.warnings.push(
        warn(
          'value.unsure',
          `a row with values has no indicator name: “${filled(row)
            .map((cell) => cell.text)
            .join(' | ')
            .slice(0, 60)}”`,
          (target ?? actual ?? score ?? weight ?? reason)?.at ?? null,
        ),
      );
      return;
    }
    context.warnings.push(
      warn(
        'value.inferred',
        `the indicator's own cell is empty; its name “${name.slice(0, 30)}” was taken from the level above or the row above`,
        (target ?? actual ?? score ?? weight ?? reason)?.at ?? null,
      ),
    );
  }
  levels.level3 = name;
  if (nameCell) use(context, nameCell, 'level3');
  if (empty && nameCell && !isAnchor(nameCell, row)) return;
  const bothLevels = c2 !== null && c2 === c3;
  const anchor = nameCell ?? c2 ?? target ?? actual ?? filled(row)[0];
  if (!anchor) return;
  const reached = value(context, actual, 'actual', unit, null);
  const share = /满意|率/.test(`${levels.level1 ?? ''}${levels.level2 ?? ''}${name}`);
  const stated = likelyShare(context, target, value(context, target, 'target', unit, operator), reached, share);
  const indicator: Draft<Indicator> = {
    level1: levels.level1,
    level1Weight: levels.level1Weight,
    level1Type: level1Type(levels.level1),
    level2: bothLevels ? null : levels.level2,
    level2Weight: bothLevels ? null : levels.level2Weight,
    level2Type: bothLevels ? null : level2Type(levels.level2),
    level3: name,
    target: asDays(stated, reached),
    actual: asDays(reached, stated),
    weight: weight ? points(context, weight, 'weight') : (pair?.weight ?? named?.weight ?? null),
    score: score ? points(context, score, 'score') : (pair?.score ?? null),
    reason: reasonText([reason, measures]),
    at: { ...anchor.at, ...rowPlace(row, anchor) },
  };
  if (reason) use(context, reason, 'reason');
  part.indicators.push(indicator);
}

/** Score and weight where one cell holds both. */
function pairIn(
  context: TableContext,
  assigned: Assigned<IndicatorRole>,
  cell: Cell | null,
): { weight: number; score: number } | null {
  if (!cell) return null;
  use(context, cell, 'weight+score');
  const heading = [...assigned.keys()].find(({ role }) => role === 'points')?.text ?? '';
  const pair = pairOfPoints(cell.text, heading);
  if (!pair && !DASH.test(cell.text))
    context.warnings.push(
      warn('value.unsure', `“${cell.text.slice(0, 30)}” is no score with the weight that it is out of`, cell.at),
    );
  return pair;
}

/** A sign for ≥ that was read as a 2 by a machine: 290% of people content, of whom 95% are. */
function likelyShare(
  context: TableContext,
  cell: Cell | null,
  target: Value | null,
  actual: Value | null,
  isShare: boolean,
): Value | null {
  if (!cell || !isShare || target?.number == null || target.unit !== '%' || target.comparator !== null) return target;
  const misread = /^2\d{2}(\.\d+)?[%％]$/.test(target.raw) && target.number > 200;
  if (!misread || actual?.unit !== '%' || actual.number === null || actual.number > 100) return target;
  context.warnings.push(
    warn(
      'value.unsure',
      `“${target.raw}” is more than the whole; the first figure may be a sign (≥) that was read wrongly`,
      cell.at,
    ),
  );
  return { ...target, number: null, base: null };
}

const WHOLE_DAYS = /^(\d{1,3})日$/;

/** `5日` may be a day of a month; it is a number of days where the other value of the row counts days (7日内). */
function asDays(value: Value | null, other: Value | null): Value | null {
  const days = value && value.number === null && value.date === null ? WHOLE_DAYS.exec(value.raw)?.[1] : undefined;
  if (!value || days === undefined || other?.base?.unit !== '天') return value;
  return { ...value, number: Number(days), unit: '日', base: { number: Number(days), unit: '天' } };
}

/** The place of a row whose name cell is merged from above is still its own row. */
function rowPlace(row: RowView, anchor: Cell): { row: number } {
  return { row: anchor.at.row === null ? row.index + 1 : anchor.at.row + (row.index - anchor.row) };
}

function useAnchors(context: TableContext, row: RowView, which: (cell: Cell) => boolean): void {
  for (const cell of row.cells) if (isAnchor(cell, row) && which(cell)) use(context, cell, 'level');
}

/** Reason and measures, a line each where they stand in two columns. */
function reasonText(cells: readonly (Cell | null)[]): string | null {
  const texts = cells.filter((cell) => cell !== null && !isBlankText(cell.text)).map((cell) => cell?.text ?? '');
  return texts.length ? texts.join('\n') : null;
}

const BLANK_TEXT = /^([—－\-–/／\\_.。]+|无)$/;
function isBlankText(text: string): boolean {
  return BLANK_TEXT.test(text);
}

function value(
  context: TableContext,
  cell: Cell | null,
  what: string,
  unit: Cell | null,
  operator: Cell | null,
): Value | null {
  if (!cell) return null;
  use(context, cell, what);
  const hint = unit && unit.text !== '' && !/^[—－\-–/／]$/.test(unit.text) ? unit.text : null;
  const read = parseValue(cell.text, {
    unit: hint,
    ...(cell.value ? { value: cell.value.number, percent: cell.value.percent } : {}),
  });
  if (!read) return null;
  if (isUnsure(read))
    context.warnings.push(
      warn('value.unsure', `“${read.raw.slice(0, 40)}” holds digits that no single value could be told from`, cell.at),
    );
  const stated = operator ? parseComparator(operator.text) : null;
  return stated !== null && read.comparator === null && (read.number !== null || read.date !== null)
    ? { ...read, comparator: stated }
    : read;
}

/** Whether the level before a name is the one of its row, where that has a column. */
const fitsLevel1 = (level1: string | null, column: Cell | null): boolean =>
  level1 === null || column === null || column.text === '' || labelKey(column.text) === labelKey(level1);

function labelName(text: string): string {
  return text.replace(/^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]\s*/, '');
}
