/** What kinds of elements there are, for reading: what is shown, what breaks a line, what is never text. */
import { isElement, type ChildNode, type ElementNode, type ParentNode } from './tree.js';

/** Elements without text of their own, or whose text is not shown where it stands. */
const SKIPPED = new Set([
  'script', 'style', 'template', 'noscript', 'iframe', 'frame', 'frameset', 'noframes', 'object', 'embed', 'applet', 'svg', 'canvas',
  'audio', 'video', 'map', 'head', 'title', 'meta', 'link', 'base', 'col', 'colgroup', 'datalist', 'dialog', 'xml',
]); // prettier-ignore

const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption',
  'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'listing', 'main',
  'menu', 'nav', 'ol', 'p', 'plaintext', 'pre', 'search', 'section', 'summary', 'ul', 'xmp', 'table', 'tbody', 'thead', 'tfoot', 'tr',
  'td', 'th', 'caption', 'v:textbox', 'ucapcontent', 'founder-content',
]); // prettier-ignore

const HIDING = /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all/i;

export const isSkipped = (element: ElementNode): boolean => SKIPPED.has(element.name);

/** Whether the element says of itself that it is not shown. `aria-hidden` hides from screen readers only. */
export function isHidden(element: ElementNode): boolean {
  const style = element.attribs.style;
  return (style !== undefined && HIDING.test(style)) || element.attribs.hidden !== undefined;
}

/** Whether the element begins and ends a line. */
export function isBlock(element: ElementNode): boolean {
  if (BLOCKS.has(element.name)) return true;
  const style = element.attribs.style;
  return style !== undefined && style.includes('block') && /display\s*:\s*block/i.test(style);
}

export const elementsOf = (node: ParentNode): ElementNode[] => node.children.filter((child) => isElement(child));

/** Sets `textLength` and `linkLength` of all elements below and of the node itself. */
export function measure(node: ParentNode): { text: number; link: number } {
  let text = 0;
  let link = 0;
  for (const child of node.children) {
    if (child.type === 'text') text += inkLength(child.data);
    else if (isElement(child) && !isSkipped(child)) {
      const inner = measure(child);
      text += inner.text;
      link += inner.link;
    }
  }
  if (node.type === 'root') return { text, link };
  if (isHidden(node)) text = link = 0;
  else if (node.name === 'a') link = node.attribs.href === undefined ? link : text;
  node.textLength = text;
  node.linkLength = link;
  return { text, link };
}

/** Characters of text without white space. */
function inkLength(data: string): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    const code = data.charCodeAt(i);
    if (code > 32 && code !== 0xa0 && code !== 0x3000) count++;
  }
  return count;
}

/** Text that is not a link: what a reader came for. */
export const proseLength = (element: ElementNode): number => element.textLength - element.linkLength;

/** All the text below a node, hidden or not, on one line; at most `limit` characters. */
export function rawText(node: ChildNode | ParentNode, limit = 100_000): string {
  if (node.type === 'text') return node.data;
  if (node.type === 'comment') return '';
  let out = '';
  for (const child of node.children) {
    if (out.length > limit) break;
    if (isElement(child) && isSkipped(child) && child.name !== 'title') continue;
    out += rawText(child, limit - out.length);
    if (isElement(child) && (child.name === 'br' || BLOCKS.has(child.name))) out += ' ';
  }
  return out;
}

/** Every element below a node in document order, for which `enter` says true; its inside is visited then too. */
export function visit(node: ParentNode, enter: (element: ElementNode) => boolean | void): void {
  for (const child of node.children) {
    if (isElement(child) && enter(child) !== false) visit(child, enter);
  }
}

const DOCUMENT = /\.(?:docx?|wps|xlsx?|et|csv|pdf|ofd|rtf|odt|ods|txt|zip|rar|7z|pptx?|ceb)(?:$|[?#&])/i;

/** Whether an address or a file's name is that of a document. */
export const isDocumentLink = (address: string): boolean => DOCUMENT.test(address.trim());
