/** Everything that the database holds of one place: projects, money, scores, what was missed, problems, findings. */
import type { Connection } from '../store/sqlite.js';
import { reading } from './compare.js';
import { CompareError, type Years } from './question.js';
import { matchRegions } from './regions.js';
import { rounded } from './statistics.js';

/** One report; the same report in several files is one, read from the surest. */
export interface ProfileReport {
  readonly reportId: number;
  readonly sourceId: number;
  readonly year: number | null;
  readonly kind: string;
  readonly project: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly unit: string | null;
  /** 元: budget of the year, or at its start where no other is stated. */
  readonly budget: number | null;
  readonly executed: number | null;
  /** Executed ÷ budget, a fraction. */
  readonly rate: number | null;
  readonly selfScore: number | null;
  readonly grade: string | null;
  readonly indicators: number;
  readonly missed: number;
  readonly findings: number;
  readonly confidence: number | null;
  readonly corrected: boolean;
  readonly path: string;
  readonly entry: string | null;
  /** Other files of the same report. */
  readonly copies: number;
}

/** Money of one year: sums of the reports of projects that state both amounts; a unit's own report contains its projects. */
export interface ProfileYear {
  readonly year: number | null;
  readonly reports: number;
  readonly projects: number;
  readonly budget: number | null;
  readonly executed: number | null;
  readonly rate: number | null;
  /** Reports of projects in the sums, and those that state no total. */
  readonly counted: number;
  readonly withoutMoney: number;
  readonly indicators: number;
  readonly missed: number;
  readonly lowestScore: number | null;
  readonly highestScore: number | null;
}

export interface ProfileMissed {
  readonly reportId: number;
  readonly indicatorId: number;
  readonly year: number | null;
  readonly project: string | null;
  readonly concept: string;
  readonly name: string;
  readonly target: string | null;
  readonly actual: string | null;
  readonly weight: number | null;
  readonly score: number | null;
  readonly reason: string | null;
  readonly place: string | null;
}

export interface ProfileProblem {
  readonly reportId: number;
  readonly sectionId: number;
  readonly year: number | null;
  readonly project: string | null;
  readonly type: string;
  readonly heading: string;
  readonly text: string;
  readonly place: string | null;
}

export interface ProfileFinding {
  readonly reportId: number;
  readonly year: number | null;
  readonly project: string | null;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly expected: string | number | null;
  readonly actual: string | number | null;
  readonly place: string | null;
}

export interface Profile {
  readonly code: string;
  readonly name: string;
  readonly years: readonly ProfileYear[];
  readonly reports: readonly ProfileReport[];
  /** Indicators whose target was not met, as far as it can be told. */
  readonly missed: readonly ProfileMissed[];
  readonly problems: readonly ProfileProblem[];
  readonly findings: readonly ProfileFinding[];
}

export interface ProfileQuestion {
  /** Name or GB/T 2260 code of the place. */
  readonly region: string;
  readonly years?: Years;
}

interface Place {
  readonly code: string;
  readonly name: string;
}

function onePlace(db: Connection, region: string): Place {
  const [found] = matchRegions(db, [region]);
  const places = [...new Map((found?.matched ?? []).map((place) => [place.code, place])).values()];
  const own = places.find(({ code, name }) => code === region.trim() || name === region.trim()) ?? (places.length === 1 ? places[0] : undefined); // prettier-ignore
  if (own !== undefined) return own;
  const near = places.slice(0, 12).map(({ code, name }) => `${code} ${name}`);
  throw new CompareError(
    'bad-value',
    region,
    `“${region}” stands for ${places.length} places; name one: ${near.join(', ')}`,
    near,
  );
}

type Raw = Omit<ProfileReport, 'missed' | 'corrected' | 'copies' | 'rate'> & { readonly missed: number; readonly corrected: number }; // prettier-ignore

const REPORTS = `SELECT report_id AS reportId, source_id AS sourceId, year, kind, project, title, department, unit,
  coalesce(budget, initial_budget) AS budget, executed, self_score AS selfScore, grade, indicators, findings,
  (SELECT count(*) FROM indicator_derived d WHERE d.report_id = v.report_id AND d.achieved = 'no') AS missed,
  confidence, corrected, path, entry
FROM v_report v WHERE region_code = :code`;

