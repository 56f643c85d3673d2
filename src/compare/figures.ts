/** The indicators that are compared, as the database holds them: corrected where they were. */
import type { Connection } from '../store/sqlite.js';
import { DOUBTFUL_BELOW, type Doubt, type Figure, type LeftOutReason, type MatchedRegion } from './answer.js';
import type { ChosenConcepts } from './concepts.js';
import type { Compared, CompareQuestion } from './question.js';
import { inScope } from './scope.js';
import { rounded } from './statistics.js';

const COLUMNS = ['v.indicator_id', 'v.report_id', 's.source_id', 'v.year', 'v.region_code', 'v.region_name', 'v.province_code', 'v.province', 'v.prefecture_code', 'v.prefecture', 'v.county', 'v.kind', 'v.department', 'v.unit', 'v.project', 'v.concept', 'v.level3', 'v.target_raw', 'v.actual_raw', 'v.target_comparator', 'v.target_number', 'v.target_number_to', 'v.target_unit', 'v.target_base_number', 'v.target_base_unit', 'v.actual_comparator', 'v.actual_number', 'v.actual_number_to', 'v.actual_unit', 'v.actual_base_number', 'v.actual_base_unit', 'v.achieved', 'v.achievement', 'v.score_rate', 'v.confidence', 'v.corrected', 'v.path', 'v.entry', 'v.place', 'v.at_page', 'v.at_table', 'v.at_row', 'v.at_paragraph'] as const; // prettier-ignore

type Text = string | null;
type Real = number | null;
type FigureRow = [indicator: number, report: number, source: number, year: Real, regionCode: Text, regionName: Text, provinceCode: Text, province: Text, prefectureCode: Text, prefecture: Text, county: Text, kind: string, department: Text, unit: Text, project: Text, concept: string, level3: string, targetRaw: Text, actualRaw: Text, targetComparator: Text, targetNumber: Real, targetTo: Real, targetUnit: Text, targetBase: Real, targetBaseUnit: Text, actualComparator: Text, actualNumber: Real, actualTo: Real, actualUnit: Text, actualBase: Real, actualBaseUnit: Text, achieved: Text, achievement: Real, scoreRate: Real, confidence: Real, corrected: number, path: string, entry: Text, place: Text, page: Real, table: Real, row: Real, paragraph: Real]; // prettier-ignore

interface Measured {
  readonly value: number | null;
  readonly unit: string | null;
  readonly why: LeftOutReason | null;
}

/** A value in its base unit. A share is a percentage, however the database holds it. */
function measured(
  raw: Text,
  comparator: Text,
  number: Real,
  to: Real,
  unit: Text,
  base: Real,
  baseUnit: Text,
  isTarget: boolean,
): Measured {
  const none = (why: LeftOutReason): Measured => ({ value: null, unit: null, why });
  if (number === null) return none(raw === null || raw.trim() === '' ? 'empty' : 'words');
  // ≥95% as a target says what is to be reached; as a result it leaves open what was
  if (to !== null || (!isTarget && comparator !== null && comparator !== '=')) return none('inexact');
  if (base === null || baseUnit === null) return { value: number, unit: unit ?? '', why: null };
  return baseUnit === '1'
    ? { value: rounded(base * 100), unit: '%', why: null }
    : { value: base, unit: baseUnit, why: null };
}

const share = (fraction: Real): Measured =>
  fraction === null
    ? { value: null, unit: null, why: 'empty' }
    : { value: rounded(fraction * 100), unit: '%', why: null };

const keyOf = (source: number, page: Real, table: Real, row: Real, paragraph: Real): string =>
  table === null ? `${source}/${page ?? ''}/p${paragraph ?? ''}` : `${source}/t${table}/${row ?? ''}`;

const WARNINGS = `SELECT w.source_id, w.code, w.at_page, w.at_table, w.at_row, w.at_paragraph FROM warning w
WHERE w.code IN ('value.inferred', 'value.unsure')`;
const FEW_SOURCES = 3000;

