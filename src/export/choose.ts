/** Which tables and views an export is about. */
import type { Connection } from '../store/sqlite.js';
import type { ExportOptions } from './options.js';
import { readDictionary, relationNames, relationOf, relationOfQuery, type Relation } from './relation.js';

/** A view that is called in Chinese shows what another one shows: both are exported only when they are asked for. */
const isPlain = (name: string): boolean => /^[\x21-\x7e]+$/.test(name);

const isNoSuchColumn = (error: unknown): error is Error =>
  error instanceof Error && error.message.startsWith('no such column');

interface Chosen {
  readonly relations: readonly Relation[];
  readonly leftOut: readonly string[];
}

export function choose(db: Connection, options: ExportOptions): Chosen {
  const dictionary = readDictionary(db);
  if (options.query !== undefined) return { relations: [relationOfQuery(db, dictionary, options.query)], leftOut: [] };
  const where = options.where ?? null;
  if (options.tables !== undefined) {
    return {
      relations: [...new Set(options.tables)].map((name) => relationOf(db, dictionary, name, where)),
      leftOut: [],
    };
  }
  const whole = options.format === 'datapackage' || options.format === 'datasette';
  const names = relationNames(db).filter(({ name, kind }) => isPlain(name) && (whole || kind === 'view'));
  const relations: Relation[] = [];
  const leftOut: string[] = [];
  let fault: Error | undefined;
  for (const { name } of names) {
    try {
      relations.push(relationOf(db, dictionary, name, where));
    } catch (error) {
      // a condition on a column that not every table has picks those that have it
      if (where === null || !isNoSuchColumn(error)) throw error;
      fault = error;
      leftOut.push(name);
    }
  }
  if (relations.length === 0 && fault !== undefined) throw fault;
  return { relations, leftOut };
}
