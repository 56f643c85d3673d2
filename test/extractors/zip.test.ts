import { strToU8, zipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { attr, children, parseXml, textOf, type XmlElement } from '../../extractors/shared/xml.js';
import { decodeXmlBytes } from '../../extractors/shared/xml-bytes.js';
import { isZip, openZip, type ZipReader } from '../../extractors/shared/zip.js';
import { LIMITS } from '../../src/model/limits.js';
import { docx } from '../../extractors/docx.js';
import { writeDocx } from '../helpers/docx-writer.js';

const text = '项目支出绩效自评表 '.repeat(50);
const sample = (): Uint8Array =>
  zipSync({ 'a.xml': strToU8(text), '目录/b.txt': [strToU8('乙'), { level: 0 }] }, { mtime: new Date(2024, 0, 2) });

function open(bytes: Uint8Array, limits = LIMITS): ZipReader {
  const opened = openZip(bytes, limits);
  if (!opened.ok) throw new Error(opened.fault.message);
  return opened.zip;
}

/** Overwrites a 32-bit field of the central record (`from` its start) of the n-th member. */
function patchCentral(bytes: Uint8Array, member: number, from: number, value: number): Uint8Array {
  const data = Buffer.from(bytes);
  let at = -1;
  for (let i = 0; i <= member; i++) at = data.indexOf('PK\u0001\u0002', at + 1, 'latin1');
  data.writeUInt32LE(value, at + from);
  return data;
}

describe('a zip container', () => {
  it('gives its members', () => {
    const zip = open(sample());
    expect(zip.names()).toEqual(['a.xml', '目录/b.txt']);
    expect(zip.text('a.xml')).toEqual({ ok: true, value: text });
    expect(zip.text('目录/b.txt')).toEqual({ ok: true, value: '乙' });
    expect(zip.resolve('/A.XML')).toBe('a.xml');
    expect(zip.warnings()).toEqual([]);
    expect(zip.bytes('c')).toMatchObject({ ok: false, fault: { outcome: 'damaged' } });
    expect([isZip(sample()), isZip(new Uint8Array([0x50])), isZip(strToU8('PKxx'))]).toEqual([true, false, false]);
  });

  it('has no members that JavaScript objects bring along', () => {
    const zip = open(zipSync({ __proto__x: strToU8('1') }));
    expect([zip.has('__proto__'), zip.has('constructor'), zip.has('toString')]).toEqual([false, false, false]);
    expect(zip.resolve('constructor')).toBeNull();
  });

  it('reads names in GB18030 without the flag, with backslashes, and behind something put before it', () => {
    // 自评 in GB18030; fflate writes names as they are given and sets the UTF-8 flag only above ASCII
    const bytes = Buffer.from(zipSync({ 'XXXX\\a.txt': strToU8('甲') }));
    for (const at of [30, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 46]) bytes.set([0xd7, 0xd4, 0xc6, 0xc0], at);
    expect(open(bytes).names()).toEqual(['自评/a.txt']);
    const shifted = open(Buffer.concat([Buffer.from('MZ stub'), sample()]));
    expect(shifted.text('a.xml')).toEqual({ ok: true, value: text });
    expect(shifted.warnings()).toEqual([]);
  });

  it('trusts no declared size', () => {
    const small = open(patchCentral(sample(), 0, 24, 10));
    expect(small.text('a.xml')).toEqual({ ok: true, value: text });
    const huge = open(patchCentral(sample(), 0, 24, 0xfffffff0));
    expect(huge.text('a.xml')).toEqual({ ok: true, value: text });
  });

  it('notices contents that do not match their checksum', () => {
    const zip = open(patchCentral(sample(), 0, 16, 12345));
    expect(zip.text('a.xml').ok).toBe(true);
    expect(zip.warnings()).toMatchObject([{ code: 'structure.repaired' }]);
  });

  it('stops at bombs: ratio, total, members', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(20_000_000) }, { level: 9 });
    expect(open(bomb).bytes('a.xml')).toMatchObject({ ok: false, fault: { outcome: 'bomb' } });
    const two = zipSync({ a: new Uint8Array(600_000), b: new Uint8Array(600_000) });
    const zip = open(two, { ...LIMITS, inflatedBytes: 1_000_000 });
    expect([zip.bytes('a').ok, zip.bytes('b').ok]).toEqual([true, false]);
    expect(openZip(two, { ...LIMITS, entries: 1 })).toMatchObject({ ok: false, fault: { outcome: 'bomb' } });
  });

  it('rebuilds a lost directory and names what is cut', () => {
    const bytes = sample();
    const cut = bytes.subarray(0, bytes.length - 60);
    const zip = open(cut);
    expect(zip.names()).toEqual(['a.xml', '目录/b.txt']);
    expect(zip.text('a.xml')).toEqual({ ok: true, value: text });
    expect(zip.warnings()).toMatchObject([{ code: 'structure.repaired' }]);
    expect(open(bytes.subarray(0, 60)).bytes('a.xml')).toMatchObject({ ok: false, fault: { outcome: 'damaged' } });
    expect(openZip(strToU8('PK\u0003\u0004 nothing more'), LIMITS)).toMatchObject({
      ok: false,
      fault: { outcome: 'damaged' },
    });
    expect(openZip(new Uint8Array(), LIMITS)).toMatchObject({ ok: false, fault: { outcome: 'empty' } });
  });

  it('finds a member whose directory entry points elsewhere', () => {
    const zip = open(patchCentral(sample(), 0, 42, 7));
    expect(zip.text('a.xml')).toEqual({ ok: true, value: text });
    expect(zip.warnings()).toMatchObject([{ code: 'structure.repaired' }]);
  });

  it('reads members whose sizes follow the data, also without a directory', () => {
    const bytes = Buffer.from(sample());
    bytes.writeUInt16LE(bytes.readUInt16LE(6) | 8, 6);
    bytes.fill(0, 14, 26);
    expect(open(bytes).text('a.xml')).toEqual({ ok: true, value: text });
    expect(open(bytes.subarray(0, bytes.length - 40)).text('a.xml')).toEqual({ ok: true, value: text });
  });

  it('names encrypted members', () => {
    const bytes = Buffer.from(sample());
    const central = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8);
    expect(open(bytes).bytes('a.xml')).toMatchObject({ ok: false, fault: { outcome: 'encrypted' } });
  });
});

