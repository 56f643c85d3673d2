/** What lists of files say, told in few lines. */
import type { InputNote, NoteKind } from '../run/inputs/index.js';
import type { Context } from './context.js';
import type { MessageKey } from './messages.js';
import { printable } from './output.js';

const KEYS: Readonly<Record<NoteKind, MessageKey>> = {
  used: 'note.used',
  failed: 'note.failed',
  'unknown-column': 'note.unknown-column',
  'bad-line': 'note.bad-line',
  'bad-value': 'note.bad-value',
  'no-path': 'note.no-path',
  missing: 'note.missing',
  duplicate: 'note.duplicate',
  'not-downloaded': 'note.not-downloaded',
};

export const noteWords = (note: string, { t }: Context): string => (note in KEYS ? t(KEYS[note as NoteKind]) : note);

/** Notes of one kind that are shown. */
const SHOWN = 3;

/** One line for each list and kind of note: how many, and the first of them. */
export function noteLines(notes: readonly InputNote[], context: Context): readonly string[] {
  const groups = new Map<string, InputNote[]>();
  for (const note of notes) {
    const key = `${note.list}\n${note.note}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  const { t } = context;
  return [...groups.values()].map((group) => {
    const [first] = group;
    const list = printable(first?.list === '-' ? t('note.stdin') : (first?.list ?? ''));
    if (first?.note === 'used') return t('note.usedLine', { list, count: first.detail });
    const some = group.slice(0, SHOWN).map(({ line, detail }) => (line === null ? detail : `${t('note.line', { line })}${detail === '' ? '' : ` ${detail}`}`)); // prettier-ignore
    const rest = group.length > SHOWN ? ' …' : '';
    return t('note.summary', { list, what: noteWords(first?.note ?? '', context), count: group.length, some: printable(some.join('; ')) + rest }); // prettier-ignore
  });
}
