/** The indicators that are compared, as the database holds them: corrected where they were. */
import { standing } from '../store/corrected-tables.js';
import type { Connection } from '../store/sqlite.js';
import { DOUBTFUL_BELOW, type Doubt, type Figure, type LeftOutReason, type MatchedRegion } from './answer.js';
import type { ChosenConcepts } from './concepts.js';
import type { Compared, CompareQuestion } from './question.js';
import { inScope } from './scope.js';
import { rounded } from './statistics.js';

const RECORD = ['target_raw', 'actual_raw', 'target_comparator', 'target_number', 'target_number_to', 'target_unit', 'target_base_number', 'target_base_unit', 'actual_comparator', 'actual_number', 'actual_number_to', 'actual_unit', 'actual_base_number', 'actual_base_unit']; // prettier-ignore

// what `v_indicator` shows, without what is the same in most of a hundred thousand rows: names of regions and concepts
const SELECT = `SELECT d.indicator_id, d.report_id, q.source_id, d.year, q.region_code,
  CASE WHEN q.region_code IS NULL THEN q.region_name END, q.kind, q.department, q.unit, q.project, d.concept_id, d.level3,
  ${RECORD.map((column) => standing('i', 'k', column)).join(', ')},
  d.achieved, d.achievement, d.score_rate, q.confidence, k.id IS NOT NULL, s.path, s.entry,
  i.at_page, i.at_table, i.at_row, i.at_column, i.at_paragraph
FROM indicator_derived d CROSS JOIN indicator i ON i.id = d.indicator_id
LEFT JOIN indicator_corrected k ON k.id = d.indicator_id
CROSS JOIN report_subject q ON q.report_id = d.report_id CROSS JOIN source s ON s.id = q.source_id
WHERE d.concept_id IN (SELECT value FROM json_each(:concepts))`;

type Text = string | null;
type Real = number | null;
type FigureRow = [indicator: number, report: number, source: number, year: Real, regionCode: Text, regionName: Text, kind: string, department: Text, unit: Text, project: Text, concept: number, level3: string, targetRaw: Text, actualRaw: Text, targetComparator: Text, targetNumber: Real, targetTo: Real, targetUnit: Text, targetBase: Real, targetBaseUnit: Text, actualComparator: Text, actualNumber: Real, actualTo: Real, actualUnit: Text, actualBase: Real, actualBaseUnit: Text, achieved: Text, achievement: Real, scoreRate: Real, confidence: Real, corrected: number, path: string, entry: Text, page: Real, table: Real, row: Real, column: Real, paragraph: Real]; // prettier-ignore

interface Region {
  readonly code: string;
  readonly name: string;
  readonly province_code: Text;
  readonly province: Text;
  readonly prefecture_code: Text;
  readonly prefecture: Text;
  readonly county: Text;
}

/** What is read beside the rows. */
interface Beside {
  readonly regions: ReadonlyMap<string, Region>;
  readonly concepts: ReadonlyMap<number, string>;
  readonly doubts: ReadonlyMap<string, Doubt[]>;
}

/** Of a region that reports name in several ways the fullest name. */
function regionsByCode(db: Connection): Map<string, Region> {
  const rows = db.prepare<[], Region>('SELECT code, name, province_code, province, prefecture_code, prefecture, county FROM region ORDER BY length(name), name DESC'); // prettier-ignore
  return new Map(rows.all().map((region) => [region.code, region]));
}

/** The place in words, as the views have it. */
function placeText(page: Real, table: Real, row: Real, column: Real, paragraph: Real): string | null {
  let text = page === null ? '' : `第${page}页 `;
  if (table !== null) text += `表${table} `;
  if (row !== null) text += `行${row} `;
  if (column !== null) text += `列${column} `;
  if (paragraph !== null) text += `段${paragraph} `;
  return text === '' ? null : text.slice(0, -1);
}

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

const targetOf = (row: FigureRow): Measured =>
  measured(row[12], row[14], row[15], row[16], row[17], row[18], row[19], true);

function valueOf(row: FigureRow, compared: Compared, target: Measured): Measured {
  if (compared === 'target') return target;
  if (compared === 'achievement') return share(row[27]);
  if (compared === 'score_rate') return share(row[28]);
  return measured(row[13], row[20], row[21], row[22], row[23], row[24], row[25], false);
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

const NONE: readonly Doubt[] = [];

function figureOf(row: FigureRow, compared: Compared, beside: Beside, least: number | undefined): Figure {
  const target = targetOf(row);
  const { value, unit, why } = valueOf(row, compared, target);
  const [confidence, corrected] = [row[29], row[30] === 1];
  const region = row[4] === null ? undefined : beside.regions.get(row[4]);
  const said =
    beside.doubts.size === 0 ? NONE : (beside.doubts.get(keyOf(row[2], row[33], row[34], row[35], row[37])) ?? NONE);
  const unsure = !corrected && confidence !== null && confidence < DOUBTFUL_BELOW;
  // what the reader was unsure of is settled by a reviewer
  const doubts: readonly Doubt[] = corrected ? ['corrected'] : unsure ? [...said, 'confidence'] : said;
  return {
    indicatorId: row[0],
    reportId: row[1],
    sourceId: row[2],
    year: row[3],
    regionCode: row[4],
    regionName: region?.name ?? row[5],
    provinceCode: region?.province_code ?? null,
    province: region?.province ?? null,
    prefectureCode: region?.prefecture_code ?? null,
    prefecture: region?.prefecture ?? null,
    county: region?.county ?? null,
    kind: row[6],
    department: row[7],
    unitName: row[8],
    project: row[9],
    concept: beside.concepts.get(row[10]) ?? '',
    name: row[11],
    targetRaw: row[12],
    actualRaw: row[13],
    value,
    unit,
    why: why ?? refused(doubts, confidence, least, corrected),
    target: target.unit !== null && target.unit === unit ? target.value : null,
    targetComparator: row[14],
    achieved: row[26],
    scoreRate: row[28],
    confidence,
    doubts,
    path: row[31],
    entry: row[32],
    place: placeText(row[33], row[34], row[35], row[36], row[37]),
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
  const { sql, params } = inScope('q', question, regions);
  const concepts = db
    .prepare<[string], [number, string]>(
      'SELECT id, label FROM concept WHERE label IN (SELECT value FROM json_each(?))',
    )
    .raw()
    .all(JSON.stringify(chosen.concepts));
  const rows = db
    .prepare<[Record<string, string | number>], FigureRow>(SELECT + sql.replace('q.year', 'd.year'))
    .raw()
    .all({ ...params, concepts: JSON.stringify(concepts.map(([id]) => id)) });
  const doubts = doubtsOf(db, new Set(rows.map((row) => row[2])));
  const beside = { regions: regionsByCode(db), concepts: new Map(concepts), doubts };
  const compared = question.value ?? 'actual';
  return rows
    .map((row) => figureOf(row, compared, beside, question.confidence))
    .sort((a, b) => a.indicatorId - b.indicatorId);
}
