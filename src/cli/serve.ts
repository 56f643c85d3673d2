/** `jixiao serve`: the database as pages in a browser, on this machine only. */
import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { write } from './output.js';

interface Options {
  readonly db?: string;
  readonly port?: string;
  readonly open?: boolean;
}

/** The first port that is tried where none is asked for; if it is taken, any that is free. */
const USUAL = 8590;

/** Leads the browser of the user to the address; that there is none is no error. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url]; // prettier-ignore
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code)); // prettier-ignore

async function run(options: Options, { t, lang }: Context): Promise<void> {
  const port = wholeNumber('--port', options.port, 0, t);
  if (port !== undefined && port > 65535) throw new UsageError(t('serve.badPort', { port }));
  const db = options.db ?? DEFAULT_DB;
  const { serve } = await import('../web/server.js');
  const serving = await serve(db, { port: port ?? USUAL, lang }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    if (port !== undefined) throw new UsageError(t('serve.taken', { port }));
    return serve(db, { port: 0, lang });
  });
  await write(`${t('serve.at', { db, url: serving.url })}\n`);
  if (options.open === true) openBrowser(serving.url);
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
  });
  await serving.close();
  exitWith(EXIT.read);
}

export function addServe(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('serve')
    .description(t('serve.about'))
    .option('--db <file>', t('option.db'))
    .option('--port <n>', t('serve.port'))
    .option('--open', t('serve.open'))
    .addHelpText('after', `\n${t('serve.help')}`)
    .action((options: Options) => run(options, context));
}
