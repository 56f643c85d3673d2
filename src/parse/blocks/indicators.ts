/** The indicator block: header (一级指标 | 二级指标 | 三级指标 | 指标值 …), its rows, and the total row that closes it. */
import type { Cell } from '../../model/doc.js';
import type { Indicator, Value } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { isAnchor, type RowView } from '../../grid/view.js';
import { parsePoints, splitWeight } from '../../text/points.js';
import { parseComparator } from '../../text/comparators.js';
import { isUnsure, parseValue } from '../../text/quantity.js';
import { assignRow, filled, readHeader, type Assigned, type Column, type Header } from '../columns.js';
import { use, type Draft, type FormPart, type TableContext } from '../draft.js';
import { fieldRole, indicatorColumn, isTextLabel, isTotalLabel, labelKey } from '../labels.js';
import { level1Type, level2Type, namesLevel1, namesLevel2 } from '../levels.js';
import type { IndicatorColumn } from '../../../data/labels.js';

export type IndicatorRole = IndicatorColumn | 'level1Weight' | 'level2Weight';
type IndicatorHeader = Header<IndicatorRole>;

const LEVELS = new Set<IndicatorRole>(['level1', 'level2', 'level3', 'levels']);
const VALUES = new Set<IndicatorRole>(['target', 'actual', 'weight', 'score']);

/** The header that starts in row `r`, or null if the row is none. */
export function indicatorHeader(context: TableContext, r: number): IndicatorHeader | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.length < 3 || cells.some((cell) => cell.text.length > 40)) return null;
  const found = new Set(cells.map((cell) => indicatorColumn(cell.text)));
  const levels = ['level1', 'level2', 'level3'].filter((role) => found.has(role as IndicatorColumn)).length;
  if (levels === 0 && !found.has('levels')) return null;
  if (![...VALUES].some((role) => found.has(role as IndicatorColumn)) && levels < 3) return null;
  const known = cells.filter((cell) => indicatorColumn(cell.text) !== null).length;
  if (known < 3 || known * 2 < cells.length) return null;
  const header = readHeader<IndicatorRole>(context, r, indicatorColumn);
  return settle(header);
}

/** Headings that mean something else beside others: the block's own label, weights of levels, second columns of a role. */
function settle(header: IndicatorHeader): IndicatorHeader {
  const sorted = [...header.columns].sort((a, b) => a.index - b.index);
  const has = (role: IndicatorRole): boolean => sorted.some((column) => column.role === role);
  const count = (role: IndicatorRole): number => sorted.filter((column) => column.role === role).length;
  const columns: Column<IndicatorRole>[] = [];
  const unknown = [...header.unknown];
  const seen = new Set<IndicatorRole>();
  for (const [i, column] of sorted.entries()) {
    let role = column.role;
    const before = sorted[i - 1]?.role;
    if (role === 'level3' && i === 0 && (has('level1') || count('level3') > 1) && !/三级/.test(column.text))
      role = 'block';
    else if (role === 'weight' && before === 'level1' && count('weight') > 1) role = 'level1Weight';
    else if (role === 'weight' && before === 'level2' && count('weight') > 1) role = 'level2Weight';
    else if (role === 'target' && has('operator') === false && count('target') > 1 && seen.has('target'))
      role = 'outside';
    else if (role === 'level3' && seen.has('level3')) role = has('target') ? 'outside' : 'target';
    else if (seen.has(role) && role !== 'outside' && role !== 'block') role = 'outside';
    seen.add(role);
    columns.push({ ...column, role });
  }
  // an unknown heading left of level 1 is the label of the block itself
  const firstLevel = columns.find((column) => LEVELS.has(column.role));
  const left = unknown.filter((cell) => firstLevel && cell.col < firstLevel.cell.col);
  for (const cell of left) columns.unshift({ role: 'block', cell, index: cell.col, text: cell.text });
  return { ...header, columns, unknown: unknown.filter((cell) => !left.includes(cell)) };
}

const NUMERIC = /^[\d.,，％%]+分?$/;
const DASH = /^[—－\-–_/／\\]+$/;

/** How well a text fits a column of the block, for rows that stand shifted. */
export function indicatorFit(role: IndicatorRole | null, text: string): number {
  const numeric = NUMERIC.test(text);
  switch (role) {
    case 'level1':
      return namesLevel1(text) || /指标/.test(text) ? 3 : -3;
    case 'level2':
      return namesLevel2(text) || /指标/.test(text) ? 3 : numeric ? -3 : -1;
    case 'level3':
      return numeric ? -3 : namesLevel2(text) ? -1 : 2;
    case 'block':
      return /^(年度)?(绩效|绩|效|指|标)?(绩效)?(指标)?$/.test(labelKey(text)) ? 2 : -3;
    case 'weight':
    case 'score':
    case 'level1Weight':
    case 'level2Weight':
      return parsePoints(text) !== null || DASH.test(text) ? 2 : -3;
    case 'reason':
      return numeric ? -3 : 1;
    case 'target':
    case 'actual':
      return /\d/.test(text) ? 1 : text.length > 30 ? -1 : 0.2;
    default:
      return 0;
  }
}

