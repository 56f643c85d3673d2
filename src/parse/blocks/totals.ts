/** Several rows of totals in one form: 合计 of the indicators, points of the budget, 总得分 of both. */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import type { FormPart, TableContext } from '../draft.js';
import { labelKey } from '../labels.js';

interface Total {
  readonly weight: number | null;
  readonly score: number | null;
}

/** Words of the row that closes a whole form; 合计 may close the indicators alone. */
const WHOLE = /总(得|评|成绩|自评得)?分|总成绩|^综合得分|最终/;

/** How surely a row is that of the whole form: a hundred points say as much as its words do. */
function rank({ weight }: Total, label: string): number {
  return (WHOLE.test(labelKey(label)) ? 1 : 0) + (weight === 100 ? 1 : 0);
}

const differ = (a: number | null, b: number | null): boolean => a !== null && b !== null && Math.abs(a - b) > 0.001;

/**
 * Adds what a total row states. Rows that agree complete each other; of two that differ the one of the whole form counts,
 * which its words and its hundred points tell, and the other is told. Where neither tells, what they differ in is left out.
 */
export function addTotal(context: TableContext, part: FormPart, first: Cell, { weight, score }: Total): void {
  const known = part.total;
  const total = { weight, score, label: first.text };
  if (known === null) {
    part.total = total;
    return;
  }
  const [ofWeight, ofScore] = [differ(known.weight, weight), differ(known.score, score)];
  if (!ofWeight && !ofScore) {
    part.total = { weight: known.weight ?? weight, score: known.score ?? score, label: known.label ?? first.text };
    return;
  }
  const label = known.label ?? '';
  const [before, now] = [rank(known, label), rank(total, first.text)];
  const shown = (one: Total, text: string): string => `“${text}” (${one.weight ?? '—'} | ${one.score ?? '—'})`;
  if (before !== now) {
    const [taken, left] = now > before ? [total, known] : [known, total];
    part.total = taken;
    context.warnings.push(
      warn(
        'value.inferred',
        `two rows of totals differ; ${shown(taken, now > before ? first.text : label)} was taken for that of the form and ${shown(left, now > before ? label : first.text)} for a part of it`,
        first.at,
      ),
    );
    return;
  }
  part.total = { weight: ofWeight ? null : (known.weight ?? weight), score: ofScore ? null : (known.score ?? score), label }; // prettier-ignore
  context.warnings.push(
    warn(
      'value.unsure',
      `two rows of totals differ, ${shown(known, label)} and ${shown(total, first.text)}; what they differ in was not loaded`,
      first.at,
    ),
  );
}
