/** The researcher's words to the concepts of a database. */
import { conceptKey, overrideName } from '../concept/index.js';
import type { Connection } from '../store/sqlite.js';
import type { AskedParts, NearConcept } from './answer.js';
import { CompareError, type CompareQuestion } from './question.js';

export interface ChosenConcepts {
  readonly subject: string;
  readonly match: AskedParts['match'];
  readonly concepts: readonly string[];
}

function subjectOf({
  words,
  concept,
  family,
}: CompareQuestion): readonly [kind: 'words' | 'concept' | 'family', text: string] {
  const given = [
    ['words', words],
    ['concept', concept],
    ['family', family],
  ] as const;
  const stated = given.flatMap(([kind, text]) => (text === undefined || text.trim() === '' ? [] : [[kind, text.trim()] as const])); // prettier-ignore
  const [first] = stated;
  if (first === undefined || stated.length > 1) {
    throw new CompareError(
      'no-subject',
      '',
      'Say what to compare: an indicator in words, or one concept, or one family.',
    );
  }
  return first;
}

function onlyConceptOf(db: Connection, name: string): string | undefined {
  const labels = db
    .prepare<[string], string>(
      'SELECT DISTINCT c.label FROM indicator_derived d JOIN concept c ON c.id = d.concept_id WHERE d.level3 = ? LIMIT 2',
    ) // prettier-ignore
    .pluck()
    .all(name);
  return labels.length === 1 ? labels[0] : undefined;
}

/** The concept that is meant, never several at once unless a family was asked for. */
export function chooseConcepts(db: Connection, question: CompareQuestion): ChosenConcepts | string {
  const [kind, subject] = subjectOf(question);
  const labelled = db.prepare<[string], string>('SELECT label FROM concept WHERE label = ?').pluck();
  const one = (label: string | undefined, match: ChosenConcepts['match']): ChosenConcepts | null =>
    label === undefined || labelled.get(label) === undefined ? null : { subject, match, concepts: [label] };
  if (kind === 'family') {
    const concepts = db.prepare<[string], string>('SELECT label FROM concept WHERE family = ? ORDER BY label').pluck().all(subject); // prettier-ignore
    return concepts.length === 0 ? subject : { subject, match: 'family', concepts }; // prettier-ignore
  }
  if (kind === 'concept') return one(subject, 'concept') ?? subject;
  const override = db.prepare<[string], string>('SELECT concept FROM concept_override WHERE name = ?').pluck();
  return (
    one(override.get(overrideName(subject)), 'override') ??
    one(subject, 'concept') ??
    one(conceptKey(subject).label, 'words') ??
    // a name that stands for two concepts (by unit, by project) does not say which
    one(onlyConceptOf(db, subject), 'name') ??
    subject
  );
}

const pairs = (text: string): Set<string> => {
  const letters = [...text];
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`));
};

/** How alike two names are: the share of neighbouring letters that they have in common, and whether one holds the other. */
function likeness(asked: Set<string>, words: string, label: string): number {
  const own = pairs(label);
  let shared = 0;
  for (const pair of asked) if (own.has(pair)) shared++;
  const dice = (2 * shared) / Math.max(1, asked.size + own.size);
  return dice + (label.includes(words) || words.includes(label) ? 0.5 : 0);
}

const CANDIDATES = 60;
const LEAST = 0.3;

/** Concepts whose names are like some words, the likest and most frequent first, without those that are excluded. */
export function nearConcepts(db: Connection, words: string, without: readonly string[], most = 6): NearConcept[] {
  const plain = conceptKey(words).label;
  const asked = pairs(plain);
  const rows = db.prepare<[], [number, string, string]>('SELECT id, label, family FROM concept').raw().all();
  const best = rows
    .map(([id, label, family]) => ({
      id,
      label,
      family,
      like: Math.max(likeness(asked, plain, label), family === words ? 0.5 : 0),
    })) // prettier-ignore
    .filter(({ label, like }) => like >= LEAST && !without.includes(label))
    .sort((a, b) => b.like - a.like || (a.label < b.label ? -1 : 1))
    .slice(0, CANDIDATES);
  const count = db.prepare<[number], number>('SELECT count(*) FROM indicator_derived WHERE concept_id = ?').pluck();
  return best
    .map((one) => ({ ...one, indicators: count.get(one.id) ?? 0 }))
    .sort(
      (a, b) =>
        Math.round(4 * b.like) - Math.round(4 * a.like) || b.indicators - a.indicators || (a.label < b.label ? -1 : 1),
    ) // prettier-ignore
    .slice(0, most)
    .map(({ label, family, indicators }) => ({ concept: label, family, indicators }));
}
