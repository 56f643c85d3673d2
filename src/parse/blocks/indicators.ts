/** The indicator block: header (一级指标 | 二级指标 | 三级指标 | 指标值 …), its rows, and the total row that closes it. */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { isAnchor, type RowView } from '../../grid/view.js';
import { parsePoints, splitWeight } from '../../text/points.js';
import { assignRow, type Assigned } from '../assign.js';
import { filled } from '../columns.js';
import { use, type FormPart, type Starts, type TableContext } from '../draft.js';
import { fieldRole, isTextLabel, isTotalLabel, labelKey } from '../labels.js';
import { namesLevel1, namesLevel2 } from '../levels.js';
import { cellOf, indicatorHeader, useHeader } from './indicator-header.js';
import { indicatorFit, LEVELS, VALUES, type IndicatorHeader, type IndicatorRole } from './indicator-roles.js';
import { readRow, type Levels } from './indicator-row.js';
import { linesApart } from './lines-apart.js';
import { headingsOf } from '../variants.js';
import { unglueIndicators } from './glued-indicators.js';
import { DASH } from './points.js';
import { readTotal } from './total-row.js';

/** What ends the block even where its row could be read as an indicator. */
const STRONG = new Set(['projects', 'funding', 'sources', 'goals', 'expenditures', 'roster']);

/** Reads the block below `header` until something else starts; returns that row. */
export function readIndicators(context: TableContext, part: FormPart, found: IndicatorHeader, starts: Starts): number {
  let header = found;
  const headerRow = context.rows[header.next - 1];
  useHeader(context, header);
  part.headings.indicators ??= headingsOf(header);
  part.hasIndicators = true;
  if (header.columns.some(({ role }) => role === 'actual' || role === 'score' || role === 'points'))
    part.hasResults = true;
  const levels: Levels = {
    level1: null,
    level1Weight: null,
    level2: null,
    level2Weight: null,
    level3: null,
    inSections: false,
  };
  let unglued = unglueIndicators(context, part, header);
  let r = header.next;
  for (; r < context.rows.length; r++) {
    let row = context.rows[r];
    if (!row || row === headerRow) continue;
    let cells = filled(row);
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
    if (isLastSubtotal(context, r, starts)) {
      readTotal(context, part, header, row);
      r++;
      break;
    }
    const start = starts(r);
    if (start === 'indicators') {
      // the header again, at the head of a new page: the block goes on
      const again = indicatorHeader(context, r);
      if (!again || again.columns.map(({ role }) => role).join() !== header.columns.map(({ role }) => role).join())
        break;
      useHeader(context, again, false);
      header = again;
      r = again.next - 1;
      unglued = unglueIndicators(context, part, header);
      continue;
    }
    if (start !== null && STRONG.has(start)) break;
    if (first && leads(context, header, row, first) && starts(r) !== null) break;
    const apart = unglued?.rowAt(r);
    if (apart && apart !== row) {
      row = apart;
      cells = filled(row);
    }
    if (isRemark(context, header, row)) continue;
    const { cells: assigned, shifted } = assignRow(context, header, row, indicatorFit);
    if (!isDataRow(assigned, row)) {
      if (levelRow(context, row, levels)) continue;
      // the rest of a cell, which the line break in it has made a row: said to be unread, and the block goes on
      if (interrupts(context, header, r, starts)) continue;
      if (starts(r) !== null) break;
    }
    // one cell over name and values is a text of its own, no indicator
    const name = cellOf(assigned, 'level3');
    if (name && name.text !== '' && (name === cellOf(assigned, 'target') || name === cellOf(assigned, 'actual')))
      continue;
    if (isOneText(assigned)) continue;
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
    for (const one of linesApart(context, row, assigned) ?? [assigned]) readRow(context, part, row, one, levels);
  }
  return r;
}

/** Whether text alone in row `r` stands between rows of the block: below it one goes on, as wide as the header, with its levels. */
function interrupts({ table, rows }: TableContext, header: IndicatorHeader, r: number, starts: Starts): boolean {
  if (table.columns !== 'ragged') return false;
  let next = r;
  for (; next < r + 8 && starts(next) === 'sole'; next++);
  const row = rows[next];
  return (
    next > r && row !== undefined && starts(next) === null &&
    row.cells.length === header.width && row.cells[0]?.text === '' && filled(row).length > 2
  ); // prettier-ignore
}

