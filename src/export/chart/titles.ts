/** Titles of charts: what is shown of whom, and what was left out of the picture. */
import type { ComparedTable } from '../../compare/answer.js';
import { chartWords, filled, wordOf, type ChartLang } from './words.js';

export function titleOf(table: ComparedTable, lang: ChartLang, years: string): string {
  const what = wordOf(chartWords(lang), table.value);
  const unit = table.unit === '' ? '' : lang === 'zh' ? `（${table.unit}）` : ` (${table.unit})`;
  const subject = table.match === 'family' ? table.subject : (table.concepts[0] ?? table.subject);
  return lang === 'zh' ? `${subject} · ${what}${unit} · ${years}` : `${subject} · ${what}${unit} · ${years}`;
}

export function subtitleOf(table: ComparedTable, lang: ChartLang, shown: number, all: number): string {
  const words = chartWords(lang);
  const regions = table.regions.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ');
  const parts = [
    regions,
    table.scope.department ?? '',
    table.by === 'county' ? '' : words.places,
    shown < all ? filled(words.shown, { shown, all }) : '',
  ];
  return parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ');
}
