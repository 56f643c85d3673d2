/** Tables of spending and payments, and rosters of evaluators. */
import type { Cell } from '../../model/doc.js';
import type { Expenditure, Person } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { isAnchor } from '../../grid/view.js';
import { parseDate } from '../../text/dates.js';
import { moneyUnit, parseMoney } from '../../text/money.js';
import { parseRate } from '../../text/rate.js';
import { assignRow } from '../assign.js';
import { filled, readHeader, type Column, type Header } from '../columns.js';
import { use, type Draft, type FormPart, type Starts, type TableContext } from '../draft.js';
import { expenditureColumn, isTotalLabel, labelKey, rosterColumn } from '../labels.js';
import { fundingSource } from '../levels.js';
import type { ExpenditureColumn, RosterColumn } from '../../../data/labels.js';

const NOTHING = /^([—－\-–_/／\\]+|无|\s*)$/;
const TOTAL = /^(支出|支付|金额)?(合计|总计|小计|共计)(金额)?$|^支出合计$/;

/** The header of a spending or payment table in row `r`, or null. */
export function expenditureHeader(context: TableContext, r: number): Header<ExpenditureColumn> | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.length < 2 || cells.some((cell) => cell.text.length > 30)) return null;
  const roles = cells.map((cell) => expenditureColumn(cell.text));
  if (!roles.includes('amount')) return null;
  if (!roles.some((role) => role === 'item' || role === 'purpose')) return summedHeader(context, r);
  if (roles.filter((role) => role !== null).length * 2 < cells.length) return null;
  return readHeader<ExpenditureColumn>(context, r, expenditureColumn);
}

/**
 * The header of a spending table that names its amounts but not what was paid for: the rows below have names, and their
 * amounts are exactly those of the total row that closes them. Sources of funding are no such names.
 */
function summedHeader(context: TableContext, r: number): Header<ExpenditureColumn> | null {
  const header = readHeader<ExpenditureColumn>(context, r, expenditureColumn);
  const amount = header.columns.find(({ role }) => role === 'amount');
  const strays = header.strays.filter(({ cell }) => cell.text !== '' && header.unknown.includes(cell));
  if (!amount || strays.length === 0) return null;
  const all: Header<ExpenditureColumn> = {
    ...header,
    columns: [...header.columns, ...strays.map((stray) => ({ ...stray, role: 'outside' as const }))].sort((a, b) => a.index - b.index), // prettier-ignore
  };
  const texts = new Map<number, string[]>(strays.map(({ index }) => [index, []]));
  let sum = 0;
  for (const [count, row] of context.rows.slice(header.next, header.next + MOST_ROWS).entries()) {
    const cells = filled(row);
    const assigned = [
      ...assignRow(context, all, row, (role, text) => (role === 'outside' ? 0 : fit(role, text))).cells,
    ];
    const paid = parseMoney(assigned.find(([column]) => column.cell === amount.cell)?.[1].text ?? '', 1)?.yuan;
    if (paid === undefined) return null;
    const total = cells.find((cell) => TOTAL.test(labelKey(cell.text)));
    if (total) return count >= 2 && Math.abs(paid - sum) < 0.005 ? named(header, strays, texts) : null;
    if (cells.some((cell) => fundingSource(cell.text) !== null)) return null;
    sum += paid;
    for (const [column, cell] of assigned) texts.get(column.index)?.push(cell.text);
  }
  return null;
}

const MOST_ROWS = 60;

/** The header with the column of names, if only one column can hold them. */
function named(
  header: Header<ExpenditureColumn>,
  strays: Header<ExpenditureColumn>['strays'],
  texts: ReadonlyMap<number, readonly string[]>,
): Header<ExpenditureColumn> | null {
  const names = strays.filter(({ index }) => {
    const own = texts.get(index) ?? [];
    return own.length > 1 && own.every((text) => /[\u4e00-\u9fff]{2}/.test(text)) && new Set(own).size === own.length;
  });
  const [name, ...others] = names;
  if (!name || others.length > 0) return null;
  return {
    ...header,
    columns: [...header.columns, { ...name, role: 'item' as const }].sort((a, b) => a.index - b.index),
    unknown: header.unknown.filter((cell) => cell !== name.cell),
  };
}

