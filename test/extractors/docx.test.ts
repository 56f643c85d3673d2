import CFB from 'cfb';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx } from '../../extractors/docx.js';
import type { Doc, Paragraph, Table } from '../../src/model/doc.js';
import { LIMITS, type Limits } from '../../src/model/limits.js';
import {
  NAMESPACES,
  paragraph,
  row,
  run,
  table,
  writeDocx,
  type BlockSpec,
  type DocxOptions,
} from '../helpers/docx-writer.js';

const xml = (content: string): BlockSpec => ({ kind: 'xml', xml: content });

async function readBytes(bytes: Uint8Array, limits: Limits = LIMITS) {
  return docx.read(bytes, { name: 'a.docx', charset: null, limits });
}

async function read(blocks: readonly BlockSpec[], options?: DocxOptions): Promise<Doc> {
  const result = await readBytes(writeDocx(blocks, options));
  if (!result.ok) throw new Error(`${result.fault.outcome}: ${result.fault.message}`);
  return result.doc;
}

async function outcome(bytes: Uint8Array, limits: Limits = LIMITS): Promise<string> {
  const result = await readBytes(bytes, limits);
  return result.ok ? 'ok' : result.fault.outcome;
}

const paragraphs = (doc: Doc): Paragraph[] => doc.blocks.filter((b) => b.kind === 'paragraph');
const tables = (doc: Doc): Table[] => doc.blocks.filter((b) => b.kind === 'table');
const texts = (doc: Doc): string[] => paragraphs(doc).map((p) => p.text);
const codes = (doc: Doc): string[] => doc.warnings.map((w) => w.code);
const first = (doc: Doc): Table => {
  const [table] = tables(doc);
  if (table === undefined) throw new Error('no table');
  return table;
};
/** `row,col rowSpan×colSpan text` of each cell. */
const layout = (t: Table): string[] =>
  t.cells.map((c) => `${c.row},${c.col} ${c.rowSpan}×${c.colSpan} ${c.text}`.trimEnd());

