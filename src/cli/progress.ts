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
  const clear = (): void => {
    if (shown) stream.write('\r\x1b[K');
    shown = false;
  };
  const draw = (done: number, total: number, path: string): void => {
    const now = performance.now();
    if (now - drawn < REDRAW_MILLISECONDS) return;
    drawn = now;
    const seconds = Math.max(0.001, (now - began) / 1000);
    const rate = done === 0 ? '–' : (done / seconds).toFixed(done / seconds < 10 ? 1 : 0);
    const text = (name: string): string => t('ingest.progress', { done, total, rate, failed, path: name });
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
      if (event.kind === 'reading') draw(event.index - 1, event.files, event.path);
      else if (event.kind === 'done' && isFailure(event.outcome)) failed++;
    },
    clear,
  };
}
