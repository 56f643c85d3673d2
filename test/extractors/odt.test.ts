import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { choose } from '../../extractors/index.js';
import { odt } from '../../extractors/odt.js';
import type { Doc, Paragraph, Table } from '../../src/model/doc.js';
import { LIMITS, type Limits } from '../../src/model/limits.js';
import { cell, covered, p, row, table, writeOdt, type OdtOptions } from '../helpers/odt-writer.js';

async function result(bytes: Uint8Array, limits: Limits = LIMITS) {
  return odt.read(bytes, { name: 'a.odt', charset: null, limits });
}
async function outcome(bytes: Uint8Array, limits: Limits = LIMITS): Promise<string> {
  const read = await result(bytes, limits);
  return read.ok ? 'ok' : read.fault.outcome;
}
async function read(body: string, options?: OdtOptions): Promise<Doc> {
  const out = await result(writeOdt(body, options));
  if (!out.ok) throw new Error(out.fault.message);
  return out.doc;
}
const paragraphs = (doc: Doc): Paragraph[] => doc.blocks.filter((b) => b.kind === 'paragraph');
const tables = (doc: Doc): Table[] => doc.blocks.filter((b) => b.kind === 'table');
const texts = (doc: Doc): string[] => paragraphs(doc).map((one) => one.text);
const codes = (doc: Doc): string[] => doc.warnings.map((w) => w.code);
const layout = (t: Table | undefined): string[] =>
  (t?.cells ?? []).map((c) => `${c.row},${c.col} ${c.rowSpan}×${c.colSpan} ${c.text}`.trimEnd());

describe('the grid of an OpenDocument table', () => {
  it('places cells by covered cells, repeats and header rows', async () => {
    const doc = await read(
      table(
        `<table:table-header-rows>${row(cell('一级', 'table:number-rows-spanned="2"'), cell('二级', 'table:number-columns-spanned="2"'), covered, cell('分值'))}</table:table-header-rows>`,
        row(covered, cell('甲'), cell('空', 'table:number-columns-repeated="2"')),
        `<table:table-rows>${row(cell('<text:span>产</text:span></text:p><text:p>出'), covered, cell('乙'), cell('1'))}</table:table-rows>`,
      ),
    ); // prettier-ignore
    expect(layout(tables(doc)[0])).toEqual([
      '0,0 2×1 一级', '0,1 1×2 二级', '0,3 1×1 分值', '1,1 1×1 甲', '1,2 1×1 空', '1,3 1×1 空', '2,0 1×1 产出', '2,2 1×1 乙', '2,3 1×1 1',
    ]); // prettier-ignore
    expect(tables(doc)[0]).toMatchObject({ rows: 3, cols: 4 });
    expect(tables(doc)[0]?.cells[3]?.at).toMatchObject({ table: 1, row: 2, column: 2 });
  });

  it('places cells also where the covered ones were left out', async () => {
    const doc = await read(
      table(
        row(cell('甲', 'table:number-rows-spanned="2" table:number-columns-spanned="2"'), cell('乙')),
        row(cell('丙')),
      ),
    );
    expect(layout(tables(doc)[0])).toEqual(['0,0 2×2 甲', '0,2 1×1 乙', '1,2 1×1 丙']);
  });

  it('keeps nested tables apart and clamps spans to the table', async () => {
    const doc = await read(
      table(
        row(`<table:table-cell table:number-rows-spanned="9">${p('外')}${table(row(cell('内')))}</table:table-cell>`),
      ),
    );
    expect(layout(tables(doc)[0])).toEqual(['0,0 1×1 外']);
    expect(tables(doc)[0]?.cells[0]?.tables[0]?.cells[0]).toMatchObject({ text: '内', at: { table: 2 } });
  });

  it('never lets two cells overlap', async () => {
    const doc = await read(
      table(
        row(cell('一'), cell('甲', 'table:number-rows-spanned="2"')),
        row(cell('乙', 'table:number-columns-spanned="2"'), covered),
      ),
    );
    expect(layout(tables(doc)[0])).toEqual(['0,0 1×1 一', '0,1 2×1 甲', '1,0 1×1 乙']);
    expect(codes(doc)).toEqual(['span.cut']);
  });

  it('bounds repetitions', async () => {
    const doc = await read(
      table(
        row(cell('甲'), '<table:table-cell table:number-columns-repeated="16384"/>'),
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>',
        row(cell('乙', 'table:number-columns-spanned="99999999"')),
      ),
    );
    expect(tables(doc)[0]).toMatchObject({ rows: 3, cols: LIMITS.span });
    expect(codes(doc)).toEqual(['span.cut']);
    const many = table(
      row(cell('甲', 'table:number-columns-repeated="900"')).replace(
        '<table:table-row',
        '<table:table-row table:number-rows-repeated="900"',
      ),
    );
    expect(await outcome(writeOdt(many), { ...LIMITS, cells: 10_000 })).toBe('too-big');
  });
});