describe('the grid of a Word table', () => {
  it('places cells by grid column through gridBefore, gridAfter, gridSpan and vMerge', async () => {
    const doc = await read([
      {
        kind: 'table',
        rows: [
          [{ text: '一级指标', vMerge: 'restart' }, { text: '二级指标', colSpan: 2 }, '分值'],
          [{ vMerge: 'continue' }, { text: '甲', vMerge: 'restart' }, '乙', '1'],
          { gridBefore: 1, cells: [{ vMerge: 'continue' }, '丙', '2'] },
          { gridBefore: 2, gridAfter: 1, cells: ['丁'] },
        ],
      },
    ]);
    expect(layout(first(doc))).toEqual([
      '0,0 2×1 一级指标',
      '0,1 1×2 二级指标',
      '0,3 1×1 分值',
      '1,1 2×1 甲',
      '1,2 1×1 乙',
      '1,3 1×1 1',
      '2,2 1×1 丙',
      '2,3 1×1 2',
      '3,2 1×1 丁',
    ]);
    expect(first(doc)).toMatchObject({ rows: 4, cols: 4, columns: 'exact' });
    expect(first(doc).cells[6]?.at).toMatchObject({ table: 1, row: 3, column: 3 });
  });

  it('does not carry a merge over a row that does not continue it, nor to a cell of another width', async () => {
    const doc = await read([
      {
        kind: 'table',
        rows: [
          [{ text: '甲', vMerge: 'restart' }, '1', '2'],
          ['乙', '3', '4'],
          [{ text: '', vMerge: 'continue' }, '5', '6'],
          [{ text: '', vMerge: 'continue', colSpan: 2 }, '7'],
        ],
      },
    ]);
    expect(layout(first(doc)).filter((c) => c.includes(',0 '))).toEqual([
      '0,0 1×1 甲',
      '1,0 1×1 乙',
      '2,0 1×1',
      '3,0 1×2',
    ]);
  });

  it('joins cells merged the old way by hMerge', async () => {
    const doc = await read([
      {
        kind: 'table',
        rows: [
          [{ text: '合计', hMerge: 'restart' }, { hMerge: 'continue' }, '100'],
          ['一', '二', '三'],
          [{ hMerge: 'continue', text: '孤' }, '五', '六'],
        ],
      },
    ]);
    expect(layout(first(doc))).toContain('0,0 1×2 合计');
    expect(layout(first(doc))).toContain('0,2 1×1 100');
    expect(layout(first(doc))).toContain('2,0 1×1 孤');
  });

  it('reads rows and cells inside content controls and revisions, and joins vertical labels', async () => {
    const wrapped =
      `<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>${row([{ text: '绩\n效\n指\n标' }, '甲'])}</w:sdtContent></w:sdt>` +
      `<w:customXml w:element="x">${row(['乙', '丙'])}</w:customXml>` +
      `<w:tr><w:tc><w:p>${run('丁')}</w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p>${run('戊')}</w:p></w:tc></w:sdtContent></w:sdt></w:tr>`;
    const doc = await read([xml(table({ rows: [], grid: 2 }, wrapped))]);
    expect(layout(first(doc))).toEqual([
      '0,0 1×1 绩效指标',
      '0,1 1×1 甲',
      '1,0 1×1 乙',
      '1,1 1×1 丙',
      '2,0 1×1 丁',
      '2,1 1×1 戊',
    ]);
    expect(first(doc).cells[0]?.lines).toEqual(['绩', '效', '指', '标']);
  });

  it('keeps nested tables out of the text of their cell and numbers them by themselves', async () => {
    const doc = await read([
      { kind: 'table', rows: [[{ text: '外', table: { rows: [['内一', '内二']] } }, '旁']] },
      { kind: 'table', rows: [['后']] },
    ]);
    const [outer, after] = tables(doc);
    expect(outer?.cells[0]?.text).toBe('外');
    expect(outer?.cells[0]?.tables[0]?.cells.map((c) => [c.text, c.at.table])).toEqual([
      ['内一', 2],
      ['内二', 2],
    ]);
    expect(after?.at.table).toBe(3);
  });

  it('tells columns by cell widths where grid and spans are left out', async () => {
    const doc = await read([
      {
        kind: 'table',
        grid: null,
        rows: [
          [
            { text: '甲', width: 3000 },
            { text: '乙', width: 1500 },
          ],
          [
            { text: '丙', width: 1500 },
            { text: '丁', width: 1500 },
            { text: '戊', width: 1500 },
          ],
        ],
      },
    ]);
    expect(layout(first(doc))).toEqual(['0,0 1×2 甲', '0,2 1×1 乙', '1,0 1×1 丙', '1,1 1×1 丁', '1,2 1×1 戊']);
  });

  it('leaves out text under a vertical merge, as Word does, and says so', async () => {
    const doc = await read([
      {
        kind: 'table',
        rows: [
          [{ text: '甲', vMerge: 'restart' }, '1'],
          [{ text: '看不见', vMerge: 'continue' }, '2'],
        ],
      },
    ]);
    expect(layout(first(doc))[0]).toBe('0,0 2×1 甲');
    expect(doc.warnings).toMatchObject([{ code: 'text.hidden', at: { table: 1, row: 2, column: 1 } }]);
  });

  it('cuts a span that no table has', async () => {
    const doc = await read([
      {
        kind: 'table',
        grid: 3,
        rows: [
          ['甲', { text: '乙', colSpan: 99_999_999 }],
          ['1', '2', '3'],
        ],
      },
    ]);
    expect(layout(first(doc))).toContain('0,1 1×2 乙');
    expect(codes(doc)).toEqual(['span.cut']);
  });
});

