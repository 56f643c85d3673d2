/** XML is scanned in its bytes: the tree must be that of the decoded text, whatever the bytes are. */
import { describe, expect, it } from 'vitest';
import { attr, parseXml, parseXmlBytes, textOf, type XmlNode, type XmlTree } from '../../extractors/shared/xml.js';

const LIMITS = { depth: 50 };

const ODD = [
  '<a x="甲">乙<b/>丙</a>',
  '\ufeff<a>一</a>',
  '\ufeff\ufeff<a>一</a>',
  '<?xml version="1.0" encoding="UTF-8"?><表:行 名="值"><格>数</格 ></表:行>',
  '<a><b t="x>y">1</b><b t="x>z">2</b><b t="x>y">3</b></a>',
  `<a><b"c>1</b"c><b"c>2</b"c></a>`,
  '<a><r s="21"/><r s="21"/><r s="22"/><r s="21">甲</r></a>',
  '<a><b>甲<c>乙</a>丙',
  '<a>&#x4e59;&amp;<![CDATA[<丁>]]><!-- 戊 --></a>',
  '<a><b c="未完>丙</b></a>',
  '<a>\ufffd</a>',
  '<a></\u00a0a\u3000></a>',
];

const plain = (node: XmlNode): unknown =>
  typeof node === 'string' ? node : [node.prefix, node.name, node.attrs, node.nodes.map(plain)];
const shown = ({ root, ...rest }: XmlTree): unknown => ({ ...rest, root: plain(root) });

describe('XML in bytes', () => {
  it('gives the tree of the decoded text', () => {
    for (const text of ODD) {
      const tree = parseXmlBytes(Buffer.from(text), LIMITS);
      expect([text, shown(tree)]).toEqual([text, shown(parseXml(text.replace(/^\ufeff/, ''), LIMITS))]);
    }
  });

  it('takes a quote in a name for no quote', () => {
    const { root, repaired } = parseXmlBytes(Buffer.from(`<a><b"c>1</b"c><b"c>2</b"c></a>`), LIMITS);
    expect([textOf(root), repaired]).toEqual(['12', false]);
  });

  it('tells tags apart that begin and end alike', () => {
    const cells = Array.from({ length: 3000 }, (_, i) => `<c r="A${i}" style="${'s'.repeat(i % 40)}" t="甲"/>`);
    const { root } = parseXmlBytes(Buffer.from(`<row>${cells.join('')}${cells.join('')}</row>`), LIMITS);
    const read = root.nodes.map((node) => (typeof node === 'string' ? node : `${attr(node, 'r')}${attr(node, 'style')}${attr(node, 't')}`)); // prettier-ignore
    const wanted = cells.map((_, i) => `A${i}${'s'.repeat(i % 40)}甲`);
    expect(read).toEqual([...wanted, ...wanted]);
  });

  it('reads what is not in UTF-8, or not all of it, as its text', () => {
    const utf16 = parseXmlBytes(Buffer.from('\ufeff<a>甲</a>', 'utf16le'), LIMITS);
    expect([textOf(utf16.root), utf16.replaced]).toEqual(['甲', false]);
    const broken = parseXmlBytes(Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0x3c, 0x2f, 0x61, 0x3e]), LIMITS);
    expect([textOf(broken.root), broken.replaced]).toEqual(['\ufffd', true]);
  });
});