export function readExpenditures(
  context: TableContext,
  part: FormPart,
  header: Header<ExpenditureColumn>,
  starts: Starts,
): number {
  for (const column of header.columns) use(context, column.cell, `heading:${column.role}`);
  tellOutside(context, header.columns);
  for (const { role, cell } of header.columns)
    if (role === 'item' && expenditureColumn(cell.text) === null)
      context.warnings.push(
        warn('value.inferred', `the column “${cell.text}” was taken for what was paid for, told by the sum of the amounts beside it`, cell.at), // prettier-ignore
      );
  for (const cell of header.unknown) {
    use(context, cell, 'heading:unknown');
    context.warnings.push(
      warn('header.unknown', `the heading “${cell.text}” of the spending table has no known meaning`, cell.at),
    );
  }
  const heading = header.columns.find((column) => column.role === 'amount');
  const unit = (heading ? moneyUnit(heading.text) : null) ?? context.unit;
  let warned = false;
  let r = header.next;
  for (; r < context.rows.length; r++) {
    const row = context.rows[r];
    if (!row) break;
    const cells = filled(row);
    if (!cells.length) continue;
    const { cells: assigned } = assignRow(context, header, row, (role, text) => fit(role, text));
    const draft: { -readonly [K in keyof Draft<Expenditure>]: Draft<Expenditure>[K] } = { item: '', amount: null, share: null, date: null, fundNature: null, purpose: null, voucher: null, note: null, isTotal: false, at: (cells[0] as Cell).at }; // prettier-ignore
    const total = cells.find((cell) => TOTAL.test(labelKey(cell.text)) || isTotalLabel(cell.text));
    const hasAmount = [...assigned].some(
      ([column, cell]) =>
        column.role === 'amount' &&
        isAnchor(cell, row) &&
        (parseMoney(cell.text, 1) !== null || NOTHING.test(cell.text)),
    );
    if (!total && (starts(r) !== null || !hasAmount)) break;
    for (const [column, cell] of assigned) {
      if (!isAnchor(cell, row) || cell.text === '' || cell === total) continue;
      const text = NOTHING.test(cell.text) ? null : cell.text;
      use(context, cell, `expenditure.${column.role}`);
      switch (column.role) {
        case 'amount': {
          const amount = parseMoney(cell.text, unit);
          draft.amount = amount?.yuan ?? null;
          if (!amount && text !== null && !warned) {
            warned = true;
            context.warnings.push(
              warn(
                parseMoney(cell.text, 1) ? 'unit.unknown' : 'value.unsure',
                `“${cell.text.slice(0, 30)}” has no unit of money, or is no amount`,
                cell.at,
              ),
            );
          }
          break;
        }
        case 'share':
          draft.share = parseRate(cell.text);
          if (text !== null && draft.share === null) unsure(context, cell, 'share');
          break;
        case 'date':
          draft.date = parseDate(cell.text);
          if (text !== null && draft.date === null) unsure(context, cell, 'date');
          break;
        case 'item':
          draft.item = text ?? '';
          draft.at = cell.at;
          break;
        case 'fundNature':
        case 'purpose':
        case 'voucher':
        case 'note':
          draft[column.role] = text;
          break;
        default:
      }
    }
    if (total) {
      use(context, total, 'expenditure.total');
      draft.item = total.text;
      draft.isTotal = true;
      draft.at = total.at;
      if (draft.amount === null)
        draft.amount =
          cells.map((cell) => parseMoney(cell.text, unit)?.yuan ?? null).find((yuan) => yuan !== null) ?? null;
      for (const cell of cells)
        if (!context.uses.has(cell) && parseMoney(cell.text, 1)) use(context, cell, 'expenditure.amount');
    } else if (draft.item === '') {
      draft.item = draft.purpose ?? '';
      draft.purpose = null;
    }
    if (draft.item !== '' && (draft.amount !== null || draft.date !== null || draft.voucher !== null))
      part.expenditures.push(draft);
    if (total && !/小计/.test(total.text)) {
      r++;
      break;
    }
  }
  return r;
}

function unsure(context: TableContext, cell: Cell, what: string): void {
  context.warnings.push(
    warn('value.unsure', `“${cell.text.slice(0, 30)}” is no ${what} that can be told for certain`, cell.at),
  );
}

/** Columns with a known meaning that the record has no place for (收款单位, 分工): said once a table. */
function tellOutside(context: TableContext, columns: readonly Column<ExpenditureColumn | RosterColumn>[]): void {
  const outside = columns.filter(({ role }) => role === 'outside' || role === 'role');
  const [first] = outside;
  const names = outside.map(({ text }) => `“${text}”`).join(', ');
  if (first)
    context.warnings.push(warn('column.outside', `the record has no place for the column ${names}`, first.cell.at));
}

function fit(role: ExpenditureColumn | null, text: string): number {
  const number = parseMoney(text, 1) !== null;
  switch (role) {
    case 'amount':
      return number || NOTHING.test(text) ? 2 : -3;
    case 'ordinal':
      return /^\d{1,3}$/.test(text) || TOTAL.test(labelKey(text)) ? 1 : -2;
    case 'date':
      return parseDate(text) ? 2 : -2;
    default:
      return number ? -1 : 1;
  }
}

/** The header of a roster (姓名 | 职称/职务 | 单位 | 签字) in row `r`, or null. */
export function rosterHeader(context: TableContext, r: number): Header<RosterColumn> | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  const roles = cells.map((cell) => rosterColumn(cell.text));
  if (!roles.includes('name') || !roles.some((role) => role === 'title' || role === 'unit' || role === 'signature'))
    return null;
  if (roles.filter((role) => role !== null).length + 1 < cells.length) return null;
  return readHeader<RosterColumn>(context, r, rosterColumn);
}

const NAME = /^[\u3400-\u9fff·]{2,12}$|^[A-Za-z][A-Za-z .'-]{1,40}$/;

export function readRoster(
  context: TableContext,
  part: FormPart,
  header: Header<RosterColumn>,
  starts: Starts,
): number {
  for (const column of header.columns) use(context, column.cell, `heading:${column.role}`);
  tellOutside(context, header.columns);
  for (const cell of header.unknown) use(context, cell, 'heading:block');
  let r = header.next;
  for (; r < context.rows.length; r++) {
    const row = context.rows[r];
    if (!row) break;
    const cells = filled(row);
    if (!cells.length) continue;
    if (starts(r) !== null) break;
    const { cells: assigned } = assignRow(context, header, row, () => 0);
    const get = (role: RosterColumn): string | null => {
      for (const [column, cell] of assigned) if (column.role === role && cell.text !== '') return cell.text;
      return null;
    };
    const name = get('name')?.replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, '') ?? null;
    if (name === null || !NAME.test(name)) break;
    for (const [column, cell] of assigned) if (isAnchor(cell, row)) use(context, cell, `person.${column.role}`);
    for (const cell of cells)
      if (!context.uses.has(cell) && cell.text.length <= 10) use(context, cell, 'heading:block');
    const person: Person = { role: 'evaluator', name, title: get('title'), unit: get('unit'), phone: null };
    part.people.push(person);
  }
  return r;
}
