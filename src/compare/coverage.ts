/** What the database holds of whom and when: counts by place and year. */
import type { Connection } from '../store/sqlite.js';
import type { MatchedRegion } from './answer.js';
import { reading } from './compare.js';
import { labelsOf, placeOf, type Place } from './places.js';
import type { Level, Scope } from './question.js';
import { matchRegions } from './regions.js';
import { inScope } from './scope.js';

/** Reports that several files repeat count once; `files` counts each file. */
export const MEASURES = ['reports', 'projects', 'indicators', 'files'] as const;
export type Measure = (typeof MEASURES)[number];

export type Counts = Readonly<Record<Measure, number>>;

export interface CoverageQuestion extends Scope {
  /** Default `county`: places above it are rows of their own. */
  readonly by?: Level;
  readonly split?: 'department' | 'kind';
}

export interface CoverageRow {
  readonly key: string;
  readonly code: string | null;
  readonly province: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
  readonly label: string;
  /** The department or kind that rows are split by; empty where none is stated. */
  readonly part: string | null;
  /** One a year of the table; null where there is nothing. */
  readonly cells: readonly (Counts | null)[];
  readonly total: Counts;
}

export interface Coverage {
  readonly by: Level;
  readonly split: 'department' | 'kind' | null;
  readonly regions: readonly MatchedRegion[];
  /** Ascending; null, for reports of an unknown year, is the last. */
  readonly years: readonly (number | null)[];
  readonly rows: readonly CoverageRow[];
  readonly total: Counts;
}

type Text = string | null;
type SubjectRow = [report: number, source: number, year: number | null, code: Text, name: Text, provinceCode: Text, province: Text, prefectureCode: Text, prefecture: Text, county: Text, kind: string, department: Text, unit: Text, project: Text]; // prettier-ignore

const SUBJECTS = `SELECT q.report_id, q.source_id, q.year, q.region_code, q.region_name, q.province_code, q.province,
  q.prefecture_code, q.prefecture, q.county, q.kind, q.department, q.unit, q.project
FROM report_subject q WHERE 1`;

interface Tally {
  readonly add: (subject: SubjectRow, indicators: number) => void;
  readonly counts: () => Counts;
}

function makeTally(): Tally {
  const projects = new Set<string>();
  const files = new Set<number>();
  /** Indicators of each report. */
  const reports = new Map<string, number>();
  return {
    add: ([report, source, year, code, name, , , , , , kind, department, unit, project], indicators) => {
      const where = `${code ?? name ?? ''}|${year ?? ''}`;
      // the same report in another file; without project or unit there is nothing to know it by
      const who = project ?? (kind === 'department' ? (department ?? unit) : null) ?? `#${report}`;
      const key = `${where}|${kind}|${who}`;
      reports.set(key, Math.max(reports.get(key) ?? 0, indicators));
      if (project !== null) projects.add(`${where}|${project}`);
      files.add(source);
    },
    counts: () => ({
      reports: reports.size,
      projects: projects.size,
      indicators: [...reports.values()].reduce((a, b) => a + b, 0),
      files: files.size,
    }),
  };
}

/** A region above the level of the rows is a row of its own here: nothing of what there is goes missing. */
function rowPlace(
  [, , , regionCode, regionName, provinceCode, province, prefectureCode, prefecture, county]: SubjectRow,
  by: Level,
): Place {
  // prettier-ignore
  const region = { regionCode, regionName, provinceCode, province, prefectureCode, prefecture, county };
  const place = placeOf(region, by);
  if (typeof place !== 'string') return place;
  const key = regionCode ?? regionName ?? '';
  return { key, code: regionCode, province: province ?? regionName, prefecture, county };
}

/** Counts what there is, on an open connection. */
export function coverageIn(db: Connection, question: CoverageQuestion): Coverage {
  const by = question.by ?? 'county';
  const regions = matchRegions(db, question.regions ?? []);
  const { sql, params } = inScope('q', question, regions);
  const subjects = db
    .prepare<[Record<string, string | number>], SubjectRow>(SUBJECTS + sql)
    .raw()
    .all(params);
  const counted = db.prepare<[], [number, number]>(
    'SELECT report_id, count(*) FROM indicator_derived GROUP BY report_id',
  );
  const indicators = new Map(counted.raw().all());
  const rows = new Map<string, { place: Place; part: string | null; byYear: Map<number | null, Tally>; all: Tally }>();
  const total = makeTally();
  for (const subject of subjects) {
    const [report, , year] = subject;
    const place = rowPlace(subject, by);
    const part = question.split === 'department' ? (subject[11] ?? subject[12] ?? '') : question.split === 'kind' ? subject[10] : null; // prettier-ignore
    const key = part === null ? place.key : `${place.key}/${part}`;
    let row = rows.get(key);
    if (row === undefined) rows.set(key, (row = { place, part, byYear: new Map(), all: makeTally() }));
    let tally = row.byYear.get(year);
    if (tally === undefined) row.byYear.set(year, (tally = makeTally()));
    for (const one of [tally, row.all, total]) one.add(subject, indicators.get(report) ?? 0);
  }
  const order = (year: number | null): number => year ?? Infinity;
  const years = [...new Set(subjects.map(([, , year]) => year))].sort((a, b) => order(a) - order(b));
  const labels = labelsOf([...rows.values()].map(({ place }) => place));
  return {
    by,
    split: question.split ?? null,
    regions,
    years,
    rows: [...rows]
      .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
      .map(([key, { place, part, byYear, all }]) => ({
        ...place,
        key,
        label: labels.get(place.key) ?? place.key,
        part,
        cells: years.map((year) => byYear.get(year)?.counts() ?? null),
        total: all.counts(),
      })),
    total: total.counts(),
  };
}

/**
 * What a database holds: reports, projects, indicators and files of each place and year. A report that several files
 * repeat counts once. Throws a CompareError for an unknown region, a StoreError for a database that cannot be read.
 */
export function coverage(path: string, question: CoverageQuestion = {}): Coverage {
  return reading(path, (db) => coverageIn(db, question));
}