/** 小计 with a hundred points closes the form where nothing of the block comes after it: a project among several. */
function isLastSubtotal({ rows }: TableContext, r: number, starts: Starts): boolean {
  const row = rows[r];
  const [first, ...rest] = row ? filled(row) : [];
  if (!first || !/^(项目|本项目)?小计$/.test(labelKey(first.text))) return false;
  const numbers = rest.map((cell) => parsePoints(cell.text)).filter((number) => number !== null);
  if (!numbers.includes(100)) return false;
  const next = rows.findIndex((candidate, i) => i > r && filled(candidate).length > 0);
  return next < 0 || (starts(next) !== null && starts(next) !== 'total') || filled(rows[next] as RowView).length === 1;
}

/** A label in the column of the first level, and one cell beside it over name and values alike: a remark. */
function isRemark({ table }: TableContext, header: IndicatorHeader, row: RowView): boolean {
  const [label, text, more] = [...new Set(row.cells)];
  if (table.columns !== 'exact' || !label || !text || more || !isAnchor(text, row) || !isAnchor(label, row))
    return false;
  const under = (roles: ReadonlySet<IndicatorRole>): number =>
    header.columns.filter(
      ({ role, cell }) => roles.has(role) && cell.col >= text.col && cell.col < text.col + text.colSpan,
    ).length;
  return under(LEVELS) > 0 && under(VALUES) >= 3;
}

/** Whether one cell stands under three columns of values or more: a line of text beside its label. */
function isOneText(assigned: Assigned<IndicatorRole>): boolean {
  const values = [...assigned]
    .filter(([{ role }, cell]) => VALUES.has(role) && cell.text !== '')
    .map(([, cell]) => cell);
  return values.length >= 3 && new Set(values).size === 1;
}

/** Whether the row begins, left of the indicators' own columns, with the label of something else. */
function leads(context: TableContext, header: IndicatorHeader, row: RowView, first: Cell): boolean {
  const label = fieldRole(first.text) !== null || (isTextLabel(first.text) && !namesLevel1(first.text));
  if (!label) return false;
  if (context.table.columns === 'ragged') {
    const bare = header.columns.some((column) => column.index === 0 && column.role === 'level3');
    const role = fieldRole(first.text);
    return (
      row.cells[0] === first &&
      (row.cells.length !== header.width || (!bare && (role === 'selfScore' || role === 'grade')))
    );
  }
  const levels = header.columns.filter((column) => LEVELS.has(column.role)).map((column) => column.cell.col);
  // the label of a field may be as wide as the columns of values, that of a text is not
  const narrow = first.col + first.colSpan <= Math.max(...levels) + 1;
  return first.col <= Math.min(...levels) && (narrow || fieldRole(first.text) !== null);
}

function isDataRow(assigned: Assigned<IndicatorRole>, row: RowView): boolean {
  const name = cellOf(assigned, 'level3') ?? cellOf(assigned, 'level2');
  if (!name || name.text === '') return false;
  const values = [...assigned].filter(
    ([column, cell]) => VALUES.has(column.role) && cell !== name && isAnchor(cell, row) && cell.text !== '',
  );
  return values.length > 0;
}

const ENUMERATED = /^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?/;

/** Whether the row only names a level (一、产出指标（50分）, or （一）数量指标 below it); the rows below it are of that level. */
function levelRow(context: TableContext, row: RowView, levels: Levels): boolean {
  const cells = filled(row);
  const only = cells[0];
  if (!only || cells.length > 1 || only.text.length > 30) return false;
  if (context.table.columns === 'exact' && only.colSpan * 2 < context.table.cols) return false;
  const { label, weight } = splitWeight(only.text, { level: true });
  const second = namesLevel2(label) && (!namesLevel1(label) || (/^[（(]/.test(only.text) && levels.level1 !== null));
  if (!second && !namesLevel1(label)) return false;
  use(context, only, second ? 'level2' : 'level1');
  const name = label.replace(ENUMERATED, '').trim();
  levels.inSections = true;
  levels.level3 = null;
  levels.level2 = second ? name : null;
  levels.level2Weight = second ? weight : null;
  if (second) return true;
  levels.level1 = name;
  levels.level1Weight = weight;
  return true;
}
