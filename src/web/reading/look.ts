/** How a source looks to a person: a Word file rendered, a web page without anything that acts. */
import { renderWordHtml, sanitiseHtml } from '../../../extractors/rendition.js';
import type { DocSource } from '../../model/doc.js';

/** Characters of a view at most; a page that is longer is shown as its rebuilt tables only. */
const MOST = 4_000_000;

/** An address in a view leads nowhere: nothing is to be fetched from outside. */
const withoutAddresses = (html: string): string => html.replace(/ href="(?!#)[^"]*"/g, '');

/** A fragment of HTML for an isolated frame, or null for a format that has no such view. */
export async function lookOf(bytes: Uint8Array, { format, encoding }: DocSource): Promise<string | null> {
  let html = '';
  if (format === 'docx') html = (await renderWordHtml(bytes)).html;
  else if (format === 'html') {
    // a browser's own name for what a page may call otherwise; an unknown one was read as something else already
    const text = new TextDecoder(encoding ?? 'utf-8').decode(bytes);
    html = await sanitiseHtml(text);
  }
  return html.trim() === '' || html.length > MOST ? null : withoutAddresses(html);
}
