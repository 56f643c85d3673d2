/**
 * From source text to a tree, whatever the source is: it is made small before parse5 sees it, and a page nested
 * or cloned beyond reason is flattened and parsed again, so that its text is kept and only its structure is lost.
 */
import type { FaultOutcome } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import { smallSource, TAG_CHARACTERS } from './tags.js';
import { parseTree, type Parse5, type RootNode } from './tree.js';

/** More elements than this need more memory than a page can be worth. */
const ELEMENTS = 1_500_000;

const VOID = /^(?:area|base|br|col|embed|frame|hr|img|input|link|meta|param|source|track|wbr|keygen|bgsound|basefont)$/;
/** Elements that end by themselves when the next one begins, so they cannot nest. */
const SELF_ENDING = /^(?:p|li|dd|dt|tr|td|th|tbody|thead|tfoot|option|optgroup|colgroup|caption|rp|rt|html|head|body)$/;
/** Elements that the parser opens again after a misnested end: they multiply, and carry nothing that is read. */
const FORMATTING = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/;

export type Bounded =
  | { readonly ok: true; readonly root: RootNode; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly outcome: FaultOutcome; readonly message: string };

/** Elements that one opening tag may bring: a table is nothing without its body, row and cell. */
const levels = (name: string): number => (name === 'table' ? 4 : 1);

/** Drops the tags of elements nested deeper than `depth` and all formatting tags; every character of text stays. */
function flatten(source: string, depth: number): string {
  const open: string[] = [];
  let level = 0;
  let over = 0;
  let out = '';
  let kept = 0;
  for (const match of source.matchAll(/<(\/?)([a-zA-Z][^\s/>]{0,80})[^>]{0,20000}>/g)) {
    const name = (match[2] ?? '').toLowerCase();
    if (VOID.test(name) || SELF_ENDING.test(name)) continue;
    let drop = FORMATTING.test(name);
    if (!drop) {
      if (match[1] === '') {
        drop = level >= depth;
        if (drop) over++;
        else {
          open.push(name);
          level += levels(name);
        }
      } else if (over > 0) {
        over--;
        drop = true;
      } else if (open[open.length - 1] === name) {
        open.pop();
        level -= levels(name);
      }
    }
    if (drop) {
      out += source.slice(kept, match.index);
      kept = match.index + match[0].length;
    }
  }
  return out + source.slice(kept);
}

/** Parses a page within the limits. Warnings: `structure.repaired`, `nesting.cut`; fault `too-big`. */
export function parseBounded(parse5: Parse5, source: string, limits: Limits): Bounded {
  const warnings: Warning[] = [];
  const { text: clean, cut } = smallSource(source);
  if (cut > 0)
    warnings.push(warn('structure.repaired', `${cut} tags longer than ${TAG_CHARACTERS} characters were cut`));
  const elements = Math.min(ELEMENTS, 20_000 + clean.length);
  const first = parseTree(parse5, clean, { depth: limits.depth, elements, cells: limits.cells });
  if ('root' in first) return { ok: true, root: first.root, warnings };
  if (first.bound === 'cells' || (first.bound === 'elements' && elements === ELEMENTS))
    return {
      ok: false,
      outcome: 'too-big',
      message: `the page has more than ${first.bound === 'cells' ? `${limits.cells} table cells` : `${ELEMENTS} elements`}`,
    };
  warnings.push(
    first.bound === 'depth'
      ? warn('nesting.cut', `elements nested deeper than ${limits.depth} were read as if they were not nested`)
      : warn('structure.repaired', 'unclosed formatting multiplies without end and was ignored'),
  );
  const second = parseTree(parse5, flatten(clean, limits.depth), {
    depth: limits.depth * 4,
    elements: ELEMENTS,
    cells: limits.cells,
  });
  if ('root' in second) return { ok: true, root: second.root, warnings };
  return { ok: false, outcome: 'too-big', message: `the page's ${second.bound} are beyond the limit` };
}
