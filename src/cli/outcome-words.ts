/** Outcomes in the user's language. */
import { OUTCOMES, type Outcome } from '../model/codes.js';
import type { Lang } from './locale.js';
import { ADVICE_ZH } from './messages.js';

export interface OutcomeWords {
  readonly meaning: string;
  /** What the user can do, or ''. */
  readonly advice: string;
}

export function outcomeWords(outcome: Outcome, lang: Lang): OutcomeWords {
  const { meaning, zh, advice } = OUTCOMES[outcome];
  return lang === 'zh' ? { meaning: zh, advice: ADVICE_ZH[outcome] } : { meaning, advice };
}
