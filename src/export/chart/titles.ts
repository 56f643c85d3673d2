/** Titles of charts: what is shown of whom, and what was left out of the picture. */
import type { ComparedTable } from '../../compare/answer.js';
import { chartWords, filled, wordOf, type ChartLang } from './words.js';

/** 2021–2023, 2023, or nothing. */
export function spanOf(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined || last === undefined ? '' : first === last ? String(first) : `${first}–${last}`;
}

export function titleOf(table: ComparedTable, lang: ChartLang, years: string): string {
  const what = wordOf(chartWords(lang), table.value);
  const unit = table.unit === '' ? '' : lang === 'zh' ? `（${table.unit}）` : ` (${table.unit})`;
  const subject = table.match === 'family' ? table.subject : (table.concepts[0] ?? table.subject);
  return [subject, `${what}${unit}`, years].filter((part) => part !== '').join(' · ');
}

export function subtitleOf(table: ComparedTable, lang: ChartLang, shown: number, all: number): string {
  const words = chartWords(lang);
  const regions = table.regions.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ');
  const parts = [
    table.rows.length === 0 ? words.none : '',
    regions,
    table.scope.department ?? '',
    table.by === 'county' ? '' : words.places,
    shown < all ? filled(words.shown, { shown, all }) : '',
  ];
  return parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ');
}
