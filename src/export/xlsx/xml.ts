/** Texts in the XML of a workbook. */

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const RISKY =
  /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_x[0-9A-Fa-f]{4}_/;
const ILLEGAL =
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as XML. What XML cannot hold, and a carriage return, which it would turn into a line feed, is written `_xHHHH_`
 * (section 22.9.2.19); a text that looks like that gets its first sign written so.
 */
export function xmlText(text: string): string {
  if (!RISKY.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(ILLEGAL, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

const EDGE = /^\s|\s$|\n/;

/** `<t>` with the text; white space at its ends is kept. */
export const textElement = (text: string): string =>
  `<t${EDGE.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t>`;
