/** What a database holds, for the appendix of a paper: counts, ranges, versions, and a hash of its content. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { canonical } from '../store/correctable-fields.js';
import { SOURCE } from '../store/record-tables.js';
import { SCHEMA_VERSION } from '../store/schema-sql.js';
import type { Connection } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import { openToLook } from './open-any.js';
import { makeStandingReader, type StandingRow } from './standing.js';

export interface Citation {
  readonly version: string;
  readonly schema: number;
  readonly sources: number;
  readonly sourcesRead: number;
  readonly reports: number;
  readonly indicators: number;
  readonly counties: number;
  readonly provinces: number;
  /** First and last fiscal year; null where none is known. */
  readonly years: readonly [number, number] | null;
  readonly readerVersions: readonly string[];
  /** First and last day on which files were loaded, UTC. */
  readonly ingested: readonly [string, string] | null;
  /** Corrections that hold. */
  readonly corrections: number;
  /** Of all rows in an order of their own: the same for every copy, whatever wrote it. Paths and times do not count. */
  readonly contentSha256: string;
  /** Of the file as it lies there. */
  readonly fileSha256: string;
}

const bare = ({ asRead, standing }: StandingRow): unknown => (standing === asRead ? asRead : [asRead, standing]);

/**
 * SHA-256 over every file in the order of its fingerprint: what is known of it but its paths, how reading it ended and by
 * which version, every row as read and as corrected, warnings, corrections, and decisions on concepts.
 */
function contentHash(db: Connection): string {
  const hash = createHash('sha256');
  const put = (value: unknown): void => void hash.update(`${canonical(value)}\n`);
  const read = makeStandingReader(db);
  const columns = SOURCE.shape.columns.map((c) => c.name).filter((name) => name !== 'path' && name !== 'entry');
  const next = db.prepare<[string], { sha256: string }>(`SELECT ${columns.join(', ')} FROM source WHERE sha256 > ? ORDER BY sha256 LIMIT 500`); // prettier-ignore
  for (let part = next.all(''); part.length > 0; part = next.all(part.at(-1)?.sha256 ?? '')) {
    for (const source of part) {
      const found = read(source.sha256);
      if (found === null) continue;
      put([source, found.outcome, found.readerVersion]);
      for (const report of found.reports)
        put([bare(report), Object.entries(report.rows).map(([name, rows]) => [name, rows.map(bare)])]);
      put(found.warnings.map(bare));
    }
  }
  // numbers of rows and paths say where a database was made, not what it holds
  const corrections = db.prepare<[], Readonly<Record<string, unknown>>>('SELECT * FROM correction').all();
  put(corrections.map((row) => canonical({ ...row, id: null, row_id: null, path: null, note: null })).sort());
  put(db.prepare('SELECT name, concept FROM concept_override ORDER BY name').all());
  return hash.digest('hex');
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

const COUNTS = `SELECT
  (SELECT count(*) FROM source) AS sources,
  (SELECT count(*) FROM source WHERE outcome IN ('ok', 'partial', 'not-a-report')) AS sourcesRead,
  (SELECT count(*) FROM report) AS reports,
  (SELECT count(*) FROM indicator) AS indicators,
  (SELECT count(DISTINCT region_code) FROM report_subject WHERE county IS NOT NULL) AS counties,
  (SELECT count(DISTINCT province_code) FROM report_subject) AS provinces,
  (SELECT min(year) FROM report_subject) AS firstYear,
  (SELECT max(year) FROM report_subject) AS lastYear,
  (SELECT substr(min(started_at), 1, 10) FROM run) AS firstDay,
  (SELECT substr(max(coalesce(finished_at, started_at)), 1, 10) FROM run) AS lastDay,
  (SELECT count(*) FROM correction WHERE state = 'applied') AS corrections`;

interface Counts {
  readonly sources: number;
  readonly sourcesRead: number;
  readonly reports: number;
  readonly indicators: number;
  readonly counties: number;
  readonly provinces: number;
  readonly corrections: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/**
 * Reads the whole database once. Throws a StoreError if it is none.
 *
 * @example
 * const { contentSha256, reports } = await cite('jixiao.db');
 */
export async function cite(path: string): Promise<Citation> {
  const { db, close } = openToLook(path);
  try {
    const counts = db.prepare<[], Counts>(COUNTS).get();
    if (counts === undefined) throw new Error('A row of counts is missing.');
    const { firstYear, lastYear, firstDay, lastDay, ...numbers } = counts;
    const versions = db.prepare<[], string>('SELECT DISTINCT reader_version FROM source ORDER BY 1').pluck().all();
    return {
      version: VERSION,
      schema: SCHEMA_VERSION,
      ...numbers,
      years: firstYear === null || lastYear === null ? null : [firstYear, lastYear],
      readerVersions: versions,
      ingested: firstDay === null || lastDay === null ? null : [firstDay, lastDay],
      contentSha256: contentHash(db),
      fileSha256: await fileHash(path),
    };
  } finally {
    close();
  }
}

const span = <T>(pair: readonly [T, T], by: string): string =>
  pair[0] === pair[1] ? String(pair[0]) : `${String(pair[0])}${by}${String(pair[1])}`;

/** A paragraph for a paper, in English or Chinese. */
export function citationText(one: Citation, lang: 'en' | 'zh'): string {
  const { sources, reports, indicators, counties, years, readerVersions, ingested, corrections, contentSha256 } = one;
  if (lang === 'zh') {
    const when = ingested === null ? '' : `于${span(ingested, '至')}（UTC）`;
    const about = years === null ? '' : `，评价年度${span(years, '—')}年`;
    return `数据由 jixiao（绩效）${readerVersions.join('、')} 版${when}从 ${sources} 个公开文件中读取，含绩效自评报告 ${reports} 份、绩效指标 ${indicators} 条，涉及 ${counties} 个县（市、区）${about}；其中人工更正 ${corrections} 处，原读取值一并保留。数据库内容的 SHA-256 为 ${contentSha256}。`;
  }
  const when = ingested === null ? '' : ` on ${span(ingested, ' to ')} (UTC)`;
  const about = years === null ? '' : `, fiscal years ${span(years, '–')}`;
  return `The data were read by jixiao ${readerVersions.join(', ')}${when} from ${sources} public files: ${reports} performance self-evaluation reports with ${indicators} indicators, from ${counties} counties and districts${about}. ${corrections} values were corrected by hand; what was read is kept beside them. SHA-256 of the database's content: ${contentSha256}.`;
}

export function bibtex({ reports, indicators, ingested, contentSha256, readerVersions }: Citation): string {
  const year = ingested?.[1].slice(0, 4);
  return `@misc{jixiao-${contentSha256.slice(0, 8)},
  title = {Performance self-evaluation reports of Chinese governments, read by jixiao},${year === undefined ? '' : `\n  year = {${year}},`}
  note = {${reports} reports, ${indicators} indicators; reader ${readerVersions.join(', ')}; content SHA-256 ${contentSha256}},
}`;
}
