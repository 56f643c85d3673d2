/**
 * Full-text indexes over names and sections (SQLite FTS5, https://www.sqlite.org/fts5.html, trigram tokenizer, section
 * 4.3.4), kept up to date by triggers whoever writes.
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

// not INSERT OR IGNORE: the statement that fires a trigger puts its own OR REPLACE in the place of it
const remember = (kind: NameKind, text: string): string =>
  `INSERT INTO search_name (kind, text) SELECT '${kind}', ${text}
  WHERE ${text} <> '' AND NOT EXISTS (SELECT 1 FROM search_name WHERE kind = '${kind}' AND text = ${text});`;

/** Indexes, the texts that they stand for, and the triggers that fill them; after all tables, before the views. */
export const SEARCH_STATEMENTS: readonly string[] = [
  `CREATE VIEW search_name_text AS SELECT id, text || ${MARK} AS text FROM search_name;`,
  `CREATE VIRTUAL TABLE search_name_index USING fts5(text, content='search_name_text', content_rowid='id', tokenize='trigram');`,
  `CREATE VIRTUAL TABLE search_name_vocabulary USING fts5vocab(search_name_index, row);`,
  `CREATE TRIGGER search_name_insert AFTER INSERT ON search_name BEGIN
  INSERT INTO search_name_index (rowid, text) VALUES (new.id, new.text || ${MARK});
END;`,
  `CREATE TRIGGER search_name_delete AFTER DELETE ON search_name BEGIN
  INSERT INTO search_name_index (search_name_index, rowid, text) VALUES ('delete', old.id, old.text || ${MARK});
END;`,
  `CREATE TRIGGER search_indicator AFTER INSERT ON indicator_derived BEGIN
  ${remember('indicator', 'new.level3')}
END;`,
  `CREATE TRIGGER search_report AFTER INSERT ON report_subject BEGIN
  ${remember('project', 'new.project')}
  ${remember('department', 'new.department')}
END;`,
  `CREATE VIEW search_section_text AS SELECT id, heading || ${MARK} AS heading, text || ${MARK} AS text FROM section;`,
  `CREATE VIRTUAL TABLE search_section_index USING fts5(heading, text, content='search_section_text', content_rowid='id', tokenize='trigram');`,
  `CREATE VIRTUAL TABLE search_section_vocabulary USING fts5vocab(search_section_index, row);`,
  `CREATE TRIGGER search_section_insert AFTER INSERT ON section BEGIN
  INSERT INTO search_section_index (rowid, heading, text) VALUES (new.id, new.heading || ${MARK}, new.text || ${MARK});
END;`,
  `CREATE TRIGGER search_section_delete AFTER DELETE ON section BEGIN
  INSERT INTO search_section_index (search_section_index, rowid, heading, text)
  VALUES ('delete', old.id, old.heading || ${MARK}, old.text || ${MARK});
END;`,
];

/** Tables and views that serve the search alone: they are no data, and the dictionary leaves them out. */
export const isSearchMachinery = (name: string): boolean => name.startsWith('search_') && name !== SEARCH_NAME.name;
