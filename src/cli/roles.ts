/** What cells were taken for, sorted into a few kinds that can be told apart by colour. */
import type { Cell } from '../model/doc.js';

export type RoleKind = 'heading' | 'label' | 'field' | 'value' | 'money' | 'text' | 'unread' | 'empty';

const KINDS: readonly (readonly [RegExp, RoleKind])[] = [
  [/^(?:heading|title|caption)(?:$|:)/, 'heading'],
  [/^label$|\.label$/, 'label'],
  [/^field:/, 'field'],
  [/^(?:funding|expenditure|projects)\./, 'money'],
  [/^(?:goal\.|section|person\.|reason|residue)/, 'text'],
];

export interface Role {
  readonly kind: RoleKind;
  /** The parser's own word, `heading:target`; '' for a cell without text or one that was not read. */
  readonly name: string;
}

export function roleOf(cell: Cell, uses: ReadonlyMap<Cell, string>): Role {
  const name = uses.get(cell);
  if (name === undefined) return { kind: cell.text === '' ? 'empty' : 'unread', name: '' };
  return { kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'value', name };
}
