/**
 * OFD, the fixed-layout format of Chinese government offices (GB/T 33190-2016) → Doc: pages of characters and rules
 * through the shared layout, as those of PDF are.
 */
import type { Extractor } from './extractor.js';
import { isZip } from './shared/zip.js';
import { readDirectory } from './shared/zip-directory.js';

/** Members of a package that are looked at to tell what it is. */
const MEMBERS = 2000;

function sniff(bytes: Uint8Array, name: string): number {
  if (!isZip(bytes)) return 0;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = readDirectory(data, MEMBERS);
  if (list !== null) {
    const names = list.entries.map((entry) => entry.name);
    if (names.some((member) => /^(?:[^/]+\/)?OFD\.xml$/i.test(member))) return 96;
    return names.some((member) => /^(?:[^/]+\/)?Doc_\d+\/Document\.xml$/i.test(member)) ? 70 : 0;
  }
  // cut short: only the front is left
  const front = data.toString('latin1', 30, 60);
  return /^(?:OFD\.xml|Doc_\d+\/)/.test(front) ? 85 : /\.ofd$/i.test(name) ? 20 : 0;
}

export const ofd: Extractor = {
  id: 'ofd',
  formats: ['ofd'],
  sniff,
  async read(bytes, context) {
    const { readOfd } = await import('./ofd/read.js');
    return readOfd(bytes, context);
  },
};
