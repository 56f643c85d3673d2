/** A document drawn in the terminal, with what was made of it. */
import pc from 'picocolors';
import type { Cell, Doc, Table } from '../model/doc.js';
import type { Extraction, Report } from '../model/record.js';
import { wrap, type Style } from './canvas.js';
import { confidenceLines } from './confidence-lines.js';
import type { Context } from './context.js';
import { drawTable, MOST_ROWS } from './draw-table.js';
import type { Texts } from './messages.js';
import { printable } from './output.js';
import { placeWords } from './place-words.js';
import { paragraphUses, roleOf, type RoleKind } from './roles.js';

const plain: Style = (text) => text;
const COLOURS: Readonly<Record<RoleKind, Style>> = {
  heading: pc.blue,
  label: pc.dim,
  field: pc.cyan,
  value: pc.green,
  money: pc.yellow,
  text: pc.magenta,
  unread: pc.red,
  empty: plain,
};

export interface Inspected {
  readonly doc: Doc;
  readonly extraction: Extraction;
  readonly uses: ReadonlyMap<Cell, string>;
}

export function reportLine(report: Report, t: Texts): string {
  return printable(
    t('inspect.report', {
      ordinal: report.ordinal,
      title: report.projectName ?? report.title ?? report.reportingUnit ?? t('inspect.untitled'),
      year: report.fiscalYear ?? t('inspect.noYear'),
      region: report.region?.name ?? t('inspect.noRegion'),
      forms: report.forms.length,
      funding: report.funding.length,
      indicators: report.indicators.length,
      expenditures: report.expenditures.length,
      sections: report.sections.length,
      facts: report.facts.length,
    }),
  );
}

/** Title of a table: its number in the source, its size, and what is odd about it. */
export function tableTitle(table: Table, t: Texts): string {
  const title = t('inspect.table', { number: table.at.table ?? '–', rows: table.rows, columns: table.cols });
  const caption = table.caption === null ? [] : [t('inspect.caption', { text: printable(table.caption) })];
  const ragged = table.columns === 'ragged' ? [t('inspect.ragged')] : [];
  return [title, ...ragged, ...caption].join('; ');
}

function tableLines(table: Table, seen: Inspected, context: Context, width: number): string[] {
  const { t } = context;
  const note = (cell: Cell): { note: string; style: Style } => {
    const { kind, name } = roleOf(cell, seen.uses);
    return {
      note: kind === 'empty' ? '' : `‹${kind === 'unread' ? t('inspect.unused') : name}›`,
      style: COLOURS[kind],
    };
  };
  const more = table.rows > MOST_ROWS ? [t('inspect.moreRows', { count: table.rows - MOST_ROWS })] : [];
  const nested = table.cells.flatMap((cell) =>
    cell.tables.flatMap((inner) => [
      t('inspect.nested', { place: placeWords(cell.at, t) }),
      ...tableLines(inner, seen, context, width),
    ]),
  );
  return [pc.bold(tableTitle(table, t)), ...drawTable(table, note, width, pc.dim), ...more, ...nested];
}

function blockLines(seen: Inspected, context: Context, width: number): string[] {
  const uses = paragraphUses(seen.extraction);
  return seen.doc.blocks.flatMap((block) => {
    if (block.kind === 'table') return ['', ...tableLines(block, seen, context, width), ''];
    if (block.text === '') return [];
    const tags = [block.role, ...(block.outline === null ? [] : [`outline ${block.outline}`])].join(', ');
    const head = `¶${block.at.paragraph ?? '–'} ${tags}`;
    const shade = block.role === 'body' || block.role === 'textbox' ? plain : pc.dim;
    const taken = (uses.get(block.at.paragraph ?? -1) ?? []).map((use) => ` ${pc.green(`‹${use}›`)}`).join('');
    return [pc.dim(head) + taken, ...wrap(block.text, width - 2).map((line) => shade(`  ${line}`))];
  });
}

function confidence(report: Report, context: Context): string[] {
  const lines = confidenceLines(report, context);
  if (lines === null) return [];
  return [`     ${lines.head}`, ...lines.evidence.map((line) => pc.dim(`       ${line}`))];
}

/** Everything that `jixiao inspect` prints for a file that was read. */
export function inspectText(seen: Inspected, context: Context, width: number): string {
  const { t } = context;
  const { reports, warnings } = seen.extraction;
  const findings = reports.flatMap((report) => report.findings);
  const where = (at: Extraction['warnings'][number]['at']): string => {
    const place = at === null ? '' : placeWords(at, t);
    return place === '' ? '' : ` (${place})`;
  };
  return [
    ...blockLines(seen, context, width),
    '',
    pc.bold(t('inspect.reports', { count: reports.length })),
    ...reports.flatMap((report) => [`  ${reportLine(report, t)}`, ...confidence(report, context)]),
    '',
    ...(findings.length === 0 ? [] : [pc.bold(t('inspect.findings', { count: findings.length }))]),
    ...findings.map((f) => `  ${f.severity} ${f.rule}: ${printable(f.message)}${pc.dim(where(f.at))}`),
    ...(findings.length === 0 ? [] : ['']),
    pc.bold(warnings.length === 0 ? t('inspect.noWarnings') : t('inspect.warnings', { count: warnings.length })),
    ...warnings.map((w) => `  ${pc.red(w.code)}: ${printable(w.message)}${pc.dim(where(w.at))}`),
    '',
  ].join('\n');
}
