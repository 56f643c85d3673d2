/** The record of a report in the order and shape of the form that officials fill in. */
import type { Indicator } from '../../model/record.js';
import { valueAt } from '../../store/correctable-fields.js';
import type { CorrectableRow } from '../../store/correction-rows.js';
import type { CorrectableRecord } from '../../store/correction-table.js';
import { address } from '../address.js';
import { html, NOTHING, type Html } from '../html.js';
import type { Lang } from '../words/index.js';
import { FIELDS, type ShownField } from './fields.js';
import { confidenceHtml, findingHtml, historyHtml, warningHtml } from './told.js';
import { hasAny, rowAt, sameRow, valueHtml, warningsAt, type Showing } from './value.js';
import type { ReportView } from './view.js';
import { sayIn, type ReportWord } from './words.js';

const rowsOf = ({ view }: Showing, record: CorrectableRecord): CorrectableRow[] => view.rows.filter((row) => row.record === record); // prettier-ignore

/** Findings and warnings about a row, to stand below it. */
function about(row: CorrectableRow, showing: Showing): Html[] {
  const { view, told } = showing;
  const at = rowAt(row);
  if (at === null) return [];
  const findings = view.report.findings.filter((one) => !told.has(one) && sameRow(one.at, at));
  for (const one of findings) told.add(one);
  return [
    ...findings.map((one) => findingHtml(one, showing)),
    ...warningsAt(view, row).map((one) => warningHtml(one, showing)),
  ];
}

function subjectHtml(showing: Showing): Html {
  const [row] = rowsOf(showing, 'report');
  if (row === undefined) return NOTHING;
  const shown = FIELDS.report.filter((field) => hasAny([row], field));
  const pairs = shown.map((field) => html`<div><dt>${showing.say(field.word)}</dt><dd>${valueHtml(row, field, showing)}</dd></div>`); // prettier-ignore
  const people = showing.view.report.people.map(({ name, title, unit }) => [name, title, unit].filter((part) => part !== null).join(' ')); // prettier-ignore
  const named = people.length === 0 ? NOTHING : html`<div class="whole"><dt>${showing.say('people')}</dt><dd>${people.join('；')}</dd></div>`; // prettier-ignore
  return html`<dl class="subject">${pairs}${named}</dl>`;
}

/** Letters of the anchors by which other pages lead to a row. */
const LETTERS = { funding: 'f', indicator: 'i', expenditure: 'e' } as const;
type Listed = keyof typeof LETTERS;

const TITLES: Readonly<Record<Listed, ReportWord>> = { funding: 'funding', indicator: 'indicators', expenditure: 'spending' }; // prettier-ignore

/** For each row how many rows its value stands for: 0 where it is that of the row above. */
function runs(rows: readonly CorrectableRow[], paths: readonly string[]): number[] {
  const name = (row: CorrectableRow): string => JSON.stringify([row.asRead['form'], ...paths.map((path) => [valueAt(row.asRead, path), valueAt(row.standing, path)])]); // prettier-ignore
  const lengths = rows.map(() => 0);
  let first = 0;
  rows.forEach((row, i) => {
    if (i === 0 || name(row) !== name(rows[first] ?? row)) first = i;
    lengths[first] = (lengths[first] ?? 0) + 1;
  });
  return lengths;
}

function compareLink(row: CorrectableRow, { say, view }: Showing): Html {
  const { level3 } = row.standing as unknown as Indicator;
  if (!view.editable) return NOTHING;
  return html` <a class="compare" href="${address('/compare', { concept: level3 })}" title="${say('compare')}" aria-label="${say('compare')}：${level3}">≈</a>`; // prettier-ignore
}

/** Levels that stand above several rows are one cell, as on the form; what is said about a row stands below it. */
function tableHtml(record: Listed, showing: Showing): Html {
  const rows = rowsOf(showing, record);
  if (rows.length === 0) return NOTHING;
  const { say } = showing;
  const fields = FIELDS[record].filter((field) => hasAny(rows, field));
  const said = rows.map((row) => about(row, showing));
  const levels = new Map<string, number[]>(
    record === 'indicator' ? [['level1', runs(rows, ['level1'])], ['level2', runs(rows, ['level1', 'level2'])]] : [],
  ); // prettier-ignore
  /** A cell over several rows also covers the rows between them that say something. */
  const covered = (from: number, length: number): number =>
    length + said.slice(from, from + length).filter((lines) => lines.length > 0).length;
  const body = rows.map((row, i) => {
    const cells = fields.map((field: ShownField, column) => {
      const length = levels.get(field.path)?.[i];
      if (length === 0) return NOTHING;
      const span = length === undefined ? 1 : covered(i, length);
      const value = valueHtml(row, field, showing);
      const more = field.path === 'level3' ? compareLink(row, showing) : NOTHING;
      const head = ['label', 'level3', 'item'].includes(field.path) ? 'th' : 'td';
      const style = field.numeric === true ? html` class="n"` : length === undefined ? NOTHING : html` class="level"`;
      const attributes = html`${style}${head === 'th' ? html` scope="row"` : NOTHING}${span > 1 ? html` rowspan="${span}"` : NOTHING} data-c="${column}"`; // prettier-ignore
      return head === 'th' ? html`<th${attributes}>${value}${more}</th>` : html`<td${attributes}>${value}</td>`;
    });
    const levelCells = fields.filter((field) => levels.has(field.path)).length;
    const below = said[i] ?? [];
    const line = below.length === 0 ? NOTHING : html`<tr class="below"><td colspan="${fields.length - levelCells}">${below}</td></tr>`; // prettier-ignore
    return html`<tr id="${LETTERS[record]}${row.id}">${cells}</tr>${line}`;
  });
  const title = say(TITLES[record]);
  const heads = fields.map((field) => html`<th scope="col"${field.numeric === true ? html` class="n"` : NOTHING}>${say(field.word)}</th>`); // prettier-ignore
  return html`<h2>${title}</h2><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="form ${record}"><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`; // prettier-ignore
}

