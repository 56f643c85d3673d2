/** Which tables and warnings belong to which report. */
import type { Doc, Table } from '../model/doc.js';
import type { At, Extraction, Report } from '../model/record.js';
import type { Reading } from './clue.js';

interface Span {
  readonly tables: ReadonlySet<number>;
  /** First table and first paragraph of the report; infinite where it has none. */
  readonly table: number;
  readonly paragraph: number;
}

function spanOf(report: Report): Span {
  const tables = new Set<number>();
  for (const rows of [report.forms, report.funding, report.indicators, report.expenditures])
    for (const { at } of rows) if (at.table !== null) tables.add(at.table);
  let paragraph = Infinity;
  for (const rows of [report.sections, report.facts])
    for (const { at } of rows) if (at.paragraph !== null && at.paragraph < paragraph) paragraph = at.paragraph;
  return { tables, table: Math.min(...tables), paragraph };
}

/** The last report that begins at or before a place; the first one for what stands before all of them. */
function ownerOf(at: At, spans: readonly Span[]): number {
  const { table, paragraph } = at;
  if (table !== null) {
    const holder = spans.findIndex((span) => span.tables.has(table));
    if (holder >= 0) return holder;
  }
  let owner = 0;
  spans.forEach((span, i) => {
    if (table !== null ? span.table <= table : paragraph !== null && span.paragraph <= paragraph) owner = i;
  });
  return owner;
}

/** The reports of a file, each with its own tables and warnings; what has no place counts for all of them. */
export function readings({ reports, warnings }: Extraction, doc: Doc): Reading[] {
  const spans = reports.map(spanOf);
  const single = reports.length === 1;
  const owned = warnings.map(({ at }) => (single || at === null || (at.table === null && at.paragraph === null) ? -1 : ownerOf(at, spans))); // prettier-ignore
  const tables = doc.blocks.filter((block): block is Table => block.kind === 'table');
  return reports.map((report, i) => ({
    report,
    warnings: warnings.filter((_, w) => owned[w] === -1 || owned[w] === i),
    tables: tables.filter(({ at }) => at.table !== null && spans[i]?.tables.has(at.table) === true),
  }));
}
