/** Citing a value: who states what, where in which file, and an address that outlives a new reading. */
import { placeText, NOWHERE } from '../../correct/place.js';
import type { At, Region } from '../../model/record.js';
import { valueAt } from '../../store/correctable-fields.js';
import type { CorrectableRow } from '../../store/correction-rows.js';
import type { App, PageContext, WebContext } from '../context.js';
import { messagePage } from '../layout.js';
import { ask } from '../query-rows.js';
import { FIELDS, keyOf } from './fields.js';
import { holdingOf, titleOf, viewOf, type ReportView } from './view.js';
import { sayIn } from './words.js';

/** Digits of a fingerprint in an address; the database tells files apart by far fewer. */
const DIGITS = 16;

/** `t1r12c4`, the name of a cell on the page, or `p31` as a place in words; else the place of the row. */
export function placeWords(row: CorrectableRow, id: string | undefined): string {
  const [, table, line, column] = /^t(\d{1,7})r(\d{1,7})(?:c(\d{1,7}))?$/.exec(id ?? '') ?? [];
  const [, paragraph] = /^p(\d{1,7})$/.exec(id ?? '') ?? [];
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  const known: Partial<At> = table === undefined && paragraph === undefined ? (row.at ?? {}) : { page: row.at?.page ?? null, table: number(table), row: number(line), column: number(column), paragraph: number(paragraph) }; // prettier-ignore
  return placeText({ ...NOWHERE, ...known });
}

/** An address that leads to the value as long as the file is in the database. */
export const stablePath = ({ source, report }: ReportView, row: CorrectableRow, field: string): string =>
  `/at/${source.sha256.slice(0, DIGITS)}/${report.ordinal}/${row.record}/${row.ordinal}/${field}`;

export interface Cited {
  readonly name: string;
  readonly stands: string;
  readonly place: string;
}

/** One paragraph for a footnote, with all that is needed to find the value again. */
export function citation(c: PageContext, view: ReportView, row: CorrectableRow, field: string, cited: Cited): string {
  const { lang } = c.get('viewer');
  const { source, readerVersion } = view;
  const report = view.rows.find(({ record }) => record === 'report')?.standing ?? {};
  const of = (path: string): string => {
    const value = valueAt(report, path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const region = (report as { region?: Region | null }).region?.name ?? '';
  const unit = of('implementingUnit') || of('reportingUnit') || of('supervisingDepartment');
  const held = holdingOf(view, row, field);
  const corrected = held?.state === 'applied' ? (lang === 'zh' ? `（更正值，原读取值有误：${held.reason}，${held.who}）` : ` (corrected: ${held.reason}, ${held.who})`) : ''; // prettier-ignore
  const path = source.entry === null ? source.path : `${source.path} › ${source.entry}`;
  const file = [path, source.url, source.publishedAt].filter((part) => part !== null).join(', ');
  const link = new URL(stablePath(view, row, field), c.req.url).href;
  const year = of('fiscalYear');
  return lang === 'zh'
    ? `${[region, unit].filter((part) => part !== '').join(' ')}：《${titleOf(view)}》${year === '' ? '' : `（${year}年度）`}，${cited.name}：${cited.stands}${corrected}，${cited.place}。文件：${file}，SHA-256 ${source.sha256}。jixiao ${readerVersion} 读取，${link}` // prettier-ignore
    : `${[region, unit].filter((part) => part !== '').join(' ')}: ${titleOf(view)}${year === '' ? '' : ` (${year})`}, ${cited.name}: ${cited.stands}${corrected}, ${cited.place}. File: ${file}, SHA-256 ${source.sha256}. Read by jixiao ${readerVersion}, ${link}`; // prettier-ignore
}

const sum = (values: readonly unknown[]): number | null => {
  const known = values.filter((value) => typeof value === 'number');
  return known.length === 0 ? null : Number(known.reduce((a, b) => a + b, 0).toFixed(6));
};

/** Why there is no value, as far as the record tells; empty where there is one. */
export function whyNone(c: PageContext, view: ReportView, row: CorrectableRow, field: string): string {
  if (valueAt(row.standing, field) !== null || row.record !== 'report' || field !== 'selfScore') return '';
  const say = sayIn(c.get('viewer').lang);
  const scores = view.rows.filter(({ record }) => record === 'indicator' || record === 'funding').map(({ standing }) => valueAt(standing, 'score')); // prettier-ignore
  const total = sum(scores);
  return total === null ? say('noScores') : say('noTotal', { total });
}

const PATH = '/at/:sha{[0-9a-f]{12,64}}/:report{[1-9][0-9]{0,5}}';

export function registerStable(app: App, context: WebContext): void {
  const find = (c: PageContext): Response => {
    const { sha = '', report, record, row, field } = c.req.param() as Readonly<Record<string, string | undefined>>;
    const { w } = c.get('viewer');
    const [found] = ask(context.db, 'SELECT r.id FROM report r JOIN source s ON s.id = r.source_id WHERE s.sha256 >= ? AND s.sha256 < ? AND r.ordinal = ? LIMIT 1', sha, `${sha}g`, Number(report)); // prettier-ignore
    const view = found === undefined ? null : viewOf(context, Number(found['id']));
    if (view === null) return messagePage(c, 404, w('report.none'), w('report.none.what'));
    const own = view.rows.find((one) => one.record === record && one.ordinal === Number(row));
    const known = own !== undefined && FIELDS[own.record].some(({ path }) => path === field);
    return c.redirect(known ? `${view.base}#${keyOf(own.record, own.id, field ?? '')}` : view.base, 302);
  };
  app.get(PATH, find);
  app.get(`${PATH}/:record/:row{[0-9]{1,7}}/:field`, find);
}
