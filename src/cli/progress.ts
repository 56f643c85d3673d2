/** One line on the terminal that says how far a run is. */
import { displayWidth, fit } from '../export/width.js';
import { isFailure } from '../model/failure.js';
import type { IngestEvent } from '../run/events.js';
import type { Texts } from './messages.js';
import { printable } from './output.js';

export interface Progress {
  readonly see: (event: IngestEvent) => void;
  /** Takes the line away, so that other text can be printed. */
  readonly clear: () => void;
}

const NONE: Progress = { see: () => undefined, clear: () => undefined };
const REDRAW_MILLISECONDS = 80;

/** Says nothing where the stream is no terminal. */
export function progressOn(stream: NodeJS.WriteStream, t: Texts): Progress {
  if (!stream.isTTY) return NONE;
  const began = performance.now();
  let drawn = -Infinity;
  let failed = 0;
  let shown = false;
  let [done, total, unread] = [0, 0, 0];
  const clear = (): void => {
    if (shown) stream.write('\r\x1b[K');
    shown = false;
  };
  const draw = (path: string): void => {
    const now = performance.now();
    if (now - drawn < REDRAW_MILLISECONDS) return;
    drawn = now;
    const seconds = Math.max(0.001, (now - began) / 1000);
    // files that need not be read take no time: the rate of those that were read says how long the rest takes
    const speed = unread / seconds;
    const rate = unread === 0 ? '–' : speed.toFixed(speed < 10 ? 1 : 0);
    const left = unread < ENOUGH ? '' : t('ingest.left', { time: duration((total - done) / speed) });
    const text = (name: string): string => t('ingest.progress', { done, total, rate, left, failed, path: name });
    const room = (stream.columns || 80) - 1;
    const name = printable(path);
    // of a long path the end says more than the beginning
    const space = Math.max(8, room - displayWidth(text('')));
    let tail = name;
    while (displayWidth(tail) > space) tail = tail.slice(tail.startsWith('…') ? 2 : 1).replace(/^…?/, '…');
    stream.write(`\r\x1b[K${fit(text(tail), room)}`);
    shown = true;
  };
  return {
    see: (event) => {
      if (event.kind === 'found') total = event.files;
      else if (event.kind === 'reading') {
        done = event.index - 1;
        draw(event.path);
      } else if (event.kind === 'waiting') {
        const stage = event.page === null ? (event.stage ?? '') : `${event.stage ?? ''} ${event.page}`;
        draw(t('ingest.slow', { path: event.path, seconds: event.seconds, stage }));
      } else if (event.kind === 'done') {
        if (isFailure(event.outcome)) failed++;
        if (event.loaded !== 'unchanged') unread++;
      }
    },
    clear,
  };
}

/** Files after which the rate says something. */
const ENOUGH = 10;

/** 75 → 1:15, 3700 → 1:01:40. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