describe('the text of an OpenDocument file', () => {
  const level = (n: number, format: string, prefix: string, suffix: string) =>
    `<text:list-level-style-number text:level="${n}" style:num-format="${format}" style:num-prefix="${prefix}" style:num-suffix="${suffix}"/>`;
  const lists = `<text:list-style style:name="L">${level(1, '一, 二, 三, ...', '', '、')}${level(2, '一, 二, 三, ...', '（', '）')}${level(3, '1', '', '.').replace('/>', ' text:display-levels="2"/>')}</text:list-style>`;
  const item = (content: string) => `<text:list-item>${content}</text:list-item>`;

  it('renders list numbers and continues them', async () => {
    const doc = await read(
      `<text:list text:style-name="L" xml:id="a">${item(p('概况') + p('不编号') + `<text:list>${item(p('甲'))}${item(p('乙') + `<text:list>${item(p('丙'))}</text:list>`)}</text:list>`)}</text:list>` +
        p('间') +
        `<text:list text:style-name="L" text:continue-list="a">${item(p('结论') + `<text:list>${item(p('丁'))}</text:list>`)}</text:list><text:list text:style-name="L">${item(p('另起'))}</text:list>` +
        `<text:list text:style-name="L" text:continue-numbering="true">${item(p('续'))}</text:list>`,
      { automatic: lists },
    );
    expect(texts(doc)).toEqual([
      '一、概况',
      '不编号',
      '（一）甲',
      '（二）乙',
      '二.1.丙',
      '间',
      '二、结论',
      '（一）丁',
      '一、另起',
      '二、续',
    ]);
    expect(paragraphs(doc)[0]).toMatchObject({ number: '一、', raw: '概况' });
  });

  it('numbers headings by the outline style', async () => {
    const outline = `<text:outline-style style:name="O"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style>`;
    const doc = await read('<text:h text:outline-level="1">概况</text:h><text:h text:outline-level="2">资金</text:h><text:h text:outline-level="1">结论</text:h>', { styles: outline });
    expect(paragraphs(doc).map((one) => [one.outline, one.text])).toEqual([[1, '1.概况'], [2, '资金'], [1, '2.结论']]);
  }); // prettier-ignore

  it('reads spaces, breaks, notes, ruby, text boxes and formulas', async () => {
    const doc = await read(
      p('a<text:s text:c="3"/>b<text:tab/>c \n  d<text:line-break/>e<office:annotation><text:p>批注</text:p></office:annotation>') +
        p('正文<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>') +
        p('<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby>') +
        p(`锚<draw:frame><draw:text-box>${p('框')}${table(row(cell('格')))}</draw:text-box></draw:frame><draw:custom-shape>${p('形')}</draw:custom-shape>`) +
        p('<draw:frame><draw:image xlink:href="x.png"/></draw:frame><draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="y"/></draw:frame>'),
      { members: { 'Object 1/content.xml': '<math><mfrac><mi>B</mi><mi>A</mi></mfrac><annotation>B over A</annotation></math>' } },
    ); // prettier-ignore
    expect(doc.blocks.map((b) => (b.kind === 'paragraph' ? `${b.role} ${b.text}` : `table ${b.cells[0]?.text}`))).toEqual([
      'body a b c d e', 'body 正文', 'body 字', 'body 锚', 'textbox 框', 'table 格', 'textbox 形', 'body B/A', 'note 脚注',
    ]); // prettier-ignore
    expect(doc.warnings).toMatchObject([{ code: 'picture.unread', at: { paragraph: 8 } }]);
  });

  it('leaves out deleted and hidden text, with warnings', async () => {
    const doc = await read(
      '<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion><text:p>删去</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        p('留<text:change text:change-id="c1"/>下') +
        p('见<text:span text:style-name="H">隐</text:span><text:hidden-text text:is-hidden="true" text:string-value="藏">藏</text:hidden-text>') +
        `<text:section text:name="S" text:display="none">${p('节')}</text:section>` +
        p('后'),
      { automatic: '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>' },
    ); // prettier-ignore
    expect(texts(doc)).toEqual(['留下', '见', '后']);
    expect(doc.warnings.map((w) => [w.code, w.at?.paragraph])).toEqual([
      ['text.deleted', 1],
      ['text.hidden', 2],
      ['text.hidden', 3],
    ]);
    expect(paragraphs(doc)[2]?.at.paragraph).toBe(4);
  });

  it('sets headers, footers and tables of contents apart and reads the title', async () => {
    const doc = await read(
      `<text:table-of-content><text:index-body>${p('一、概况 1')}</text:index-body></text:table-of-content>${p('正文')}`,
      {
        masters: `<style:master-page><style:header>${p('眉')}</style:header><style:footer>${p('第<text:page-number>1</text:page-number>页')}</style:footer></style:master-page>`,
        title: '某县某局整体支出自评报告',
      },
    );
    expect(paragraphs(doc).map((one) => `${one.role} ${one.text}`)).toEqual([
      'header 眉',
      'furniture 一、概况1',
      'body 正文',
      'footer 第1页',
    ]);
    expect(doc.source.title).toBe('某县某局整体支出自评报告');
  });
});

