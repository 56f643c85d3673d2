/** The corrections of a database as a table. */
import { textTable } from '../export/table.js';
import { placeText } from '../correct/place.js';
import { wordsOf } from '../correct/value.js';
import { correctableField } from '../store/correctable-fields.js';
import { CORRECTION_STATES, type CorrectionState } from '../store/correction-table.js';
import type { Correction } from '../store/corrections.js';
import type { Store } from '../store/open.js';
import { UsageError, type Context } from './context.js';
import { tellLost } from './lost-corrections.js';
import { printable, write } from './output.js';

function words({ record, field }: Correction, value: unknown): string {
  const known = correctableField(record, field);
  return known === null ? JSON.stringify(value) : wordsOf(known, value);
}

export async function listCorrections(store: Store, options: { state?: string; json?: boolean }, { t, lang }: Context): Promise<void> {
  const states = Object.keys(CORRECTION_STATES) as CorrectionState[];
  const state = states.find((one) => one === options.state);
  if (options.state !== undefined && state === undefined)
    throw new UsageError(t('use.choice', { option: '--state', choices: states.join(' | '), given: printable(options.state) }));
  const all = store.corrections.list(state === undefined ? {} : { state });
  if (options.json === true) return write(all.map((one) => `${JSON.stringify(one)}\n`).join(''));
  if (all.length === 0) return write(`${t('correct.nothing')}\n`);
  const heads = ['#', t('correct.h.state'), t('correct.h.file'), t('correct.h.row'), t('correct.h.place'), t('correct.h.field'), t('correct.h.read'), t('correct.h.value'), t('correct.h.who'), t('correct.h.when'), t('correct.h.reason')];
  const rows = all.map((one) => [
    one.id,
    lang === 'zh' ? CORRECTION_STATES[one.state].zh : one.state,
    one.path?.split('/').at(-1) ?? one.sha256.slice(0, 12),
    one.anchor ?? one.record,
    placeText(one.at),
    one.field,
    words(one, one.valueAsRead),
    words(one, one.value),
    one.who,
    one.madeAt.slice(0, 16).replace('T', ' '),
    [one.reason, one.note].filter((part) => part !== null).join(' – '),
  ]);
  await write(textTable(heads, rows, { maxWidth: 32 }));
  tellLost(store, t);
} // prettier-ignore
