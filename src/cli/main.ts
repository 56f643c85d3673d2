#!/usr/bin/env node
/** The command line: puts the commands together; each of them loads what it needs when it is run. */
import { dropAhead, startAhead } from '../run/pool/ahead.js';
import { isWatched, watchOver } from './watch-over.js';

/** The command among the arguments, where it is to read documents by itself; else null. */
function readingCommand(args: readonly string[]): string | null {
  const at = args.findIndex((arg, i) => !arg.startsWith('-') && args[i - 1] !== '--lang');
  const rest = args.slice(at + 1);
  if (at < 0 || rest.length === 0 || rest.some((arg) => /^(?:-h|--help|--db|--rules)(?:=|$)/.test(arg))) return null;
  return args[at] ?? null;
}

const args = process.argv.slice(2);
const command = readingCommand(args);

if (command === 'inspect' && !isWatched()) await watchOver(args);
else {
  // the worker loads its readers while the commands are put together here
  if ((command === 'extract' || command === 'audit') && !args.some((arg) => arg.startsWith('--memory'))) startAhead();
  const { main } = await import('./program.js');
  await main(args);
  dropAhead();
}
