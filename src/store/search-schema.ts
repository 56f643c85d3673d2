/**
 * Full-text indexes over names and sections (SQLite FTS5, https://www.sqlite.org/fts5.html, trigram tokenizer, section
 * 4.3.4).
 *
 * What is deleted leaves them at once, by triggers. What is new comes in at the end of a transaction (`indexNew`): an
 * index writes what it holds in memory to the file at every savepoint and at every statement that fires a trigger, so
 * that rows that come in by triggers, one at a time, cost four times as much.
 *
 * A trigram index finds words of three characters and more; Chinese words often have two. Every text is therefore
 * indexed with a mark behind it, so that any two neighbouring characters begin some trigram, and a word of one or two
 * characters is looked up as all trigrams that begin with it (see search.ts).
 */
import { own, type Table } from './table.js';

/** Behind every indexed text: twice a control character that cleaned text never holds, so that its last one begins a trigram. */
const MARK = 'char(3, 3)';

export const SEARCH_KINDS = ['indicator', 'project', 'department'] as const;
export type NameKind = (typeof SEARCH_KINDS)[number];

export const SEARCH_NAME: Table = {
  name: 'search_name',
  meaning: 'one name that can be searched for; it may outlive the last row that bears it',
  zh: '可检索名称',
  columns: [
    own('id', 'INTEGER', '主键', 'key of the row in this database', { example: 1 }),
    own('kind', 'TEXT', '种类', 'what it names: indicator, project or department', {
      check: SEARCH_KINDS.map((kind) => `kind = '${kind}'`).join(' OR '),
      example: 'indicator',
    }),
    own('text', 'TEXT', '名称', 'the name', { example: '城乡居民参保率' }),
  ],
  checks: [],
  primaryKey: ['id'],
  unique: [['kind', 'text']],
  indexes: [],
  foreignKeys: [],
};

/** Whether the index holds a row: one that came in the same transaction may not be in it yet. */
const isIndexed = (index: string, id: string): string => `EXISTS (SELECT 1 FROM ${index}_docsize WHERE id = ${id})`;

/** Indexes, the texts that they stand for, and the triggers that empty them; after all tables, before the views. */
export const SEARCH_STATEMENTS: readonly string[] = [
  `CREATE VIEW search_name_text AS SELECT id, text || ${MARK} AS text FROM search_name;`,
  `CREATE VIRTUAL TABLE search_name_index USING fts5(text, content='search_name_text', content_rowid='id', tokenize='trigram');`,
  `CREATE VIRTUAL TABLE search_name_vocabulary USING fts5vocab(search_name_index, row);`,
  `CREATE TRIGGER search_name_delete AFTER DELETE ON search_name WHEN ${isIndexed('search_name_index', 'old.id')} BEGIN
  INSERT INTO search_name_index (search_name_index, rowid, text) VALUES ('delete', old.id, old.text || ${MARK});
END;`,
  `CREATE VIEW search_section_text AS SELECT id, heading || ${MARK} AS heading, text || ${MARK} AS text FROM section;`,
  `CREATE VIRTUAL TABLE search_section_index USING fts5(heading, text, content='search_section_text', content_rowid='id', tokenize='trigram');`,
  `CREATE VIRTUAL TABLE search_section_vocabulary USING fts5vocab(search_section_index, row);`,
  `CREATE TRIGGER search_section_delete AFTER DELETE ON section WHEN ${isIndexed('search_section_index', 'old.id')} BEGIN
  INSERT INTO search_section_index (search_section_index, rowid, heading, text)
  VALUES ('delete', old.id, old.heading || ${MARK}, old.text || ${MARK});
END;`,
];

/** Tables and views that serve the search alone: they are no data, and the dictionary leaves them out. */
export const isSearchMachinery = (name: string): boolean => name.startsWith('search_') && name !== SEARCH_NAME.name;