describe('XML', () => {
  const parse = (xml: string, depth = 200) => parseXml(xml, { depth });

  it('reads attributes by local name, in any quotes, with entities', () => {
    const { root } = parse(`<w:a w:val="1 &amp; 2" xval='no' w:b = 'a="c"' s="val=9"><w:c w:val='>'/></w:a>`);
    expect([root.name, root.prefix]).toEqual(['a', 'w']);
    expect([attr(root, 'val'), attr(root, 'xval'), attr(root, 'b'), attr(root, 's'), attr(root, 'c')]).toEqual([
      '1 & 2', 'no', 'a="c"', 'val=9', null,
    ]); // prettier-ignore
    expect(children(root).map((c) => attr(c, 'val'))).toEqual(['>']);
    expect(attr(parse('<a __proto__="x" constructor="y"/>').root, 'toString')).toBeNull();
  });

  it('reads text, CDATA, references; leaves comments, declarations and unknown entities alone', () => {
    const { root, repaired } = parse(
      '\ufeff<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y>">]><!-- <b> --><a>1&lt;2<![CDATA[<&>]]>&#x4E00;&#19968;&x;&#xd800;</a>',
    );
    expect(textOf(root)).toBe('1<2<&>一一&x;\ufffd');
    expect(repaired).toBe(false);
  });

  it('repairs what is not well-formed and says so', () => {
    for (const [xml, want] of [
      ['<a><b>1</a>2', '1'],
      ['<a>1</b>2</a>', '12'],
      ['<a>1 < 2 & 3</a>', '1 < 2 & 3'],
      ['<a>1<b x="', '1'],
      ['<a>1</a', '1'],
      ['<a>1<!-- ', '1'],
      ['<a><![CDATA[1', '1'],
    ] as const) {
      const tree = parse(xml);
      expect([xml, textOf(tree.root), tree.repaired]).toEqual([xml, want, true]);
    }
    expect(parse('').root.name).toBe('');
  });

  it('cuts what is nested too deeply and goes on behind it', () => {
    const tree = parse(`<a>${'<b>'.repeat(50)}深${'</b>'.repeat(50)}<c>后</c></a>`, 20);
    expect([tree.cut, tree.repaired, textOf(tree.root)]).toEqual([true, false, '后']);
    expect(parseXml('<a/>'.repeat(10), { depth: 9, maxElements: 5 }).tooBig).toBe(true);
  });

  it('agrees with htmlparser2 on the XML of a Word document', () => {
    const zip = open(writeDocx(['甲 & 乙', { kind: 'table', rows: [['<1>', { text: '"2"', colSpan: 2 }]] }]));
    for (const name of zip.names()) {
      const part = zip.text(name);
      if (!part.ok) throw new Error(name);
      const theirs: string[] = [];
      const parser = new Parser(
        { onopentag: (tag, attrs) => theirs.push(`<${tag}`, ...Object.entries(attrs).map(([k, v]) => `${k}=${v}`)), ontext: (t) => theirs.push(t), onclosetag: () => theirs.push('>') },
        { xmlMode: true },
      ); // prettier-ignore
      parser.end(part.value);
      const ours: string[] = [];
      const walk = (e: XmlElement): void => {
        ours.push(`<${e.prefix === '' ? '' : `${e.prefix}:`}${e.name}`);
        for (const [, prefix, local] of e.attrs.matchAll(/([\w-]+:)?([\w-]+)=/g)) ours.push(`${prefix ?? ''}${local}=${attr(e, local ?? '')}`);
        for (const node of e.nodes) if (typeof node === 'string') ours.push(node);
          else walk(node);
        ours.push('>');
      }; // prettier-ignore
      walk(parseXml(part.value, LIMITS).root);
      const joined = (list: string[]) => list.join('\u0001').replace(/\u0001(?=[&<>"][^\u0001a-z/]|[&"])/g, '');
      // namespace declarations share local names; they are left out of the comparison
      const plain = (list: string[]) => joined(list).replace(/\u0001xmlns[^\u0001]*|\s+/g, '');
      expect(plain(ours).replaceAll('\u0001', '')).toBe(plain(theirs).replaceAll('\u0001', ''));
    }
  });

  it('is decoded by its mark or its declaration', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>甲</a>', 'utf16le')]);
    const gbk = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="GB2312"?><a>'), Buffer.from([0xbc, 0xd7]), Buffer.from('</a>')]); // prettier-ignore
    const odd = Buffer.from('<?xml version="1.0" encoding="nonsense"?><a>甲</a>');
    for (const bytes of [utf16, gbk, odd, Buffer.from('\ufeff<a>甲</a>')]) {
      expect(textOf(parse(decodeXmlBytes(bytes)).root)).toBe('甲');
    }
  });
});

describe('a bomb that calls itself a Word document', () => {
  it('ends as a bomb', async () => {
    const bytes = writeDocx([], { members: { 'word/document.xml': new Uint8Array(30_000_000).fill(32) } });
    const result = await docx.read(bytes, { name: 'a.docx', charset: null, limits: LIMITS });
    expect(result).toMatchObject({ ok: false, fault: { outcome: 'bomb' } });
  });
});
