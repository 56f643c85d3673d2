/**
 * A command that reads and shows a document in one process runs as a child of a thin one, which ends it when it takes too
 * long or too much memory: a reader that loops cannot be asked to stop, and memory that has run out cannot be told of.
 */
import { spawn } from 'node:child_process';
import { BOUNDS, faultOf, type Death } from '../run/pool/bounds.js';
import { deathOf, residentOf } from '../run/pool/child.js';
import { EXIT, exitWith } from './context.js';
import { langOf } from './locale.js';

/** Names the process that watches, so that a variable that was merely handed on means nothing. */
const WATCHED_BY = 'JIXIAO_WATCHED_BY';
const LOOK_MILLISECONDS = 200;

/** Whether this process is the child of one that watches it. */
export const isWatched = (): boolean => process.env[WATCHED_BY] === String(process.ppid);

/** A limit from the arguments; whether they make sense the child says. */
function limit(args: readonly string[], option: string, otherwise: number): number {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  const text = args[at]?.includes('=') === true ? args[at].slice(option.length + 1) : args[at + 1];
  const given = at < 0 ? otherwise : Number(text);
  return Number.isSafeInteger(given) && given > 0 ? given : otherwise;
}

async function tell(args: readonly string[], death: Death, bounds: typeof BOUNDS): Promise<void> {
  const { outcome, message } = faultOf(death, bounds, 'same');
  const given = args.find((arg, i) => arg.startsWith('--lang=') || args[i - 1] === '--lang')?.replace('--lang=', '');
  const lang = given === 'zh' || given === 'en' ? given : langOf(process.env);
  const { outcomeWords } = await import('./outcome-words.js');
  process.stderr.write(`jixiao: ${outcomeWords(outcome, lang).meaning} (${message})\n`);
  exitWith(EXIT.none);
}

/** Runs the command line with these arguments in a child, and ends as it does. */
export async function watchOver(args: readonly string[]): Promise<void> {
  const bounds = {
    ...BOUNDS,
    timeout: limit(args, '--timeout', BOUNDS.timeout),
    memory: limit(args, '--memory', BOUNDS.memory),
  };
  const flags = [`--max-old-space-size=${Math.max(64, Math.floor(bounds.memory * 0.75))}`];
  const child = spawn(process.execPath, [...process.execArgv, ...flags, process.argv[1] ?? '', ...args], {
    env: { ...process.env, [WATCHED_BY]: String(process.pid) },
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  // Ctrl-C reaches the child as well; this process stays to tell how it ended
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const began = performance.now();
  let why: Death | null = null;
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const timer = setInterval(() => {
    const resident = residentOf(child.pid ?? -1);
    if (resident !== null && resident > bounds.memory) why = { kind: 'memory', mebibytes: resident };
    else if (performance.now() - began > bounds.timeout * 1000) why = { kind: 'timeout', seconds: bounds.timeout };
    if (why !== null) child.kill('SIGKILL');
  }, LOOK_MILLISECONDS);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('error', () => resolve([EXIT.internal, null]));
    child.on('close', (...how) => resolve(how));
  });
  clearInterval(timer);
  const outOfHeap = deathOf(code, signal, words);
  if (why !== null) return tell(args, why, bounds);
  if (outOfHeap.kind === 'memory') return tell(args, outOfHeap, bounds);
  process.stderr.write(words);
  if (code !== null) process.exitCode = code;
  else if (signal === 'SIGINT' || signal === 'SIGPIPE') exitWith(EXIT.interrupted);
  else await tell(args, outOfHeap, bounds);
}