interface Levels {
  level1: string | null;
  level1Weight: number | null;
  level2: string | null;
  level2Weight: number | null;
  level3: string | null;
}

/** Reads the block below `header` until `isBoundary` says that something else starts; returns that row. */
export function readIndicators(
  context: TableContext,
  part: FormPart,
  header: IndicatorHeader,
  isBoundary: (r: number) => boolean,
): number {
  const headerRow = context.rows[header.next - 1];
  useHeader(context, header);
  part.hasIndicators = true;
  if (header.columns.some(({ role }) => role === 'actual' || role === 'score')) part.hasResults = true;
  const levels: Levels = { level1: null, level1Weight: null, level2: null, level2Weight: null, level3: null };
  let r = header.next;
  for (; r < context.rows.length; r++) {
    const row = context.rows[r];
    if (!row || row === headerRow) continue;
    const cells = filled(row);
    if (!cells.length) continue;
    const first = cells[0];
    if (
      first &&
      isTotalLabel(first.text) &&
      cells.slice(1).every((cell) => parsePoints(cell.text) !== null || DASH.test(cell.text) || cell.text.length < 40)
    ) {
      readTotal(context, part, header, row);
      r++;
      break;
    }
    if (first && leads(context, header, row, first) && isBoundary(r)) break;
    const { cells: assigned, shifted } = assignRow(context, header, row, indicatorFit);
    if (!isDataRow(assigned, row)) {
      const section = levelRow(context, row);
      if (section) {
        const { label, weight } = splitWeight(section);
        levels.level1 = label;
        levels.level1Weight = weight;
        levels.level2 = levels.level3 = null;
        levels.level2Weight = null;
        continue;
      }
      if (isBoundary(r)) break;
    }
    if (shifted && first)
      context.warnings.push(
        warn(
          'row.shifted',
          `the row of “${cells
            .map((cell) => cell.text)
            .join(' | ')
            .slice(0, 60)}” did not fit its header`,
          first.at,
        ),
      );
    readRow(context, part, row, assigned, levels);
  }
  return r;
}

/** Whether the row begins, left of the indicators' own columns, with the label of something else. */
function leads(context: TableContext, header: IndicatorHeader, row: RowView, first: Cell): boolean {
  const label = fieldRole(first.text) !== null || (isTextLabel(first.text) && !namesLevel1(first.text));
  if (!label) return false;
  if (context.table.columns === 'ragged') return row.cells[0] === first && row.cells.length !== header.width;
  const levels = header.columns.filter((column) => LEVELS.has(column.role)).map((column) => column.cell.col);
  return first.col <= Math.min(...levels) && first.col + first.colSpan <= Math.max(...levels) + 1;
}

function useHeader(context: TableContext, header: IndicatorHeader): void {
  for (const column of header.columns) use(context, column.cell, `heading:${column.role}`);
  const outside = header.columns.filter((column) => column.role === 'outside').map((column) => column.text);
  if (outside.length)
    context.warnings.push(
      warn(
        'column.outside',
        `the record has no place for the column ${outside.map((text) => `“${text}”`).join(', ')}`,
        header.columns.find((column) => column.role === 'outside')?.cell.at ?? null,
      ),
    );
  for (const cell of header.unknown) {
    use(context, cell, 'heading:unknown');
    context.warnings.push(
      warn('header.unknown', `the heading “${cell.text}” of the indicator table has no known meaning`, cell.at),
    );
  }
}

function cellOf(assigned: Assigned<IndicatorRole>, role: IndicatorRole): Cell | null {
  for (const [column, cell] of assigned) if (column.role === role) return cell;
  return null;
}

function isDataRow(assigned: Assigned<IndicatorRole>, row: RowView): boolean {
  const name = cellOf(assigned, 'level3') ?? cellOf(assigned, 'levels') ?? cellOf(assigned, 'level2');
  if (!name || name.text === '') return false;
  const values = [...assigned].filter(
    ([column, cell]) => VALUES.has(column.role) && cell !== name && isAnchor(cell, row) && cell.text !== '',
  );
  return values.length > 0;
}

/** A row that only names a level (一、产出指标（50分）), or null. */
function levelRow(context: TableContext, row: RowView): string | null {
  const cells = filled(row);
  const only = cells[0];
  if (!only || cells.length > 1 || only.text.length > 30) return null;
  if (context.table.columns === 'exact' && only.colSpan * 2 < context.table.cols) return null;
  const { label } = splitWeight(only.text);
  if (!namesLevel1(label)) return null;
  use(context, only, 'level1');
  return label === only.text
    ? labelName(label)
    : only.text.replace(/^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?/, '');
}

