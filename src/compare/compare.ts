/** One indicator over counties and years. */
import { checkVersion } from '../store/migrations.js';
import { connect, explained, StoreError, type Connection } from '../store/sqlite.js';
import { LEFT_OUT, type AskedParts, type Comparison, type Figure, type LeftOut, type LeftOutReason } from './answer.js';
import type { Valued } from './cells.js';
import { chooseConcepts, nearConcepts } from './concepts.js';
import { readFigures } from './figures.js';
import { placeOf } from './places.js';
import { CompareError, type CompareQuestion } from './question.js';
import { matchRegions } from './regions.js';
import { tableOf } from './rows.js';
import { foldCopies } from './same-report.js';
import { chooseUnit, namesOf, unitGroups } from './units.js';

const EXAMPLES = 5;

/** The first schema with the views and derived tables that questions here are put to. */
const OLDEST = 5;

/** Runs a question on a database that is opened for reading only. */
export function reading<T>(path: string, work: (db: Connection) => T): T {
  const db = connect(path, { readonly: true });
  try {
    if (checkVersion(db, path) < OLDEST) {
      throw new StoreError('older', `${path} has an older schema. Run \`jixiao ingest\` with it once to bring it up to date.`); // prettier-ignore
    }
    // many rows of a large file are met at random: read them where they lie
    db.pragma('mmap_size = 17179869184');
    db.exec('BEGIN');
    return work(db);
  } catch (error) {
    throw explained(error, path);
  } finally {
    db.close();
  }
}

const withWhy = (figure: Figure, why: LeftOutReason | null): Figure => (why === null || figure.why !== null ? figure : { ...figure, why }); // prettier-ignore

function placed(figure: Figure, question: CompareQuestion): LeftOutReason | null {
  if (figure.year === null) return 'no-year';
  const place = placeOf(figure, question.by ?? 'county');
  return typeof place === 'string' ? place : null;
}

const isValued = (figure: Figure): figure is Valued => figure.why === null && figure.value !== null && figure.year !== null; // prettier-ignore

function leftOutOf(figures: readonly Figure[]): LeftOut[] {
  return LEFT_OUT.flatMap((reason) => {
    const own = figures.filter((figure) => figure.why === reason);
    return own.length === 0 ? [] : [{ reason, figures: own.length, examples: own.slice(0, EXAMPLES), all: own }];
  });
}

function checked(question: CompareQuestion): void {
  const { confidence, years } = question;
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) {
    throw new CompareError('bad-value', String(confidence), `The confidence ${confidence} is not between 0 and 1.`);
  }
  if (years !== undefined && !(Number.isInteger(years.from) && Number.isInteger(years.to) && years.from <= years.to)) {
    throw new CompareError('bad-value', `${years.from}-${years.to}`, `${years.from} to ${years.to} are no years.`);
  }
}

/** The same on an open connection. */
export function compareIn(db: Connection, question: CompareQuestion): Comparison {
  checked(question);
  const chosen = chooseConcepts(db, question);
  if (typeof chosen === 'string') return { outcome: 'unknown', subject: chosen, near: nearConcepts(db, chosen, []) };
  const { years, department, kind, confidence, split } = question;
  const regions = matchRegions(db, question.regions ?? []);
  const asked: AskedParts = {
    subject: chosen.subject,
    match: chosen.match,
    concepts: chosen.concepts,
    value: question.value ?? 'actual',
    by: question.by ?? 'county',
    split: split ?? null,
    pick: question.pick ?? 'list',
    first: question.first ?? 'highest',
    confidence: confidence ?? null,
    scope: {
      ...(years === undefined ? {} : { years }),
      ...(question.regions === undefined ? {} : { regions: question.regions }),
      ...(department === undefined ? {} : { department }),
      ...(kind === undefined ? {} : { kind }),
    },
    regions,
  };
  const near = nearConcepts(db, chosen.subject, chosen.concepts);
  const figures = readFigures(db, question, chosen, regions).map((figure) => withWhy(figure, placed(figure, question)));
  const units = unitGroups(figures);
  const unit = chooseUnit(units, question.unit);
  if (unit === null) return { outcome: 'units', ...asked, units, near };
  if (question.unit !== undefined && !units.some((group) => group.unit === unit)) {
    const there = units.map((group) => group.unit);
    throw new CompareError('bad-value', question.unit, `No figure is in the unit “${question.unit}”. There are: ${there.join(', ')}.`, there); // prettier-ignore
  }
  const judged = figures.map((f) => (f.unit === unit ? f : withWhy(f, f.unit === '' ? 'no-unit' : 'other-unit')));
  const valued = judged.filter(isValued);
  const known = foldCopies(valued).filter(isValued);
  // which of two files is right is not known: with `confidence` neither is taken
  const contested = known.filter((figure) => confidence !== undefined && figure.doubts.includes('conflict'));
  const folded = contested.length === 0 ? known : known.filter((figure) => !figure.doubts.includes('conflict'));
  return {
    outcome: 'compared',
    ...asked,
    unit,
    units,
    ...tableOf(folded, question),
    names: namesOf(folded),
    leftOut: leftOutOf([...judged, ...contested.map((figure) => withWhy(figure, 'doubtful'))]),
    copies: valued.length - known.length,
    near,
  };
}

/**
 * Compares one indicator over counties and years: what each reported, its rank, the spread of each year and its outliers.
 * Values are in base units (元, 人, % …). Where figures are in several units the answer names them and `unit` chooses;
 * where the words are no concept it names those that are like them. Several figures of a place and year are never put
 * into one in silence: `pick` says what to do, and `basis` of each cell how it came to be. What is not compared is in
 * `leftOut`, with the reason.
 *
 * Throws a CompareError for a question that makes no sense here (no such region or unit), a StoreError for a database
 * that cannot be read.
 *
 * @example
 * const answer = compare('jixiao.db', { words: '群众满意度', years: { from: 2021, to: 2023 } });
 * if (answer.outcome === 'compared')
 *   for (const { label, cells } of answer.rows) console.log(label, ...cells.map((cell) => cell?.value ?? '-'));
 */
export function compare(path: string, question: CompareQuestion): Comparison {
  return reading(path, (db) => compareIn(db, question));
}
