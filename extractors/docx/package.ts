/**
 * The parts of a Word document: a zip package (ECMA-376 part 2), the same as one flat XML file (pkg:package), or the XML
 * of Word 2003 (w:wordDocument). The main part is found through relationships and content types, not by its usual name.
 */
import type { Format, ReadFault } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import { attr, child, children, find, parseXmlBytes, type XmlElement } from '../shared/xml.js';
import { isZip, openZip } from '../shared/zip.js';

export interface Relationship {
  /** Last segment of the relationship's type: `styles`, `footer`, `image`. */
  readonly kind: string;
  /** Name of the part, or the address where `external`. */
  readonly target: string;
  readonly external: boolean;
}

export interface WordPackage {
  readonly format: Format;
  readonly main: XmlElement;
  /** Root of a part; null if it is not there or not readable (then with a warning). */
  part(name: string): XmlElement | null;
  /** Relationships of the main part by id, in their order. */
  readonly relations: ReadonlyMap<string, Relationship>;
  /** Root of the core properties; null if there are none. */
  core(): XmlElement | null;
  /** What had to be repaired; complete when reading is over. */
  warnings(): readonly Warning[];
}

export type PackageOpened =
  { readonly ok: true; readonly pkg: WordPackage } | { readonly ok: false; readonly fault: ReadFault };

const fail = (outcome: ReadFault['outcome'], message: string): PackageOpened => ({
  ok: false,
  fault: { outcome, message },
});

/** Where the parts come from. */
interface Source {
  readonly names: readonly string[];
  resolve(name: string): string | null;
  read(name: string): { readonly root: XmlElement } | ReadFault;
  warnings(): readonly Warning[];
}

