/** The character set that a page names in its own head. */

/** The prescan of the HTML standard (13.2.3.2) looks at 1024 bytes; pages of portals put much before it. */
const HEAD = 8192;

const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([a-z0-9_.:-]+)/i;
const XML = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([a-z0-9_.:-]+)/i;

/** The label as written, or null. UTF-16 in a tag that could be read as ASCII is wrong by itself and means UTF-8. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  const label = META.exec(head)?.[1] ?? XML.exec(head)?.[1] ?? null;
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label;
}
