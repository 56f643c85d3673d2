/** Choices of a printed form of which one is ticked (☑优□良□中□差, 优□良√中□, 优（√）良（ ）). */

const TICKED = '☑☒√✓✔■';
const OPEN = '□☐';
const CHOICE_BEHIND_MARK = new RegExp(`([${TICKED}${OPEN}])([^${TICKED}${OPEN}]+)`, 'gu');
const CHOICE_BEFORE_MARK = new RegExp(`([^${TICKED}${OPEN}]+)([${TICKED}${OPEN}])`, 'gu');
const HAS_TICK = new RegExp(`[${TICKED}]`, 'u');

/**
 * The words of the only choice that is ticked. Null where the text holds no tick, where several are ticked, and where it
 * cannot be told whether the marks stand before or behind their words.
 */
export function tickedChoice(text: string): string | null {
  if (!HAS_TICK.test(text)) return null;
  const marks = text
    .replace(new RegExp(`[（(【[]\\s*([${TICKED}])\\s*[)）】\\]]`, 'gu'), '$1')
    .replace(/[（(【[]\s*[)）】\]]/g, '□')
    .replace(/\s+/g, '');
  const isMark = (sign: string | undefined): boolean => sign !== undefined && (TICKED + OPEN).includes(sign);
  const [first, last] = [isMark(marks[0]), isMark(marks.at(-1))];
  if (first === last) return null;
  const ticked = first
    ? [...marks.matchAll(CHOICE_BEHIND_MARK)]
        .filter(([, mark]) => HAS_TICK.test(mark ?? ''))
        .map(([, , words]) => words)
    : [...marks.matchAll(CHOICE_BEFORE_MARK)]
        .filter(([, , mark]) => HAS_TICK.test(mark ?? ''))
        .map(([, words]) => words);
  return ticked.length === 1 ? (ticked[0] ?? null) : null;
}