describe('the text of a Word document', () => {
  it('renders automatic numbers with their restarts', async () => {
    const numbering = {
      1: [
        { format: 'chineseCounting', text: '%1、' },
        { format: 'chineseCountingThousand', text: '（%2）' },
        { format: 'decimal', text: '%3.' },
        { format: 'decimalEnclosedCircle', text: '%4', suffix: 'nothing' as const },
      ],
      2: [
        { format: 'upperRoman', text: '%1' },
        { format: 'decimal', text: '%1.%2', xml: '<w:isLgl/>' },
      ],
      3: [{ format: 'bullet', text: '\uf06c' }],
    };
    const item = (id: number, level: number, text: string): BlockSpec => ({ text, number: [id, level] });
    const doc = await read(
      [
        item(1, 0, '概况'), item(1, 1, '甲'), item(1, 2, '子'), item(1, 2, '丑'), item(1, 3, '寅'), item(1, 1, '乙'), item(1, 2, '卯'), item(1, 0, '结论'), item(1, 1, '丙'),
        item(1, 3, '越'), item(1, 2, '级'), item(2, 0, '总'), item(2, 1, '分'), item(3, 0, '点'), item(0, 0, '无'),
      ],
      { numbering },
    ); // prettier-ignore
    expect(texts(doc)).toEqual([
      '一、概况', '（一）甲', '1.子', '2.丑', '①寅', '（二）乙', '1.卯', '二、结论', '（一）丙', '①越', '2.级', 'I总', '1.1分', '点', '无',
    ]); // prettier-ignore
    expect(paragraphs(doc)[1]).toMatchObject({ number: '（一）', raw: '甲' });
  });

  it('numbers through paragraph styles, and restarts by start override', async () => {
    const lvl = (i: number, format: string, text: string, style: string) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="${style}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numberingXml =
      `<w:abstractNum w:abstractNumId="4">${lvl(0, 'ideographTraditional', '%1、', 'S1')}${lvl(1, 'chineseLegalSimplified', '%2.', 'S2')}</w:abstractNum>` +
      '<w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num>' +
      '<w:num w:numId="9"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
    const styles = [
      { id: 'S1', name: '一级', basedOn: '1', pPr: '<w:numPr><w:numId w:val="8"/></w:numPr>' },
      { id: 'S2', name: '二级', basedOn: 'S1', pPr: '<w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>' },
    ];
    const doc = await read(
      [{ text: '甲', style: 'S1' }, { text: '乙', style: 'S2' }, { text: '丙', style: 'S1' }, { text: '重', number: [9, 0] }, { text: '又', number: [9, 0] }],
      { styles, numberingXml },
    ); // prettier-ignore
    expect(texts(doc)).toEqual(['甲、甲', '壹.乙', '乙、丙', '甲、重', '乙、又']);
    expect(paragraphs(doc).map((p) => p.outline)).toEqual([1, 2, 1, null, null]);
  });

  it('numbers cells, as an automatic column of ordinals does', async () => {
    const auto = { xml: paragraph({ number: [1, 0] }) };
    const doc = await read(
      [
        {
          kind: 'table',
          rows: [
            [auto, '甲'],
            [auto, '乙'],
          ],
        },
      ],
      {
        numbering: { 1: [{ format: 'decimal', text: '%1' }] },
      },
    );
    expect(layout(first(doc))).toEqual(['0,0 1×1 1', '0,1 1×1 甲', '1,0 1×1 2', '1,1 1×1 乙']);
  });

  it('keeps insertions, leaves deletions out with one warning a place, and joins at a deleted mark', async () => {
    const doc = await read([
      xml(`<w:p><w:ins w:id="1">${run('留')}</w:ins><w:del w:id="2"><w:r><w:delText>去</w:delText></w:r></w:del><w:moveTo>${run('下')}</w:moveTo>` +
          `<w:moveFrom>${run('移')}</w:moveFrom></w:p>`),
      xml(`<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('前半')}</w:p>`),
      '后半',
      { kind: 'table', rows: [['甲'], { cells: ['删'], trPr: '<w:del w:id="5"/>' }, ['乙']] },
    ]); // prettier-ignore
    expect(texts(doc)).toEqual(['留下', '前半后半']);
    expect(layout(first(doc))).toEqual(['0,0 1×1 甲', '1,0 1×1 乙']);
    expect(codes(doc)).toEqual(['text.deleted', 'text.deleted']);
    expect(first(doc).cells[1]?.at.paragraph).toBe(6);
  });

  it('leaves hidden text out, also by style, with its place', async () => {
    const doc = await read(
      [
        xml(`<w:p>${run('见')}${run('隐', '<w:vanish/>')}${run('显', '<w:vanish w:val="0"/>')}</w:p>`),
        { text: '整段隐', style: 'H' },
        xml(`<w:p><w:r><w:rPr><w:rStyle w:val="HC"/></w:rPr><w:t>字隐</w:t></w:r>${run('尾')}</w:p>`),
      ],
      {
        styles: [
          { id: 'H', name: 'hide', basedOn: 'a', rPr: '<w:vanish/>' },
          { id: 'HC', name: 'hidec', type: 'character', rPr: '<w:vanish/>' },
        ],
      },
    );
    expect(texts(doc)).toEqual(['见显', '尾']);
    expect(doc.warnings.map((w) => [w.code, w.at?.paragraph])).toEqual([
      ['text.hidden', 1],
      ['text.hidden', 2],
      ['text.hidden', 3],
    ]);
  });

  it('shows the results of fields and the state of check boxes', async () => {
    const char = (type: string, data = '') =>
      data === '' ? `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>` : `<w:r><w:fldChar w:fldCharType="${type}"><w:ffData>${data}</w:ffData></w:fldChar></w:r>`; // prettier-ignore
    const instr = (text: string) => `<w:r><w:instrText> ${text} </w:instrText></w:r>`;
    const box = (on: boolean) =>
      `${char('begin', `<w:checkBox><w:default w:val="0"/>${on ? '<w:checked/>' : ''}</w:checkBox>`)}${instr('FORMCHECKBOX')}${char('separate')}${char('end')}`;
    const control = (on: number, text: string) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
    const doc = await read([
      xml(`<w:p>${char('begin')}${instr('IF 1=1')}${run('指令')}${char('begin')}${instr('X')}${char('separate')}${run('内')}${char('end')}${char('separate')}${run('结果')}${char('end')}</w:p>`),
      xml(`<w:p><w:fldSimple w:instr="DATE">${run('2024年')}</w:fldSimple></w:p>`),
      xml(`<w:p>${box(true)}${run('是')}${box(false)}${run('否')}</w:p>`),
      xml(`<w:p>${control(1, '☒')}${run('优')}${control(0, '☐良')}</w:p>`),
      xml('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>中</w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:p>'),
      xml('<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r><w:r><w:t>差</w:t></w:r></w:p>'),
    ]); // prettier-ignore
    expect(texts(doc)).toEqual(['结果', '2024年', '☑是☐否', '☑优☐良', '☑中☐☑≥', '☑差']);
  });

  it('leaves out the prompt of an empty content control, and only that', async () => {
    const control = (text: string) =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${text}</w:sdtContent></w:sdt>`;
    const doc = await read([
      xml(control(paragraph('单击此处输入文字。'))),
      xml(`<w:p>${run('单位：')}${control(run('点击选择'))}${control(run('某局'))}</w:p>`),
    ]);
    expect(texts(doc)).toEqual(['单位：某局']);
    expect(doc.warnings.map((w) => [w.code, w.at?.paragraph])).toEqual([
      ['text.hidden', 1],
      ['text.hidden', 2],
    ]);
  });

  it('keeps text after a field that is never closed', async () => {
    const doc = await read([xml(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('还在')}</w:p>`), '也在']);
    expect(texts(doc)).toEqual(['还在', '也在']);
  });

  it('reads ruby, equations, hyphens, tabs and breaks', async () => {
    const doc = await read([
      xml(`<w:p><w:r><w:ruby><w:rt>${run('yin')}</w:rt><w:rubyBase>${run('字')}</w:rubyBase></w:ruby></w:r></w:p>`),
      xml('<w:p><m:oMath><m:f><m:num><m:r><m:t>B</m:t></m:r></m:num><m:den><m:r><m:t>A</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath></w:p>'),
      xml('<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:tab/><w:t>c</w:t></w:r></w:p>'),
    ]); // prettier-ignore
    expect(texts(doc)).toEqual(['字', 'B/A×100%', 'a-b c']);
  });

  it('splits what was pasted with line breaks, and only there', async () => {
    const doc = await read([
      '某县2023年度\n项目支出绩效自评报告',
      '一、概况\n（一）资金到位。\n　　第二段没有完\n接着写',
    ]);
    expect(texts(doc)).toEqual([
      '某县2023年度项目支出绩效自评报告',
      '一、概况',
      '（一）资金到位。',
      '第二段没有完接着写',
    ]);
  });
});

