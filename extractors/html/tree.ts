/**
 * The tree of a page, built by parse5 as the HTML standard demands (13.2 Parsing HTML documents), so that broken tables
 * and unclosed elements come out as in a browser.
 *
 * Nodes have the shape of domhandler's, so cheerio can query them, but are plain objects with the measures that the
 * reader needs. The builder watches what the parser does: some inputs make any standard parser do quadratic work, and
 * they are stopped before they do.
 */
import type * as parse5 from 'parse5';
import type { html, Token, TreeAdapter, TreeAdapterTypeMap } from 'parse5';

type Attribute = Token.Attribute;
type NS = html.NS;
type DocumentMode = html.DOCUMENT_MODE;

interface Linked {
  parent: ParentNode | null;
  prev: ChildNode | null;
  next: ChildNode | null;
}

export interface TextNode extends Linked {
  readonly type: 'text';
  data: string;
}

export interface CommentNode extends Linked {
  readonly type: 'comment';
  readonly data: string;
}

export interface ElementNode extends Linked {
  readonly type: 'tag' | 'script' | 'style';
  readonly name: string;
  readonly namespace: string;
  readonly attribs: Record<string, string>;
  children: ChildNode[];
  /** Characters of text below, without white space; set by `measure`. */
  textLength: number;
  /** Those of them that stand in links. */
  linkLength: number;
}

export interface RootNode {
  readonly type: 'root';
  readonly parent: null;
  readonly prev: null;
  readonly next: null;
  children: ChildNode[];
  mode: DocumentMode;
}

export type ParentNode = ElementNode | RootNode;
export type ChildNode = ElementNode | TextNode | CommentNode;

interface Shapes extends TreeAdapterTypeMap {
  node: ParentNode | ChildNode;
  parentNode: ParentNode;
  childNode: ChildNode;
  document: RootNode;
  documentFragment: RootNode;
  element: ElementNode;
  commentNode: CommentNode;
  textNode: TextNode;
  template: ElementNode;
  documentType: CommentNode;
}

/** Bounds on the work of building one tree. */
export interface TreeBounds {
  /** Open elements at one time. */
  readonly depth: number;
  readonly elements: number;
  readonly cells: number;
}

/** Thrown inside the parser when a bound is met, and caught by `parseTree`: parse5 has no other way to stop. */
class BoundMet extends Error {
  constructor(readonly bound: keyof TreeBounds) {
    super(bound);
  }
}

export type TreeResult = { readonly root: RootNode } | { readonly bound: keyof TreeBounds };

/** The parser's entry, loaded only when a page is read. */
export type Parse5 = typeof parse5;

export const isElement = (node: ParentNode | ChildNode | null): node is ElementNode =>
  node !== null && (node.type === 'tag' || node.type === 'script' || node.type === 'style');

/** No node is a document type: it is not kept. */
const DOCTYPE = '\0doctype';
const QUIRKS = 'no-quirks' as DocumentMode;

function root(): RootNode {
  return { type: 'root', parent: null, prev: null, next: null, children: [], mode: QUIRKS };
}

function append(parent: ParentNode, node: ChildNode): void {
  const prev = parent.children[parent.children.length - 1] ?? null;
  if (prev) prev.next = node;
  node.prev = prev;
  node.next = null;
  node.parent = parent;
  parent.children.push(node);
}

function insertBefore(parent: ParentNode, node: ChildNode, reference: ChildNode): void {
  // what is foster-parented goes before the table being built, which stands at the end: look from there
  const index = parent.children.lastIndexOf(reference);
  const prev = reference.prev;
  if (prev) prev.next = node;
  node.prev = prev;
  node.next = reference;
  reference.prev = node;
  node.parent = parent;
  parent.children.splice(index, 0, node);
}

function detach(node: ChildNode): void {
  const parent = node.parent;
  if (!parent) return;
  const siblings = parent.children;
  const index = siblings[0] === node ? 0 : siblings.lastIndexOf(node);
  if (node.prev) node.prev.next = node.next;
  if (node.next) node.next.prev = node.prev;
  node.prev = node.next = node.parent = null;
  siblings.splice(index, 1);
}

const text = (data: string): TextNode => ({ type: 'text', data, parent: null, prev: null, next: null });
const comment = (data: string): CommentNode => ({ type: 'comment', data, parent: null, prev: null, next: null });

function builder(bounds: TreeBounds): TreeAdapter<Shapes> {
  let depth = 0;
  let elements = 0;
  let cells = 0;
  return {
    createDocument: root,
    createDocumentFragment: root,
    createElement(name: string, namespace: NS, attrs: Attribute[]): ElementNode {
      if (++elements > bounds.elements) throw new BoundMet('elements');
      if ((name === 'td' || name === 'th') && ++cells > bounds.cells) throw new BoundMet('cells');
      const attribs: Record<string, string> = {};
      for (const { name: key, value } of attrs) attribs[key] = value;
      return {
        type: name === 'script' ? 'script' : name === 'style' ? 'style' : 'tag',
        name,
        namespace,
        attribs,
        children: [],
        parent: null,
        prev: null,
        next: null,
        textLength: 0,
        linkLength: 0,
      };
    },
    createCommentNode: comment,
    createTextNode: text,
    appendChild: append,
    insertBefore,
    detachNode: detach,
    insertText(parent: ParentNode, data: string): void {
      const last = parent.children[parent.children.length - 1];
      if (last?.type === 'text') last.data += data;
      else append(parent, text(data));
    },
    insertTextBefore(parent: ParentNode, data: string, reference: ChildNode): void {
      if (reference.prev?.type === 'text') reference.prev.data += data;
      else insertBefore(parent, text(data), reference);
    },
    setTemplateContent: () => undefined, // a template is not shown: what it holds is let go
    getTemplateContent: root,
    setDocumentType: () => undefined,
    setDocumentMode(document: RootNode, mode: DocumentMode): void {
      document.mode = mode;
    },
    getDocumentMode: (document: RootNode) => document.mode,
    adoptAttributes(recipient: ElementNode, attrs: Attribute[]): void {
      for (const { name, value } of attrs) recipient.attribs[name] ??= value;
    },
    getFirstChild: (node: ParentNode) => node.children[0] ?? null,
    getChildNodes: (node: ParentNode) => node.children,
    getParentNode: (node: ParentNode | ChildNode) => node.parent,
    getAttrList: (element: ElementNode) => Object.entries(element.attribs).map(([name, value]) => ({ name, value })),
    getTagName: (element: ElementNode) => element.name,
    getNamespaceURI: (element: ElementNode) => element.namespace as NS,
    getTextNodeContent: (node: TextNode) => node.data,
    getCommentNodeContent: (node: CommentNode) => node.data,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is TextNode => node.type === 'text',
    isCommentNode: (node): node is CommentNode => node.type === 'comment',
    isDocumentTypeNode: (node): node is CommentNode => node.type === 'comment' && node.data === DOCTYPE,
    isElementNode: (node): node is ElementNode => isElement(node),
    setNodeSourceCodeLocation: () => undefined,
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: () => undefined,
    onItemPush(): void {
      if (++depth > bounds.depth) throw new BoundMet('depth');
    },
    onItemPop(): void {
      depth--;
    },
  };
}

/** Builds the tree of a whole document, or says which bound it met. */
export function parseTree(parser: Parse5, source: string, bounds: TreeBounds): TreeResult {
  try {
    return { root: parser.parse<Shapes>(source, { treeAdapter: builder(bounds), scriptingEnabled: true }) };
  } catch (error) {
    if (error instanceof BoundMet) return { bound: error.bound };
    throw error;
  }
}
