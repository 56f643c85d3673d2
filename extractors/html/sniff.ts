/** Whether bytes are an HTML page, told by their beginning. */

const HEAD = 4096;

/** The beginning as text good enough for tags: UTF-16 by its mark or its zero bytes, anything else byte by byte. */
function head(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD));
  const [a, b] = start;
  if (a === 0xef && b === 0xbb) return start.subarray(3).toString('latin1');
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return start.toString('utf16le').replace(/^\ufeff/, '');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) {
    const even = Buffer.from(start.subarray(0, start.length & ~1));
    return even
      .swap16()
      .toString('utf16le')
      .replace(/^\ufeff/, '');
  }
  return start.toString('latin1');
}

/** 95 for a page, 70–85 for parts of one, 0 for anything else. */
export function sniffHtml(bytes: Uint8Array, name: string): number {
  const text = head(bytes)
    .replace(/^[\s\0]+/, '')
    .replace(/^(?:<!--[^]*?-->\s*)+/, '');
  const first = text.slice(0, 400);
  if (/^(?:\{\\rtf|%PDF|PK\x03\x04|MIME-Version:)/i.test(first)) return 0;
  const named = /\.(?:html?|shtml|xhtml|jsp|aspx?|php)$/i.test(name) ? 5 : 0;
  if (/^<!doctype\s+html/i.test(first) || /^<html[\s>]/i.test(first))
    return /<w:WordDocument|progid="Word/i.test(first) && !/<html/i.test(first) ? 0 : 95;
  if (/^<\?xml/i.test(first) || /^<\?mso-application/i.test(first))
    return /<!doctype\s+html|<html[\s>]/i.test(text) ? 92 : 0;
  if (/^<(?:head|body|meta|title|base|link|style|script|frameset)[\s>]/i.test(first) && /<\/?[a-z]/i.test(text))
    return 88 + named;
  const tags =
    text.match(
      /<\/?(?:table|tbody|tr|td|th|p|div|span|br|h[1-6]|ul|ol|li|a|font|b|strong|center|section|article)(?=[\s>/])/gi,
    ) ?? [];
  if (
    /^<(?:table|div|p|h[1-6]|center|font|span|ul|ol|section|article|form|b|strong|a|br|!--)[\s>/]/i.test(first) &&
    tags.length > 0
  )
    return (/<table[\s>]/i.test(text) ? 85 : 80) + named;
  if (/<html[\s>]/i.test(text) && tags.length >= 3) return 75 + named;
  if (tags.length >= 8 && /<\/(?:p|td|div|tr|table)>/i.test(text)) return 60 + named * 2;
  return tags.length > 0 && named > 0 ? 30 : named * 2;
}