describe('what stands beside the text', () => {
  const shape = (inner: string) =>
    `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const vml = (inner: string) =>
    `<w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict>`;

  it('reads one branch of a text box, at its anchor, with the tables in it', async () => {
    const alternate = `<mc:AlternateContent><mc:Choice Requires="wps">${shape(paragraph('框内') + table({ rows: [['格']] }))}</mc:Choice><mc:Fallback>${vml(paragraph('框内'))}</mc:Fallback></mc:AlternateContent>`;
    const doc = await read([xml(`<w:p>${run('锚')}<w:r>${alternate}</w:r></w:p>`), xml(`<w:p><w:r>${vml(paragraph('旧框'))}</w:r></w:p>`)]); // prettier-ignore
    expect(doc.blocks.map((b) => (b.kind === 'paragraph' ? `${b.role} ${b.text}` : `table ${b.cells[0]?.text}`))).toEqual([
      'body 锚',
      'textbox 框内',
      'table 格',
      'textbox 旧框',
    ]); // prettier-ignore
  });

  it('puts a text box of a cell after the table, with the place of the cell', async () => {
    const doc = await read([
      { kind: 'table', rows: [['甲', { xml: `<w:p>${run('乙')}<w:r>${shape(paragraph('框'))}</w:r></w:p>` }]] },
    ]);
    expect(doc.blocks[1]).toMatchObject({
      kind: 'paragraph',
      role: 'textbox',
      text: '框',
      at: { table: 1, column: 2 },
    });
    expect(first(doc).cells[1]?.text).toBe('乙');
  });

  it('sets headers, footers, notes and tables of contents apart', async () => {
    const doc = await read(
      [
        xml(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('一、概况\t1')}</w:sdtContent></w:sdt>`),
        xml(`<w:p>${run('正文')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`),
      ],
      { header: '某局文件', footer: '第1页', footnotes: { 2: '注释', 3: '没有引用' }, title: '某县某局整体支出自评报告' },
    ); // prettier-ignore
    expect(paragraphs(doc).map((p) => `${p.role} ${p.text}`)).toEqual([
      'header 某局文件',
      'furniture 一、概况1',
      'body 正文',
      'note 注释',
      'footer 第1页',
    ]);
    expect(paragraphs(doc)[3]?.at.paragraph).toBe(2);
    expect(doc.source.title).toBe('某县某局整体支出自评报告');
  });

  it('tells the lines of a contents field, and nothing after it', async () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const start = `${char('begin')}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${char('separate')}`;
    const lines = [`<w:p>${start}${run('一、概况 1')}</w:p>`, `<w:p>${run('二、结论 2')}</w:p>`];
    const doc = await read([xml(lines.join('')), xml(`<w:p>${char('end')}${run('一、概况')}</w:p>`), '正文']);
    expect(paragraphs(doc).map((p) => p.role)).toEqual(['furniture', 'furniture', 'body', 'body']);
    const open = await read([xml(lines.join('')), '正文']);
    expect(paragraphs(open).map((p) => p.role)).toEqual(['body', 'body', 'body']);
  });

  it('names pictures and objects, many of them in one line', async () => {
    const picture = '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'; // prettier-ignore
    const object =
      '<w:p><w:r><w:object><v:shape><v:imagedata r:id="rId3"/></v:shape><o:OLEObject ProgID="Excel.Sheet.8"/></w:object></w:r></w:p>';
    const few = await read([xml(picture), xml(object), '文']);
    expect(few.warnings.map((w) => [w.code, w.at?.paragraph])).toEqual([
      ['picture.unread', 1],
      ['object.unread', 2],
    ]);
    const many = await read([...Array.from({ length: 7 }, () => xml(picture)), '文']);
    expect(many.warnings).toHaveLength(1);
    expect(many.warnings[0]?.message).toMatch(/^7 places/);
    expect(await outcome(writeDocx([xml(picture)], { footer: '第1页' }))).toBe('scanned');
    expect(await outcome(writeDocx([xml(object)]))).toBe('ok');
  });
});