/** What the reader said of the rows that figures stand in, by source and row (in text: by line). */
function doubtsOf(db: Connection, sources: ReadonlySet<number>): Map<string, Doubt[]> {
  const few = sources.size <= FEW_SOURCES;
  const sql = few ? `${WARNINGS} AND +w.source_id IN (SELECT value FROM json_each(?))` : `${WARNINGS} AND ? <> ''`;
  const rows = db
    .prepare<[string], [number, string, Real, Real, Real, Real]>(few ? sql.replace('+w', 'w') : sql)
    .raw()
    .all(few ? JSON.stringify([...sources]) : 'all');
  const found = new Map<string, Doubt[]>();
  for (const [source, code, page, table, row, paragraph] of rows) {
    if (!sources.has(source)) continue;
    const key = keyOf(source, page, table, row, paragraph);
    const doubt: Doubt = code === 'value.inferred' ? 'inferred' : 'unsure';
    const before = found.get(key) ?? [];
    if (!before.includes(doubt)) found.set(key, [...before, doubt]);
  }
  return found;
}

function valueOf(row: FigureRow, compared: Compared): Measured {
  if (compared === 'achievement') return share(row[32]);
  if (compared === 'score_rate') return share(row[33]);
  const target = compared === 'target';
  return target
    ? measured(row[17], row[19], row[20], row[21], row[22], row[23], row[24], true)
    : measured(row[18], row[25], row[26], row[27], row[28], row[29], row[30], false);
}

/** Whether the question leaves a figure out that it could compare. */
function refused(
  doubts: readonly Doubt[],
  confidence: Real,
  least: number | undefined,
  corrected: boolean,
): LeftOutReason | null {
  if (least === undefined || corrected) return null;
  if (doubts.includes('inferred') || doubts.includes('unsure')) return 'doubtful';
  if (confidence === null) return 'not-weighed';
  return confidence < least ? 'low-confidence' : null;
}

function figureOf(
  row: FigureRow,
  compared: Compared,
  said: ReadonlyMap<string, Doubt[]>,
  least: number | undefined,
): Figure {
  const { value, unit, why } = valueOf(row, compared);
  const target = measured(row[17], row[19], row[20], row[21], row[22], row[23], row[24], true);
  const corrected = row[35] === 1;
  const confidence = row[34];
  // what the reader was unsure of is settled by a reviewer
  const doubts: Doubt[] = corrected
    ? ['corrected']
    : [...(said.get(keyOf(row[2], row[39], row[40], row[41], row[42])) ?? [])];
  if (!corrected && confidence !== null && confidence < DOUBTFUL_BELOW) doubts.push('confidence');
  return {
    indicatorId: row[0],
    reportId: row[1],
    sourceId: row[2],
    year: row[3],
    regionCode: row[4],
    regionName: row[5],
    provinceCode: row[6],
    province: row[7],
    prefectureCode: row[8],
    prefecture: row[9],
    county: row[10],
    kind: row[11],
    department: row[12],
    unitName: row[13],
    project: row[14],
    concept: row[15],
    name: row[16],
    targetRaw: row[17],
    actualRaw: row[18],
    value,
    unit,
    why: why ?? refused(doubts, confidence, least, corrected),
    target: target.unit !== null && target.unit === unit ? target.value : null,
    targetComparator: row[19],
    achieved: row[31],
    scoreRate: row[33],
    confidence,
    doubts,
    path: row[36],
    entry: row[37],
    place: row[38],
    copies: 0,
  };
}

/** Every indicator that the question is about, in the order of the database. */
export function readFigures(
  db: Connection,
  question: CompareQuestion,
  chosen: ChosenConcepts,
  regions: readonly MatchedRegion[],
): Figure[] {
  const { sql, params } = inScope('v', question, regions);
  const rows = db
    .prepare<[Record<string, string | number>], FigureRow>(
      `SELECT ${COLUMNS.join(', ')} FROM v_indicator v CROSS JOIN report_subject s ON s.report_id = v.report_id
WHERE v.${chosen.column} = :subject${sql}`,
    )
    .raw()
    .all({ ...params, subject: chosen.value });
  const said = doubtsOf(db, new Set(rows.map((row) => row[2])));
  const compared = question.value ?? 'actual';
  return rows
    .map((row) => figureOf(row, compared, said, question.confidence))
    .sort((a, b) => a.indicatorId - b.indicatorId);
}
