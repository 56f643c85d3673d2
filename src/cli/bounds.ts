/** The options that say what reading one document may cost. */
import type { Command } from 'commander';
import type { Bounds } from '../run/pool/bounds.js';
import type { MessageKey, Texts } from './messages.js';
import { wholeNumber } from './options.js';

export interface BoundOptions {
  readonly timeout?: string;
  readonly stall?: string;
  readonly memory?: string;
}

/** Less than this a worker needs for itself. */
const LEAST_MEMORY = 256;

export function boundsOf({ timeout, stall, memory }: BoundOptions, t: Texts): Partial<Bounds> {
  const given = {
    timeout: wholeNumber('--timeout', timeout, 1, t),
    stall: wholeNumber('--stall', stall, 1, t),
    memory: wholeNumber('--memory', memory, LEAST_MEMORY, t),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const OPTIONS: readonly (readonly [string, MessageKey])[] = [
  ['--timeout <seconds>', 'bounds.timeout'],
  ['--stall <seconds>', 'bounds.stall'],
  ['--memory <MiB>', 'bounds.memory'],
];

/** Adds the options to a command, or some of them. */
export function withBounds(command: Command, t: Texts, only?: readonly string[]): Command {
  for (const [flags, key] of OPTIONS)
    if (only?.includes(flags.split(' ')[0] ?? '') !== false) command.option(flags, t(key));
  return command;
}
