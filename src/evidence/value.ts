/** One value of a report in HTML: what stands, what was read, and a link to its cells. */
import type { At, Report, Value, Warning } from '../model/record.js';
import { escapeHtml } from './blocks.js';
import type { Located } from './locate.js';
import type { PageLang, Words } from './words.js';

/** Who corrected a field and why; `record` and `ordinal` name the row, `field` is the contract's path. */
export interface PageCorrection {
  readonly record: string;
  readonly ordinal: number;
  readonly field: string;
  readonly who: string;
  readonly reason: string;
}

export interface RecordView {
  /** As it stands, corrections included. */
  readonly report: Report;
  /** As it was read: the same rows in the same order. */
  readonly asRead: Report;
  readonly corrections: readonly PageCorrection[];
  /** Warnings of the whole file. */
  readonly warnings: readonly Warning[];
  /** Null where the source is not shown. */
  readonly located: Located | null;
  readonly words: Words;
  readonly lang: PageLang;
}

const number = (n: number): string => {
  const [whole = '', rest] = String(Math.round(n * 1e6) / 1e6).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
};

const wan = (yuan: number): string => number(yuan / 10_000);
const percent = (fraction: number): string => `${number(fraction * 100)}%`;

export interface Shown {
  readonly text: string;
  readonly title: string;
}

export const plain = (value: string | number): Shown => ({ text: typeof value === 'number' ? number(value) : value, title: '' }); // prettier-ignore
export const money = (yuan: number): Shown => ({ text: wan(yuan), title: `${number(yuan)} 元` });
export const rate = (fraction: number): Shown => ({ text: percent(fraction), title: String(fraction) });

/** The text of a target or result, and beside it what was made of it. */
export function stated({ raw, comparator, number: n, numberTo, unit, date, base }: Value): Shown {
  const parts = [
    n === null
      ? ''
      : `${comparator ?? ''}${n}${numberTo === null ? '' : `–${numberTo}`}${unit === null ? '' : ` ${unit}`}`,
    date === null ? '' : `${n === null ? (comparator ?? '') : ''}${date}`,
    base === null || base.unit === unit ? '' : `= ${number(base.number)} ${base.unit}`,
  ];
  return { text: raw, title: parts.filter((part) => part !== '').join('; ') };
}

interface Cell {
  readonly record: string;
  readonly ordinal: number;
  readonly field: string;
  readonly ids: readonly string[];
  readonly inferred: boolean;
}

/** One value: what stands, and what was read where a reviewer corrected it. */
export function valueHtml(now: Shown | null, read: Shown | null, cell: Cell, view: RecordView): string {
  const { words } = view;
  const changed = now?.text !== read?.text || now?.title !== read?.title;
  const made = view.corrections.find((one) => one.record === cell.record && one.ordinal === cell.ordinal && one.field === cell.field); // prettier-ignore
  const why = made === undefined ? words.corrected : `${words.corrected}: ${made.reason} (${words.by} ${made.who})`;
  const title = [now?.title ?? '', changed ? why : '', cell.inferred ? words.inferred : ''].filter((part) => part !== '').join('\n'); // prettier-ignore
  const classes = `v${changed ? ' corrected' : ''}${cell.inferred ? ' inferred' : ''}`;
  const tip = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  const old = changed ? ` <del title="${escapeHtml(words.wasRead)}">${escapeHtml(read?.text ?? words.none)}</del>` : '';
  if (now === null && !changed) return '';
  const text = escapeHtml(now?.text ?? words.none);
  const [first] = cell.ids;
  if (first === undefined) return `<span class="${classes}"${tip}>${text}</span>${old}`;
  return `<a class="${classes}" href="#${first}" data-to="${cell.ids.join(' ')}"${tip}>${text}</a>${old}`;
}

const DOUBTS = new Set(['value.inferred', 'row.shifted', 'value.unsure', 'unit.unsure']);

export function isInferred(at: At, view: RecordView): boolean {
  return view.warnings.some((w) => DOUBTS.has(w.code) && w.at !== null && w.at.table !== null && w.at.table === at.table && w.at.row === at.row); // prettier-ignore
}

/** What is shown of a value; null where there is none. */
export const orNull = <T>(value: T | null, show: (value: T) => Shown): Shown | null =>
  value === null ? null : show(value);
