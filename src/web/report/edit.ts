/** Correcting a value on its page: what it is now, making a correction, taking one back. */
import { setTimeout } from 'node:timers/promises';
import { fromWords, NULL_WORD, unitBeside } from '../../correct/value.js';
import { NOWHERE } from '../../correct/place.js';
import { correctableField, saysTheSame, valueAt, type CorrectableField } from '../../store/correctable-fields.js';
import type { CorrectableRow } from '../../store/correction-rows.js';
import type { NewCorrection } from '../../store/corrections.js';
import { openStore, type Store } from '../../store/open.js';
import type { PageContext, WebContext } from '../context.js';
import { citation, placeWords, whyNone } from './cite.js';
import { holdingOf, rowOf, fieldName, storedOf, type ReportView } from './view.js';
import { stateWords, written } from './told.js';
import { faultWord, sayIn, type ReportWord } from './words.js';

/** Refused, with the words that say why. */
class Refused extends Error {
  constructor(
    readonly word: ReportWord,
    readonly values: Readonly<Record<string, string>> = {},
  ) {
    super(word);
  }
}

interface Chosen {
  readonly row: CorrectableRow;
  readonly field: CorrectableField;
}

function chosenIn(view: ReportView, record: unknown, row: unknown, path: unknown): Chosen {
  const found = typeof record === 'string' ? rowOf(view, record, Number(row)) : undefined;
  const field = found === undefined || typeof path !== 'string' ? null : correctableField(found.record, path);
  if (found === undefined || field === null) throw new Refused('wrongRow');
  return { row: found, field };
}

/** What the form for a value shows. */
export function valueJson(c: PageContext, view: ReportView): Response {
  const { lang } = c.get('viewer');
  const say = sayIn(lang);
  const { r, i, f, at } = c.req.query();
  try {
    const { row, field } = chosenIn(view, r, i, f);
    const [asRead, standing] = [valueAt(row.asRead, field.path), valueAt(row.standing, field.path)];
    const history = view.corrections
      .filter((one) => one.record === row.record && one.rowId === row.id && one.field === field.path)
      .map((one) => ({
        id: one.id,
        when: one.madeAt.slice(0, 16).replace('T', ' '),
        who: one.who,
        reason: one.reason,
        value: written(one.record, one.field, one.value),
        state: stateWords(one, lang),
        undone: one.undoneAt !== null,
      }));
    const name = [row.anchor, fieldName(row.record, field.path, lang)].filter((part) => part !== null).join(' · ');
    const stands = written(row.record, field.path, standing);
    const place = placeWords(row, at);
    return c.json({
      name,
      place,
      cite: citation(c, view, row, field.path, { name, stands, place }),
      why: whyNone(c, view, row, field.path),
      read: written(row.record, field.path, asRead),
      stands,
      none: standing === null,
      corrected: holdingOf(view, row, field.path)?.state === 'applied',
      unit: unitBeside(asRead),
      kind: field.kind,
      choices: field.choices,
      nullable: field.nullable,
      history,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return c.json({ error: say(error.word, error.values) }, 404);
  }
}

const wordOf = (given: unknown): string => (typeof given === 'string' ? given.trim() : '');

function correctionOf(
  view: ReportView,
  given: Readonly<Record<string, unknown>>,
  acceptedWords: string,
): NewCorrection {
  const { row, field } = chosenIn(view, given['record'], given['row'], given['field']);
  const asRead = valueAt(row.asRead, field.path);
  const accept = given['accept'] === true;
  const reason = wordOf(given['reason']) || (accept ? acceptedWords : '');
  const who = wordOf(given['who']);
  if (reason === '' || who === '') throw new Refused('needsBoth');
  let value = asRead;
  if (!accept) {
    const words = given['none'] === true ? NULL_WORD : wordOf(given['value']);
    const parsed = fromWords(field, words === '' ? NULL_WORD : words, unitBeside(asRead));
    if (!parsed.ok) throw new Refused(faultWord(parsed.fault), { given: words });
    value = parsed.value;
    if (saysTheSame(valueAt(row.standing, field.path), value)) throw new Refused('same');
  } else if (holdingOf(view, row, field.path)?.state === 'confirmed') throw new Refused('same');
  const { source } = view;
  return {
    sha256: source.sha256,
    path: source.entry === null ? source.path : `${source.path}/${source.entry}`,
    report: row.report,
    record: row.record,
    ordinal: row.ordinal,
    anchor: row.anchor,
    at: row.at ?? NOWHERE,
    field: field.path,
    valueAsRead: asRead,
    value,
    reason,
    who,
    readerVersion: view.readerVersion,
  };
}

async function bodyOf(c: PageContext): Promise<Readonly<Record<string, unknown>>> {
  const given: unknown = await c.req.json().catch(() => null);
  return typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'locked';

/** While a run writes, the database is free between its batches: tried again and again, and other pages served meanwhile. */
const TRIES = 15;
const EACH_MILLISECONDS = 20;
const BETWEEN_MILLISECONDS = 100;

async function saving(path: string, work: (store: Store) => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const store = openStore(path, { busyTimeout: EACH_MILLISECONDS });
      try {
        return work(store);
      } finally {
        store.close();
      }
    } catch (error) {
      if (!isBusy(error) || attempt === TRIES) throw error;
      await setTimeout(BETWEEN_MILLISECONDS);
    }
  }
}

/** Answers with `{ ok }`, or with `{ error }` in the language of the viewer. */
async function writing(c: PageContext, work: () => Promise<void>): Promise<Response> {
  const say = sayIn(c.get('viewer').lang);
  try {
    await work();
    return c.json({ ok: true, said: say('saved') });
  } catch (error) {
    if (error instanceof Refused) return c.json({ error: say(error.word, error.values) }, 422);
    if (isBusy(error)) return c.json({ error: say('busy') }, 503);
    throw error;
  }
}

export async function correct(c: PageContext, { path }: WebContext, view: ReportView): Promise<Response> {
  const given = await bodyOf(c);
  const say = sayIn(c.get('viewer').lang);
  return writing(c, async () => {
    const correction = correctionOf(view, given, say('accepted'));
    await saving(path, (store) => void store.corrections.add([correction]));
  });
}

export async function undo(c: PageContext, { path, db }: WebContext, view: ReportView, id: number): Promise<Response> {
  const given = await bodyOf(c);
  return writing(c, async () => {
    const known = view.corrections.find((one) => one.id === Number(given['id']));
    if (known === undefined || known.undoneAt !== null || storedOf(db, id) === null) throw new Refused('nothingToUndo');
    await saving(path, (store) => void store.corrections.undo(known.id));
  });
}