function labelName(text: string): string {
  return text.replace(/^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]\s*/, '');
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
export function isResidue(text: string): boolean {
  return text === '' || RESIDUE.test(text.trim());
}

function readRow(
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
  const c3 = get('level3') ?? get('levels');
  if (c1 && c1.text !== '' && isAnchor(c1, row)) {
    const { label, weight } = splitWeight(c1.text);
    if (c1 !== c3) {
      levels.level1 = labelName(label) || null;
      levels.level1Weight = weight;
      levels.level2 = levels.level3 = null;
      levels.level2Weight = null;
      use(context, c1, 'level1');
    }
  }
  if (c2 === c1) c2 = null;
  if (c2 && c2 !== c3 && c2.text !== '' && isAnchor(c2, row)) {
    const { label, weight } = splitWeight(c2.text);
    levels.level2 = labelName(label) || null;
    levels.level2Weight = weight;
    levels.level3 = null;
    use(context, c2, 'level2');
  }
  const level1Weight = own('level1Weight');
  if (level1Weight) levels.level1Weight = points(context, level1Weight, 'level1Weight');
  const level2Weight = own('level2Weight');
  if (level2Weight) levels.level2Weight = points(context, level2Weight, 'level2Weight');

  const target = own('target');
  const actual = own('actual');
  const weight = own('weight');
  const score = own('score');
  const reason = own('reason');
  const unit = get('unit');
  const operator = own('operator');
  for (const [column, cell] of assigned) {
    if (!isAnchor(cell, row)) continue;
    if (column.role === 'outside' || column.role === 'unit' || column.role === 'operator' || column.role === 'block')
      use(context, cell, column.role);
  }
  const nameCell = c3 && c3.text !== '' ? c3 : null;
  const named = nameCell ? indicatorName(nameCell.text) : null;
  const empty = !target && !actual && !weight && !score && !reason;
  if (nameCell && named && isResidue(named.name)) {
    // template rows: nothing was filled in but the enumerator
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
  const indicator: Draft<Indicator> = {
    level1: levels.level1,
    level1Weight: levels.level1Weight,
    level1Type: level1Type(levels.level1),
    level2: bothLevels ? null : levels.level2,
    level2Weight: bothLevels ? null : levels.level2Weight,
    level2Type: bothLevels ? null : level2Type(levels.level2),
    level3: name,
    target: value(context, target, 'target', unit, operator),
    actual: value(context, actual, 'actual', unit, null),
    weight: weight ? points(context, weight, 'weight') : (named?.weight ?? null),
    score: score ? points(context, score, 'score') : null,
    reason: reason && !isBlankText(reason.text) ? reason.text : null,
    at: { ...anchor.at, ...rowPlace(row, anchor) },
  };
  if (reason) use(context, reason, 'reason');
  part.indicators.push(indicator);
}

/** The place of a row whose name cell is merged from above is still its own row. */
function rowPlace(row: RowView, anchor: Cell): { row: number } {
  return { row: anchor.at.row === null ? row.index + 1 : anchor.at.row + (row.index - anchor.row) };
}

function useAnchors(context: TableContext, row: RowView, which: (cell: Cell) => boolean): void {
  for (const cell of row.cells) if (isAnchor(cell, row) && which(cell)) use(context, cell, 'level');
}

const BLANK_TEXT = /^([—－\-–/／\\_.。]+|无)$/;
function isBlankText(text: string): boolean {
  return BLANK_TEXT.test(text);
}

export function points(context: TableContext, cell: Cell, what: string): number | null {
  use(context, cell, what);
  const number = parsePoints(cell.text);
  if (number === null && !/^([—－\-–/／\\_]+|无|不适用|[xX×*]+)$/.test(cell.text)) {
    context.warnings.push(
      warn('value.unsure', `“${cell.text.slice(0, 30)}” is no number of points (${what})`, cell.at),
    );
  }
  return number;
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
    else if (a && (scoreColumn || !header) && !weightColumn) score = a.number;
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
  for (const cell of rest) if (!context.uses.has(cell) && DASH.test(cell.text)) use(context, cell, 'total');
  const reasonCell = rest.find((cell) => !context.uses.has(cell));
  if (reasonCell && header) {
    const column = header.columns.find((candidate) => candidate.role === 'reason' || candidate.role === 'outside');
    if (column) part.captions.push({ text: reasonCell.text, at: reasonCell.at });
  }
  part.total = { weight: part.total?.weight ?? weight, score: part.total?.score ?? score };
}
