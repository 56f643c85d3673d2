/**
 * Where a portal page's own parts end and the document begins.
 *
 * Main content is found by the names that content systems give it, else by where the text that is no link stands. What
 * lies outside is set apart as furniture; when in doubt it stays: a table with text or a long sentence is never
 * furniture, and on a page without navigation only what says of itself that it is furniture is set apart.
 */
import { cleanText } from '../../src/text/clean.js';
import { elementsOf, isBlock, isDocumentLink, isHidden, isSkipped, proseLength, rawText, visit } from './elements.js';
import {
  contentName,
  isFilingText,
  isFootLine,
  isFurnitureLine,
  isInnerFurniture,
  isNamedFurniture,
} from './furniture.js';
import { isSiteName } from './meta.js';
import { isElement, type ChildNode, type ElementNode } from './tree.js';

export interface MainContent {
  /** Elements and stray texts that are furniture, whole. */
  readonly furniture: ReadonlySet<ChildNode>;
  /** Tables around the main content: they are layout whatever they look like. */
  readonly around: ReadonlySet<ElementNode>;
  /** The main content's element for messages, `div#zoom`; null: the whole body. */
  readonly name: string | null;
  /** Whether the page has a portal's chrome at all. */
  readonly portal: boolean;
}

/** A text this long that is no link and no page foot is kept wherever it stands. */
const SENTENCE = 60;
/** A table with this much of it in at least four cells. */
const TABLE_TEXT = 24;

const nameOf = (element: ElementNode): string => {
  const { id, class: classes } = element.attribs;
  return `${element.name}${id ? `#${id}` : classes ? `.${classes.trim().split(/\s+/)[0] ?? ''}` : ''}`;
};

/** The named element with most text of its own kind: the innermost of those that hold nearly all of it. */
function namedMain(body: ElementNode): { element: ElementNode; strong: boolean } | null {
  let best: { element: ElementNode; strong: boolean; weight: number } | null = null;
  const all = Math.max(1, proseLength(body));
  visit(body, (element) => {
    if (isHidden(element) || isSkipped(element)) return false;
    const prose = proseLength(element);
    if (prose === 0) return false;
    const rank = element.attribs.name?.toLowerCase() === 'contentstart' ? 2 : contentName(element);
    const holder = element.name === 'meta' && isElement(element.parent) ? element.parent : element;
    if (rank === 0 || (rank === 1 && prose * 2 < all)) return true;
    const weight = (rank === 2 ? 1.25 : 1) * prose;
    if (!best || weight >= best.weight * 0.97)
      best = { element: holder, strong: rank === 2, weight: Math.max(weight, best?.weight ?? 0) };
    return true;
  });
  const found = best as { element: ElementNode; strong: boolean } | null;
  return found && (proseLength(found.element) * 5 >= all || proseLength(found.element) >= 300) ? found : null;
}

/** The innermost element that holds nearly all text that is no link, not below a table of data. */
function densestMain(body: ElementNode): ElementNode {
  let node = body;
  for (;;) {
    const next: ElementNode | undefined = elementsOf(node).find(
      (child) => !isSkipped(child) && proseLength(child) * 4 >= proseLength(node) * 3 && proseLength(child) > 0,
    );
    if (!next || !isBlock(next) || next.name === 'p' || next.name === 'ul' || next.name === 'ol') return node;
    if (next.name === 'table' && !holdsTable(next)) return node;
    node = next;
  }
}

function holdsTable(element: ElementNode): boolean {
  let found = false;
  visit(element, (inner) => {
    if (inner.name === 'table') found = true;
    return !found;
  });
  return found;
}

const isDataTable = (table: ElementNode): boolean => {
  if (proseLength(table) < TABLE_TEXT || table.linkLength * 2 > table.textLength || holdsTable(table)) return false;
  let cells = 0;
  visit(table, (element) => {
    if ((element.name === 'td' || element.name === 'th') && element.textLength > 0) cells++;
    return true;
  });
  return cells >= 4 && !isFilingText(rawText(table, 1000));
};

/** Whether something in the element is worth keeping wherever it stands. */
function isWorthKeeping(element: ElementNode): boolean {
  if (proseLength(element) < TABLE_TEXT) return false;
  let found = false;
  const look = (node: ElementNode): void => {
    for (const child of node.children) {
      if (found) return;
      if (child.type === 'text') {
        const text = cleanText(child.data);
        if (text.length >= SENTENCE && !isFootLine(text) && !isFurnitureLine(text)) found = true;
      } else if (isElement(child) && child.name !== 'a' && !isSkipped(child) && !isHidden(child)) {
        if (child.name === 'table' && isDataTable(child)) found = true;
        else if (!(child.name === 'table' && isFilingText(rawText(child, 1000)))) look(child);
      }
    }
  };
  if (element.name === 'table' && isDataTable(element)) return true;
  look(element);
  return found;
}

