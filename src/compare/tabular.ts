/** A comparison as rows for other programs: one a place and year, and one a figure. Names of columns never change. */
import type { Cell, ComparedTable, Figure, Row } from './answer.js';
import type { Coverage } from './coverage.js';

export type TabularValue = string | number | null;

export interface Tabular {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TabularValue[])[];
}

const unique = (values: readonly (string | null)[]): string =>
  [...new Set(values.filter((value) => value !== null && value !== ''))].join(' | ');

const place = ({ code, province, prefecture, county, part }: Row): TabularValue[] => [code, province, prefecture, county, part]; // prettier-ignore
const PLACE = ['code', 'province', 'prefecture', 'county', 'part'];

function cellRow(row: Row, cell: Cell, unit: string): TabularValue[] {
  const { figures } = cell;
  const confidences = figures.flatMap(({ confidence }) => confidence ?? []);
  return [
    ...place(row),
    cell.year,
    cell.value,
    unit,
    cell.basis,
    cell.low,
    cell.high,
    figures.length,
    cell.places,
    cell.target,
    cell.targetComparator,
    cell.achieved,
    cell.scoreRate,
    cell.rank,
    cell.z,
    cell.outlier ? 1 : 0,
    cell.doubts.join(' '),
    confidences.length === 0 ? null : Math.min(...confidences),
    unique(figures.map(({ name }) => name)),
    unique(figures.map(({ project }) => project)),
    unique(figures.map(({ department, unitName }) => department ?? unitName)),
    unique(figures.map(({ targetRaw }) => targetRaw)),
    unique(figures.map(({ actualRaw }) => actualRaw)),
    unique(figures.map(sourceOf)),
    figures.map(({ indicatorId }) => indicatorId).join(' '),
  ];
}

/** The file, and in an archive the path inside, and the place in it. */
export const sourceOf = ({ path, entry, place: at }: Figure): string =>
  [entry === null ? path : `${path} › ${entry}`, at].filter((part) => part !== null).join(' ');

/** One row a place and year. */
export function cellsTable(table: ComparedTable): Tabular {
  return {
    name: 'comparison',
    columns: [...PLACE, 'year', 'value', 'unit', 'basis', 'low', 'high', 'figures', 'places', 'target', 'target_comparator', 'achieved', 'score_rate', 'rank', 'robust_z', 'outlier', 'doubts', 'confidence', 'names', 'projects', 'departments', 'target_raw', 'actual_raw', 'sources', 'indicator_ids'], // prettier-ignore
    rows: table.rows.flatMap((row) =>
      row.cells.flatMap((cell) => (cell === null ? [] : [cellRow(row, cell, table.unit)])),
    ),
  };
}

/** One row a place: its values by year, and the change between the first and the last. */
export function wideTable(table: ComparedTable): Tabular {
  return {
    name: 'by year',
    columns: [...PLACE, ...table.years.map(String), 'change', 'change_ratio', 'change_from', 'change_to'],
    rows: table.rows.map((row) => [
      ...place(row),
      ...row.cells.map((cell) => cell?.value ?? null),
      row.change?.difference ?? null,
      row.change?.ratio ?? null,
      row.change?.from ?? null,
      row.change?.to ?? null,
    ]),
  };
}

function figureRow(figure: Figure, used: boolean): TabularValue[] {
  const f = figure;
  return [used ? 1 : 0, f.why, f.regionCode, f.province, f.prefecture, f.county, f.year, f.concept, f.name, f.value, f.unit, f.target, f.targetComparator, f.targetRaw, f.actualRaw, f.achieved, f.scoreRate, f.confidence, f.doubts.join(' '), f.kind, f.department, f.unitName, f.project, f.path, f.entry, f.place, f.copies, f.indicatorId]; // prettier-ignore
}

/** One row a figure, those that are not compared too. */
export function figuresTable(table: ComparedTable): Tabular {
  return {
    name: 'figures',
    columns: ['compared', 'left_out', 'region_code', 'province', 'prefecture', 'county', 'year', 'concept', 'name', 'value', 'unit', 'target', 'target_comparator', 'target_raw', 'actual_raw', 'achieved', 'score_rate', 'confidence', 'doubts', 'kind', 'department', 'unit_name', 'project', 'path', 'entry', 'place', 'copies', 'indicator_id'], // prettier-ignore
    rows: [
      ...table.rows.flatMap((row) => row.cells.flatMap((cell) => (cell?.figures ?? []).map((f) => figureRow(f, true)))),
      ...table.leftOut.flatMap(({ all }) => all.map((f) => figureRow(f, false))),
    ],
  };
}

export function spreadTable(table: ComparedTable): Tabular {
  return {
    name: 'spread',
    columns: ['year', 'count', 'doubtful', 'min', 'q1', 'median', 'q3', 'max', 'outliers', 'outliers_by'],
    rows: table.spread.map((s) => [s.year, s.count, s.doubtful, s.min, s.q1, s.median, s.q3, s.max, s.outliers, s.method]), // prettier-ignore
  };
}

export function namesTable(table: ComparedTable): Tabular {
  return {
    name: 'names',
    columns: ['concept', 'name', 'figures'],
    rows: table.names.map(({ concept, name, figures }) => [concept, name, figures]),
  };
}

/** One row a place, part and year of what there is. */
export function coverageTable(coverage: Coverage): Tabular {
  return {
    name: 'coverage',
    columns: [...PLACE, 'year', 'reports', 'projects', 'indicators', 'files'],
    rows: coverage.rows.flatMap(({ code, province, prefecture, county, part, cells }) =>
      cells.flatMap(
        (cell, i) =>
        cell === null
          ? []
          : [[code, province, prefecture, county, part, coverage.years[i] ?? null, cell.reports, cell.projects, cell.indicators, cell.files]], // prettier-ignore
      ),
    ),
  };
}
