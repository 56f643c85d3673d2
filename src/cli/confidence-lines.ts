/** The confidence of a report and what it rests on, a line each. */
import { CLUES } from '../confidence/index.js';
import type { Evidence, Report } from '../model/record.js';
import type { Context } from './context.js';
import { printable } from './output.js';

const signed = (effect: number): string => `${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(2)}`;

function evidenceLine({ code, effect, note }: Evidence, { lang }: Context): string {
  const zh = lang === 'zh' ? CLUES.find((clue) => clue.code === code)?.zh : undefined;
  return printable(`${signed(effect)} ${code}: ${zh === undefined ? note : `${zh} (${note})`}`);
}

/** The number first, then its evidence, the strongest first; nothing for a report that was not weighed. */
export function confidenceLines(report: Report, context: Context): { head: string; evidence: string[] } | null {
  if (report.confidence === null) return null;
  return {
    head: context.t('inspect.confidence', { confidence: report.confidence.toFixed(2) }),
    evidence: report.evidence.map((one) => evidenceLine(one, context)),
  };
}