describe('damaged and hostile OpenDocument files', () => {
  it('names the outcome', async () => {
    expect(await outcome(new Uint8Array())).toBe('empty');
    expect(await outcome(writeOdt(''))).toBe('empty');
    expect(await outcome(writeOdt(p('甲')).subarray(0, 200))).toBe('damaged');
    expect(await outcome(strToU8('不是'))).toBe('damaged');
    const locked =
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
    expect(await outcome(writeOdt(p('甲'), { manifest: locked }))).toBe('encrypted');
    expect(await outcome(writeOdt(p('甲'), { members: { 'content.xml': '' } }))).toBe('damaged');
    const deep = await result(
      writeOdt(p('前') + '<text:section>'.repeat(10_000) + p('深') + '</text:section>'.repeat(10_000)),
    );
    expect(deep.ok && [texts(deep.doc), codes(deep.doc)]).toEqual([['前'], ['nesting.cut']]);
  });

  it('is told by its bytes, flat or packed', async () => {
    const flat = strToU8(
      `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${p('平')}</office:text></office:body></office:document>`,
    );
    expect(choose(flat, 'a.xml')?.id).toBe('odt');
    expect(choose(writeOdt(p('甲')), 'a.docx')?.id).toBe('odt');
    const read = await result(flat);
    expect(read.ok && texts(read.doc)).toEqual(['平']);
  });

  it('survives mutations', async () => {
    const whole = writeOdt(
      p('前') + table(row(cell('甲', 'table:number-columns-spanned="2"'), covered), row(cell('乙'), cell('丙'))),
    );
    const main =
      p('前') + table(row(cell('甲', 'table:number-rows-spanned="2"'), cell('丁')), row(covered, cell('乙')));
    let seed = 77;
    const random = (n: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    const seen = new Set<string>();
    for (let i = 0; i < 150; i++) {
      let bytes = whole.slice();
      if (i % 3 === 0) for (let k = 0; k < 1 + random(15); k++) bytes[random(bytes.length)] = random(256);
      else if (i % 3 === 1) bytes = bytes.slice(0, random(bytes.length));
      else {
        const [a, b] = [random(main.length), random(main.length)];
        bytes = writeOdt(main.slice(0, a) + main.slice(b)).slice();
      }
      odt.sniff(bytes, '');
      seen.add(await outcome(bytes));
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining(['damaged', 'ok']));
  });
});
