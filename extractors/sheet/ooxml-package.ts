/** The parts of an Office Open XML workbook and their relations (ECMA-376 part 2, 9.3). */
import type { ReadFault } from '../../src/model/doc.js';
import { warn } from '../../src/model/warn.js';
import { parseXmlBytes, attr, children, type XmlElement } from '../shared/xml.js';
import type { ZipReader } from '../shared/zip.js';
import type { Reading } from './book.js';

export interface Relation {
  /** Last word of the type's address: `worksheet`, `drawing`, `comments` … */
  readonly type: string;
  /** Name of the part in the container; the address itself where it lies outside. */
  readonly target: string;
}

export interface Parts {
  readonly reading: Reading;
  /** The document element of a part; null if it is missing, or with a warning if it cannot be read. */
  part(name: string): XmlElement | null;
  relations(part: string): ReadonlyMap<string, Relation>;
  /** Why the last part that could not be read was not. */
  fault(): ReadFault | null;
}

export function openParts(zip: ZipReader, reading: Reading): Parts {
  const { limits, told } = reading;
  let last: ReadFault | null = null;
  const lose = (name: string, why: ReadFault): null => {
    last = why;
    told.push(warn('structure.repaired', `the part ${name} was left out: ${why.message}`));
    return null;
  };
  const part = (name: string): XmlElement | null => {
    const real = zip.resolve(name);
    if (real === null) return null;
    const bytes = zip.bytes(real);
    if (!bytes.ok) return lose(real, bytes.fault);
    const tree = parseXmlBytes(bytes.value, { depth: limits.depth });
    if (tree.tooBig) return lose(real, { outcome: 'too-big', message: `${real} holds too many elements` });
    if (tree.root.name === '') return lose(real, { outcome: 'damaged', message: `${real} is not XML` });
    if (tree.repaired) told.push(warn('structure.repaired', `the XML of ${real} is not well-formed`));
    if (tree.cut) told.push(warn('nesting.cut', `${real} nests elements deeper than ${limits.depth} levels; those were left out`)); // prettier-ignore
    if (tree.replaced) told.push(warn('text.replacement', `${real} holds bytes that are no text in its character set`)); // prettier-ignore
    return tree.root;
  };
  return {
    reading,
    part,
    relations(name) {
      const slash = name.lastIndexOf('/');
      const root = part(`${name.slice(0, slash + 1)}_rels/${name.slice(slash + 1)}.rels`);
      const out = new Map<string, Relation>();
      for (const element of root === null ? [] : children(root)) {
        const id = attr(element, 'Id');
        const target = attr(element, 'Target');
        if (id === null || target === null) continue;
        const type = (attr(element, 'Type') ?? '').replace(/^.*\//, '');
        const outside = attr(element, 'TargetMode') === 'External';
        out.set(id, { type, target: outside ? target : resolve(name.slice(0, slash + 1), target) });
      }
      return out;
    },
    fault: () => last,
  };
}

/** A target relative to the folder of the part that names it, or from the root if it begins with `/`. */
function resolve(folder: string, target: string): string {
  const path = (target.startsWith('/') ? target.slice(1) : folder + target).replaceAll('\\', '/');
  const out: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return out.join('/');
}