/** Whether an element outside the main content shows by itself that it is furniture. */
function isEvident(element: ElementNode): boolean {
  if (element.textLength === 0) return false;
  if (isNamedFurniture(element)) return true;
  if (element.linkLength * 2 > element.textLength && !/附件/.test(rawText(element, 300))) return true;
  return element.textLength < 160 && isFurnitureLine(cleanText(rawText(element, 400)));
}

/** Finds the main content of a page. `title`: the article's title if the page states it. Measures must be set. */
export function findMain(body: ElementNode, title: string | null): MainContent {
  const named = namedMain(body);
  const main = named?.element ?? densestMain(body);
  const path = new Set<ElementNode>();
  for (let node: ElementNode | null = main; node && node !== body; node = isElement(node.parent) ? node.parent : null)
    path.add(node);
  const around = new Set([...path].filter((element) => element.name === 'table'));
  const links = body.linkLength - main.linkLength;
  const portal = main !== body && (named?.strong === true || named !== null) && (links >= 20 || hasChrome(body, path));
  const furniture = new Set<ChildNode>();

  const isTitle = (node: ChildNode): boolean => {
    if (isElement(node) && node.name === 'h1' && node.textLength > 0 && !isSiteName(cleanText(rawText(node, 500))))
      return true;
    if (title === null || (isElement(node) && node.textLength > title.length + 8)) return false;
    return cleanText(rawText(node, 500)) === title;
  };
  const mark = (node: ElementNode): void => {
    for (const child of node.children) {
      if (child === main) continue;
      if (child.type === 'text') {
        const text = cleanText(child.data);
        if (text !== '' && text.length < SENTENCE && (portal || isFurnitureLine(text)) && !isTitle(child))
          furniture.add(child);
        else if (text !== '' && isFootLine(text)) furniture.add(child);
      } else if (isElement(child) && !isSkipped(child)) {
        if (path.has(child)) mark(child);
        else if (isHidden(child) || child.textLength === 0) {
          if (portal) furniture.add(child);
        } else if (!isTitle(child) && (portal || isEvident(child) || child.children.length > 0)) {
          if (isWorthKeeping(child) || holdsTitle(child, isTitle)) {
            if (child.name !== 'table' || holdsTable(child)) mark(child);
          } else if (portal || isEvident(child)) furniture.add(child);
          else if (isBlock(child) && child.name !== 'p' && child.name !== 'table') mark(child);
        }
      }
    }
  };
  if (main !== body) mark(body);
  else markEvident(body, furniture);
  visit(main, (element) => {
    if (element.name === 'table' && isDataTable(element)) return false;
    // a usual word such as `content` often names a box that holds the menu too
    if (named?.strong !== true && portal && isLinkList(element)) {
      furniture.add(element);
      return false;
    }
    if (!isInnerFurniture(element)) return true;
    if (!isWorthKeeping(element)) furniture.add(element);
    return false;
  });
  const set = furniture.size > 0;
  return { furniture, around, name: main === body || !set ? null : nameOf(main), portal: portal || set };
}

/** Three links or more and nothing else, none of them to a document: a menu. */
function isLinkList(element: ElementNode): boolean {
  if (element.textLength === 0 || element.linkLength < element.textLength || element.name === 'a') return false;
  let links = 0;
  let documents = 0;
  visit(element, (inner) => {
    if (inner.name !== 'a') return true;
    links++;
    if (isDocumentLink(inner.attribs.href ?? '') || isDocumentLink(rawText(inner, 300))) documents++;
    return false;
  });
  return links >= 3 && documents === 0;
}

function holdsTitle(element: ElementNode, isTitle: (node: ChildNode) => boolean): boolean {
  let found = false;
  visit(element, (inner) => {
    if (!found && isTitle(inner)) found = true;
    return !found;
  });
  return found;
}

/** Navigation or a page foot outside the main content. */
function hasChrome(body: ElementNode, path: ReadonlySet<ElementNode>): boolean {
  let found = false;
  visit(body, (element) => {
    if (found) return false;
    if (path.has(element)) return true;
    if (element.textLength > 0 && isNamedFurniture(element)) found = true;
    return element.name === 'div' || element.name === 'center';
  });
  return found || isFootLine(cleanText(rawText(body, 50_000)).slice(-300));
}

/** A body whose text stands in it directly: only what says it is furniture goes. */
function markEvident(body: ElementNode, furniture: Set<ChildNode>): void {
  for (const child of elementsOf(body))
    if (child.name !== 'table' && isEvident(child) && !isWorthKeeping(child)) furniture.add(child);
}
