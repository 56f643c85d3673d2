/** Values as pages show them. */
import { html, NOTHING, type Html, type Part } from './html.js';
import { address } from './address.js';
import type { Viewer } from './context.js';
import type { Row } from './lists/listing.js';

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** 1234567.5 as 1,234,567.5; at most `digits` decimals, none added. */
export function number(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined) return '';
  const [whole = '', rest] = String(Number(value.toFixed(digits))).split('.');
  return /e/.test(whole) ? String(value) : `${grouped(whole)}${rest === undefined ? '' : `.${rest}`}`;
}

/** 元 as 万元. */
export const wan = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : number(value / 10_000, 2);

export const percent = (value: number | null | undefined, digits = 1): string =>
  value === null || value === undefined ? '' : `${number(value * 100, digits)}%`;

export const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''); // prettier-ignore
export const num = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Long text: the first words, the rest in a tooltip and for screen readers. */
export function cut(value: unknown, most = 60): Part {
  const all = text(value);
  const letters = [...all];
  if (letters.length <= most) return all;
  return html`<span title="${all}">${letters.slice(0, most - 1).join('')}…</span>`;
}

/** The name of a region without its province, leading to its page. */
export function region(row: Row): Part {
  const { region_code: code, region_name: name } = row;
  const short = [row['prefecture'], row['county']]
    .map(text)
    .filter((part) => part !== '')
    .join(' ');
  const shown = short === '' ? text(name) : short;
  if (shown === '') return html`<span class="none">—</span>`;
  return code === null || code === undefined ? shown : html`<a href="/counties/${text(code)}" title="${text(name)}">${shown}</a>`; // prettier-ignore
}

export const subjectOf = (row: Row): string =>
  [row['project'], row['title'], row['unit'], row['department']].map(text).find((part) => part !== '') ?? '';

/** How sure the reading is, as a number and a bar. */
export function confidence(value: unknown, { w }: Viewer): Html {
  const known = num(value);
  if (known === null) return html`<span class="none" title="${w('confidence.none')}">—</span>`;
  const level = known < 0.8 ? 'low' : known < 0.95 ? 'middle' : 'high';
  return html`<span class="sure ${level}" title="${w(`confidence.${level}`)}">${known.toFixed(2)}</span>`;
}

/** The file name of a path, the whole path in a tooltip; a file of an archive behind it. */
export function fileName(row: Row): Html {
  const path = text(row['path']);
  const entry = text(row['entry']);
  const whole = entry === '' ? path : `${path} › ${entry}`;
  const last = (entry === '' ? path : entry).split(/[/\\]/).at(-1) ?? whole;
  return html`<span class="path" title="${whole}">${cut(last === '' ? whole : last, 48)}</span>`;
}

/** A bar of a share from 0 to 1; drawn, so that it prints and needs no style of its own. */
export function bar(share: number, name = ''): Html {
  const width = Math.max(0.5, Math.min(100, share * 100));
  return html`<svg class="bar ${name}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" />
    <rect class="part" width="${Number(width.toFixed(2))}" height="8" />
  </svg>`;
}

export const tag = (kind: string, words: string): Html => html`<span class="tag ${kind}">${words}</span>`;

export const maybe = (condition: boolean, part: Html): Html => (condition ? part : NOTHING);

/** Where a row of a report stands on the page of the report. */
export const reportPath = (report: unknown, anchor = ''): string => `/reports/${text(report)}${anchor === '' ? '' : `#${anchor}`}`; // prettier-ignore

export const listPath = address;
