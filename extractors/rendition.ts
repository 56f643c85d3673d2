/**
 * A Word document as a web page, for a person who wants to see the source beside what was read. mammoth makes it; it is
 * for looking at only: it loses grid columns, automatic numbers and hidden marks, so nothing is read from it.
 */

export interface Rendition {
  /** A fragment of HTML: no scripts, no event handlers, no addresses but those of links. */
  readonly html: string;
  /** What mammoth could not render, in its words. */
  readonly messages: readonly string[];
}

/** Pictures up to this size are put into the page; a larger one is named instead. */
const LARGEST_PICTURE = 200 * 1024;
const PICTURE_TYPES = /^image\/(?:png|jpeg|gif|bmp|webp)$/;
/** What mammoth's own output consists of; anything else would come from a document that plays tricks. */
const TAGS: ReadonlySet<string> = new Set([
  'p', 'br', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'ul', 'ol', 'li', 'a', 'img',
  'strong', 'em', 'u', 's', 'sup', 'sub', 'input', 'dl', 'dt', 'dd', 'div', 'span',
]); // prettier-ignore
const ATTRIBUTES: ReadonlySet<string> = new Set(['href', 'src', 'alt', 'id', 'colspan', 'rowspan', 'type', 'checked', 'disabled', 'class']); // prettier-ignore

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function isAllowed(name: string, value: string): boolean {
  if (!ATTRIBUTES.has(name)) return false;
  if (name === 'href') return /^(?:https?:\/\/|mailto:|#)/i.test(value);
  if (name === 'src') return /^data:image\/(?:png|jpeg|gif|bmp|webp);base64,/.test(value);
  return true;
}

/** Keeps the known tags and attributes and drops all others, scripts and styles with their contents. */
export async function sanitiseHtml(html: string): Promise<string> {
  const { Parser } = await import('htmlparser2');
  let out = '';
  let skipping = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script' || name === 'style') skipping++;
      if (skipping > 0 || !TAGS.has(name)) return;
      const kept = Object.entries(attributes).filter(([key, value]) => isAllowed(key, value));
      // a picture without an address that may be shown is named by what was put in its place
      if (name === 'img' && !kept.some(([key]) => key === 'src')) {
        out += `<span class="picture">[${escape(attributes['alt'] ?? 'picture')}]</span>`;
        return;
      }
      out += `<${name}${kept.map(([key, value]) => ` ${key}="${escape(value)}"`).join('')}>`;
    },
    ontext(text) {
      if (skipping === 0) out += escape(text);
    },
    onclosetag(name) {
      if ((name === 'script' || name === 'style') && skipping > 0) skipping--;
      else if (skipping === 0 && TAGS.has(name) && !['br', 'img', 'input'].includes(name)) out += `</${name}>`;
    },
  });
  parser.end(html);
  return out;
}

/**
 * Renders a .docx. Never throws: a document that mammoth cannot render gives an empty page and the reason. It takes tens
 * of milliseconds for a report, so it is not for bulk use.
 */
export async function renderWordHtml(bytes: Uint8Array): Promise<Rendition> {
  try {
    const { default: mammoth } = await import('mammoth');
    const convertImage = mammoth.images.imgElement(async (image) => {
      const base64 = await image.readAsBase64String();
      const size = Math.floor((base64.length * 3) / 4);
      if (size <= LARGEST_PICTURE && PICTURE_TYPES.test(image.contentType)) {
        return { src: `data:${image.contentType};base64,${base64}` };
      }
      return { src: '', alt: `picture, ${image.contentType}, ${Math.ceil(size / 1024)} KB` };
    });
    const result = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage });
    return { html: await sanitiseHtml(result.value), messages: result.messages.map((message) => message.message) };
  } catch (error) {
    return { html: '', messages: [`cannot be rendered: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
