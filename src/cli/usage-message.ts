/** What the argument parser says, in the user's language. */
import type { CommanderError } from 'commander';
import type { MessageKey, Texts } from './messages.js';
import { printable } from './output.js';

const KEYS: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'use.unknownCommand',
  'commander.unknownOption': 'use.unknownOption',
  'commander.missingArgument': 'use.missingArgument',
  'commander.optionMissingArgument': 'use.missingValue',
  'commander.excessArguments': 'use.excess',
};

/** The message names what is wrong, what may have been meant, and where to look it up. */
export function usageMessage(error: CommanderError, t: Texts): string {
  const key = KEYS[error.code];
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1];
  const what = key === undefined ? error.message.replace(/^error: /, '') : t(key, { name });
  const hint = meant === undefined ? [] : [t('use.didYouMean', { name: meant })];
  return [printable(what), ...hint, t('use.seeHelp', { command: 'jixiao' })].join(' ');
}
