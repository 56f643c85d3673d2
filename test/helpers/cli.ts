/**
 * The command line as it is shipped: `dist/src/cli/main.js`, which `npm test` builds first. When vitest is run alone, run
 * `npm run build` before, or name another build in JIXIAO_CLI.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// what is built with it, as the measurements are, lies in dist itself
const BUILT = import.meta.url.endsWith('.js') ? '../../src/cli/main.js' : '../../dist/src/cli/main.js';
export const MAIN = process.env['JIXIAO_CLI'] ?? fileURLToPath(new URL(BUILT, import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Sees the process while it runs. */
  readonly during?: (child: ChildProcess) => void;
}

/** Runs `jixiao` in English unless the call says otherwise. */
export function jixiao(args: readonly string[], call: Call = {}): Promise<Ended> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run \`npm run build\` first`);
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...call.env };
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: call.cwd, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(call.stdin ?? '');
    call.during?.(child);
  });
}
