/** A data package as a folder: a CSV for each relation, and the descriptor that explains them. */
import { basename, join } from 'node:path';
import type { Connection } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import { csv } from './csv.js';
import { dataPackage, observer, UNSPECIFIED, type Resource } from './data-package.js';
import { makeFolder } from './folders.js';
import { lineageOf } from './lineage.js';
import { fileNames } from './names.js';
import type { ExportedFile, ExportOptions } from './options.js';
import { namesOf, rowsOf, withTypes, type Relation } from './relation.js';
import { writeText } from './sink.js';

/** The database's name, by which a package of it is called. */
export const stem = (path: string): string => basename(path).replace(/\.(?:db|sqlite3?)$/i, '');

export async function packageFolder(
  db: Connection,
  path: string,
  relations: readonly Relation[],
  options: ExportOptions,
  out: string,
): Promise<ExportedFile[]> {
  const lineage = await lineageOf(db, path, VERSION);
  const names = fileNames(relations.map((r) => r.name));
  makeFolder(join(out, 'data'));
  const resources: Resource[] = [];
  for (const [i, relation] of relations.entries()) {
    const file = `data/${names[i] ?? ''}.csv`;
    const typed = withTypes(db, relation);
    const observed = observer(typed);
    // without a byte-order mark: the profile wants plain UTF-8, and strict readers take the mark for part of a name
    const written = await writeText(
      join(out, file),
      csv(namesOf(typed), observed.watch(rowsOf(db, relation)), { bom: options.bom ?? false }),
    );
    resources.push({ relation: typed, path: file, written, observed });
  }
  const descriptor = dataPackage(resources, {
    name: stem(path),
    lineage,
    licence: options.licence ?? UNSPECIFIED,
    isWhole: options.where === undefined,
  });
  const descriptorPath = join(out, 'datapackage.json');
  await writeText(descriptorPath, [`${JSON.stringify(descriptor, null, 2)}\n`]);
  return [
    ...resources.map((r) => ({ path: join(out, r.path), table: r.relation.name, rows: r.observed.rows() })),
    { path: descriptorPath, table: null, rows: 0 },
  ];
}
