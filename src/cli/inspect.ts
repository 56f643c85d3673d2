/** `jixiao inspect`: what stands in a file and what each cell was taken for. */
import type { Command } from 'commander';
import type { Context } from './context.js';

export function addInspect(program: Command, context: Context): void {
  program.command('inspect').description(context.t('inspect.about'));
}
