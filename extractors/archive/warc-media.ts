/** Which responses of a crawl hold documents: everything but what makes pages look and move. */

/** Kinds of media that are no documents, as they are counted. */
const NO_DOCUMENT: readonly (readonly [string, RegExp])[] = [
  ['pictures', /^image\//],
  ['style sheets', /^text\/css$/],
  ['scripts', /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/],
  ['fonts', /^(?:font\/|application\/(?:x-)?font|application\/vnd\.ms-fontobject$)/],
  ['sound and video', /^(?:audio|video)\/|^application\/(?:x-mpegurl|vnd\.apple\.mpegurl|x-shockwave-flash)$/],
  ['data for scripts', /^application\/(?:[\w.+-]+\+)?json$|^application\/(?:wasm|x-protobuf|grpc)/],
];

/** Beginnings of documents, whatever the server calls them: PDF, OLE, RTF, and zip and RAR files. */
const DOCUMENT = /^(?:%PDF|\xd0\xcf\x11\xe0|\{\\rtf|PK\x03\x04|Rar!)/;

/** The name of the kind that is not read; null for what may be a document. `head`: the first bytes of the body. */
export function mediaPassed(contentType: string, head: Uint8Array): string | null {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const kind = NO_DOCUMENT.find(([, pattern]) => pattern.test(type))?.[0] ?? null;
  if (kind === null) return null;
  return DOCUMENT.test(Buffer.from(head.subarray(0, 8)).toString('latin1')) ? null : kind;
}

/** The character set that a Content-Type names. */
export const charsetOf = (contentType: string): string | null =>
  /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType)?.[1] ?? null;
