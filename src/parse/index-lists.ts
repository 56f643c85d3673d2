/** A list of the projects whose own forms follow it (目录, 一览表): each of its rows repeats a form and is none. */
import type { Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { projectOf } from './draft.js';
import { formYear, sameProject } from './reports.js';
import type { FormDraft } from './segments.js';

/** The form that a row of a list repeats, or null: one of the same project and year that states all kinds of what it does. */
function repeated(row: FormDraft, forms: readonly FormDraft[]): FormDraft | null {
  const name = projectOf(row);
  if (!row.listed || row.hasIndicators || row.hasGoal || name === null) return null;
  const year = formYear(row);
  const own = forms.filter(
    (form) =>
      !form.listed &&
      form.hasIndicators &&
      sameProject(projectOf(form) ?? '', name) &&
      (year === null || (formYear(form) ?? year) === year) &&
      (form.funding.length > 0 || row.funding.length === 0) &&
      (form.total !== null || row.total === null),
  );
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** Tells of a row that repeats a form, with its numbers; what else it names goes to that form. Null for any other form. */
export function indexMiss(row: FormDraft, forms: readonly FormDraft[]): Warning | null {
  const own = repeated(row, forms);
  if (!own) return null;
  own.fields.push(...row.fields.filter(({ role }) => !own.fields.some((field) => field.role === role)));
  // the title of the list may be the only place that states the year
  const year = formYear(row);
  if (year !== null && formYear(own) === null)
    own.fields.push({ role: 'fiscalYear', label: '年度', value: `${year}年度`, at: row.title?.at ?? row.at });
  const said = [
    ...row.funding.flatMap(({ initialBudget, budget, executed }) =>
      [initialBudget, budget, executed].filter((yuan) => yuan !== null).map((yuan) => `${yuan} yuan`),
    ),
    ...(row.total?.score == null ? [] : [`a score of ${row.total.score}`]),
  ];
  return warn(
    'column.outside',
    `the row “${projectOf(row) ?? ''}” of a list of projects (${said.join(', ') || 'no numbers'}) has its own form in the same file; only that was loaded`,
    row.at,
  );
}
