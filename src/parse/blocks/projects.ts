/** One table for many projects, a row a project: 项目名称 | 主管部门 | 预算数 | 执行数 | 得分 … Each row becomes a form. */
import type { Cell } from '../../model/doc.js';
import { isAnchor } from '../../grid/view.js';
import { warn } from '../../model/warn.js';
import { moneyUnit, parseMoney } from '../../text/money.js';
import { assignRow } from '../assign.js';
import { filled, readHeader, type Header } from '../columns.js';
import { emptyPart, use, type FormPart, type Line, type TableContext } from '../draft.js';
import { fieldRole, fundingColumn, goalRole, indicatorColumn, isTotalLabel } from '../labels.js';
import type { FieldRole, FundingColumn } from '../../../data/labels.js';
import { executionRate, fundingDraft, money, NOTHING } from './funding-values.js';
import { AMOUNTS, isAmount } from './funding-units.js';
import { points } from './points.js';

type ProjectColumn = FieldRole | FundingColumn | 'goal.expected' | 'goal.actual';

function roleOf(text: string): ProjectColumn | null {
  const field = fieldRole(text);
  if (field && field !== 'outside') return field;
  const funding = fundingColumn(text);
  if (funding && funding !== 'label') return funding;
  const goal = goalRole(text);
  if (goal === 'expected' || goal === 'actual') return `goal.${goal}`;
  return field === 'outside' || indicatorColumn(text) === 'outside' ? 'outside' : null;
}

/** The header of such a table in row `r`: a project name beside at least two columns of amounts, scores or goals. */
export function projectsHeader(context: TableContext, r: number): Header<ProjectColumn> | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.length < 3 || cells.some((cell) => cell.text.length > 30)) return null;
  const name = cells.find((cell) => fieldRole(cell.text) === 'projectName');
  if (!name) return null;
  const header = readHeader<ProjectColumn>(context, r, roleOf);
  const roles = cells.map((cell) => roleOf(cell.text));
  // headings that are parted below (自评情况 over 自评得分 | 自评等次) say only there what they are
  const whole = name.rowSpan > 1 && name.row + name.rowSpan === header.next;
  if (
    !isList(roles) &&
    !(whole && isList([...header.columns.map(({ role }) => role), ...header.unknown.map(() => null)]))
  )
    return null;
  const next = context.rows[header.next];
  return next && filled(next).length >= 2 ? header : null;
}

/** Whether most headings are known and two of them are of amounts, scores or grades. */
function isList(roles: readonly (ProjectColumn | null)[]): boolean {
  const known = roles.filter((role) => role !== null);
  const values = known.filter((role) => isFunding(role) || role === 'selfScore' || role === 'grade');
  return values.length >= 2 && known.length * 3 >= roles.length * 2;
}

function isFunding(role: ProjectColumn): boolean {
  return AMOUNTS.has(role as FundingColumn) || role === 'executionRate' || role === 'score' || role === 'weight';
}

export function readProjects(
  context: TableContext,
  header: Header<ProjectColumn>,
  title: Line | null,
): { parts: FormPart[]; next: number } {
  for (const column of header.columns) use(context, column.cell, `heading:${column.role}`);
  for (const cell of header.parents) use(context, cell, 'heading');
  for (const cell of header.unknown) {
    use(context, cell, 'heading:unknown');
    context.warnings.push(
      warn('header.unknown', `the heading “${cell.text}” of the project table has no known meaning`, cell.at),
    );
  }
  const parts: FormPart[] = [];
  let r = header.next;
  for (; r < context.rows.length; r++) {
    const row = context.rows[r];
    if (!row) break;
    const cells = filled(row);
    if (!cells.length) continue;
    const { cells: assigned } = assignRow(context, header, row, fit);
    const first = cells[0];
    if (first && (isTotalLabel(first.text) || /^(小计|合计|总计)/.test(first.text))) {
      for (const cell of cells) use(context, cell, 'projects.total');
      context.warnings.push(
        warn('column.outside', `the record has no place for the row “${first.text}” of a table of projects`, first.at),
      );
      continue;
    }
    const name = [...assigned].find(([column]) => column.role === 'projectName')?.[1];
    if (!name || name.text === '' || !isAnchor(name, row) || cells.length < 2) break;
    parts.push(readProject(context, assigned, name, title));
  }
  return { parts, next: r };
}

function fit(role: ProjectColumn | null, text: string): number {
  if (role !== null && AMOUNTS.has(role as FundingColumn)) return parseMoney(text, 1) || NOTHING.test(text) ? 1 : -3;
  if (role === 'projectName') return /^[\d.,%]+$/.test(text) ? -3 : 1;
  return 0;
}

function readProject(
  context: TableContext,
  assigned: ReadonlyMap<{ readonly role: ProjectColumn; readonly text: string }, Cell>,
  name: Cell,
  title: Line | null,
): FormPart {
  const part = emptyPart({ ...name.at, column: null });
  part.title = title;
  part.listed = true;
  part.hasResults = true;
  const draft = fundingDraft(name.text, 'total', name);
  let stated = false;
  let score: number | null = null;
  for (const [column, cell] of assigned) {
    if (cell.text === '') continue;
    const role = column.role;
    if (isAmount(role as FundingColumn)) {
      const key = role as 'budget';
      const yuan = money(context, cell, moneyUnit(column.text) ?? context.unit, role);
      if (yuan === undefined)
        context.warnings.push(
          warn('unit.unknown', `the amount “${cell.text}” has no unit of money (元 or 万元)`, cell.at),
        );
      draft[key] ??= yuan ?? null;
      stated = true;
    } else if (role === 'executionRate') {
      draft.executionRate = executionRate(context, cell, column.text, draft);
      stated = true;
    } else if (role === 'score' || role === 'selfScore') score = points(context, cell, 'total.score');
    else if (role === 'goal.expected' || role === 'goal.actual') {
      use(context, cell, role);
      part.hasGoal = true;
      part.goals[role === 'goal.expected' ? 'expected' : 'actual'].push({ text: cell.text, at: cell.at });
    } else if (role === 'weight' || role === 'reason' || role === 'label' || role === 'outside')
      use(context, cell, 'outside');
    else {
      use(context, cell, `field:${role}`);
      if (!NOTHING.test(cell.text))
        part.fields.push({ role: role as FieldRole, label: column.text, value: cell.text, at: cell.at });
    }
  }
  if (stated) part.funding.push(draft);
  if (score !== null) part.total = { weight: null, score };
  return part;
}
