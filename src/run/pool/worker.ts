/** The process that reads documents: one file after the other, from its path to its records. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { ExtractOptions } from '../extract.js';
import type { Answer, FromWorker, Stage, Task, ToWorker } from './protocol.js';
import { endWithParent } from './watchdog.js';

// Ctrl-C on a terminal reaches every process of the run; what is open is to be finished
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit());
endWithParent();

const { documentsIn, entryHint, isArchive } = await import('../expand.js');
const { extractBytes, openFile } = await import('../extract.js');
const { openWebArchive } = await import('../web-archive.js');

/** Signs of progress need not come more often. */
const BEAT_MILLISECONDS = 250;

const send = (message: FromWorker): void => void process.send?.(message);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let answered: (answer: Answer) => void = () => undefined;
const ask = (message: FromWorker): Promise<Answer> =>
  new Promise((resolve) => {
    answered = resolve;
    send(message);
  });

/** Measures the stages of a document and tells of them, but not too often. */
function stopwatch(): {
  readonly beat: (stage: Stage, page?: number) => void;
  readonly end: () => Record<Stage, number>;
} {
  const times: Record<Stage, number> = { open: 0, read: 0, parse: 0, audit: 0 };
  let stage: Stage = 'open';
  let since = performance.now();
  let told = since;
  const turn = (now: number): void => {
    times[stage] += now - since;
    since = now;
  };
  return {
    beat: (next, page) => {
      const now = performance.now();
      turn(now);
      stage = next;
      if (now - told < BEAT_MILLISECONDS) return;
      told = now;
      send({ kind: 'beat', stage, page: page ?? null });
    },
    end: () => {
      turn(performance.now());
      return times;
    },
  };
}

async function modifiedAt(path: string | Buffer): Promise<number | null> {
  const info = await stat(path).catch(() => null);
  return info === null ? null : Math.round(info.mtimeMs * 1000);
}

async function readTask(task: Task): Promise<void> {
  const { path, open, hints, limits, from } = task;
  let watch = stopwatch();
  const where = open !== null && 'name' in open ? Buffer.from(open.name) : path;
  const given = { ...hints, limits };
  const modified = open !== null && 'bytes' in open ? null : await modifiedAt(where);
  // a crawl may be larger than the memory: it is read in pieces
  const web =
    open !== null && 'bytes' in open ? null : await openWebArchive(where, path, given, () => watch.beat('open'));
  const opened =
    open !== null && 'bytes' in open
      ? ({ ok: true, bytes: open.bytes } as const)
      : web !== null
        ? ({ ok: true, bytes: new Uint8Array() } as const)
        : await openFile(where, given, path);
  let position = 0;
  const record = (extracted: Awaited<ReturnType<typeof extractBytes>>, unopened = false): void => {
    const { extraction, outcome } = extracted;
    const times = watch.end();
    const seconds = Math.round(times.open + times.read + times.parse + times.audit) / 1000;
    const { entry, sha256, bytes } = extraction.source;
    send({
      kind: 'record',
      position,
      entry,
      sha256,
      bytes,
      json: JSON.stringify(extraction),
      outcome,
      seconds,
      times,
      unopened,
    });
    watch = stopwatch();
  };
  if (!opened.ok) {
    record(opened.extracted, true);
    return send({ kind: 'end', documents: 1 });
  }
  const archive = web !== null || isArchive(opened.bytes);
  const whole = web?.sha256 ?? sha256(opened.bytes);
  send({ kind: 'opened', bytes: web?.bytes ?? opened.bytes.length, modified, sha256: whole, archive });
  for await (const found of web?.documents() ?? documentsIn(opened.bytes, path, given)) {
    if (position < from) {
      position++;
      watch.beat('open');
      continue;
    }
    if ('failed' in found) record(found.failed);
    else {
      const { bytes, entry } = found;
      const options: ExtractOptions = { ...given, ...found.hints, ...entryHint(entry), beat: watch.beat };
      const hash = archive ? sha256(bytes) : whole;
      const { read } = await ask({ kind: 'document', position, entry, sha256: hash, bytes: bytes.length });
      if (read) record(await extractBytes(bytes, path, options));
      else watch = stopwatch();
    }
    position++;
  }
  await web?.close();
  send({ kind: 'end', documents: position });
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'answer') answered(message);
  // a fault that gets here is one of ours: the process ends, and the run records it
  else void readTask(message);
});
send({ kind: 'ready' });
