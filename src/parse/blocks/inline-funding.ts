/**
 * Funding written into cells as lines: a list of sources with their amounts (一般公共预算：726.61), or a kind of amount with the
 * sources that it is made of (全年预算：1.2亿元，其中：中央补助9,000万元，县级配套3,000万元).
 */
import type { Cell } from '../../model/doc.js';
import type { FundingSource } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { moneyUnit, parseMoney } from '../../text/money.js';
import { filled } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { fundingColumn, labelKey } from '../labels.js';
import { fundingSource } from '../levels.js';
import type { AmountRole } from '../../../data/labels.js';
import { amount, isMark, type Mark } from './funding-pairs.js';
import { blockUnit, isAmount } from './funding-units.js';
import { executionRate, fundingDraft, NOTHING, type FundingDraft } from './funding-values.js';
import { pairOfPoints, points } from './points.js';

interface Inline {
  readonly label: string;
  readonly value: string;
}

const INLINE = /^((?:其中[:：]?)?\s*[^:：\d]{2,20}?)\s*[:：]\s*(.*)$/;
const NATURE = /^(按(收入|支出|资金)?(性质|来源|用途)分类?|其中)[:：]?$/;
const SPENDING = /^(基本|项目|人员|公用|其他)(经费|支出)(支出)?$/;

/** The lines of a cell as label：amount, null if one of them is none. */
function inlineLines(cell: Cell): Inline[] | null {
  const lines = cell.lines.length ? cell.lines : [cell.text];
  const found: Inline[] = [];
  for (const line of lines) {
    if (NATURE.test(line)) continue;
    const match = line.includes(':') || line.includes('：') ? INLINE.exec(line) : null;
    const label = match?.[1];
    const value = match?.[2]?.trim() ?? '';
    if (label === undefined || (fundingSource(label) === null && !SPENDING.test(labelKey(label)))) return null;
    if (value !== '' && !NOTHING.test(value) && !parseMoney(value, 1)) return null;
    found.push({ label, value });
  }
  return found;
}

/** Lists of sources inside text cells (按收入性质分：… 其中：一般公共预算：726.61), or null. */
export function inlinePairs(context: TableContext, r: number): Map<Cell, Inline[]> | null {
  const row = context.rows[r];
  if (!row) return null;
  const found = new Map<Cell, Inline[]>();
  for (const cell of filled(row)) {
    const lines = inlineLines(cell);
    if (!lines) return null;
    found.set(cell, lines);
  }
  return found.size ? found : null;
}

export function readInlinePairs(context: TableContext, part: FormPart, r: number): number {
  if (fundingSentences(context, r)) return readSentences(context, part, r);
  for (const [cell, lines] of inlinePairs(context, r) ?? []) {
    use(context, cell, 'funding.list');
    for (const { label, value } of lines) {
      const draft = fundingDraft(label, fundingSource(label) ?? 'other', cell);
      const read = NOTHING.test(value) ? null : parseMoney(value, moneyUnit(label) ?? context.unit);
      if (!NOTHING.test(value) && !read)
        context.warnings.push(warn('unit.unknown', `the amount “${value}” has no unit of money (元 or 万元)`, cell.at));
      draft.budget = read?.yuan ?? null;
      part.funding.push(draft);
    }
  }
  return r + 1;
}

/** A kind, or a source of the kind before it, with what is said of it. */
interface Piece {
  readonly label: string;
  readonly role: AmountRole | Mark | null;
  readonly source: FundingSource | null;
  readonly value: string;
}

/** Between pieces; a comma within a number parts none. */
const BETWEEN = /[\n；;。]|[，,、](?!\d)/;
const OF_WHICH = /^其中[:：]?/;
const PIECE =
  /^([^\d:：]{2,16}?)[:：为]?([¥￥]?\d[\d.,，]*(?:[百千万亿]{0,2}元)?|[\d.]+[%％]|[\d.]+分?(?:[/／][\d.]+分?)?|[—－/／-]|无)$/;
/** Who gave money, by the first words of its name (中央车购税). */
const GIVERS: readonly (readonly [FundingSource, RegExp])[] = [
  ['central', /^(中央|国家)/],
  ['province', /^(省级?|自治区级?)(?!内|外)/],
  ['prefecture', /^市(级|本级|财政)/],
  ['county', /^[县区]级|^[县区](财政|本级)/],
];

