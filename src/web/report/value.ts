/** One value on the page of a report: what stands, what was read where that is something else, and who said so. */
import { html, NOTHING, type Html } from '../html.js';
import type { Lang } from '../words/index.js';
import { correctableField, valueAt } from '../../store/correctable-fields.js';
import type { CorrectableRow } from '../../store/correction-rows.js';
import type { At, Finding, Warning } from '../../model/record.js';
import { keyOf, type ShownField } from './fields.js';
import { holdingOf, type ReportView } from './view.js';
import type { Say } from './words.js';

export interface Showing {
  readonly view: ReportView;
  readonly lang: Lang;
  readonly say: Say;
  /** Findings that stand beside a row already. */
  readonly told: Set<Finding>;
}

/** Warnings after which a value of their row is a guess. */
const GUESSED: ReadonlySet<string> = new Set(['value.inferred', 'row.shifted', 'value.unsure', 'unit.unsure']);

export const sameRow = (a: At | null, b: At): boolean =>
  a !== null && a.table !== null && a.table === b.table && a.row !== null && a.row === b.row;

export const rowAt = (row: CorrectableRow): At | null => (row.asRead['at'] as At | undefined) ?? null;

/** Warnings at the row of a table that a row was read from. */
export function warningsAt(view: ReportView, row: CorrectableRow): Warning[] {
  const at = rowAt(row);
  return at === null || row.record === 'form' ? [] : view.warnings.filter((one) => sameRow(one.at, at));
}

const shownText = (field: ShownField, value: unknown, say: Say): { text: string; meaning: string } =>
  field.path === 'kind' && typeof value === 'string' ? { text: say(`kind_${value}` as 'kind_project'), meaning: '' } : field.show(value); // prettier-ignore

/** A value that lights up its cells, and can be corrected; nothing where there is none and none is wanted. */
export function valueHtml(row: CorrectableRow, field: ShownField, showing: Showing): Html {
  const { view, say } = showing;
  const now = shownText(field, valueAt(row.standing, field.path), say);
  const read = shownText(field, valueAt(row.asRead, field.path), say);
  const held = holdingOf(view, row, field.path);
  if (now.text === '' && held === undefined && read.text === '' && field.always !== true && !view.editable)
    return NOTHING;
  const corrected = held?.state === 'applied';
  const guessed = read.text !== '' && warningsAt(view, row).some((one) => GUESSED.has(one.code) && (one.at?.column == null || field.path !== 'level3')); // prettier-ignore
  const notes = [
    now.meaning,
    corrected ? `${say('corrected')}：${held.reason}（${held.who}）` : '',
    held?.state === 'confirmed' ? `${say('checked')}：${held.who}` : '',
    guessed ? say('inferred') : '',
  ].filter((note) => note !== '');
  const state = [corrected ? 'corrected' : '', held?.state === 'confirmed' ? 'checked' : '', guessed ? 'inferred' : '', now.text === '' ? 'nil' : '', field.long === true ? 'prose' : ''].filter((name) => name !== ''); // prettier-ignore
  const editable = view.editable && correctableField(row.record, field.path) !== null;
  const title = notes.length === 0 ? '' : html` title="${notes.join('\n')}"`;
  const old = corrected ? html` <del title="${say('asRead')}">${read.text === '' ? '—' : read.text}</del>` : '';
  const name = now.text === '' ? html` aria-label="${say(field.word)}：${say('empty')}"` : '';
  return html`<span class="v ${state.join(' ')}" role="button" tabindex="-1" data-v="${keyOf(row.record, row.id, field.path)}" data-r="${row.record}" data-i="${row.id}" data-f="${field.path}"${editable ? html` data-e` : ''}${title}${name}>${now.text === '' ? '—' : now.text}</span>${old}`; // prettier-ignore
}

/** Whether a column has anything to show. */
export const hasAny = (rows: readonly CorrectableRow[], field: ShownField): boolean =>
  field.always === true ||
  rows.some((row) => [row.asRead, row.standing].some((one) => field.show(valueAt(one, field.path)).text !== ''));
