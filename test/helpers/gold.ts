/**
 * Holds an extraction against a gold: a record of the same shape that a person wrote from the document. What a gold
 * leaves out is not judged; what it says must be there, equal. `{ "anyOf": [...] }` stands for several right answers.
 */
import type { Extraction, Report } from '../../src/model/record.js';

export interface Gold {
  readonly reports: readonly Record<string, unknown>[];
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.filter(isRow) : []);
const bare = (text: string): string => text.replace(/\s/g, '');
const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Differences between a stated value and the one read, each with its path. */
function differences(path: string, gold: unknown, got: unknown): string[] {
  if (gold === undefined) return [];
  if (isRow(gold) && Array.isArray(gold['anyOf'])) {
    const right = gold['anyOf'].some((one: unknown) => differences(path, one, got).length === 0);
    return right ? [] : [`${path}: none of ${show(gold['anyOf'])} but ${show(got)}`];
  }
  if (isRow(gold) && isRow(got))
    return Object.keys(gold).flatMap((key) => differences(`${path}.${key}`, gold[key], got[key]));
  const same = typeof gold === 'string' && typeof got === 'string' ? bare(gold) === bare(got) : gold === got;
  return same ? [] : [`${path}: ${show(gold)} wanted, ${show(got)} read`];
}

const name = (row: Row): string => show(row['level3'] ?? row['label'] ?? row['item'] ?? row['title'] ?? null);

/** Lists whose rows are all in the gold, in the order of the document. */
function compareLists(path: string, gold: readonly Row[], got: readonly Row[]): string[] {
  if (gold.length !== got.length)
    return [
      `${path}: ${gold.length} rows wanted (${gold.map(name).join(', ')}), ${got.length} read (${got.map(name).join(', ')})`,
    ];
  return gold.flatMap((row, i) => differences(`${path}[${i + 1}] ${name(row)}`, row, got[i]));
}

/** Rows that must be among those read, each taken once. */
function compareSome(
  path: string,
  gold: readonly Row[],
  got: readonly Row[],
  fits: (gold: Row, got: Row) => boolean,
): string[] {
  const rest = [...got];
  return gold.flatMap((row) => {
    const index = rest.findIndex((one) => fits(row, one));
    if (index < 0) return [`${path}: ${show(row)} is missing`];
    rest.splice(index, 1);
    return [];
  });
}

const text = (value: unknown): string => bare(typeof value === 'string' ? value : '');
const equal = (gold: Row, got: Row): boolean => differences('', gold, got).length === 0;

function sectionFits(gold: Row, got: Row): boolean {
  if (text(gold['heading']) !== text(got['heading'])) return false;
  if (gold['type'] !== undefined && gold['type'] !== got['type']) return false;
  return text(got['text']).includes(text(gold['contains']));
}

function factFits(gold: Row, got: Row): boolean {
  if (gold['number'] !== got['number'] || gold['unit'] !== got['unit']) return false;
  if (gold['label'] === undefined) return true;
  const [wanted, read] = [text(gold['label']), text(got['label'])];
  return read !== '' && (read.includes(wanted) || wanted.includes(read));
}

/** Facts with a label take theirs before those without. */
const labelledFirst = (facts: readonly Row[]): Row[] => [
  ...facts.filter((fact) => fact['label'] !== undefined),
  ...facts.filter((fact) => fact['label'] === undefined),
];

const WHOLE = ['forms', 'funding', 'indicators', 'expenditures'];
const SOME = ['people', 'sections', 'facts', 'findings'];

function compareReport(path: string, gold: Row, report: Report): string[] {
  const got = report as unknown as Row;
  const found: string[] = [];
  for (const [key, value] of Object.entries(gold)) {
    const here = `${path}.${key}`;
    if (WHOLE.includes(key)) found.push(...compareLists(here, rows(value), rows(got[key])));
    else if (key === 'sections') found.push(...compareSome(here, rows(value), rows(got[key]), sectionFits));
    else if (key === 'facts') found.push(...compareSome(here, labelledFirst(rows(value)), rows(got[key]), factFits));
    else if (SOME.includes(key)) found.push(...compareSome(here, rows(value), rows(got[key]), equal));
    else found.push(...differences(here, value, got[key]));
  }
  return found;
}

/** Everything in which the extraction differs from the gold; none if it meets it. */
export function unmet(gold: Gold, extraction: Extraction): string[] {
  const { reports } = extraction;
  if (gold.reports.length !== reports.length) return [`${gold.reports.length} reports wanted, ${reports.length} read`];
  return gold.reports.flatMap((report, i) => {
    const got = reports[i];
    return got ? compareReport(`report ${i + 1}`, report, got) : [];
  });
}
