/** Options that name lists of files. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { InputOptions } from '../run/inputs/index.js';
import { UsageError, type Context } from './context.js';
import { standardInput } from './options.js';
import { printable } from './output.js';

export interface InputFlags {
  readonly manifest?: readonly string[];
  readonly list?: string;
  readonly null?: boolean;
  readonly filesStore?: string;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export const withInputs = (command: Command, { t }: Context): Command =>
  command
    .option('--manifest <file>', t('ingest.manifest'), collect)
    .option('--list <file>', t('ingest.list'))
    .option('--null', t('ingest.null'))
    .option('--files-store <folder>', t('ingest.filesStore'));

/** Reads the list of paths, if there is one; `-` is standard input, for a manifest too. */
export async function inputsOf(flags: InputFlags, { t }: Context): Promise<InputOptions> {
  const { manifest = [], list, null: nul, filesStore } = flags;
  const named = [...manifest, ...(list === undefined ? [] : [list])];
  const stdin = named.filter((path) => path === '-').length;
  if (stdin > 1) throw new UsageError(t('extract.stdinTwice'));
  if (nul === true && list === undefined && stdin === 0) throw new UsageError(t('ingest.null.unused'));
  const from = stdin === 1 ? '-' : list;
  const bytes = from === undefined ? undefined : from === '-' ? await standardInput() : await readFile(from).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(t('ingest.list.unread', { path: printable(from), why: printable(why) }));
  }); // prettier-ignore
  return {
    manifests: manifest.filter((path) => path !== '-'),
    ...(bytes === undefined ? {} : { list: bytes }),
    ...(nul === true ? { nul } : {}),
    ...(filesStore === undefined ? {} : { filesStore }),
  };
}
