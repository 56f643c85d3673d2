/** The files inside an OFD package and the documents they make (GB/T 33190-2016, sections 6 and 7.4). */
import type { ReadFault } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import { attr, children, contains, find, parseXmlBytes, type XmlElement } from '../shared/xml.js';
import { openZip } from '../shared/zip.js';
import { childText } from './values.js';

/** A file of the package that was read. */
export interface Part {
  readonly root: XmlElement;
  /** Its folder, ending in `/` unless it is the package itself. */
  readonly folder: string;
}

export type PartRead = { readonly ok: true; readonly part: Part } | { readonly ok: false; readonly fault: ReadFault };

export interface OfdDocument {
  readonly part: Part;
  readonly title: string | null;
  /** Location of the list of signatures, or null. */
  readonly signatures: string | null;
}

export interface OfdPackage {
  readonly documents: readonly OfdDocument[];
  /** The file that `location`, stated in a file of the folder `from`, leads to. */
  read(location: string, from: string): PartRead;
  /** What had to be repaired so far. */
  warnings(): readonly Warning[];
}

export type Opened =
  { readonly ok: true; readonly pkg: OfdPackage } | { readonly ok: false; readonly fault: ReadFault };

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Resolves `.` and `..`; a path never leads out of the package. */
function normal(path: string): string {
  const out: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') out.pop();
    else if (step !== '' && step !== '.') out.push(step);
  }
  return out.join('/');
}

const ENCRYPTED = /(?:^|\/)(?:Encryptions?|EncryptInfos?|EncryptEntries|EntriesMap)\.(?:xml|dat)$/i;
const ENCRYPTION = new Set(['Encryptions', 'Encryption', 'EncryptInfo', 'EncryptInfos']);

export function openPackage(bytes: Uint8Array, limits: Limits): Opened {
  const no = (outcome: ReadFault['outcome'], message: string): Opened => ({ ok: false, fault: { outcome, message } });
  const opened = openZip(bytes, limits);
  if (!opened.ok) return opened;
  const { zip } = opened;
  const own: Warning[] = [];

  const find1 = (location: string, from: string): string | null => {
    const absolute = /^[\\/]/.test(location);
    // a location is meant from the folder of its file; some writers mean the document's folder, or the package
    const folders = absolute ? ['', base] : [from, folderOf(from.slice(0, -1)), base, ''];
    for (const folder of folders) {
      const name = zip.resolve(normal(folder + location));
      if (name !== null) return name;
    }
    return null;
  };
  const read = (location: string, from: string): PartRead => {
    const name = find1(location.trim(), from);
    if (name === null) return { ok: false, fault: { outcome: 'damaged', message: `${location.trim()} is missing` } };
    const bytes = zip.bytes(name);
    if (!bytes.ok) return bytes;
    const tree = parseXmlBytes(bytes.value, { depth: limits.depth });
    if (tree.tooBig) return { ok: false, fault: { outcome: 'too-big', message: `${name} holds too many elements` } };
    if (tree.root.name === '') return { ok: false, fault: { outcome: 'damaged', message: `${name} is not XML` } };
    if (tree.repaired) own.push(warn('structure.repaired', `the XML of ${name} is not well-formed`));
    if (tree.cut) own.push(warn('nesting.cut', `${name} nests elements deeper than ${limits.depth} levels; those were left out`)); // prettier-ignore
    if (tree.replaced) own.push(warn('text.replacement', `${name} holds bytes that are no text in its character set`)); // prettier-ignore
    return { ok: true, part: { root: tree.root, folder: folderOf(name) } };
  };

  const names = zip.names();
  const entry = names.filter((name) => /(?:^|\/)OFD\.xml$/i.test(name)).sort((a, b) => a.length - b.length)[0] ?? null;
  /** Some programs pack the folder and not what is in it. */
  const base = entry === null ? '' : folderOf(entry);
  const root = entry === null ? null : read(entry, '');
  if (names.some((name) => ENCRYPTED.test(name)) || (root?.ok === true && contains(root.part.root, ENCRYPTION)))
    return no('encrypted', 'the OFD package states that its files are encrypted');
  if (root !== null && !root.ok && root.fault.outcome !== 'damaged') return root;

  const documents: OfdDocument[] = [];
  const failed: ReadFault[] = [];
  const add = (location: string, title: string | null, signatures: string | null): void => {
    const document = read(location, base);
    if (document.ok) documents.push({ part: document.part, title, signatures });
    else failed.push(document.fault);
  };
  if (root?.ok === true)
    for (const body of children(root.part.root)) {
      const location = body.name === 'DocBody' ? childText(body, 'DocRoot') : null;
      if (location === null) continue;
      const info = find(body, 'DocInfo');
      add(location, info === null ? null : childText(info, 'Title'), childText(body, 'Signatures'));
    }
  if (documents.length === 0) {
    const found = names.filter((name) => /(?:^|\/)Document\.xml$/i.test(name));
    for (const name of found) add(`/${name}`, null, null);
    if (documents.length > 0)
      own.push(warn('structure.repaired', 'OFD.xml is missing or names no document; the documents were looked for'));
  }
  const [fault] = failed;
  if (documents.length === 0)
    return no(fault?.outcome ?? 'damaged', `OFD: no document can be read: ${fault?.message ?? 'none is named'}`);
  // a document that is lost beside others is named, and the others are read
  for (const lost of fault === undefined ? [] : failed)
    own.push(warn('page.unread', `a document of the package was not read: ${lost.message}`));
  return { ok: true, pkg: { documents, read, warnings: () => [...zip.warnings(), ...own] } };
}

/** Names of the attached files of a document. */
export function attachmentsOf(list: XmlElement): string[] {
  return children(list).flatMap((element) => {
    if (element.name !== 'Attachment') return [];
    const name = attr(element, 'Name') ?? childText(element, 'FileLoc') ?? 'without a name';
    const format = attr(element, 'Format');
    return [format === null || name.toLowerCase().endsWith(`.${format.toLowerCase()}`) ? name : `${name}.${format}`];
  });
}
