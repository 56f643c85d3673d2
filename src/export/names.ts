/** The names that columns and files get in an export. */
import { uniqueNames } from './json-lines.js';
import type { Relation } from './relation.js';
import { stataNames } from './stata.js';

export type Headers = 'names' | 'zh' | 'stata';

/** A column that is called otherwise in the export than in the database. */
export interface RenamedColumn {
  readonly table: string;
  readonly column: string;
  readonly name: string;
}

function headersOf(relation: Relation, headers: Headers): string[] {
  if (headers === 'stata') return stataNames(relation.columns.map((c) => c.name));
  return uniqueNames(relation.columns.map((c) => (headers === 'zh' && c.zh !== '' ? c.zh : c.name)));
}

/** The relations with their columns renamed, keys between them included. */
export function withHeaders(
  relations: readonly Relation[],
  headers: Headers,
): { readonly relations: readonly Relation[]; readonly renamed: readonly RenamedColumn[] } {
  const names = new Map(
    relations.map((r) => {
      const given = headersOf(r, headers);
      return [r.name, new Map(r.columns.map((c, i) => [c.name, given[i] ?? c.name]))] as const;
    }),
  );
  const nameOf = (table: string, column: string): string => names.get(table)?.get(column) ?? column;
  return {
    relations: relations.map((r) => ({
      ...r,
      columns: r.columns.map((c) => ({ ...c, name: nameOf(r.name, c.name) })),
      primaryKey: r.primaryKey.map((c) => nameOf(r.name, c)),
      foreignKeys: r.foreignKeys.map((f) => ({
        ...f,
        columns: f.columns.map((c) => nameOf(r.name, c)),
        references: f.references.map((c) => nameOf(f.table, c)),
      })),
    })),
    renamed: [...names].flatMap(([table, columns]) =>
      [...columns].filter(([column, name]) => column !== name).map(([column, name]) => ({ table, column, name })),
    ),
  };
}

/** File names for relations: letters, digits, `_` and `-` of any script, no two alike on any file system. */
export function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[^\p{L}\p{N}_-]/gu, '_').slice(0, 80) || 'table';
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${plain}_${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
