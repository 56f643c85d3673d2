/**
 * A worker that is started before it is known what it will read: while the command line is put together, it loads its
 * readers on another processor, so that reading one file in a process of its own costs hardly more than reading it here.
 */
import { BOUNDS } from './bounds.js';
import { startChild, type Child, type ChildOptions } from './child.js';

let ahead: Child | null = null;

/** Starts a worker with the usual limits; it does not keep this process from ending. */
export function startAhead(): void {
  ahead = startChild({ memory: BOUNDS.memory, nodeOptions: [] });
  ahead.hold(false);
}

/** The worker that was started ahead, if it is one of the kind that is asked for. */
export function takeAhead({ memory, nodeOptions }: ChildOptions): Child | null {
  const child = ahead;
  if (child === null || memory !== BOUNDS.memory || nodeOptions.length > 0) return null;
  ahead = null;
  if (!child.alive()) return null;
  child.hold(true);
  return child;
}

/** Ends the worker if none has taken it. */
export function dropAhead(): void {
  ahead?.kill({ kind: 'crash', words: 'it was not needed' });
  ahead = null;
}
