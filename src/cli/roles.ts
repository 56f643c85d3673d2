/** What cells were taken for, sorted into a few kinds that can be told apart by colour. */
import type { Cell } from '../model/doc.js';
import type { At, Extraction } from '../model/record.js';

export type RoleKind = 'heading' | 'label' | 'field' | 'value' | 'money' | 'text' | 'unread' | 'empty';

const KINDS: readonly (readonly [RegExp, RoleKind])[] = [
  [/^(?:heading|title|caption|block)(?:$|:)/, 'heading'],
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

/** What was made of each paragraph outside of tables, by its number: `section:funding`, `fact ×3`. */
export function paragraphUses(extraction: Extraction): ReadonlyMap<number, readonly string[]> {
  const counts = new Map<number, Map<string, number>>();
  const add = (at: At, name: string): void => {
    if (at.paragraph === null || at.table !== null) return;
    const names = counts.get(at.paragraph) ?? new Map<string, number>();
    names.set(name, (names.get(name) ?? 0) + 1);
    counts.set(at.paragraph, names);
  };
  for (const report of extraction.reports) {
    for (const section of report.sections) add(section.at, `section:${section.type}`);
    for (const row of report.funding) add(row.at, `funding:${row.source}`);
    for (const row of report.indicators) add(row.at, 'indicator');
    for (const row of report.expenditures) add(row.at, 'expenditure');
    for (const fact of report.facts) add(fact.at, `fact:${fact.kind}`);
  }
  const words = (names: ReadonlyMap<string, number>): string[] =>
    [...names].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`));
  return new Map([...counts].map(([paragraph, names]) => [paragraph, words(names)]));
}