/** Title, goals and totals of each form. */
function formsHtml(showing: Showing): Html {
  const forms = rowsOf(showing, 'form');
  if (forms.length === 0) return NOTHING;
  const { say } = showing;
  const [titled, expected, actual, ...totals] = FIELDS.form as readonly [
    ShownField,
    ShownField,
    ShownField,
    ...ShownField[],
  ];
  const each = forms.map((row) => {
    const sums = totals.filter((field) => hasAny([row], field)).map((field) => html`${say(field.word)} ${valueHtml(row, field, showing)} `); // prettier-ignore
    const name = forms.length > 1 || hasAny([row], titled) ? html`<caption>${valueHtml(row, titled, showing)}</caption>` : NOTHING; // prettier-ignore
    const last = sums.length === 0 ? NOTHING : html`<tr><td colspan="2">${sums}</td></tr>`;
    return html`<table class="form goals">${name}<thead><tr><th scope="col">${say(expected.word)}</th><th scope="col">${say(actual.word)}</th></tr></thead><tbody><tr><td>${valueHtml(row, expected, showing)}</td><td>${valueHtml(row, actual, showing)}</td></tr>${last}</tbody></table>`; // prettier-ignore
  });
  return html`<h2>${say('goals')}</h2>${each}`;
}

function sectionsHtml({ view, say }: Showing): Html {
  const { sections, facts } = view.report;
  if (sections.length === 0 && facts.length === 0) return NOTHING;
  const parts = sections.map((one, i) => {
    const id = view.sectionIds[i];
    const open = ['problems', 'improvements'].includes(one.type) ? html` open` : NOTHING;
    const name = `${one.number ?? ''}${one.heading}`;
    return html`<details class="level-${Math.min(one.level, 4)}"${id === undefined ? NOTHING : html` id="s${id}"`}${open}><summary>${name}</summary><p class="prose"><span class="v" role="button" tabindex="-1" data-v="section-${i}" aria-label="${say('source')}：${name}">§</span> ${one.text}</p></details>`; // prettier-ignore
  });
  const figures = facts.length === 0 ? NOTHING : html`<details><summary>${say('facts', { count: facts.length })}</summary><ul class="plain">${facts.map((fact, i) => html`<li><span class="v" role="button" tabindex="-1" data-v="fact-${i}">${fact.raw}</span> ${fact.label ?? ''}</li>`)}</ul></details>`; // prettier-ignore
  return html`<h2>${say('sections')}</h2>${parts}${figures}`;
}

/** Warnings that are not said beside a row; where a file holds several reports, those of others are folded up. */
function warningsHtml(showing: Showing): Html {
  const { view, say } = showing;
  const rows = view.rows.filter((row) => row.record !== 'report' && row.record !== 'form');
  const tables = new Set(view.rows.map((row) => row.at?.table).filter((table) => table != null));
  const left = view.warnings.filter((one) => !rows.some((row) => warningsAt(view, row).includes(one)));
  const here = view.reports === 1 ? left : left.filter(({ at }) => at === null || (at.table !== null && tables.has(at.table))); // prettier-ignore
  const others = left.filter((one) => !here.includes(one));
  if (left.length === 0) return NOTHING;
  const folded = others.length === 0 ? NOTHING : html`<details><summary>${say('otherWarnings', { count: others.length })}</summary>${others.map((one) => warningHtml(one, showing))}</details>`; // prettier-ignore
  return html`<h2>${say('warnings')}</h2>${here.map((one) => warningHtml(one, showing))}${folded}`;
}

/** The whole record, as it is shown beside the source. */
export function recordHtml(view: ReportView, lang: Lang): Html {
  const showing: Showing = { view, lang, say: sayIn(lang), told: new Set() };
  // what is said beside a row is not said above
  const tables = [formsHtml(showing), ...(['funding', 'indicator', 'expenditure'] as const).map((record) => tableHtml(record, showing))]; // prettier-ignore
  const rest = view.report.findings.filter((one) => !showing.told.has(one)).map((one) => findingHtml(one, showing));
  const findings = rest.length === 0 ? NOTHING : html`<h2>${showing.say('findings')}</h2>${rest}`;
  const parts = [subjectHtml(showing), confidenceHtml(showing), findings, tables, sectionsHtml(showing), warningsHtml(showing), historyHtml(showing)]; // prettier-ignore
  return html`${parts}`;
}
