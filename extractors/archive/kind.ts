/** Telling archives by their bytes; documents that are zip containers themselves are none. */
import { isZip } from '../shared/zip.js';
import { readDirectory, recoverEntries } from '../shared/zip-directory.js';
import { headerSum, storedSum } from './tar.js';
import { isWaczNames, isWarcHead, type WebArchiveKind } from './warc-kind.js';

export type ArchiveKind = 'zip' | 'rar' | '7z' | 'tar' | 'gz' | 'bz2' | 'xz' | WebArchiveKind;

const MAGIC: readonly (readonly [ArchiveKind, RegExp])[] = [
  ['rar', /^Rar!\x1a\x07/],
  ['7z', /^7z\xbc\xaf\x27\x1c/],
  // deflate is the only method that gzip knows; the upper flags are reserved
  ['gz', /^\x1f\x8b\x08[\x00-\x1f]/],
  ['bz2', /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/],
  ['xz', /^\xfd7zXZ\x00/],
];

/** Members at the root that make a zip a document: OOXML, OpenDocument and EPUB, OFD, iWork. */
const DOCUMENT = /^(?:\[Content_Types\]\.xml|word\/document\.xml|xl\/workbook\.(?:xml|bin)|ppt\/presentation\.xml|mimetype|content\.xml|OFD\.xml|Doc_\d+\/Document\.xml|Index\/Document\.iwa)$/i; // prettier-ignore
/** An OFD packed with its folder. */
const IN_FOLDER = /^[^/]+\/(?:OFD\.xml|Doc_\d+\/Document\.xml)$/i;
/** Members that are looked at to tell a document. */
const LOOK = 2000;

function kindOfZip(data: Buffer): 'zip' | 'wacz' | null {
  const { entries } = readDirectory(data, LOOK) ?? recoverEntries(data, LOOK);
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => DOCUMENT.test(name))) return null;
  if (isWaczNames(names)) return 'wacz';
  const inFolder = names.filter((name) => IN_FOLDER.test(name)).length >= 2;
  return inFolder && new Set(names.map((name) => name.split('/')[0])).size === 1 ? null : 'zip';
}

/** The kind of archive that the bytes are, or null: no archive, or a document in a container. */
export function archiveKind(bytes: Uint8Array): ArchiveKind | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isWarcHead(data)) return 'warc';
  const head = data.toString('latin1', 0, 16);
  const found = MAGIC.find(([, magic]) => magic.test(head));
  if (found !== undefined) return found[0];
  if (isZip(bytes)) return kindOfZip(data);
  return storedSum(data, 0) !== null && storedSum(data, 0) === headerSum(data, 0) ? 'tar' : null;
}
