/** What is said about a report: findings with their arithmetic, warnings, confidence with its reasons, corrections. */
import { messageZh } from '../../audit/message-zh.js';
import { CLUES } from '../../confidence/index.js';
import { wordsOf } from '../../correct/value.js';
import { WARNING_CODES } from '../../model/codes.js';
import type { Finding, Warning } from '../../model/record.js';
import { correctableField } from '../../store/correctable-fields.js';
import { CORRECTION_STATES, type CorrectableRecord } from '../../store/correction-table.js';
import type { Correction } from '../../store/corrections.js';
import { html, NOTHING, type Html } from '../html.js';
import { ruleWords } from '../lists/findings.js';
import { tag } from '../show.js';
import { wordsIn, type Lang } from '../words/index.js';
import { fieldName } from './view.js';
import type { Showing } from './value.js';

/** A link to the place of something that is no value. */
const placeHtml = (key: string, name: string): Html => html` <span class="v at" role="button" tabindex="-1" data-v="${key}" aria-label="${name}">§</span>`; // prettier-ignore

export function findingHtml(finding: Finding, { view, lang, say }: Showing): Html {
  const index = view.report.findings.indexOf(finding);
  const id = view.findingIds[index];
  const { explain, title } = ruleWords(finding.rule, lang);
  const severity = wordsIn(lang)(`severity.${finding.severity}`);
  return html`<div class="told ${finding.severity}"${id === undefined ? '' : html` id="n${id}"`}>${tag(finding.severity, severity)} <span title="${title} ${explain}">${lang === 'zh' ? messageZh(finding) : finding.message}</span>${placeHtml(`finding-${index}`, say('source'))}</div>`; // prettier-ignore
}

export const meaningOf = (code: string, lang: Lang): string => {
  const known = code in WARNING_CODES ? WARNING_CODES[code as keyof typeof WARNING_CODES] : null;
  return known === null ? code : lang === 'zh' ? known.zh : known.meaning;
};

/** Warnings whose message holds nothing beyond their meaning but the words of the document. */
const QUOTING: ReadonlySet<string> = new Set(['cell.unread', 'header.unknown', 'column.outside']);

/** What a warning adds to its meaning; messages are English, so that in Chinese only what they quote is shown. */
export function saidBy({ code, message }: { readonly code: string; readonly message: string }, lang: Lang): string {
  const quoted = message.match(/“[^”]*”/g);
  return lang === 'zh' && quoted !== null && QUOTING.has(code) ? quoted.join('') : message;
}

export function warningHtml(warning: Warning, { view, lang, say }: Showing): Html {
  const place = warning.at === null ? NOTHING : placeHtml(`warning-${view.warnings.indexOf(warning)}`, say('source'));
  return html`<div class="told warned"><span title="${warning.code}">⚠ ${meaningOf(warning.code, lang)}</span> <span class="soft">${saidBy(warning, lang)}</span>${place}</div>`; // prettier-ignore
}

export function confidenceHtml({ view, lang, say }: Showing): Html {
  const { confidence, evidence } = view.report;
  if (confidence === null) return html`<p class="soft">${say('unweighed')}</p>`;
  const level = confidence < 0.8 ? 'low' : confidence < 0.95 ? 'middle' : 'high';
  const lines = evidence.map(({ code, effect, note }) => {
    const zh = lang === 'zh' ? CLUES.find((clue) => clue.code === code)?.zh : undefined;
    return html`<li><b class="n">${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(2)}</b> ${zh === undefined ? note : `${zh}（${note}）`}</li>`; // prettier-ignore
  });
  return html`<details class="confidence"><summary><span class="sure ${level}">${say('confidence', { value: confidence.toFixed(2) })}</span></summary><ul class="plain">${lines}</ul></details>`; // prettier-ignore
}

/** A value as people write it; `—` for none. */
export function written(record: CorrectableRecord, path: string, value: unknown): string {
  const field = correctableField(record, path);
  return value === null || value === undefined ? '—' : field === null ? JSON.stringify(value) : wordsOf(field, value);
}

export const stateWords = ({ state }: Correction, lang: Lang): string => (lang === 'zh' ? CORRECTION_STATES[state].zh : state); // prettier-ignore

export function historyHtml({ view, lang, say }: Showing): Html {
  if (view.corrections.length === 0) return NOTHING;
  const rows = view.corrections.map((one) => {
    const undo = one.undoneAt === null ? html`<button type="button" class="quiet" data-undo="${one.id}">${say('undo')}</button>` : html`<span class="soft">${say('undone', { when: one.undoneAt.slice(0, 16).replace('T', ' ') })}</span>`; // prettier-ignore
    const name = [one.anchor, fieldName(one.record, one.field, lang)].filter((part) => part !== null).join(' · ');
    const note = one.note === null ? '' : html` <span class="soft">${one.note}</span>`;
    return html`<tr id="c${one.id}"><td>${one.madeAt.slice(0, 16).replace('T', ' ')}</td><td>${one.who}</td><td>${name}</td><td>${written(one.record, one.field, one.valueAsRead)} → ${written(one.record, one.field, one.value)}</td><td>${one.reason}</td><td>${stateWords(one, lang)}${note} ${undo}</td></tr>`; // prettier-ignore
  });
  const heads = [say('h_when'), say('h_who'), say('h_field'), say('h_change'), say('h_reason'), say('h_state')];
  return html`<h2>${say('history')}</h2><div class="scroll" tabindex="0" role="region" aria-label="${say('history')}"><table class="form history"><thead><tr>${heads.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`; // prettier-ignore
}