const sourceOf = (label: string): FundingSource | null =>
  fundingSource(label) ?? GIVERS.find(([, words]) => words.test(label))?.[0] ?? null;

/** The pieces of a cell that begins with a kind; null where one of them is none. */
function piecesOf({ lines, text }: Cell): Piece[] | null {
  const found: Piece[] = [];
  for (const line of (lines.length ? lines.join('\n') : text).split(BETWEEN)) {
    const said = line.trim().replace(OF_WHICH, '');
    if (said === '') continue;
    const [, label, value] = PIECE.exec(said) ?? [];
    if (label === undefined || value === undefined) return null;
    const kind = fundingColumn(label);
    const role = isAmount(kind) || isMark(kind) ? kind : null;
    const source = role === null ? sourceOf(label) : null;
    const fits = isMark(role)
      ? !/元$/.test(value) && (role === 'executionRate' || !/[%％]$/.test(value))
      : !/[%％分]$/.test(value);
    if (!fits || (role === null && source === null) || (found.length === 0 && role === null)) return null;
    found.push({ label, role, source, value });
  }
  return found;
}

/** Cells of pieces behind the label of their block; null where another text stands among them, or each holds one piece. */
export function fundingSentences(context: TableContext, r: number): Map<Cell, Piece[]> | null {
  const cells = context.rows[r] ? filled(context.rows[r]) : [];
  const found = new Map<Cell, Piece[]>();
  for (const [i, cell] of cells.entries()) {
    const pieces = /\d/.test(cell.text) ? piecesOf(cell) : null;
    if (pieces) found.set(cell, pieces);
    else if (i > 0 || /\d/.test(cell.text)) return null;
  }
  const all = [...found.values()];
  const several = all.some((pieces) => pieces.length > 1 && pieces.some(({ role }) => isAmount(role)));
  return several ? found : null;
}

/** Reads the rows of such cells; one total, and one row for each source. */
function readSentences(context: TableContext, part: FormPart, start: number): number {
  const rows = new Map<string, FundingDraft>();
  const total = fundingDraft('合计', 'total', context.rows[start]?.cells[0] as Cell);
  part.funding.push(total);
  let r = start;
  for (; r < context.rows.length; r++) {
    const found = fundingSentences(context, r);
    if (!found) break;
    const cells = filled(context.rows[r] as NonNullable<(typeof context.rows)[number]>);
    const unit = blockUnit(
      context,
      cells.filter((cell) => !found.has(cell)),
    ).factor;
    for (const cell of cells) use(context, cell, found.has(cell) ? 'funding.list' : 'heading:block');
    for (const [cell, pieces] of found) {
      let kind: AmountRole | null = null;
      for (const { label, role, source, value } of pieces) {
        const one: Cell = { ...cell, text: value };
        if (isAmount(role)) kind = role;
        if (role === 'executionRate') total.executionRate ??= executionRate(context, one, label, total);
        else if (isMark(role)) readPoints(context, total, role, one, label);
        else if (kind !== null) {
          const draft = source === null ? total : rowOf(part, rows, label, source, cell);
          const yuan = amount(context, one, moneyUnit(label) ?? unit, kind) ?? null;
          if (draft[kind] === null) draft[kind] = yuan;
          else if (draft[kind] !== yuan)
            context.warnings.push(
              warn(
                'value.unsure',
                `“${label}${value}” is a second amount of the same kind; only the first was loaded`,
                cell.at,
              ),
            );
          if (kind === 'executed') part.hasResults = true;
        }
      }
    }
  }
  return Math.max(r, start + 1);
}

function rowOf(
  part: FormPart,
  rows: Map<string, FundingDraft>,
  label: string,
  source: FundingSource,
  cell: Cell,
): FundingDraft {
  const known = rows.get(labelKey(label));
  if (known) return known;
  const made = fundingDraft(label, source, cell);
  rows.set(labelKey(label), made);
  part.funding.push(made);
  return made;
}

/** 9.35, or 9.35/10. */
function readPoints(
  context: TableContext,
  total: FundingDraft,
  role: 'weight' | 'score',
  cell: Cell,
  label: string,
): void {
  const pair = /[/／]/.test(cell.text) ? pairOfPoints(cell.text, label) : null;
  if (pair) {
    total.weight ??= pair.weight;
    total.score ??= pair.score;
  } else total[role] ??= points(context, cell, `funding.${role}`);
}
