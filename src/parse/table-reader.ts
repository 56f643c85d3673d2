/**
 * Reads a table row by row: each row is asked what starts there, the block that starts reads its rows, and what no block
 * took is reported. A table can hold several forms; each becomes a part.
 */
import type { Cell, Table } from '../model/doc.js';
import type { Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { rowViews } from '../grid/view.js';
import { moneyUnit } from '../text/money.js';
import { filled } from './columns.js';
import { emptyPart, use, type FormPart, type Start, type Starts, type TableContext } from './draft.js';
import { isFieldRow, readFields } from './blocks/fields.js';
import { fundingHeader, moneyHeader, readFunding } from './blocks/funding.js';
import { readSourceColumns, sourceHeader } from './blocks/funding-columns.js';
import { tableUnit } from './blocks/funding-units.js';
import { rowUnit, unitAlone, withoutUnits } from './blocks/unit-statements.js';
import { amountPairs, readPairs, sourcePairs } from './blocks/funding-pairs.js';
import { fundingSentences, inlinePairs, readInlinePairs } from './blocks/inline-funding.js';
import { goalHeader, readGoals } from './blocks/goals.js';
import { indicatorHeader } from './blocks/indicator-header.js';
import { indicatorCard, readCard } from './blocks/indicator-cards.js';
import { readIndicators } from './blocks/indicators.js';
import { readTotal } from './blocks/total-row.js';
import { expenditureHeader, readExpenditures, readRoster, rosterHeader } from './blocks/lists.js';
import { flatHeader, readFlat } from './blocks/flat-projects.js';
import { projectsHeader, readProjects } from './blocks/projects.js';
import { readRotated, rotatedBlock } from './blocks/rotated.js';
import { countLabels, type LabelCounts } from './row-facts.js';
import { isNumberedText, readNumberedText } from './blocks/numbered-texts.js';
import { isTextRow, isTitle, readSole, readTextRow, soleCell } from './blocks/texts.js';
import { fieldRole, isTotalLabel } from './labels.js';

export interface TableReading {
  readonly parts: readonly FormPart[];
  readonly uses: ReadonlyMap<Cell, string>;
  readonly warnings: readonly Warning[];
}

/** What starts in row `r`, or null if nothing does. The order is the order of certainty. */
function startOf(context: TableContext, r: number): Start | null {
  const row = context.rows[r];
  const cells = row ? filled(row) : [];
  const first = cells[0];
  if (!row || !first) return null;
  // most rows are data and hold none of the labels that a reader needs
  const labels = countLabels(cells);
  if (labels.project > 0 && labels.indicator > 0 && flatHeader(context, r)) return 'flat';
  if (labels.indicator > 0 && indicatorCard(context, r)) return 'card';
  if (labels.money > 1 && moneyHeader(context, r)) return 'funding';
  if (labels.indicator > 1 && indicatorHeader(context, r)) return 'indicators';
  if (labels.indicator > 0 && rotatedBlock(context, r)) return 'rotated';
  if (labels.project > 0 && projectsHeader(context, r)) return 'projects';
  if (labels.person > 0 && rosterHeader(context, r)) return 'roster';
  if (labels.paid > 0 && expenditureHeader(context, r)) return 'expenditures';
  if (mayBeFunding(labels, cells) && fundingHeader(context, r)) return 'funding';
  if (labels.goal > 0 && goalHeader(context, r)) return 'goals';
  if (labels.source > 1 && sourceHeader(context, r)) return 'sources';
  if (inlinePairs(context, r) ?? fundingSentences(context, r)) return 'inline';
  if (!fieldRole(first.text) && (amountPairs(context, r) ?? (labels.source > 0 ? sourcePairs(context, r) : null)))
    return 'pairs';
  if (isTotalLabel(first.text) && cells.length > 1) return 'total';
  if (soleCell(context, r)) return 'sole';
  if (isFieldRow(context, r)) return 'fields';
  if (isNumberedText(context, r) || (labels.text > 0 && isTextRow(context, r))) return 'text';
  return null;
}

/** Kinds of money stand in such a header, or sources over them, or a kind of which a year is a part. */
const mayBeFunding = (labels: LabelCounts, cells: readonly Cell[]): boolean =>
  labels.funding > 0 || labels.source > 0 || cells.some(({ text }) => /20\d\d/.test(text));

/** A new form starts where the name of a project (or a title) comes after the content of another form. */
function startsForm(context: TableContext, r: number, start: Start, part: FormPart): boolean {
  const full = part.funding.length > 0 || part.hasIndicators || part.hasGoal;
  if (start === 'sole') {
    const cell = soleCell(context, r);
    return full && cell !== null && isTitle(cell.text);
  }
  if (start !== 'fields') return false;
  const named = part.fields.some((field) => field.role === 'projectName');
  const row = context.rows[r];
  const names = row ? filled(row).some((cell) => fieldRole(cell.text) === 'projectName') : false;
  return names && (full || named);
}

/**
 * Reads the table; `unit` is the factor of the unit of money stated above it, `below` that of a note below it, which counts
 * only where nothing else states one. Never throws on any table.
 */
export function readTable(table: Table, unit: number | null, below: number | null = null): TableReading {
  const whole: TableContext = { table, rows: rowViews(table), uses: new Map(), warnings: [], unit };
  const context: TableContext = { ...whole, rows: withoutUnits(whole.rows, (row) => soleCell(whole, row.index) !== null) }; // prettier-ignore
  for (const cell of table.cells) if (unitAlone(cell) !== null) use(context, cell, 'caption:unit');
  const parts: FormPart[] = [];
  let part = emptyPart(table.at);
  parts.push(part);
  const starts = new Map<number, Start | null>();
  const start = (r: number): Start | null => {
    const known = starts.get(r);
    if (known !== undefined) return known;
    const fresh = startOf(context, r);
    starts.set(r, fresh);
    return fresh;
  };

  let stated = tableUnit(context, unit) ?? below;
  for (let r = 0; r < context.rows.length;) {
    const kind = start(r);
    if (kind === null || kind === 'fields' || kind === 'sole') stated = rowUnit(context.rows[r]) ?? stated;
    if (kind === null) {
      r++;
      continue;
    }
    if (kind === 'flat') {
      const header = flatHeader(context, r);
      if (header) {
        const here: TableContext = stated === context.unit ? context : { ...context, unit: stated };
        const list = readFlat(here, r, header, part.title, (view) => (row) => startOf(view, row));
        parts.push(...list.parts);
        part = emptyPart({ ...table.at, row: list.next + 1 });
        parts.push(part);
        r = list.next;
        continue;
      }
    }
    if (kind === 'projects') {
      const header = projectsHeader(context, r);
      if (header) {
        const list = readProjects(stated === context.unit ? context : { ...context, unit: stated }, header, part.title);
        parts.push(...list.parts);
        part = emptyPart({ ...table.at, row: list.next + 1 });
        parts.push(part);
        r = list.next;
        continue;
      }
    }
    if (startsForm(context, r, kind, part)) {
      part = emptyPart({ ...table.at, row: r + 1 });
      parts.push(part);
    }
    const here: TableContext = stated === context.unit ? context : { ...context, unit: stated };
    const next = readBlock(here, part, r, kind, start);
    if (kind === 'sole') stated = captionUnit(part) ?? stated;
    r = Math.max(next, r + 1);
  }
  reportOutside(context);
  reportUnread(context);
  return { parts, uses: context.uses, warnings: context.warnings };
}

function captionUnit(part: FormPart): number | null {
  for (const caption of [...part.captions].reverse()) {
    const factor = moneyUnit(caption.text);
    if (factor !== null) return factor;
  }
  return null;
}

function readBlock(context: TableContext, part: FormPart, r: number, kind: Start, starts: Starts): number {
  switch (kind) {
    case 'indicators': {
      const header = indicatorHeader(context, r);
      return header ? readIndicators(context, part, header, starts) : r + 1;
    }
    case 'card': {
      const card = indicatorCard(context, r);
      return card ? readCard(context, part, r, card) : r + 1;
    }
    case 'rotated': {
      const block = rotatedBlock(context, r);
      return block ? readRotated(context, part, r, block) : r + 1;
    }
    case 'roster': {
      const header = rosterHeader(context, r);
      return header ? readRoster(context, part, header, starts) : r + 1;
    }
    case 'expenditures': {
      const header = expenditureHeader(context, r);
      return header ? readExpenditures(context, part, header, starts) : r + 1;
    }
    case 'funding': {
      const header = fundingHeader(context, r);
      return header ? readFunding(context, part, header, starts) : r + 1;
    }
    case 'goals': {
      const header = goalHeader(context, r);
      return header ? readGoals(context, part, header, r, starts) : r + 1;
    }
    case 'sources': {
      const header = sourceHeader(context, r);
      return header ? readSourceColumns(context, part, header) : r + 1;
    }
    case 'pairs':
      return readPairs(context, part, r);
    case 'inline':
      return readInlinePairs(context, part, r);
    case 'total': {
      const row = context.rows[r];
      if (row) readTotal(context, part, null, row);
      return r + 1;
    }
    case 'flat':
    case 'projects':
    case 'fields':
      return readFields(context, part, r);
    case 'text':
      if (!readNumberedText(context, part, r)) readTextRow(context, part, r);
      return r + 1;
    case 'sole': {
      const cell = soleCell(context, r);
      if (cell && !readSole(context, part, cell) && isFieldRow(context, r)) return readFields(context, part, r);
      return r + 1;
    }
  }
}

/** Labels that are known but have no place in the record (项目地址, 邮编): said once a table. */
function reportOutside(context: TableContext): void {
  const labels: Cell[] = [];
  for (const [cell, what] of context.uses) if (what === 'label:outside') labels.push(cell);
  const [first] = labels;
  if (first)
    context.warnings.push(
      warn(
        'column.outside',
        `the record has no place for ${labels.map((cell) => `“${cell.text.slice(0, 20)}”`).join(', ')}`,
        first.at,
      ),
    );
}

function reportUnread(context: TableContext): void {
  for (const cell of context.table.cells) {
    if (cell.text === '' || context.uses.has(cell)) continue;
    context.warnings.push(warn('cell.unread', `“${cell.text.slice(0, 60)}” was not taken for anything`, cell.at));
  }
}
