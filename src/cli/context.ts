/** What every command is given, and how a command ends. */
import type { Lang } from './locale.js';
import type { Texts } from './messages.js';

export const EXIT = { read: 0, internal: 1, usage: 2, some: 3, none: 4, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Context {
  readonly lang: Lang;
  readonly t: Texts;
}

/** The command was called wrongly: its message says what to do, and it ends with the exit code of wrong use. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Sets how the process will end; it ends by itself once everything is written. */
export function exitWith(code: ExitCode): void {
  process.exitCode = code;
}

/** 0 if all were read, 4 if none, else 3; `lost` counts what was never seen, such as folders that do not open. */
export function codeFor(files: number, failed: number, lost = 0): ExitCode {
  if (failed + lost === 0) return EXIT.read;
  return failed >= files ? EXIT.none : EXIT.some;
}