describe('other containers of a Word document', () => {
  const body = `<w:body>${paragraph('正文')}${table({ rows: [['甲', '乙']] })}</w:body>`;

  it('finds a main part under another name', async () => {
    const rels = (target: string) =>
      `<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="${target}"/></Relationships>`;
    const bytes = writeDocx([], {
      members: {
        'word/document.xml': null,
        '_rels/.rels': rels('/WORD/Report.xml'),
        'word/report.xml': `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main">${body.replaceAll('w:', 'x:')}</x:document>`,
      },
    });
    const result = await readBytes(bytes);
    expect(result.ok && texts(result.doc)).toEqual(['正文']);
  });

  it('reads one-file packages and the XML of Word 2003', async () => {
    const flat = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document ${NAMESPACES}>${body}</w:document></pkg:xmlData></pkg:part></pkg:package>`;
    const old = `<?xml version="1.0"?><w:wordDocument ${NAMESPACES}><w:body><wx:sect><w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr>${run('概况')}</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p>${run('甲')}</w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></wx:sect></w:body></w:wordDocument>`;
    const flatRead = await readBytes(strToU8(flat));
    expect(flatRead.ok && [flatRead.doc.source.format, ...texts(flatRead.doc)]).toEqual(['docx', '正文']);
    const oldRead = await readBytes(strToU8(old));
    expect(oldRead.ok && [oldRead.doc.source.format, ...texts(oldRead.doc)]).toEqual(['xml', '一、概况']);
    expect(oldRead.ok && layout(first(oldRead.doc))).toEqual(['0,0 2×1 甲']);
    expect([docx.sniff(strToU8(flat), ''), docx.sniff(strToU8(old), '')]).toEqual([95, 95]);
  });

  it('is told by its bytes', () => {
    expect(docx.sniff(writeDocx(['甲']), 'a.pdf')).toBe(95);
    expect(
      docx.sniff(zipSync({ '[Content_Types].xml': strToU8('x'), 'xl/workbook.xml': strToU8('x') }), 'a.docx'),
    ).toBe(0);
    expect(docx.sniff(zipSync({ 'word/报告.txt': strToU8('x') }), 'a.docx')).toBe(0);
    expect(docx.sniff(strToU8('一、项目概况'), 'a.docx')).toBe(0);
    expect(docx.sniff(new Uint8Array(), 'a.docx')).toBe(0);
  });
});

describe('hostile and damaged Word documents', () => {
  const whole = writeDocx(['正文', { kind: 'table', rows: [['甲', '乙']] }], { header: '页眉' });
  const withMain = (main: string) => writeDocx([], { members: { 'word/document.xml': main } });
  const wordXml = (content: string) => `<w:document ${NAMESPACES}><w:body>${content}</w:body></w:document>`;

  it('names the outcome', async () => {
    expect(await outcome(new Uint8Array())).toBe('empty');
    expect(await outcome(writeDocx([]))).toBe('empty');
    expect(await outcome(writeDocx([], { members: { 'word/document.xml': null } }))).toBe('damaged');
    expect(await outcome(withMain(''))).toBe('damaged');
    expect(await outcome(strToU8('不是文档'))).toBe('damaged');
    expect(await outcome(whole.subarray(0, 500))).toBe('damaged');
    expect(await outcome(withMain(wordXml(paragraph('甲'.repeat(200)))), { ...LIMITS, characters: 100 })).toBe(
      'too-big',
    );
    expect(await outcome(whole, { ...LIMITS, cells: 1 })).toBe('too-big');
    expect(await outcome(whole, { ...LIMITS, inflatedBytes: 500 })).toBe('bomb');
  });

  it('knows a document behind a password: a compound file with an encrypted package', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('04000400', 'hex'));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7));
    const bytes = Uint8Array.from(CFB.write(container, { type: 'buffer' }) as Buffer);
    expect(docx.sniff(bytes, 'a.docx')).toBe(90);
    expect(await outcome(bytes)).toBe('encrypted');
  });

  it('reads a document whose zip directory is lost', async () => {
    const result = await readBytes(whole.subarray(0, whole.length - 120));
    expect(result.ok && texts(result.doc)).toEqual(['页眉', '正文']);
    expect(result.ok && codes(result.doc)).toEqual(['structure.repaired']);
  });

  it('expands no entities', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>${wordXml('<w:p><w:r><w:t>&b;&lt;甲&#x4e59;</w:t></w:r></w:p>')}`;
    const result = await readBytes(withMain(bomb));
    expect(result.ok && texts(result.doc)).toEqual(['&b;<甲乙']);
  });

  it('cuts deep nesting and repairs broken XML, with warnings', async () => {
    const deep = wordXml(paragraph('前') + '<w:sdt><w:sdtContent>'.repeat(10_000) + paragraph('深') + '</w:sdtContent></w:sdt>'.repeat(10_000) + paragraph('后')); // prettier-ignore
    const cut = await readBytes(withMain(deep));
    expect(cut.ok && [texts(cut.doc), codes(cut.doc)]).toEqual([['前', '后'], ['nesting.cut']]);
    const nested = await readBytes(withMain(wordXml('<w:tbl><w:tr><w:tc>'.repeat(3000) + paragraph('深'))));
    expect(nested.ok && codes(nested.doc)).toContain('nesting.cut');
    const broken = await readBytes(withMain(wordXml(`<w:p><w:r><w:t>A & B < C</w:t></w:p>${paragraph('后')}</w:x>`)));
    expect(broken.ok && texts(broken.doc)).toEqual(['A & B < C', '后']);
    expect(broken.ok && codes(broken.doc)).toContain('structure.repaired');
  });

  it('bounds the grid', async () => {
    const wide = table({ rows: [['甲']], grid: null }, row({ gridBefore: 99_999_999, cells: ['甲'] }));
    const result = await readBytes(withMain(wordXml(wide)));
    expect(result.ok && codes(result.doc)).toEqual(['span.cut']);
    const rows = row([{ text: '甲', colSpan: 1000 }]).repeat(20);
    expect(await outcome(withMain(wordXml(table({ rows: [] }, rows))), { ...LIMITS, gridPositions: 10_000 })).toBe(
      'too-big',
    );
  });

  it('survives mutations of every kind', async () => {
    const rich = writeDocx(
      [{ text: '概况', number: [1, 0] }, { kind: 'table', rows: [[{ text: '甲', vMerge: 'restart' }, { text: '乙', table: { rows: [['丙']] } }], [{ vMerge: 'continue' }, '丁']] }],
      { numbering: { 1: [{ format: 'chineseCounting', text: '%1、' }] }, header: '眉', footnotes: { 2: '注' }, title: '某县某单位自评报告' },
    ); // prettier-ignore
    let seed = 20240102;
    const random = (n: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    const seen = new Set<string>();
    for (let i = 0; i < 200; i++) {
      let bytes = rich.slice();
      const kind = i % 4;
      if (kind === 0) for (let k = 0; k < 1 + random(20); k++) bytes[random(bytes.length)] = random(256);
      else if (kind === 1) bytes = bytes.slice(0, random(bytes.length));
      else if (kind === 2) {
        const at = random(bytes.length);
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(bytes.length))]);
      } else {
        // the XML itself, cut and spliced
        const main = wordXml(paragraph('甲') + table({ rows: [[{ text: '甲', colSpan: 2 }], ['乙', '丙']] }));
        const [a, b] = [random(main.length), random(main.length)];
        bytes = withMain(main.slice(0, a) + main.slice(b)).slice();
      }
      docx.sniff(bytes, 'x.docx');
      seen.add(await outcome(bytes));
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining(['damaged', 'ok']));
    expect(
      [...seen].every((o) => ['ok', 'damaged', 'empty', 'encrypted', 'unsupported', 'bomb', 'too-big'].includes(o)),
    ).toBe(true);
  });
});
