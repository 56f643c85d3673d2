/** What reading one document may cost in time and memory, and how it is said that it cost more. */

export interface Bounds {
  /** Seconds for one document. Outcome `timeout`. */
  readonly timeout: number;
  /** Seconds without a sign of progress: a page, a stage, a file of an archive. Outcome `timeout`. */
  readonly stall: number;
  /** Resident memory of one worker in MiB, buffers included. Outcome `memory`. */
  readonly memory: number;
}

export const BOUNDS: Bounds = { timeout: 300, stall: 60, memory: 1536 };

/** Why a worker ended in the middle of a document. */
export type Death =
  | { readonly kind: 'timeout' | 'stall'; readonly seconds: number }
  | { readonly kind: 'memory'; readonly mebibytes: number | null }
  /** Killed from outside, most often by the system when memory runs out. */
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'crash'; readonly words: string };

/** Deaths that may be an accident: reading is tried once more, alone. */
export const isAccident = ({ kind }: Death): boolean => kind === 'crash' || kind === 'killed';

const OUTCOME_OF = { timeout: 'timeout', stall: 'timeout', memory: 'memory', killed: 'memory', crash: 'crash' } as const; // prettier-ignore
export type DeathOutcome = (typeof OUTCOME_OF)[Death['kind']];

/** How a file is read again with other limits: from the ledger of a run, or by the same command once more. */
export type Advice = 'retry' | 'same';

export function faultOf(
  death: Death,
  bounds: Bounds,
  advice: Advice = 'retry',
): { readonly outcome: DeathOutcome; readonly message: string } {
  const outcome = OUTCOME_OF[death.kind];
  const again = (option: string): string =>
    advice === 'same'
      ? `; allow more with \`${option}\``
      : `; read it again with \`jixiao retry --outcome ${outcome} ${option}\``;
  switch (death.kind) {
    case 'timeout':
      return { outcome, message: `reading took more than ${bounds.timeout} s${again(`--timeout ${bounds.timeout * 4}`)}` }; // prettier-ignore
    case 'stall':
      return { outcome, message: `reading made no progress for ${bounds.stall} s${again(`--stall ${bounds.stall * 4}`)}` }; // prettier-ignore
    case 'memory':
      return {
        outcome,
        message: `reading took ${death.mebibytes === null ? 'all' : `${death.mebibytes} MiB`} of the ${bounds.memory} MiB that a worker may use${again(`--memory ${bounds.memory * 2}`)}`,
      };
    case 'killed':
      return {
        outcome,
        message: `the system ended the worker (${death.signal}) twice, as it does when memory runs out${advice === 'same' ? '' : again('--jobs 1')}`,
      };
    case 'crash':
      return { outcome, message: `the worker that read it ended (${death.words}), also when it read nothing else` };
  }
}
