/** Which columns of a funding header are those of the report: of its year, after changes, scored by the unit itself. */
import { warn } from '../../model/warn.js';
import type { Column, Header } from '../columns.js';
import { use, type TableContext } from '../draft.js';
import { labelKey } from '../labels.js';
import { isAmount } from './funding-units.js';
import type { FundingColumn } from '../../../data/labels.js';

type FundingHeader = Header<FundingColumn>;
type FundingHeading = Column<FundingColumn>;

/** Amounts of a project over all its years; a report is of one. */
const SEVERAL_YEARS = /总投资|投资总额|总投入|总概算|概算|估算|总规模|累计|历年|总预算|总计划|规划/;
/** What was added or taken off, not what it came to. */
const CHANGE = /(调整|调增|调减|追加|追减|增减|核增|核减|调剂)(数|额|金额|情况|预算|预算数|指标|资金)?$/;
const CHANGED = /调整后|调整为|调剂后|追加后/;

export const ofSeveralYears = (text: string): boolean => SEVERAL_YEARS.test(labelKey(text));
export const isChange = (text: string): boolean => CHANGE.test(labelKey(text)) && !CHANGED.test(text);

/** Words of the heading that is meant where several of one kind stand side by side; earlier words say more. */
const MEANT: Readonly<Partial<Record<FundingColumn, readonly RegExp[]>>> = {
  budget: [/调整后|最终|追加后/, /全年/, /年度|本年|当年/, /预算/],
  executed: [/全年|决算/, /年度|本年|当年/, /执行|支出/],
  received: [/到位|到账/],
  balance: [/结余|结转结余|结转和结余/],
  executionRate: [/预算执行率|全年/, /执行率/],
  score: [/自评/],
  weight: [/分值|权重/],
};

/** 年初 below 预算数 alone is no heading, but says which of the budgets a column holds. */
const ofYearBegin = (column: FundingHeading): FundingHeading =>
  column.role === 'budget' &&
  column.text !== column.cell.text &&
  /^(年初|期初|调整前)$/.test(labelKey(column.cell.text))
    ? { ...column, role: 'initialBudget' }
    : column;

/** The header with the role `outside` for what is not the report's own. */
export function settleFunding(given: FundingHeader): FundingHeader {
  const header = { ...given, columns: given.columns.map(ofYearBegin) };
  const columns = header.columns;
  const others = (column: FundingHeading): readonly FundingHeading[] =>
    columns.filter((one) => one !== column && sameKind(one.role, column.role));
  const dropped = new Set<FundingHeading>();
  for (const column of columns) {
    if (!isAmount(column.role)) continue;
    const rest = others(column);
    if (ofSeveralYears(column.text) && rest.some(({ text }) => !ofSeveralYears(text))) dropped.add(column);
    else if (isChange(column.text) && rest.some(({ role, text }) => role === column.role && !isChange(text)))
      dropped.add(column);
  }
  // beside amounts of the year what is added up over years is of no one year, whatever its kind
  if ([...dropped].some(({ text }) => ofSeveralYears(text)))
    for (const column of columns) if (isAmount(column.role) && ofSeveralYears(column.text)) dropped.add(column);
  for (const [role, words] of Object.entries(MEANT)) {
    const rivals = columns.filter((column) => column.role === role && !dropped.has(column));
    if (rivals.length < 2) continue;
    const meant = words.map((word) => rivals.filter(({ text }) => word.test(text))).find((found) => found.length === 1);
    const [one] = meant ?? [];
    if (one) for (const rival of rivals) if (rival !== one) dropped.add(rival);
  }
  if (!dropped.size) return header;
  return {
    ...header,
    columns: columns.map((column) => (dropped.has(column) ? { ...column, role: 'outside' as const } : column)),
  };
}

/** The year's first budget tells as well as its last one that an investment over years is another thing. */
const sameKind = (a: FundingColumn, b: FundingColumn): boolean => a === b || (a === 'initialBudget' && b === 'budget');

/** Says once which columns have no place in the record. */
export function tellOutside(context: TableContext, header: FundingHeader): void {
  const outside = header.columns.filter(({ role }) => role === 'outside');
  const [first] = outside;
  for (const { cell } of outside) use(context, cell, 'heading:outside');
  if (first)
    context.warnings.push(
      warn(
        'column.outside',
        `the record has no place for the column ${outside.map(({ text }) => `“${text}”`).join(', ')} of the funding`,
        first.cell.at,
      ),
    );
}
