/** Searching names and sections for words, also of one or two characters. */
import type { Connection } from './sqlite.js';
import { StoreError } from './sqlite.js';
import type { NameKind } from './search-schema.js';

export interface SearchOptions {
  /** Most hits of each sort; default 20. */
  readonly limit?: number;
}

/** A name that holds the words. */
export interface NameHit {
  readonly kind: NameKind;
  readonly text: string;
  /** For an indicator the concept that it is counted under; else null. */
  readonly concept: string | null;
  /** Rows that bear the name: indicators, or reports. */
  readonly rows: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** A section that holds the words. */
export interface SectionHit {
  readonly sectionId: number;
  readonly reportId: number;
  readonly heading: string;
  /** Part of its text around the words, which stand between ⟦ and ⟧. */
  readonly snippet: string;
  readonly county: string | null;
  readonly year: number | null;
  readonly project: string | null;
  readonly path: string;
  readonly place: string | null;
}

export interface SearchResult {
  readonly names: readonly NameHit[];
  readonly sections: readonly SectionHit[];
}

/** Trigrams that a short word may stand for; a single character that begins more is too common to look up. */
const MOST_TRIGRAMS = 3000;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The question to an index for words that all have to occur; null if one of them occurs nowhere. */
function makeMatcher(db: Connection, index: string): (words: readonly string[]) => string | null {
  const trigrams = db
    .prepare<[string, string], string>(
      `SELECT term FROM ${index}_vocabulary WHERE term >= ? AND term < ? LIMIT ${MOST_TRIGRAMS + 1}`,
    )
    .pluck();
  return (words) => {
    const parts: string[] = [];
    for (const word of words) {
      if ([...word].length >= 3) {
        parts.push(quoted(word));
        continue;
      }
      const folded = word.toLowerCase();
      const found = trigrams.all(folded, `${folded}\u{10FFFF}`);
      if (found.length === 0) return null;
      if (found.length > MOST_TRIGRAMS)
        throw new StoreError('limit', `“${word}” is too common to be searched for. Give a longer word.`);
      parts.push(`(${found.map(quoted).join(' OR ')})`);
    }
    return parts.join(' AND ');
  };
}

// the shortest name first: it is nearest to what was asked for
const NAMES = `SELECT n.kind, n.text FROM search_name_index x JOIN search_name n ON n.id = x.rowid
WHERE x.search_name_index MATCH ? ORDER BY length(n.text), n.kind, n.text LIMIT ?`;

const BEARERS: Readonly<Record<NameKind, string>> = {
  indicator: `SELECT count(*) AS rows, min(d.year) AS firstYear, max(d.year) AS lastYear,
  (SELECT c.label FROM indicator_derived o JOIN concept c ON c.id = o.concept_id WHERE o.level3 = :text LIMIT 1) AS concept
FROM indicator_derived d WHERE d.level3 = :text`,
  project: `SELECT count(*) AS rows, min(year) AS firstYear, max(year) AS lastYear, NULL AS concept
FROM report_subject WHERE project = :text`,
  department: `SELECT count(*) AS rows, min(year) AS firstYear, max(year) AS lastYear, NULL AS concept
FROM report_subject WHERE department = :text`,
};

const SECTIONS = `WITH hit AS (
  SELECT rowid AS id, bm25(search_section_index, 4.0, 1.0) AS worth,
    snippet(search_section_index, 1, '⟦', '⟧', '…', 48) AS snippet
  FROM search_section_index WHERE search_section_index MATCH ? ORDER BY worth LIMIT ?
)
SELECT v.section_id AS sectionId, v.report_id AS reportId, v.heading, hit.snippet, v.county, v.year, v.project, v.path, v.place
FROM hit JOIN v_section v ON v.section_id = hit.id ORDER BY hit.worth, v.section_id`;

/**
 * The index marks whole trigrams, so a word of two characters with the one behind it; here the words themselves are
 * marked, longer ones first where one holds another.
 */
function marked(snippet: string, words: readonly string[]): string {
  const escaped = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return snippet.replaceAll(/[\u0003⟦⟧]/gu, '').replaceAll(new RegExp(escaped.join('|'), 'giu'), (word) => `⟦${word}⟧`);
}

type Bearers = Pick<NameHit, 'rows' | 'firstYear' | 'lastYear' | 'concept'>;

/**
 * Names of indicators, projects and departments, and sections, that hold all of the words (separated by blanks). Names
 * come with the shortest first, sections with the most telling first. Throws a StoreError (`limit`) for a single
 * character that is too common, (`refused`) for no words at all.
 */
export type Search = (words: string, options?: SearchOptions) => SearchResult;

export function makeSearch(db: Connection): Search {
  const names = db.prepare<[string, number], Pick<NameHit, 'kind' | 'text'>>(NAMES);
  const sections = db.prepare<[string, number], SectionHit>(SECTIONS);
  const bearers = {
    indicator: db.prepare<{ text: string }, Bearers>(BEARERS.indicator),
    project: db.prepare<{ text: string }, Bearers>(BEARERS.project),
    department: db.prepare<{ text: string }, Bearers>(BEARERS.department),
  };
  const matchName = makeMatcher(db, 'search_name');
  const matchSection = makeMatcher(db, 'search_section');
  const none: Bearers = { rows: 0, firstYear: null, lastYear: null, concept: null };
  return (text, { limit = 20 } = {}) => {
    const words = text.split(/[\s\u3000]+/u).filter((word) => word !== '');
    if (words.length === 0) throw new StoreError('refused', 'There is nothing to search for. Give a word.');
    const name = matchName(words);
    const section = matchSection(words);
    return {
      // more than are wanted: a name whose rows have gone is left out
      names: (name === null ? [] : names.all(name, 2 * limit))
        .map((hit) => ({ ...hit, ...(bearers[hit.kind].get({ text: hit.text }) ?? none) }))
        .filter((hit) => hit.rows > 0)
        .slice(0, limit),
      sections: (section === null ? [] : sections.all(section, limit)).map((hit) => ({
        ...hit,
        snippet: marked(hit.snippet, words),
      })),
    };
  };
}
