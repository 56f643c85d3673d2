/** Options that several commands take, and the checks of their values. */
import { UsageError } from './context.js';
import type { Texts } from './messages.js';
import { printable } from './output.js';

export const DEFAULT_DB = 'jixiao.db';

/** A whole number from `least` up; undefined stays undefined. */
export function wholeNumber(option: string, given: string | undefined, least: number, t: Texts): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (/^\d+$/.test(given) && Number.isSafeInteger(number) && number >= least) return number;
  throw new UsageError(t('use.number', { option, least, given: printable(given) }));
}

/** The one of several exclusive options that was given, or the default. */
export function oneOf<K extends string>(
  given: Readonly<Partial<Record<K, boolean>>>,
  names: readonly K[],
  otherwise: K,
  t: Texts,
): K {
  const chosen = names.filter((name) => given[name] === true);
  if (chosen.length > 1) throw new UsageError(t('use.oneOf', { options: names.map((name) => `--${name}`).join(' ') }));
  return chosen[0] ?? otherwise;
}

export async function standardInput(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}
