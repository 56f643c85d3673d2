/** Glued cells of a funding row: its rate, its weight and score, and its balance tell how a text was put together. */
import { standsLeft } from '../assign.js';
import { fundingFit } from './funding-row.js';
import type { RowView } from '../../grid/view.js';
import { moneyUnit, parseMoney } from '../../text/money.js';
import { parsePoints } from '../../text/points.js';
import { parseRate } from '../../text/rate.js';
import { shadow } from '../../text/shadow.js';
import type { Header } from '../columns.js';
import type { TableContext } from '../draft.js';
import type { AmountRole, FundingColumn } from '../../../data/labels.js';
import type { Fit } from '../assign.js';
import { tellGlued, type GlueRules } from './glue.js';
import { gluedRow } from './unglue.js';

const AMOUNTS: readonly AmountRole[] = ['initialBudget', 'budget', 'received', 'executed', 'balance'];
const isAmount = (role: FundingColumn): role is AmountRole => (AMOUNTS as readonly FundingColumn[]).includes(role);
/** Budget execution is a part of the evaluation: of a hundred points it takes ten, twenty, seldom more. */
const FULL = 50;
/** A share of the points further from the execution rate than this is no reading of the row. */
const FAR = 0.5;

/** No project spends more than this many times its budget. */
const HIGHEST_RATE = 3;

type Values = ReadonlyMap<FundingColumn, string>;

interface Rate {
  readonly fraction: number;
  /** Half a unit of its last printed digit, as a fraction; a full one, since some programs cut digits off. */
  readonly precision: number;
}

/** The readings of a printed rate: one with its sign, two for a bare number. */
function ratesOf(text: string): Rate[] {
  const dark = shadow(text);
  const decimals = /\.(\d+)/.exec(dark)?.[1]?.length ?? 0;
  const signed = parseRate(text);
  if (signed !== null) return [{ fraction: signed, precision: 10 ** -(decimals + 2) }];
  return (['percent', 'fraction'] as const).flatMap((bare) => {
    const fraction = parseRate(text, { bare });
    return fraction === null ? [] : [{ fraction, precision: 10 ** -(decimals + (bare === 'percent' ? 2 : 0)) }];
  });
}

function rateFits(rates: readonly Rate[], executed: number, bases: readonly (number | null)[]): boolean {
  const known = bases.filter((base) => base !== null);
  if (known.length === 0) return true;
  return rates.some(({ fraction, precision }) =>
    known.some((base) =>
      base === 0 ? executed === 0 && fraction === 0 : Math.abs(executed / base - fraction) < precision * 0.999 + 1e-9,
    ),
  );
}

function fits(row: Values, unitOf: (role: AmountRole) => number): boolean {
  const amount = (role: AmountRole): number | null => {
    const text = row.get(role);
    return text === undefined ? null : (parseMoney(text, unitOf(role))?.yuan ?? null);
  };
  const points = (role: 'weight' | 'score'): number | null => {
    const text = row.get(role);
    return text === undefined ? null : parsePoints(text);
  };
  const [weight, score] = [points('weight'), points('score')];
  if ((weight ?? 0) > FULL || (score ?? 0) > (weight ?? FULL)) return false;
  const [initial, budget, received, executed, balance] = AMOUNTS.map(amount);
  const printed = row.get('executionRate');
  const rates = printed === undefined ? [] : ratesOf(printed);
  if (printed !== undefined && rates.length > 0) {
    // a rate is that of amounts, so they cannot both be missing beside it
    const bases = [budget ?? initial ?? received ?? null];
    if (rates.every(({ fraction }) => fraction > HIGHEST_RATE)) return false;
    if (executed === null || executed === undefined) {
      if (row.has('budget') && row.get('executed') === undefined) return false;
    } else if (!rateFits(rates, executed, bases)) return false;
    if (weight !== null && score !== null && weight > 0) {
      const share = score / weight;
      if (!rates.some(({ fraction }) => Math.abs(share - Math.min(1, fraction)) <= FAR)) return false;
    }
  }
  if (balance !== null && balance !== undefined && executed !== null && executed !== undefined) {
    const from = [initial, budget, received].filter((one) => one !== null && one !== undefined);
    if (
      from.length > 0 &&
      !from.some((one) => Math.abs(one - executed - balance) < 0.01 * Math.max(1, unitOf('budget')))
    )
      return false;
  }
  return true;
}

/** The rules of the rows below a header; `factor` is the unit of columns whose headings state none. */
export function gluedFundingRules(
  header: Header<FundingColumn>,
  fit: Fit<FundingColumn>,
  factor: number | null,
): GlueRules<FundingColumn> {
  const units = new Map(header.columns.map(({ role, text }) => [role, moneyUnit(text) ?? factor ?? 1]));
  const unitOf = (role: AmountRole): number => units.get(role) ?? factor ?? 1;
  /** Whether a column stands empty whose value the rest of the row calls for. */
  const lacks = (values: Values): boolean =>
    (units.has('weight') && !values.has('weight') && values.has('score')) ||
    (units.has('score') && !values.has('score') && values.has('weight')) ||
    (units.has('executed') && !values.has('executed') && values.has('budget') && values.has('score'));
  return {
    kindOf: (role) => {
      if (isAmount(role)) return 'amount';
      if (role === 'executionRate') return 'rate';
      return role === 'weight' || role === 'score' ? 'points' : null;
    },
    reads: (role, text) => {
      if (!/[\d０-９]/.test(text)) return text.length <= 3;
      if (isAmount(role)) return parseMoney(text, 1) !== null;
      if (role === 'executionRate') return ratesOf(text).some(({ fraction }) => fraction <= HIGHEST_RATE);
      const number = parsePoints(text);
      return number !== null && number <= FULL;
    },
    fits: (values) => fits(values, unitOf),
    doubtful: (values) => !fits(values, unitOf) || lacks(values),
    fit,
  };
}

/** The row as it is to be read: with its glued texts told apart where arithmetic allows one way only. */
export function unglueFunding(
  context: TableContext,
  header: Header<FundingColumn>,
  row: RowView,
  rules: GlueRules<FundingColumn>,
): RowView {
  if (standsLeft(context, header, row, fundingFit)) return row;
  const found = gluedRow(context, header, row, rules);
  if (!found) return row;
  const [only] = found.ways;
  const asIs = found.cells.every((cell) => parseMoney(cell.text, 1) !== null) && found.fitsWhole;
  const way = found.ways.length === 1 && !asIs && only ? only : null;
  tellGlued(context, found.cells, found.ways, way);
  return way ? way.row : found.without;
}