/** The same report in several files is the one that was read best. */
function withoutCopies(rows: readonly Raw[]): ProfileReport[] {
  const groups = new Map<string, Raw[]>();
  for (const row of rows) {
    const unit = row.kind === 'department' ? (row.department ?? row.unit) : null;
    const who = row.project ?? (unit === null ? null : `department ${unit}`);
    const key = who === null ? `#${row.reportId}` : `${row.year ?? ''}|${row.kind}|${who.replace(/\s/g, '')}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    // two reports of one name in one file are two
    const bySource = new Map<number, Raw[]>();
    for (const row of group) bySource.set(row.sourceId, [...(bySource.get(row.sourceId) ?? []), row]);
    const sure = (own: readonly Raw[]): number => own.reduce((sum, row) => sum + 1 + (row.confidence ?? 0), 0);
    const best = [...bySource.values()].reduce((kept, other) => (sure(other) > sure(kept) ? other : kept));
    return best.map(({ corrected, budget, executed, ...row }) => ({
      ...row,
      budget,
      executed,
      corrected: corrected === 1,
      rate: budget === null || executed === null || budget === 0 ? null : rounded(executed / budget),
      copies: bySource.size - 1,
    }));
  });
}

function yearOf(year: number | null, reports: readonly ProfileReport[]): ProfileYear {
  const parts = reports.filter(({ kind }) => kind !== 'department');
  const money = parts.filter(({ budget, executed }) => budget !== null && executed !== null);
  const sum = (of: (report: ProfileReport) => number | null): number | null =>
    money.length === 0 ? null : rounded(money.reduce((total, report) => total + (of(report) ?? 0), 0));
  const [budget, executed] = [sum((r) => r.budget), sum((r) => r.executed)];
  const scores = reports.flatMap(({ selfScore }) => selfScore ?? []);
  return {
    year,
    reports: reports.length,
    projects: new Set(reports.flatMap(({ project }) => project ?? [])).size,
    budget,
    executed,
    rate: budget === null || executed === null || budget === 0 ? null : rounded(executed / budget),
    counted: money.length,
    withoutMoney: parts.length - money.length,
    indicators: reports.reduce((n, { indicators }) => n + indicators, 0),
    missed: reports.reduce((n, { missed }) => n + missed, 0),
    lowestScore: scores.length === 0 ? null : Math.min(...scores),
    highestScore: scores.length === 0 ? null : Math.max(...scores),
  };
}

/** The same on an open connection. */
export function profileIn(db: Connection, { region, years }: ProfileQuestion): Profile {
  const { code, name } = onePlace(db, region);
  const params = { code, from: years?.from ?? 0, to: years?.to ?? 9999 };
  const inYears = years === undefined ? ' AND :from <= :to' : ' AND year BETWEEN :from AND :to';
  const all = <T>(sql: string, end: string): T[] =>
    db.prepare<[typeof params], T>(`${sql}${inYears} ${end}`).all(params);
  const reports = withoutCopies(all<Raw>(REPORTS, 'ORDER BY year IS NULL, year, kind, project, report_id'));
  const kept = new Set(reports.map(({ reportId }) => reportId));
  const ofReports = <T extends { readonly reportId: number }>(rows: T[]): T[] => rows.filter((row) => kept.has(row.reportId)); // prettier-ignore
  const byYear = [...new Set(reports.map(({ year }) => year))];
  return {
    code,
    name,
    years: byYear.map((year) => yearOf(year, reports.filter((report) => report.year === year))), // prettier-ignore
    reports,
    missed: ofReports(all<ProfileMissed>(`SELECT report_id AS reportId, indicator_id AS indicatorId, year, project, concept, level3 AS name, target_raw AS target, actual_raw AS actual, weight, score, reason, place FROM v_indicator WHERE region_code = :code AND achieved = 'no'`, 'ORDER BY year IS NULL, year, report_id, indicator_id')), // prettier-ignore
    problems: ofReports(all<ProfileProblem>('SELECT report_id AS reportId, section_id AS sectionId, year, project, type, heading, text, place FROM v_problem WHERE region_code = :code', 'ORDER BY year IS NULL, year, report_id, ordinal')), // prettier-ignore
    findings: ofReports(all<ProfileFinding>('SELECT report_id AS reportId, year, project, rule, severity, message, expected, actual, place FROM v_finding WHERE region_code = :code', `ORDER BY year IS NULL, year, severity = 'error' DESC, severity = 'warning' DESC, report_id, finding_id`)), // prettier-ignore
  };
}

/**
 * What a database holds of one place. Sums of money are of the reports of projects and transfers that state budget and
 * spending, each report once. Throws a CompareError if the name stands for no or several places, a StoreError for a
 * database that cannot be read.
 */
export function profile(path: string, question: ProfileQuestion): Profile {
  return reading(path, (db) => profileIn(db, question));
}
