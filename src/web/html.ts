/** HTML that cannot be forgotten to be escaped: whatever is put into a template is text, unless it is HTML made by one. */
export interface Html {
  readonly html: string;
}

export type Part = Html | string | number | null | undefined | false | readonly Part[];

// what HTML does not allow, and what turns the direction of writing: a name is not to look like another one
const UNSHOWABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const escape = (text: string): string =>
  text
    .replace(UNSHOWABLE, '·')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

function markup(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(markup).join('');
}

/** A template: html`<b>${name}</b>`. Parts are escaped; null, undefined and false are nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, i) => text + (i < parts.length ? markup(parts[i]) : '')).join('') };
}

/** Markup of one's own making, such as that of a chart; never anything that a document states. */
export const trusted = (markup: string): Html => ({ html: markup });

export const NOTHING: Html = { html: '' };

/** Attributes by name; those that are null or false are left out, those that are true stand alone. */
export function attributes(given: Readonly<Record<string, string | number | boolean | null | undefined>>): Html {
  const parts = Object.entries(given).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === false) return [];
    return [value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`];
  });
  return { html: parts.join('') };
}