/** Resolves a relationship's target against the folder of its source part. */
function resolveTarget(folder: string, target: string): string {
  const plain = target.replaceAll('\\', '/');
  const segments = plain.startsWith('/') ? [] : folder.split('/').filter((s) => s !== '');
  for (const segment of plain.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function readRelations(root: XmlElement | null, folder: string): Map<string, Relationship> {
  const out = new Map<string, Relationship>();
  for (const element of root === null ? [] : children(root)) {
    const id = attr(element, 'Id');
    const type = attr(element, 'Type') ?? '';
    const target = attr(element, 'Target');
    if (id === null || target === null) continue;
    const external = attr(element, 'TargetMode') === 'External';
    out.set(id, {
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolveTarget(folder, target),
      external,
    });
  }
  return out;
}

const MAIN_TYPE =
  /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main/i;

/** Name of the main part: by relationship, by content type, by its usual name. */
function findMain(source: Source): string | null {
  const read = (name: string): XmlElement | null => {
    const real = source.resolve(name);
    const part = real === null ? null : source.read(real);
    return part !== null && 'root' in part ? part.root : null;
  };
  for (const relation of readRelations(read('_rels/.rels'), '').values()) {
    if (relation.kind !== 'officeDocument' || relation.external) continue;
    const name = source.resolve(relation.target);
    if (name !== null) return name;
  }
  const types = read('[Content_Types].xml');
  for (const element of types === null ? [] : children(types)) {
    if (element.name !== 'Override' || !MAIN_TYPE.test(attr(element, 'ContentType') ?? '')) continue;
    const name = source.resolve(attr(element, 'PartName') ?? '');
    if (name !== null) return name;
  }
  const usual = source.names.find((name) => /^(?:.*\/)?word\/document\d*\.xml$/i.test(name));
  return usual ?? source.names.find((name) => /(?:^|\/)document\d*\.xml$/i.test(name)) ?? null;
}

function assemble(source: Source, extra: readonly Warning[]): PackageOpened {
  const name = findMain(source);
  if (name === null) {
    if (source.names.some((n) => /^(?:xl|ppt)\//i.test(n))) {
      return fail('unsupported', 'the package is an Office document, but not a Word document');
    }
    return fail('damaged', 'the package has no main document part (word/document.xml)');
  }
  const main = source.read(name);
  if (!('root' in main)) return { ok: false, fault: main };
  const slash = name.lastIndexOf('/');
  const folder = slash < 0 ? '' : name.slice(0, slash);
  const own: Warning[] = [...extra];
  const part = (wanted: string): XmlElement | null => {
    const real = source.resolve(wanted);
    if (real === null) return null;
    const read = source.read(real);
    if ('root' in read) return read.root;
    own.push(warn('structure.repaired', `the part ${real} was left out: ${read.message}`));
    return null;
  };
  const relations = readRelations(
    part(`${folder === '' ? '' : `${folder}/`}_rels/${name.slice(slash + 1)}.rels`),
    folder,
  );
  return {
    ok: true,
    pkg: {
      format: 'docx',
      main: main.root,
      part,
      relations,
      core: () => part('docProps/core.xml'),
      warnings: () => [...source.warnings(), ...own],
    },
  };
}

/** Parses parts and collects what was wrong with them. */
function xmlReader(limits: Limits): {
  parse(name: string, bytes: Uint8Array): { readonly root: XmlElement } | ReadFault;
  readonly warnings: Warning[];
} {
  const warnings: Warning[] = [];
  return {
    warnings,
    parse(name, bytes) {
      const tree = parseXmlBytes(bytes, { depth: limits.depth });
      if (tree.tooBig) return { outcome: 'too-big', message: `the part ${name} holds too many elements` };
      if (tree.root.name === '') return { outcome: 'damaged', message: `the part ${name} is not XML` };
      if (tree.repaired) warnings.push(warn('structure.repaired', `the XML of ${name} is not well-formed`));
      if (tree.cut) {
        warnings.push(
          warn('nesting.cut', `${name} nests elements deeper than ${limits.depth} levels; those were left out`),
        );
      }
      if (tree.replaced) {
        warnings.push(warn('text.replacement', `${name} holds bytes that are no text in its character set`));
      }
      return { root: tree.root };
    },
  };
}

function zipSource(bytes: Uint8Array, limits: Limits): PackageOpened {
  const opened = openZip(bytes, limits);
  if (!opened.ok) return opened;
  const { zip } = opened;
  const xml = xmlReader(limits);
  return assemble(
    {
      names: zip.names(),
      resolve: (name) => zip.resolve(name),
      read(name) {
        const bytes = zip.bytes(name);
        return bytes.ok ? xml.parse(name, bytes.value) : bytes.fault;
      },
      warnings: () => [...zip.warnings(), ...xml.warnings],
    },
    [],
  );
}

function flatSource(root: XmlElement, warnings: Warning[]): PackageOpened {
  const parts = new Map<string, XmlElement>();
  for (const element of children(root)) {
    const data = child(element, 'xmlData');
    const first = data === null ? undefined : children(data)[0];
    const name = attr(element, 'name');
    if (element.name === 'part' && first !== undefined && name !== null) parts.set(name.replace(/^\//, ''), first);
  }
  return assemble(
    {
      names: [...parts.keys()],
      resolve: (name) => (parts.has(name.replace(/^\//, '')) ? name.replace(/^\//, '') : null),
      read: (name) => {
        const found = parts.get(name);
        return found === undefined ? { outcome: 'damaged', message: `the part ${name} is missing` } : { root: found };
      },
      warnings: () => warnings,
    },
    [],
  );
}

/** Word 2003 XML: styles and body stand in one tree, under names of their own for the parts. */
function word2003(root: XmlElement, warnings: Warning[]): PackageOpened {
  return {
    ok: true,
    pkg: {
      format: 'xml',
      main: root,
      part: (name) => (name === 'styles' ? child(root, 'styles') : null),
      relations: new Map([['styles', { kind: 'styles', target: 'styles', external: false }]]),
      core: () => child(root, 'DocumentProperties'),
      warnings: () => warnings,
    },
  };
}

/** Opens a Word document from its bytes. */
export function openWordPackage(bytes: Uint8Array, limits: Limits): PackageOpened {
  if (isZip(bytes)) return zipSource(bytes, limits);
  const xml = xmlReader(limits);
  const parsed = xml.parse('the file', bytes);
  if (!('root' in parsed)) return { ok: false, fault: parsed };
  const { root } = parsed;
  if (root.name === 'package') return flatSource(root, xml.warnings);
  if (root.name === 'wordDocument') return word2003(root, xml.warnings);
  if (root.name === 'document' && find(root, 'body') !== null) {
    return assemble(
      {
        names: ['word/document.xml'],
        resolve: (name) => (name === 'word/document.xml' ? name : null),
        read: () => ({ root }),
        warnings: () => xml.warnings,
      },
      [],
    );
  }
  return fail('unsupported', 'the file is neither a zip package nor the XML of a Word document');
}
