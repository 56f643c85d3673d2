/** What may be asked of a database from outside: one statement that reads. */
import { StoreError, type Connection } from './sqlite.js';
import type Sqlite from 'better-sqlite3';

/** These describe the schema or the file and take no value that would set anything. */
const PRAGMAS = ['table_info', 'table_xinfo', 'table_list', 'index_list', 'index_info', 'index_xinfo', 'foreign_key_list', 'compile_options', 'user_version', 'application_id', 'encoding', 'page_count', 'page_size', 'integrity_check', 'quick_check', 'foreign_key_check']; // prettier-ignore
const SETTABLE = ['user_version', 'application_id', 'encoding', 'page_size'];

/** The statement without the comments and brackets before its first word. */
function withoutLead(sql: string): string {
  return sql.replace(/^(?:\s|;|\(|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))+/, '');
}

function checkPragma(statement: string): void {
  const [, name = '', rest = ''] =
    /^(?:EXPLAIN\s+(?:QUERY\s+PLAN\s+)?)?PRAGMA\s+(?:\w+\s*\.\s*)?(\w+)([\s\S]*)$/i.exec(statement) ?? [];
  if (name === '') return;
  const known = PRAGMAS.includes(name.toLowerCase());
  const sets = SETTABLE.includes(name.toLowerCase()) && /[=(]/.test(rest);
  if (!known || sets || rest.includes('=')) {
    throw new StoreError('refused', `PRAGMA ${name} is not allowed here. These are: ${PRAGMAS.join(', ')}.`);
  }
}

/**
 * Prepares one statement that reads. Refused are: several statements, anything that writes (also to temporary tables or
 * to another file, as ATTACH and VACUUM INTO would), and settings. The connection has to be read-only itself.
 */
export function prepareReading(db: Connection, sql: string): Sqlite.Statement<unknown[], unknown[]> {
  const statement = withoutLead(sql);
  if (statement === '') throw new StoreError('refused', 'The query is empty. Give one SELECT.');
  checkPragma(statement);
  let prepared: Sqlite.Statement<unknown[], unknown[]>;
  try {
    prepared = db.prepare<unknown[], unknown[]>(sql);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new StoreError('refused', 'Give one statement at a time; there is something behind the first semicolon.', {
        cause: error,
      });
    }
    throw error;
  }
  if (!prepared.reader || !prepared.readonly) {
    const word = /^\w+/.exec(statement)?.[0].toUpperCase() ?? 'This';
    throw new StoreError('refused', `${word} is not allowed: a query only reads. Give one SELECT.`);
  }
  return prepared;
}
