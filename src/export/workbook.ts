/** Relations as the sheets of one workbook, and a sheet that explains their columns. */
import type { Connection } from '../store/sqlite.js';
import type { RenamedColumn } from './names.js';
import type { ExportResult } from './options.js';
import { rowsOf, type Relation } from './relation.js';
import { writeXlsx, type SheetSource } from './xlsx/workbook.js';

const DICTIONARY_COLUMNS = ['table', 'column', 'name', 'type', 'unit', 'meaning_zh', 'meaning', 'example', 'origin'];

/** What the columns of the sheets are; `name` is the column of the database where the sheet calls it otherwise. */
function dictionarySheet(relations: readonly Relation[], renamed: readonly RenamedColumn[]): SheetSource {
  const original = (table: string, name: string): string =>
    renamed.find((r) => r.table === table && r.name === name)?.column ?? name;
  const rows = relations.flatMap((r) => [
    [r.name, '*', '*', r.kind, null, r.zh, r.meaning, null, null],
    ...r.columns.map((c) => [
      r.name,
      c.name,
      original(r.name, c.name),
      c.type,
      c.unit,
      c.zh,
      c.meaning,
      c.example,
      c.origin,
    ]),
  ]);
  return { name: 'dictionary', columns: DICTIONARY_COLUMNS.map((name) => ({ name, dated: false })), rows };
}

export async function workbook(
  db: Connection,
  relations: readonly Relation[],
  renamed: readonly RenamedColumn[],
  out: string,
): Promise<Omit<ExportResult, 'leftOut'>> {
  function* sources(): Generator<SheetSource> {
    for (const r of relations) yield { name: r.name, columns: r.columns, rows: rowsOf(db, r) };
  }
  const { sheets, cuts } = await writeXlsx(out, sources(), dictionarySheet(relations, renamed));
  const files = relations.map((r) => ({
    path: out,
    table: r.name,
    rows: sheets.filter((s) => s.source === r.name).reduce((n, s) => n + s.rows, 0),
  }));
  return { files, renamed, cuts };
}
