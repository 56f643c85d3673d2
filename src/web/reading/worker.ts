/** The process that reads documents for pages: what a document does to its reader, it does not do to the server. */
import type { Met } from '../../run/original.js';
import { endWithParent } from '../../run/pool/watchdog.js';
import type { Ask, Shown, Told } from './protocol.js';

process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit());
endWithParent();

const { documentsIn, entryHint } = await import('../../run/expand.js');
const { extractBytes } = await import('../../run/extract.js');
const { findOriginal } = await import('../../run/original.js');
const { lookOf } = await import('./look.js');

/** Ends when the message is on its way, so that none is lost and none piles up. */
const send = (message: Told): Promise<void> =>
  new Promise((sent) => {
    if (process.send === undefined) return sent();
    process.send(message, () => sent());
  });

async function show(bytes: Uint8Array, met: Met): Promise<Shown> {
  const { extraction, outcome, doc, uses } = await extractBytes(bytes, met.path, entryHint(met.entry));
  const look = doc === null ? null : await lookOf(bytes, doc.source);
  return { extraction, outcome, doc, uses, look, pdf: doc?.source.format === 'pdf' ? bytes : null };
}

async function answer(ask: Ask): Promise<void> {
  if (ask.kind === 'original') {
    const found = await findOriginal(ask.sha256, ask.places);
    if (!found.found) return send({ kind: 'gone', why: found.why });
    await send({ kind: 'document', shown: await show(found.bytes, found.met) });
    return send({ kind: 'end', left: 0 });
  }
  let [count, left] = [0, 0];
  for await (const found of documentsIn(ask.bytes, ask.name)) {
    if (++count > ask.most) left++;
    else if ('failed' in found) await send({ kind: 'document', shown: { ...found.failed, look: null, pdf: null } });
    else await send({ kind: 'document', shown: await show(found.bytes, { path: ask.name, entry: found.entry }) });
  }
  return send({ kind: 'end', left });
}

process.on('message', (ask: Ask) => void answer(ask));
