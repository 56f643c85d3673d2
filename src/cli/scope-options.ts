/** Options by which comparisons, coverage and profiles say which reports they look at. */
import type { Command } from 'commander';
import type { CompareError, Level, Scope, Years } from '../compare/question.js';
import { KINDS } from '../model/record.js';
import { UsageError, type Context } from './context.js';
import { compareWords, filled } from './compare-words.js';
import type { Texts } from './messages.js';
import { printable } from './output.js';

export interface ScopeOptions {
  readonly db?: string;
  readonly years?: string;
  readonly region?: readonly string[];
  readonly department?: string;
  readonly kind?: string;
  readonly by?: string;
}

/** 2022, or 2021-2023. */
export function yearsOf(given: string | undefined, t: Texts): Years | undefined {
  if (given === undefined) return undefined;
  const [, from = '', to = from] = /^(\d{4})(?:[-–—~](\d{4}))?$/.exec(given.trim()) ?? [];
  const years = { from: Number(from), to: Number(to) };
  if (from !== '' && years.from <= years.to) return years;
  throw new UsageError(t('use.choice', { option: '--years', choices: '2022 | 2021-2023', given: printable(given) }));
}

/** One of some words, or undefined. */
export function choiceOf<K extends string>(
  option: string,
  given: string | undefined,
  choices: readonly K[],
  t: Texts,
): K | undefined {
  // prettier-ignore
  const found = choices.find((choice) => choice === given);
  if (given === undefined || found !== undefined) return found;
  throw new UsageError(t('use.choice', { option, choices: choices.join(' | '), given: printable(given) }));
}

const LEVELS: readonly Level[] = ['county', 'prefecture', 'province'];

export function scopeOf(options: ScopeOptions, t: Texts): Scope & { readonly by?: Level } {
  const years = yearsOf(options.years, t);
  const kind = choiceOf('--kind', options.kind, KINDS, t);
  const by = choiceOf('--by', options.by, LEVELS, t);
  const regions = (options.region ?? [])
    .flatMap((given) => given.split(/[,，、]/))
    .filter((given) => given.trim() !== '');
  return {
    ...(years === undefined ? {} : { years }),
    ...(regions.length === 0 ? {} : { regions }),
    ...(options.department === undefined ? {} : { department: options.department }),
    ...(kind === undefined ? {} : { kind }),
    ...(by === undefined ? {} : { by }),
  };
}

/** A question that makes no sense for this database, in the user's language. */
export function questionError(error: CompareError, { lang }: Context): UsageError {
  const w = compareWords(lang);
  const near = error.near.length === 0 ? '' : filled(w['error.near'], { list: error.near.join(w.and) });
  return new UsageError(
    printable(filled(w[`error.${error.code}`], { asked: error.asked, near, message: error.message })),
  );
}

export function addScopeOptions(command: Command, { t }: Context): Command {
  return command
    .option('--db <file>', t('option.db'))
    .option('--years <years>', t('scope.years'))
    .option('--region <name...>', t('scope.region'))
    .option('--department <name>', t('scope.department'))
    .option('--kind <project|department|transfer>', t('scope.kind'));
}
