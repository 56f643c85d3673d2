import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, type Limits } from '../../src/model/limits.js';
import type { Doc } from '../../src/model/doc.js';
import { choose } from '../../extractors/index.js';
import { ofd } from '../../extractors/ofd.js';
import { annotationFile, body, documentMembers, drawOfd, entryFile, mm, objects, pack, pageFile, resourceFile, wrapped, writeOfd } from '../helpers/ofd-writer.js'; // prettier-ignore
import type { OfdOptions, OfdPage, OfdStyle } from '../helpers/ofd-writer.js';
import { paragraphsOf, sketch, tablesOf } from '../helpers/pdf-read.js';
import type { CellSpec, TableSpec } from '../helpers/pdf-table.js';
import { drawTable, plain } from '../helpers/pdf-table.js';
import { page, type Drawing, type PageSpec } from '../helpers/pdf-writer.js';
import { spans } from '../helpers/spans.js';

const context = (limits: Partial<Limits> = {}) => ({
  name: '自评表.ofd',
  charset: null,
  limits: { ...LIMITS, ...limits },
});
const read = async (bytes: Uint8Array, limits: Partial<Limits> = {}) => ofd.read(bytes, context(limits));
async function readDoc(bytes: Uint8Array): Promise<Doc> {
  const result = await read(bytes);
  if (!result.ok) throw new Error(`${result.fault.outcome}: ${result.fault.message}`);
  return result.doc;
}
async function faultOf(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<string> {
  const result = await read(bytes, limits);
  return result.ok ? 'read' : result.fault.outcome;
}
const texts = (doc: Doc): string[] => paragraphsOf(doc).map((p) => p.text);
const codes = (doc: Doc): string[] => doc.warnings.map((w) => w.code);

const FORM: TableSpec = {
  x: 60,
  y: 100,
  cols: [30, 70, 110, 70, 70, 60, 60],
  rows: [20, 20, 34, 34, 20],
  cells: [
    { row: 0, col: 0, colSpan: 2, text: '项目名称' },
    { row: 0, col: 2, colSpan: 5, text: '2023年农村饮水安全巩固' },
    { row: 1, col: 0, rowSpan: 3, text: '绩\n效\n指\n标' },
    ...['一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'].map((text, i) => ({ row: 1, col: i + 1, text })), // prettier-ignore
    { row: 2, col: 1, rowSpan: 2, text: '产出指标(50分)' },
    ...['更换老旧供水管网并完成验收', '≥36.5公里', '38公里', '10', '9.6'].map((text, i) => ({ row: 2, col: i + 2, text })), // prettier-ignore
    ...['水质合格率', '≥98%', '', '10', '10'].map((text, i) => ({ row: 3, col: i + 2, text })),
    { row: 4, col: 0, colSpan: 5, text: '总分' },
    { row: 4, col: 5, text: '100' },
    { row: 4, col: 6, text: '98.5' },
  ],
};
const FORM_CELLS = [
  '0,0 1x2 项目名称', '0,2 1x5 2023年农村饮水安全巩固', '1,0 3x1 绩效指标', '1,1 一级指标', '1,2 三级指标', '1,3 年度指标值', '1,4 实际完成值',
  '1,5 分值', '1,6 得分', '2,1 2x1 产出指标(50分)', '2,2 更换老旧供水管网并完成验收', '2,3 ≥36.5公里', '2,4 38公里', '2,5 10', '2,6 9.6',
  '3,2 水质合格率', '3,3 ≥98%', '3,4', '3,5 10', '3,6 10', '4,0 1x5 总分', '4,5 100', '4,6 98.5',
]; // prettier-ignore
const formPage = (change: Partial<TableSpec> = {}): PageSpec =>
  page((d) => {
    d.text(190, 70, '项目支出绩效自评表', { size: 16 });
    drawTable(d, { ...FORM, ...change });
  });
const formDoc = async (style: OfdStyle = {}, change: Partial<TableSpec> = {}): Promise<Doc> =>
  readDoc(drawOfd([formPage(change)], style));

/** A text object at a place given in points. */
const text = (x: number, y: number, content: string, attributes = '', code = '', size = 10): string =>
  `<ofd:TextObject ID="50" Boundary="${mm(x)} ${mm(y)} 100 5" Font="3" Size="${mm(size)}" ${attributes}>${code === '' ? `<ofd:TextCode X="0" Y="0">${content}</ofd:TextCode>` : code}</ofd:TextObject>`; // prettier-ignore
const path = (data: string, attributes = ''): string =>
  `<ofd:PathObject ID="51" Boundary="0 0 210 297" ${attributes}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
const layer = async (content: string, options: OfdOptions = {}): Promise<Doc> =>
  readDoc(writeOfd([{ layer: content }], options));

describe('a ruled form', () => {
  it.each([
    ['a distance for each character', { deltas: 'each' }, {}],
    ['distances in runs', { deltas: 'runs' }, {}],
    ['no distances', { deltas: 'none' }, {}],
    ['a block inside the layer', { block: true }, {}],
    ['a text object for each character', {}, { text: { charwise: true } }],
    ['bold characters drawn twice', {}, { text: { double: 0.3, charwise: true } }],
    ['rules as thin filled rectangles', {}, { rules: 'fill' }],
    ['rules drawn twice', {}, { rules: 'box' }],
    ['dashes', {}, { rules: 'dash' }],
    ['rules in pieces', {}, { rules: 'pieces' }],
    ['sides left open', {}, { open: ['left', 'right'] }],
  ] as const satisfies readonly (readonly [string, OfdStyle, Partial<TableSpec>])[])(
    'is read with %s',
    async (_name, style, change) => {
      const doc = await formDoc(style, change);
      expect(sketch(tablesOf(doc)[0])).toEqual(FORM_CELLS);
      expect(texts(doc)).toEqual(['项目支出绩效自评表']);
      expect(doc.warnings).toEqual([]);
    },
  );

  it('gives every cell its place in points', async () => {
    const doc = await formDoc();
    const cell = tablesOf(doc)[0]?.cells.find((c) => c.text === '≥36.5公里');
    expect(cell?.at).toMatchObject({ page: 1, table: 1, row: 3, column: 4 });
    [270, 140, 340, 174].forEach((v, i) => expect(cell?.at.box?.[i]).toBeCloseTo(v, 0));
    expect(cell?.basis).toBe('ruled');
    expect(doc.pages).toEqual([{ number: 1, width: 595, height: 842, state: 'text' }]);
    expect(doc.source).toMatchObject({ format: 'ofd', pages: 1, encoding: null });
  });

  it('gives back any set of spans', async () => {
    await fc.assert(
      fc.asyncProperty(spans(5, 5), fc.constantFrom('each', 'runs'), async (layout, deltas) => {
        if (layout.cells.length === 1) return;
        const cells: CellSpec[] = layout.cells.map((c, i) => ({ ...c, text: `格${i}` }));
        const spec: TableSpec = { x: 50, y: 50, cols: Array<number>(layout.cols).fill(60), rows: Array<number>(layout.rows).fill(24), cells }; // prettier-ignore
        const [table] = tablesOf(await readDoc(drawOfd([page((d) => drawTable(d, spec))], { deltas })));
        expect(table?.cells.map((c) => c.text)).toEqual(cells.map((c) => c.text));
        const squares = table?.cells.reduce((sum, c) => sum + c.rowSpan * c.colSpan, 0);
        expect(squares).toBe((table?.rows ?? 0) * (table?.cols ?? 0));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('has its rules in the template and its text in the page', async () => {
    const rules = objects((d) => drawTable(d, { ...FORM, cells: FORM.cells.map((c) => ({ ...c, text: '' })) }));
    const words = objects((d) => drawTable({ ...d, line: () => undefined }, FORM));
    for (const use of ['<ofd:Template TemplateID="77"/>', '<ofd:Template TemplateID="77" ZOrder="Foreground"/>']) {
      const doc = await readDoc(
        writeOfd([{ layer: words, head: use }], {
          common: '<ofd:TemplatePage ID="77" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
          members: { 'Doc_0/Tpls/Tpl_0/Content.xml': pageFile({ layer: rules }) },
        }),
      );
      expect(sketch(tablesOf(doc)[0])).toEqual(FORM_CELLS);
    }
    const doc = await readDoc(writeOfd([{ layer: words, head: '<ofd:Template TemplateID="77"/>' }]));
    expect(codes(doc)).toContain('page.unread');
  });

  it('is joined over pages, repeated headings left out', async () => {
    const header = ['三级指标', '指标值', '完成值', '备注'];
    const row = (i: number): string[] => [`第${i}项指标`, `≥${i}个`, `${i}个`, ''];
    const part = (rows: readonly (readonly string[])[], y: number) => page((d: Drawing) =>
      drawTable(d, { x: 60, y, cols: [140, 100, 100, 130], rows: rows.map(() => 20), cells: plain(rows) })); // prettier-ignore
    const doc = await readDoc(drawOfd([part([header, row(1), row(2)], 720), part([header, row(3)], 60)]));
    const [table] = tablesOf(doc);
    expect(table?.rows).toBe(4);
    expect(table?.parts).toEqual([{ page: 1, fromRow: 0, toRow: 2 }, { page: 2, fromRow: 3, toRow: 3 }]); // prettier-ignore
  });

  it.each([90, 270])('turned sideways on the page by %i degrees through matrices', async (turn) => {
    const sign = turn === 90 ? 1 : -1;
    const turned: string[] = [];
    const put = (x: number, y: number): readonly [number, number] => (turn === 90 ? [600 - y, x] : [y, 700 - x]);
    const d: Drawing = {
      ...page(() => undefined),
      text: (x, y, content) => {
        const [px, py] = put(x, y);
        const deltas = [...content].slice(1).map((_, i) => mm(((content.codePointAt(i) ?? 0) < 0x100 ? 0.5 : 1) * 9)).join(' '); // prettier-ignore
        turned.push(text(px, py, '', `CTM="0 ${sign} ${-sign} 0 0 0"`, `<ofd:TextCode X="0" Y="0" DeltaX="${deltas}">${content}</ofd:TextCode>`, 9)); // prettier-ignore
      },
      line: (x0, y0, x1, y1) => {
        const [[ax, ay], [bx, by]] = [put(x0, y0), put(x1, y1)];
        turned.push(path(`M ${mm(ax)} ${mm(ay)} L ${mm(bx)} ${mm(by)}`));
      },
      fill: () => undefined,
      box: () => undefined,
      image: () => undefined,
      form: () => undefined,
    };
    drawTable(d, FORM);
    const doc = await readDoc(writeOfd([{ layer: turned.join(''), size: [620, 842] }]));
    expect(sketch(tablesOf(doc)[0])).toEqual(FORM_CELLS);
  });
});

describe('text objects', () => {
  it('take the rest of their characters on when distances run out, and repeat no further than there are characters', async () => {
    const code = '<ofd:TextCode X="0" Y="0" DeltaX="g 999999999 3.5278">供水保障</ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', '', code)))).toEqual(['供水保障']);
    const short = '<ofd:TextCode X="0" Y="0" DeltaX="3.5278">供水保障率</ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', '', short)))).toEqual(['供水保障率']);
  });

  it('hold several lines through distances downward', async () => {
    const code = '<ofd:TextCode X="0" Y="0" DeltaX="3.5278 -3.5278 3.5278" DeltaY="0 7 0">上行下行</ofd:TextCode>';
    const doc = await layer(text(60, 100, '', '', code));
    expect(texts(doc).join('|')).toBe('上行|下行');
  });

  it('may hold several codes, the later ones with the place of the earlier', async () => {
    const code = '<ofd:TextCode X="0" Y="0">甲乙</ofd:TextCode><ofd:TextCode X="7.0556">丙</ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', '', code)))).toEqual(['甲乙丙']);
  });

  it('keep gaps between words and between numbers', async () => {
    const code = '<ofd:TextCode X="0" Y="0" DeltaX="1.76 1.76 10 1.76">12034</ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', '', code)))).toEqual(['120 34']);
    const spaced = '<ofd:TextCode X="0" Y="0" DeltaX="2.1 1.9 1.8 1.7">MB 36</ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', '', spaced)))).toEqual(['MB 36']);
  });

  it('are read with monospaced letters and broad capitals without false gaps', async () => {
    const mono = (content: string): string => `<ofd:TextCode X="0" Y="0" DeltaX="g ${content.length - 1} 2.1167">${content}</ofd:TextCode>`; // prettier-ignore
    expect(texts(await layer(text(60, 100, '', '', mono('GB-T.33190,WQi'))))).toEqual(['GB-T.33190,WQi']);
  });

  it('set downward through the direction of reading stay upright', async () => {
    const doc = await layer(text(60, 100, '绩效指标', 'ReadDirection="90"'));
    expect(texts(doc).join('')).toBe('绩效指标');
    const boxes = paragraphsOf(doc).map((p) => p.at.box);
    expect(Math.max(...boxes.map((b) => b?.[2] ?? 0)) - Math.min(...boxes.map((b) => b?.[0] ?? 0))).toBeLessThan(11);
  });

  it('whose characters are turned run in that direction', async () => {
    const code = '<ofd:TextCode X="0" Y="0" DeltaY="g 3 3.5278">绩效指标</ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', 'ReadDirection="90" CharDirection="90"', code)))).toEqual(['绩效指标']);
  });

  it('squeezed to a share of their width keep together', async () => {
    expect(texts(await layer(text(60, 100, '供水 100', 'HScale="0.5"')))).toEqual(['供水100']);
  });

  it('drawn with glyphs of their own keep their characters', async () => {
    const group =
      '<ofd:CGTransform CodePosition="1" CodeCount="3" GlyphCount="1"><ofd:Glyphs>191</ofd:Glyphs></ofd:CGTransform>';
    const code = `${group}<ofd:TextCode X="0" Y="0" DeltaX="2.6 3 1.7">Office</ofd:TextCode>`;
    expect(texts(await layer(text(60, 100, '', '', code)))).toEqual(['Office']);
    const one =
      '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>5 6</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="0">满意</ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', '', one)))).toEqual(['满意']);
  });

  it('written with line ends around their text are read without them', async () => {
    const code = '<ofd:TextCode X="0" Y="0" DeltaX="3.5278">\n      满意\n    </ofd:TextCode>';
    expect(texts(await layer(text(60, 100, '', '', code)))).toEqual(['满意']);
  });

  it('that are not shown are left out and named', async () => {
    for (const attributes of ['Visible="false"', 'Alpha="0"', 'Fill="false"']) {
      const doc = await layer(text(60, 100, '看得见') + text(60, 130, '看不见', attributes));
      expect(texts(doc)).toEqual(['看得见']);
      expect(codes(doc)).toEqual(['text.hidden']);
    }
    const clip = '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 5 0"/></ofd:Area></ofd:Clip></ofd:Clips><ofd:TextCode X="0" Y="0">看不见</ofd:TextCode>'; // prettier-ignore
    expect(texts(await layer(text(60, 100, '看得见') + text(60, 130, '', '', clip)))).toEqual(['看得见']);
  });

  it('outside of the paper are left out and named', async () => {
    const doc = await layer(text(60, 100, '看得见') + text(900, 100, '看不见'));
    expect(texts(doc)).toEqual(['看得见']);
    expect(codes(doc)).toEqual(['text.hidden']);
  });
});

describe('paths', () => {
  const frame = (lines: string): string =>
    lines + ['甲', '乙', '丙', '丁'].map((t, i) => text(65 + (i % 2) * 85, 115 + Math.floor(i / 2) * 28, t)).join('');
  const grid = (draw: (x0: number, y0: number, x1: number, y1: number) => string): string =>
    [0, 1, 2].map((i) => draw(20, 35 + i * 10, 80, 35 + i * 10) + draw(20 + i * 30, 35, 20 + i * 30, 55)).join('');
  const CELLS = ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'];

  it.each([
    ['started by S, with commas', (a: number, b: number, c: number, d: number) => path(`S ${a},${b} L ${c} ${d}`)],
    ['with curves beside the lines', (a: number, b: number, c: number, d: number) => path(`M ${a} ${b} L ${c} ${d} Q 1 1 2 2 B 1 1 2 2 3 3 A 1 1 0 0 1 5 5`)], // prettier-ignore
    ['scaled by a matrix', (a: number, b: number, c: number, d: number) => path(`M ${a * 10} ${b * 10} L ${c * 10} ${d * 10}`, 'CTM="0.1 0 0 0.1 0 0"')], // prettier-ignore
    ['with scientific numbers', (a: number, b: number, c: number, d: number) => path(`M ${a}e0 ${b} L +${c}.0 ${d}`)],
  ] as const)('%s are rules', async (_name, draw) => {
    expect(sketch(tablesOf(await layer(frame(grid(draw))))[0])).toEqual(CELLS);
  });

  it('begin again where the last one was closed', async () => {
    const data = 'M 20 45 L 20 35 L 80 35 L 80 55 L 20 55 C L 80 45 M 50 35 L 50 55';
    expect(sketch(tablesOf(await layer(frame(path(data))))[0])).toEqual(CELLS);
  });

  it('in a composite unit are placed where the unit stands', async () => {
    const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70" Width="80" Height="80"><ofd:Content>${grid((a, b, c, d) => path(`M ${a - 10} ${b - 10} L ${c - 10} ${d - 10}`))}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    const use = '<ofd:CompositeObject ID="71" Boundary="10 10 80 80" ResourceID="70"/>';
    const doc = await layer(frame(use), { common: '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>', members: { 'Doc_0/PublicRes.xml': resourceFile(unit) } }); // prettier-ignore
    expect(sketch(tablesOf(doc)[0])).toEqual(CELLS);
    const page1: OfdPage = { layer: frame(use), head: '<ofd:PageRes>Res.xml</ofd:PageRes>' };
    const own = await readDoc(writeOfd([page1], { members: { 'Doc_0/Pages/Page_0/Res.xml': resourceFile(unit) } }));
    expect(sketch(tablesOf(own)[0])).toEqual(CELLS);
  });

  it('as thick as a band by their own or inherited line width are shading, no rules', async () => {
    const params = resourceFile('<ofd:DrawParams><ofd:DrawParam ID="60" LineWidth="8"/><ofd:DrawParam ID="61" Relative="60"/><ofd:DrawParam ID="62" Relative="63"/><ofd:DrawParam ID="63" Relative="62"/></ofd:DrawParams>'); // prettier-ignore
    const options = {
      common: '<ofd:DocumentRes>/Doc_0/Res.xml</ofd:DocumentRes>',
      members: { 'Doc_0/Res.xml': params },
    };
    const middle = (attributes: string): string => frame(path('M 20 35 L 80 35 L 80 55 L 20 55 C M 50 35 L 50 55') + path('M 20 45 L 80 45', attributes)); // prettier-ignore
    const rows = async (attributes: string): Promise<number | undefined> => tablesOf(await layer(middle(attributes), options))[0]?.rows; // prettier-ignore
    expect(await rows('LineWidth="8"')).toBe(1);
    expect(await rows('DrawParam="61"')).toBe(1);
    expect(await rows('DrawParam="61" LineWidth="0.2"')).toBe(2);
    expect(await rows('DrawParam="62"')).toBe(2);
  });

  it('that leave no mark are no rules', async () => {
    for (const attributes of ['Stroke="false"', 'Alpha="0"', 'Visible="false"']) {
      const doc = await layer(frame(grid((a, b, c, d) => path(`M ${a} ${b} L ${c} ${d}`, attributes))));
      expect(tablesOf(doc).filter((t) => t.cells.some((c) => c.basis === 'ruled'))).toEqual([]);
    }
  });
});

describe('packages', () => {
  it('with several documents are read one after the other, places counted on', async () => {
    const one = objects((d) => formPage().draw(d));
    const bytes = pack({ 'OFD.xml': entryFile(body(0), body(1)), ...documentMembers(0, [{ layer: one }]), ...documentMembers(1, [{ layer: one }, { layer: text(60, 100, '附页') }]) }); // prettier-ignore
    const doc = await readDoc(bytes);
    expect(tablesOf(doc).map((t) => [t.at.page, t.at.table, t.cells[3]?.at.table])).toEqual([[1, 1, 1], [2, 2, 2]]); // prettier-ignore
    expect(paragraphsOf(doc).map((p) => [p.at.page, p.at.paragraph])).toEqual([[1, 1], [2, 2], [3, 3]]); // prettier-ignore
    expect(doc.pages).toHaveLength(3);
  });

  it('with a document that is lost are read in part', async () => {
    const doc = await readDoc(pack({ 'OFD.xml': entryFile(body(0), body(7)), ...documentMembers(0, [{ layer: text(60, 100, '正文') }]) })); // prettier-ignore
    expect(texts(doc)).toEqual(['正文']);
    expect(codes(doc)).toEqual(['page.unread']);
  });

  it('packed with their folder, or with locations of another kind, are read', async () => {
    const members: Record<string, string> = {
      'OFD.xml': entryFile(body(0)),
      ...documentMembers(0, [{ layer: text(60, 100, '正文') }]),
    };
    const inFolder = pack(
      Object.fromEntries(Object.entries(members).map(([name, content]) => [`导出/${name}`, content])),
    );
    expect(texts(await readDoc(inFolder))).toEqual(['正文']);
    for (const location of [
      '/Doc_0/Pages/Page_0/Content.xml',
      './Pages/../Pages/Page_0/Content.xml',
      'Doc_0\\Pages\\Page_0\\content.xml',
    ]) {
      // prettier-ignore
      const document = members['Doc_0/Document.xml']?.replace('Pages/Page_0/Content.xml', location) ?? '';
      expect(texts(await readDoc(pack({ ...members, 'Doc_0/Document.xml': document })))).toEqual(['正文']);
    }
    delete members['OFD.xml'];
    const found = await readDoc(pack(members));
    expect([texts(found), codes(found)]).toEqual([['正文'], ['structure.repaired']]);
  });

  it('name attachments and seals, and set the text of annotations apart', async () => {
    const doc = await readDoc(
      writeOfd([{ layer: text(60, 100, '正文') }], {
        title: '某县2023年部门整体支出绩效自评报告',
        body: '<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>',
        document:
          '<ofd:Annotations>Annots/List.xml</ofd:Annotations><ofd:Attachments>Attachs/List.xml</ofd:Attachments>',
        members: {
          'Doc_0/Annots/List.xml': wrapped(
            'Annotations',
            '<ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page>',
          ),
          'Doc_0/Annots/A.xml': annotationFile(
            `<ofd:Annot Type="Watermark"><ofd:Appearance Boundary="0 0 200 200">${text(60, 300, '内部资料')}</ofd:Appearance></ofd:Annot><ofd:Annot Type="Path"><ofd:Appearance Boundary="10 10 200 200">${text(60, 300, '已核对')}</ofd:Appearance></ofd:Annot><ofd:Annot Visible="false"><ofd:Appearance Boundary="10 10 200 200">${text(60, 300, '藏')}</ofd:Appearance></ofd:Annot>`,
          ),
          'Doc_0/Attachs/List.xml': wrapped('Attachments', '<ofd:Attachment ID="1" Name="明细表" Format="xlsx"><ofd:FileLoc>a.xlsx</ofd:FileLoc></ofd:Attachment>'), // prettier-ignore
          'Doc_0/Signs/Signatures.xml': wrapped('Signatures', '<ofd:Signature ID="1" BaseLoc="S.xml"/>'),
          'Doc_0/Signs/S.xml': wrapped('Signature', '<ofd:SignedInfo><ofd:StampAnnot PageRef="1" Boundary="1 1 40 40"/></ofd:SignedInfo>'), // prettier-ignore
        },
      }),
    );
    expect(doc.source.title).toBe('某县2023年部门整体支出绩效自评报告');
    expect(paragraphsOf(doc).map((p) => [p.role, p.text, p.at.page])).toEqual([['body', '正文', 1], ['furniture', '内部资料', 1], ['note', '已核对', 1]]); // prettier-ignore
    expect(doc.warnings.map((w) => [w.code, w.at?.page ?? null])).toEqual([['object.unread', null], ['picture.unread', 1]]); // prettier-ignore
    expect(doc.warnings[0]?.message).toContain('明细表.xlsx');
  });

  it('with a page that is missing name it and read the rest', async () => {
    const bytes = writeOfd([{ layer: text(60, 100, '第一页') }, { layer: text(60, 100, '第二页') }]);
    const members = unzipSync(bytes);
    delete members['Doc_0/Pages/Page_0/Content.xml'];
    const doc = await readDoc(zipSync(members));
    expect(texts(doc)).toEqual(['第二页']);
    expect(doc.warnings.map((w) => [w.code, w.at?.page])).toEqual([['page.unread', 1]]);
    expect(paragraphsOf(doc)[0]?.at.page).toBe(2);
  });
});

describe('what cannot be read', () => {
  const picture = objects((d) => d.image(0, 0, 595, 842));

  it('has a name', async () => {
    const good = drawOfd([formPage()]);
    expect(await faultOf(new Uint8Array())).toBe('empty');
    expect(await faultOf(good.subarray(0, 40))).toBe('damaged');
    expect(await faultOf(pack({ 'OFD.xml': entryFile(body(0)) }))).toBe('damaged');
    expect(await faultOf(pack({ 'OFD.xml': 'nothing' }))).toBe('damaged');
    expect(await faultOf(writeOfd([]))).toBe('damaged');
    expect(await faultOf(writeOfd([{ layer: '' }]))).toBe('empty');
    expect(await faultOf(writeOfd([{ layer: picture }]))).toBe('scanned');
    expect(await faultOf(writeOfd([{ layer: text(60, 100, '\ue001\ue002\ue003\ue004') }]))).toBe('garbled');
    expect(await faultOf(writeOfd([{ layer: text(60, 100, '正文') }], { members: { 'Encryptions.xml': '<a/>' } }))).toBe('encrypted'); // prettier-ignore
    expect(await faultOf(writeOfd([{ layer: text(60, 100, '正文') }], { body: '<ofd:EncryptInfo/>' }))).toBe('encrypted'); // prettier-ignore
    expect(await faultOf(writeOfd([{ layer: '' }, { layer: '' }]), { pages: 1 })).toBe('too-big');
    expect(await faultOf(good, { characters: 20 })).toBe('too-big');
    expect(await faultOf(writeOfd([{ layer: ' '.repeat(8_000_000) }]))).toBe('bomb');
  });

  it('is left out of what can: a scanned page among others', async () => {
    const doc = await readDoc(writeOfd([{ layer: text(60, 100, '正文') }, { layer: picture }]));
    expect(doc.pages.map((p) => p.state)).toEqual(['text', 'scanned']);
    expect(codes(doc)).toEqual(['page.scanned']);
  });

  it('is said of text that a program read off a scan', async () => {
    const words = text(60, 100, '绩效自评表项目名称农村饮水安全巩固', 'Visible="false"');
    const doc = await readDoc(writeOfd([{ layer: picture + words }]));
    expect(texts(doc)).toEqual(['绩效自评表项目名称农村饮水安全巩固']);
    expect(codes(doc)).toEqual(['page.ocr']);
  });
});

describe('hostile files', () => {
  it('end: units inside themselves, loops, deep blocks, huge numbers', async () => {
    const unit = (id: number, inner: string): string => `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${inner}</ofd:Content></ofd:CompositeGraphicUnit>`; // prettier-ignore
    const use = (id: number): string => `<ofd:CompositeObject ID="9" Boundary="0 0 9 9" ResourceID="${id}"/>`;
    const units = [unit(1, use(1)), ...Array.from({ length: 20 }, (_, i) => unit(i + 2, use(i + 3).repeat(10)))].join(
      '',
    );
    const options = { common: '<ofd:PublicRes>R.xml</ofd:PublicRes>', members: { 'Doc_0/R.xml': resourceFile(`<ofd:CompositeGraphicUnits>${units}</ofd:CompositeGraphicUnits>`) } }; // prettier-ignore
    const safe = text(60, 100, '正文');
    for (const hostile of [use(1), use(2), '<ofd:PageBlock>'.repeat(80) + safe + '</ofd:PageBlock>'.repeat(80)]) {
      const doc = await layer(safe + hostile, options);
      expect(texts(doc)).toEqual(['正文']);
      expect(codes(doc)).toContain('nesting.cut');
    }
    for (const hostile of [
      text(60, 300, '甲', 'CTM="1e300 0 0 1e300 0 0"'),
      text(60, 300, '甲', 'CTM="0 0 0 0 0 0"'),
      text(60, 300, '甲', 'Size="NaN"'),
      path('M 1e999 1 L Infinity 4 L'),
      path('L L L C C 1 2 3 M'),
      path('M 0 0 L 5', 'Boundary="a b c"'),
      text(60, 300, '', '', '<ofd:TextCode X="x" Y="" DeltaX="g g g -1 g 2" DeltaY="g 1e9 1e300">甲乙</ofd:TextCode>'),
    ])
      // prettier-ignore
      expect(texts(await layer(safe + hostile))).toContain('正文');
  });

  it('survive changes to any of their bytes and members with a named outcome', async () => {
    const bytes = drawOfd([formPage(), formPage({ rules: 'fill' })], {}, {
      common: '<ofd:PublicRes>R.xml</ofd:PublicRes><ofd:TemplatePage ID="77" BaseLoc="T.xml"/>',
      members: { 'Doc_0/R.xml': resourceFile('<ofd:DrawParams><ofd:DrawParam ID="60"/></ofd:DrawParams>'), 'Doc_0/T.xml': pageFile({ layer: '' }) },
    }); // prettier-ignore
    const members = unzipSync(bytes);
    const names = Object.keys(members);
    let state = 20_240_316;
    const next = (below: number): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % below;
    const outcomes = new Set<string>();
    for (let i = 0; i < 150; i++) {
      let mutant: Uint8Array = Uint8Array.from(bytes);
      if (i % 3 === 0) for (let n = 0; n <= next(8); n++) mutant[next(mutant.length)] = next(256);
      else if (i % 3 === 1) mutant = mutant.subarray(0, next(mutant.length));
      else {
        // inside the XML, past the checksums
        const name = names[next(names.length)] ?? '';
        const source = Buffer.from(members[name] ?? []).toString('utf8');
        const tags = source.split('<');
        if (next(2) === 0) tags.splice(next(tags.length), 1 + next(3));
        const changed = next(2) === 0 ? tags.join('<') : tags.join('<').replace(/\d+/g, (digits) => (next(9) === 0 ? String(next(4_000_000_000)) : digits)); // prettier-ignore
        mutant = zipSync({ ...members, [name]: strToU8(changed) });
      }
      outcomes.add(await faultOf(mutant));
    }
    expect(outcomes.has('crash')).toBe(false);
    expect(outcomes.has('read')).toBe(true);
  });
});

describe('the auction', () => {
  it('knows an OFD by what is in it', () => {
    const bytes = drawOfd([formPage()]);
    expect(choose(bytes, 'a.docx')?.id).toBe('ofd');
    expect(choose(bytes.subarray(0, bytes.length - 400), 'a.zip')?.id).toBe('ofd');
    expect(ofd.sniff(pack({ 'word/document.xml': '<a/>', '[Content_Types].xml': '<a/>' }), 'a.ofd')).toBe(0);
    expect(ofd.sniff(pack({ 'myOFD.xml': '<a/>' }), 'a.zip')).toBe(0);
    expect(ofd.sniff(new Uint8Array([1, 2, 3, 4]), 'a.ofd')).toBe(0);
  });
});
