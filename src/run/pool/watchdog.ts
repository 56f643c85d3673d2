/**
 * A worker must not outlive the run. While it reads it may be deaf for minutes, or for ever: so a thread beside it looks
 * whether the parent is still there.
 */
import { Worker } from 'node:worker_threads';

const CODE = `
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

export function endWithParent(): void {
  const thread = new Worker(CODE, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  });
  thread.unref();
}
