/** Damaged copies of packages: members left out, cut or exchanged, XML nodes removed, doubled or given absurd numbers. */
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import { randomFrom } from './mutations.js';

const NUMBERS = ['0', '-1', '99999999', '4294967296', '1e308', 'NaN', ''];

/** Where each element begins and ends, as far as it can be told without building a tree. */
function elements(xml: string): [from: number, to: number][] {
  const out: [number, number][] = [];
  const open: [string, number][] = [];
  for (const match of xml.matchAll(/<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g)) {
    const [whole, closing, name = '', single] = match;
    if (single === '/') out.push([match.index, match.index + whole.length]);
    else if (closing !== '/') open.push([name, match.index]);
    else {
      const at = open.map(([n]) => n).lastIndexOf(name);
      if (at < 0) continue;
      out.push([open[at]?.[1] ?? 0, match.index + whole.length]);
      open.length = at;
    }
  }
  return out;
}

/** One change to the text of an XML part. */
export function mutateXml(xml: string, random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  const nodes = elements(xml);
  const [from, to] = nodes[below(nodes.length)] ?? [0, xml.length];
  const node = xml.slice(from, to);
  switch (below(7)) {
    case 0:
    case 1:
      return xml.slice(0, from) + xml.slice(to);
    case 2:
      return xml.slice(0, to) + node.slice(0, 20_000) + xml.slice(to);
    case 3: {
      const [other = 0] = nodes[below(nodes.length)] ?? [];
      return other < from
        ? xml.slice(0, other) + node + xml.slice(other, from) + xml.slice(to)
        : xml.slice(0, from) + xml.slice(to);
    }
    case 4: {
      const values = [...xml.matchAll(/="[^"]*"/g)];
      const value = values[below(values.length)];
      if (value === undefined) return xml;
      const number = NUMBERS[below(NUMBERS.length)] ?? '';
      return `${xml.slice(0, value.index)}="${number}"${xml.slice(value.index + value[0].length)}`;
    }
    case 5: {
      // a tag is lost: what follows is nested wrongly
      const tags = [...xml.matchAll(/<[^<>]*>/g)];
      const tag = tags[below(tags.length)];
      return tag === undefined ? xml : xml.slice(0, tag.index) + xml.slice(tag.index + tag[0].length);
    }
    default:
      return xml.slice(0, below(xml.length));
  }
}

/** `count` copies of a package with members or nodes changed. */
export function* packageMutations(source: Uint8Array, count: number, seed: number): Generator<Uint8Array> {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const members = unzipSync(source);
  const names = Object.keys(members);
  for (let i = 0; i < count; i++) {
    const changed: Unzipped = { ...members };
    for (let changes = 1 + below(3); changes > 0; changes--) {
      const name = names[below(names.length)] ?? '';
      const bytes = changed[name];
      if (bytes === undefined) continue;
      const kind = below(10);
      if (kind === 0) delete changed[name];
      else if (kind === 1) changed[name] = bytes.subarray(0, below(bytes.length));
      else if (kind === 2) changed[name] = changed[names[below(names.length)] ?? ''] ?? bytes;
      else if (/\.(?:xml|rels)$|^\[/.test(name)) changed[name] = strToU8(mutateXml(strFromU8(bytes), random));
    }
    yield zipSync(changed, { level: 1, mtime: new Date(2024, 0, 2) });
  }
}
