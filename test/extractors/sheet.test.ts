import { describe, expect, it } from 'vitest';
import { choose } from '../../extractors/index.js';
import { xlsx } from '../../extractors/xlsx.js';
import type { Doc, Paragraph, ReadResult, Table } from '../../src/model/doc.js';
import { LIMITS, type Limits } from '../../src/model/limits.js';
import { extractBytes } from '../../src/run/extract.js';
import { pack, textRow, writeWithSheetJs, writeXlsx, xlsxParts, type BookSpec, type Value } from '../helpers/sheet-writer.js'; // prettier-ignore

const result = (bytes: Uint8Array, name = 'a.xlsx', limits: Limits = LIMITS): Promise<ReadResult> =>
  xlsx.read(bytes, { name, charset: null, limits });
async function outcome(bytes: Uint8Array, name?: string, limits?: Limits): Promise<string> {
  const read = await result(bytes, name, limits);
  return read.ok ? 'ok' : read.fault.outcome;
}
async function read(bytes: Uint8Array, name?: string): Promise<Doc> {
  const out = await result(bytes, name);
  if (!out.ok) throw new Error(`${out.fault.outcome}: ${out.fault.message}`);
  return out.doc;
}
const readBook = (book: BookSpec): Promise<Doc> => read(writeXlsx(book));
const tables = (doc: Doc): Table[] => doc.blocks.filter((b) => b.kind === 'table');
const paragraphs = (doc: Doc): Paragraph[] => doc.blocks.filter((b) => b.kind === 'paragraph');
const lines = (doc: Doc): string[] => paragraphs(doc).map((p) => p.text);
const codes = (doc: Doc): string[] => doc.warnings.map((w) => w.code);
const filled = (table: Table | undefined): string[] =>
  (table?.cells ?? []).filter((c) => c.text !== '').map((c) => `${c.row},${c.col} ${c.rowSpan}×${c.colSpan} ${c.text}`);
const cellOf = (doc: Doc, row: number, column: number) =>
  tables(doc)
    .flatMap((t) => t.cells)
    .find((c) => c.at.row === row && c.at.column === column);
const number = (ref: string, value: string, style = 0): string => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
const formula = (ref: string, f: string, rest = '', type = ''): string =>
  `<c r="${ref}"${type === '' ? '' : ` t="${type}"`}><f>${f}</f>${rest}</c>`;
const xf = (...ids: number[]): string => `<cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;

const FORM: Value[][] = [
  ['项目支出绩效自评表'],
  ['（2023年度）'],
  ['项目名称', null, '农村公路养护', null, null, null, null, null],
  ['主管部门', null, '某县交通运输局', null, '实施单位', null, '某县公路事务中心', null],
  ['项目资金（万元）', null, null, '年初预算数', '全年执行数', '分值', '执行率', '得分'],
  [null, '年度资金总额', null, { v: 860, z: '0.00' }, { v: 843.5, z: '0.00' }, 10, { v: 0.9808, z: '0.00%' }, { v: 9.81, z: '0.00' }], // prettier-ignore
  ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  [null, '产出指标', '数量指标', '养护里程', '≥120公里', '126公里', 40, 40],
  [null, null, '质量指标', '验收合格率', { v: 1, z: '0%' }, { v: 0.986, z: '0.0%' }, 30, 29.5],
  [null, '满意度指标', '服务对象满意度', '群众满意度', '≥90%', '93%', 20, 20],
  [null, '总分', null, null, null, null, 100, { v: 99.31, z: '0.00' }],
];
const MERGES = ['A1:H1', 'A2:H2', 'A3:B3', 'C3:H3', 'A4:B4', 'C4:D4', 'E4:F4', 'G4:H4', 'A5:A6', 'B5:C5', 'B6:C6', 'A7:A11', 'B8:B9', 'B11:F11']; // prettier-ignore

describe('the same form in every spreadsheet format', () => {
  const kinds = [['xlsx', 'xlsx'], ['biff8', 'xls'], ['xlml', 'xml'], ['ods', 'ods']] as const; // prettier-ignore
  const plain = async (bytes: Uint8Array, name: string) => {
    const { extraction, doc } = await extractBytes(bytes, name);
    const reports = JSON.stringify(extraction.reports, (key, value: unknown) => (key === 'at' ? undefined : value));
    return { reports, doc, report: extraction.reports[0], format: extraction.source.format };
  };

  it.each(kinds)('reads %s as an exact grid and a full record', async (type, ext) => {
    const got = await plain(writeWithSheetJs(FORM, type, MERGES), `a.${ext}`);
    expect(got.format).toBe(ext);
    const table = tables(got.doc as Doc)[0];
    expect(table).toMatchObject({ columns: 'exact', rows: 9, cols: 8, caption: '自评表' });
    expect(filled(table)).toContain('0,2 1×6 农村公路养护');
    expect(filled(table)).toContain('4,0 5×1 绩效指标');
    expect(lines(got.doc as Doc)).toEqual(['项目支出绩效自评表', '（2023年度）']);
    expect(got.report).toMatchObject({ fiscalYear: 2023, projectName: '农村公路养护', supervisingDepartment: '某县交通运输局' }); // prettier-ignore
    expect(got.report?.funding[0]).toMatchObject({ initialBudget: 8_600_000, executed: 8_435_000, executionRate: 0.9808, score: 9.81 }); // prettier-ignore
    expect(got.report?.indicators.map((i) => [i.level1, i.level3, i.target?.raw, i.weight, i.score])).toEqual([
      ['产出指标', '养护里程', '≥120公里', 40, 40],
      ['产出指标', '验收合格率', '100%', 30, 29.5],
      ['满意度指标', '群众满意度', '≥90%', 20, 20],
    ]);
    expect(got.report?.forms[0]).toMatchObject({ totalWeight: 100, totalScore: 99.31 });
    // the percentage style that this writer gives an ods has always two decimals; the rest is the same to the letter
    if (type !== 'ods')
      expect(got.reports).toBe((await plain(writeWithSheetJs(FORM, 'xlsx', MERGES), 'b.xlsx')).reports);
  });

  it('gives cells the places of the sheet and the stored number beside the shown text', async () => {
    const doc = await read(writeWithSheetJs(FORM, 'biff8', MERGES), 'a.et');
    expect(doc.source.format).toBe('et');
    expect(cellOf(doc, 6, 7)).toMatchObject({ text: '98.08%', value: { number: 0.9808, percent: true }, basis: 'declared', at: { table: 1, row: 6, column: 7, paragraph: null } }); // prettier-ignore
    expect(cellOf(doc, 6, 4)).toMatchObject({ text: '860.00', value: { number: 860, percent: false } });
    expect(cellOf(doc, 8, 4)).not.toHaveProperty('value');
    expect(paragraphs(doc)[1]?.at).toMatchObject({ table: 1, row: 2, column: 1 });
  });
});

describe('what a cell shows', () => {
  const shown = async (code: string, value: number): Promise<string | undefined> => {
    const doc = await readBook({ sheets: [{ rows: `<row r="1">${number('A1', String(value), 1)}${number('B1', '1')}</row>` }], styles: `<numFmts><numFmt numFmtId="176" formatCode="${code}"/></numFmts>${xf(0, 176)}` }); // prettier-ignore
    return cellOf(doc, 1, 1)?.text;
  };
  it('formats numbers and dates by their code', async () => {
    expect(await shown('0.00%', 0.98081)).toBe('98.08%');
    expect(await shown('#,##0.00_ ', 1234567.5)).toBe('1,234,567.50');
    expect(await shown('0&quot;座&quot;', 8)).toBe('8座');
    expect(await shown('yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', 45230)).toBe('2023年10月31日');
    expect(await shown('[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 45230)).toBe('2023年10月31日');
    expect(await shown('yyyy\\-mm\\-dd', 45230)).toBe('2023-10-31');
    expect(await shown(';;;', 12.5)).toBe('12.5');
    expect(await shown('yyyy-mm-dd', -5)).toBe('-5');
  });

  it('knows the built-in formats of Chinese programs', async () => {
    const doc = await readBook({ sheets: [{ rows: `<row r="1">${number('A1', '45230', 1)}${number('B1', '45230', 2)}${number('C1', '45230', 3)}${number('D1', '0.30000000000000004')}</row>` }], styles: xf(0, 14, 57, 31) }); // prettier-ignore
    expect(filled(tables(doc)[0])).toEqual(['0,0 1×1 2023/10/31', '0,1 1×1 2023年10月', '0,2 1×1 2023年10月31日', '0,3 1×1 0.3']); // prettier-ignore
    expect(cellOf(doc, 1, 2)).not.toHaveProperty('value');
    expect(cellOf(doc, 1, 4)?.value).toEqual({ number: 0.30000000000000004, percent: false });
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const doc = await readBook({ workbook: '<workbookPr date1904="1"/>', sheets: [{ rows: `<row r="1">${number('A1', '43768', 1)}${number('B1', '1')}</row>` }], styles: xf(0, 14) }); // prettier-ignore
    expect(cellOf(doc, 1, 1)?.text).toBe('2023/10/31');
  });

  it('reads shared strings with runs, without readings, and escapes', async () => {
    const doc = await readBook({
      strings:
        '<si><r><t>养护</t></r><r><rPr><b/></rPr><t>里程</t></r><rPh sb="0" eb="1"><t>ヨウ</t></rPh></si><si><t>第一行_x000D_\n第二行</t></si>',
      sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="b"><v>1</v></c></row>' }], // prettier-ignore
    });
    expect(cellOf(doc, 1, 1)?.text).toBe('养护里程');
    expect(cellOf(doc, 1, 2)?.lines).toEqual(['第一行', '第二行']);
    expect(cellOf(doc, 1, 3)?.text).toBe('TRUE');
  });
});

describe('formulas', () => {
  const row = (cells: string): Promise<Doc> => readBook({ sheets: [{ rows: `<row r="1">${cells}</row>` }], styles: xf(0, 9) }); // prettier-ignore
  it('recovers text that was taken for a formula', async () => {
    const doc = await row(
      formula('A1', '8座', '<v>#NAME?</v>', 'e') + formula('B1', '100%') + formula('C1', '100%', '<v>1</v>') + formula('D1', '良好', '<v>#NAME?</v>', 'e'), // prettier-ignore
    );
    expect(filled(tables(doc)[0]).map((text) => text.slice(8))).toEqual(['=8座', '=100%', '=100%', '=良好']);
    expect(codes(doc)).toEqual(Array(4).fill('cell.error-recovered'));
    expect(doc.warnings[0]?.at).toMatchObject({ table: 1, row: 1, column: 1 });
  });

  it('keeps results, keeps real errors and invents nothing where no result is stored', async () => {
    const doc = await row(
      formula('A1', 'SUM(B2:B9)', '<v>12.5</v>') +
        formula('B1', 'B2/0', '<v>#DIV/0!</v>', 'e') +
        formula('C1', 'SUM(B2:B9)') +
        formula('D1', 'IF(A1&gt;1,"完成","")', '<v>完成</v>', 'str') +
        formula('E1', '预算!B3', '<v>#REF!</v>', 'e'),
    );
    expect(filled(tables(doc)[0]).map((text) => text.slice(8))).toEqual(['12.5', '#DIV/0!', '完成', '#REF!']);
    expect(doc.warnings.map((w) => [w.code, w.at?.column])).toEqual([['cell.no-result', 3]]);
  });

  it('names the pictures that WPS keeps in cells', async () => {
    const doc = await row(formula('A1', '_xlfn.DISPIMG(&quot;ID_1&quot;,1)', '<v>=DISPIMG("ID_1",1)</v>', 'str') + number('B1', '1') + number('C1', '2')); // prettier-ignore
    expect(codes(doc)).toEqual(['picture.unread']);
    expect(filled(tables(doc)[0])).toEqual(['0,0 1×1 1', '0,1 1×1 2']);
  });
});

describe('sheets, rows and ranges', () => {
  it('reads hidden sheets, rows and columns and says so', async () => {
    const doc = await readBook({
      sheets: [
        { name: '自评表', rows: textRow(1, ['甲', '乙', '丙']) + textRow(2, ['1', '2', '3']).replace('<row ', '<row hidden="1" ') + '<row r="3" hidden="1"/>', before: '<cols><col min="3" max="9" hidden="1"/></cols>' }, // prettier-ignore
        { rows: '' },
        { name: '底稿', state: 'veryHidden', rows: textRow(1, ['丁', '戊']) },
      ],
    });
    expect(doc.warnings.map((w) => [w.code, w.at?.table, w.at?.row, w.at?.column])).toEqual([
      ['row.hidden', 1, 2, null], ['row.hidden', 1, null, 3], ['sheet.hidden', 3, null, null],
    ]); // prettier-ignore
    expect(tables(doc).map((t) => [t.at.table, t.caption])).toEqual([[1, '自评表'], [3, '底稿']]); // prettier-ignore
  });

  it('ends with the last filled cell, however large the used range is', async () => {
    const doc = await readBook({
      sheets: [{ before: '<dimension ref="A1:XFD1048576"/>', rows: textRow(1, ['甲', '乙']) + textRow(2, ['1', '2']) + '<row r="1048576"><c r="XFD1048576" s="1"/></row>' }], // prettier-ignore
    });
    expect(tables(doc)[0]).toMatchObject({ rows: 2, cols: 2 });
    expect(codes(doc)).toEqual(['range.cut']);
  });

  it('brings cells that stand very far apart together', async () => {
    const doc = await readBook({ sheets: [{ rows: textRow(1, ['甲', '乙']) + textRow(2, ['1', '2']) + '<row r="1048576"><c r="B1048576"><v>7</v></c><c r="XFD1048576"><v>9</v></c></row>' }] }); // prettier-ignore
    expect(cellOf(doc, 1048576, 16384)?.text).toBe('9');
    expect(codes(doc)).toEqual(['range.cut']);
    expect(tables(doc)[0]).toMatchObject({ rows: 4, cols: 4 });
  });

  it('cuts merges at the table, takes overlapping ones apart and tells of text that they cover', async () => {
    const doc = await readBook({
      sheets: [
        {
          rows: textRow(1, ['甲', '乙', '丙']) + textRow(2, ['1', '遮', '3']) + textRow(3, ['4', '5', '6']),
          after:
            '<mergeCells><mergeCell ref="A2:B2"/><mergeCell ref="B2:B3"/><mergeCell ref="C3:XFD3"/><mergeCell ref="A9:F12"/></mergeCells>',
        },
      ],
    });
    expect(tables(doc)[0]).toMatchObject({ rows: 3, cols: 3 });
    expect(filled(tables(doc)[0])).toContain('1,0 1×2 1');
    expect(codes(doc).sort()).toEqual(['span.cut', 'structure.repaired', 'text.hidden']);
  });

  it('numbers rows and cells that state no reference', async () => {
    const doc = await readBook({ sheets: [{ rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>4</v></c></row>' }] }); // prettier-ignore
    expect(filled(tables(doc)[0])).toEqual(['0,0 1×1 1', '0,1 1×1 2', '1,1 1×1 4']);
  });
});

describe('lines around the tables', () => {
  const sheet = (rows: (string | null)[][], after = ''): Promise<Doc> =>
    readBook({ sheets: [{ rows: rows.map((row, i) => textRow(i + 1, row)).join(''), after }] });
  it('sets lines above, between and below apart, each with its own row', async () => {
    const doc = await sheet(
      [['附件1'], [null, null, '单位：万元'], ['甲', '乙', '丙'], ['1', '2', '3'], [], ['第二张表'], ['丁', '戊', '己'], ['4', '5', '6'], ['填报人：张某 填报日期：2024年3月1日']], // prettier-ignore
      '<mergeCells><mergeCell ref="A9:C9"/></mergeCells>',
    );
    expect(doc.blocks.map((b) => (b.kind === 'table' ? `T${b.rows}×${b.cols}@${b.at.row}` : `${b.text}@${b.at.row}`))).toEqual([
      '附件1@1', '单位：万元@2', 'T2×3@3', '第二张表@6', 'T2×3@7', '填报人：张某填报日期：2024年3月1日@9',
    ]); // prettier-ignore
  });

  it('leaves rows with one text inside a table, and a last label without a value', async () => {
    const doc = await sheet([['甲', '乙', '丙'], ['小计'], ['1', '2', '3'], [], ['4', '5', '6'], ['备注']]);
    expect(doc.blocks).toHaveLength(1);
    expect(tables(doc)[0]).toMatchObject({ rows: 6, cols: 3 });
  });

  it('keeps a line in the table whose borders are drawn around it', async () => {
    const styles = '<borders><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/></cellXfs>'; // prettier-ignore
    const boxed = (row: string): string => row.replaceAll('<c ', '<c s="1" ');
    const doc = await readBook({ styles, sheets: [{ rows: textRow(1, ['自评表']) + boxed(textRow(2, ['一、基本情况'])) + boxed(textRow(3, ['甲', '乙'])) }] }); // prettier-ignore
    expect(lines(doc)).toEqual(['自评表']);
    expect(filled(tables(doc)[0])).toEqual(['0,0 1×1 一、基本情况', '1,0 1×1 甲', '1,1 1×1 乙']);
  });

  it('reads a report that is typed into cells line by line', async () => {
    const doc = await sheet([['一、项目概况'], ['项目于2023年实施。\n资金已全部到位。'], [], ['二、自评结论']]);
    expect(lines(doc)).toEqual(['一、项目概况', '项目于2023年实施。', '资金已全部到位。', '二、自评结论']);
  });

  it('reads text boxes, header lines, and names pictures, charts and comments', async () => {
    const anchor = (content: string): string => `<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>4</xdr:row></xdr:from>${content}</xdr:twoCellAnchor>`; // prettier-ignore
    const doc = await readBook({
      sheets: [
        {
          rows: textRow(1, ['甲', '乙']) + textRow(2, ['1', '2']),
          after:
            '<headerFooter><oddHeader>&amp;C&amp;"宋体,常规"&amp;14附件1&amp;R第&amp;P页</oddHeader></headerFooter><drawing r:id="rId1"/>',
          relations: [['rId1', 'drawing', '../drawings/drawing1.xml'], ['rId2', 'comments', '../comments1.xml']], // prettier-ignore
        },
      ],
      members: {
        'xl/drawings/drawing1.xml': `<xdr:wsDr>${anchor('<xdr:pic/>')}${anchor('<xdr:graphicFrame/>')}${anchor('<xdr:sp><xdr:txBody><a:p><a:r><a:t>单位：</a:t></a:r><a:r><a:t>万元</a:t></a:r></a:p></xdr:txBody></xdr:sp>')}</xdr:wsDr>`,
        'xl/comments1.xml': '<comments><commentList><comment ref="A1"/><comment ref="B1"/></commentList></comments>',
      },
    });
    expect(paragraphs(doc).map((p) => [p.role, p.text])).toEqual([['header', '附件1'], ['header', '第页'], ['textbox', '单位：万元']]); // prettier-ignore
    expect(codes(doc)).toEqual(['picture.unread', 'object.unread', 'object.unread']);
    expect(doc.warnings[0]?.at).toMatchObject({ table: 1, row: 5, column: 2 });
  });
});

describe('other formats', () => {
  it('reads csv in every character set, with quotes, line breaks and other delimiters', async () => {
    const text = '项目名称,预算数,执行率\r\n"公路,养护",1200,98.08%\r\n"桥梁\n""加固""",300,="007"\r\n';
    const expected = ['0,0 1×1 项目名称', '0,1 1×1 预算数', '0,2 1×1 执行率', '1,0 1×1 公路,养护', '1,1 1×1 1200', '1,2 1×1 98.08%', '2,0 1×1 桥梁"加固"', '2,1 1×1 300', '2,2 1×1 007']; // prettier-ignore
    const gbk = Buffer.from('CFEEC4BFC3FBB3C62CD4A4CBE3CAFD2CD6B4D0D0C2CA0D0A22B9ABC2B72CD1F8BBA4222C313230302C39382E3038250D0A', 'hex'); // prettier-ignore
    for (const [bytes, encoding] of [
      [Buffer.from(`\ufeff${text}`), 'utf-8'],
      [Buffer.from(`\ufeff${text.replaceAll(',', '\t').replace('公路\t', '公路,')}`, 'utf16le'), 'utf-16le'],
    ] as const) {
      const doc = await read(new Uint8Array(bytes), 'a.csv');
      expect(doc.source).toMatchObject({ format: 'csv', encoding });
      expect(filled(tables(doc)[0])).toEqual(expected);
    }
    const doc = await read(new Uint8Array(gbk), 'a.csv');
    expect(doc.source.encoding).toBe('gb18030');
    expect(filled(tables(doc)[0])).toEqual(expected.slice(0, 6));
    expect(cellOf(doc, 2, 1)?.at).toMatchObject({ table: 1, row: 2, column: 1 });
  });

  it('takes a quote that nothing closes for text', async () => {
    const doc = await read(new TextEncoder().encode('甲,乙\n"开,2\n3,4\n'), 'a.csv');
    expect(filled(tables(doc)[0])).toContain('1,0 1×1 "开');
    expect(codes(doc)).toEqual(['structure.repaired']);
    // the quote of a later field does not close it
    const later = await read(new TextEncoder().encode('name,value\n"开,2\n3,4\n"五","six"\n'), 'a.csv');
    expect(tables(later)[0]).toMatchObject({ rows: 4, cols: 2 });
    expect(filled(tables(later)[0])).toContain('3,0 1×1 五');
  });

  it('reads XML Spreadsheet 2003 as programs write it', async () => {
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Long Date"/></Style></Styles>
<Worksheet ss:Name="Sheet1"><Table ss:ExpandedRowCount="1048576" ss:ExpandedColumnCount="200"><Column ss:Index="2" ss:Hidden="1"/>
<Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">产出&#10;指标</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.9808</Data></Cell><Cell ss:Index="5" ss:StyleID="d"><Data ss:Type="DateTime">2023-10-31T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="2" ss:Formula="=8座"><Data ss:Type="Error">#NAME?</Data></Cell><Cell ss:MergeAcross="2"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">合<B>格</B></ss:Data></Cell></Row>
</Table></Worksheet></Workbook>`;
    const doc = await read(new TextEncoder().encode(xml), 'a.xls');
    expect(doc.source.format).toBe('xml');
    expect(filled(tables(doc)[0])).toEqual(['0,0 2×1 产出指标', '0,1 1×1 98.08%', '0,4 1×1 2023年10月31日', '1,1 1×1 =8座', '1,2 1×3 合格']); // prettier-ignore
    expect(cellOf(doc, 3, 2)?.value).toEqual({ number: 0.9808, percent: true });
    expect(codes(doc).sort()).toEqual(['cell.error-recovered', 'range.cut', 'row.hidden']);
  });

  it('reads what an OpenDocument spreadsheet shows', async () => {
    const t = 'table:table-cell';
    const content = `<office:document-content><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="自评表"><table:table-column table:number-columns-repeated="1024"/><table:table-header-rows><table:table-row><${t} table:number-columns-spanned="2"><text:p>甲</text:p></${t}><table:covered-table-cell/><${t}><text:p>乙<text:s text:c="2"/>b</text:p><text:p>第二行</text:p><office:annotation><text:p>批注</text:p></office:annotation></${t}></table:table-row></table:table-header-rows>
<table:table-row table:visibility="collapse"><${t} office:value-type="percentage" office:value="0.9808"><text:p>98.08%</text:p></${t}><${t} office:value-type="percentage" office:value="0.5"/><${t} table:formula="of:=8座" office:value-type="string"><text:p>#NAME?</text:p></${t}></table:table-row>
<table:table-row table:number-rows-repeated="2"><${t} office:value-type="float" office:value="3" table:number-columns-repeated="3"><text:p>3</text:p></${t}></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><${t} table:number-columns-repeated="1024"/></table:table-row></table:table>
<table:table table:name="底稿" table:style-name="h"><table:table-row><${t}><text:p>丙</text:p></${t}><${t}><text:p>丁</text:p></${t}></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const doc = await read(pack({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content }), 'a.ods'); // prettier-ignore
    expect(filled(tables(doc)[0])).toEqual([
      '0,0 1×2 甲', '0,2 1×1 乙b第二行', '1,0 1×1 98.08%', '1,1 1×1 50%', '1,2 1×1 =8座',
      '2,0 1×1 3', '2,1 1×1 3', '2,2 1×1 3', '3,0 1×1 3', '3,1 1×1 3', '3,2 1×1 3',
    ]); // prettier-ignore
    expect(cellOf(doc, 2, 1)?.value).toEqual({ number: 0.9808, percent: true });
    expect(codes(doc).sort()).toEqual(['cell.error-recovered', 'object.unread', 'row.hidden', 'sheet.hidden']);
  });

  it('reads workbooks of Excel 5 in their code page', async () => {
    const doc = await read(biff5(), 'a.xls');
    expect(filled(tables(doc)[0])).toEqual(['0,0 1×1 项目', '0,1 1×1 12.5', '1,0 1×1 #DIV/0!', '1,1 1×1 98%']);
  });
});

/** A workbook stream of Excel 5 without its container: strings are bytes of code page 936. */
function biff5(): Uint8Array {
  const record = (type: number, ...body: number[]): number[] => [type & 255, type >> 8, body.length & 255, body.length >> 8, ...body]; // prettier-ignore
  const double = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)];
  const xfs = [0, 9].flatMap((format) => record(0xe0, 0, 0, format, 0, ...new Array<number>(12).fill(0)));
  const globals = [...record(0x809, 0, 5, 5, 0, 0, 0, 0, 0), ...record(0x42, 0xa8, 3), ...xfs];
  const name = [0xcf, 0xee, 0xc4, 0xbf];
  const size = globals.length + 4 + 8 + name.length + 4;
  const sheet = [
    ...record(0x809, 0, 5, 0x10, 0, 0, 0, 0, 0),
    ...record(0x204, 0, 0, 0, 0, 0, 0, 4, 0, ...name),
    ...record(0x203, 0, 0, 1, 0, 0, 0, ...double(12.5)),
    ...record(0x205, 1, 0, 0, 0, 0, 0, 7, 1),
    ...record(0x27e, 1, 0, 1, 0, 1, 0, (98 << 2) | 3 & 255, (98 << 2) >> 8, 0, 0),
    ...record(0x0a),
  ]; // prettier-ignore
  return Uint8Array.from([...globals, ...record(0x85, size & 255, size >> 8, 0, 0, 0, 0, 4, ...name.slice(0, 3), 0x41), ...record(0x0a), ...sheet]); // prettier-ignore
}

describe('which reader takes the bytes', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  it('lets content decide', () => {
    expect(choose(writeWithSheetJs(FORM, 'biff8'), 'a.doc')?.id).toBe('xlsx');
    expect(choose(writeWithSheetJs(FORM, 'xlsx'), 'a.docx')?.id).toBe('xlsx');
    expect(choose(bytes('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>甲</td></tr></table></body></html>'), 'a.xls')?.id).toBe('html'); // prettier-ignore
    expect(choose(bytes('甲\t乙\n1\t2\n3\t4\n'), 'a.xls')?.id).toBe('xlsx');
    expect(choose(bytes('甲\t乙\n1\t2\n3\t4\n'), 'a.txt')?.id).toBe('txt');
    expect(choose(bytes('这是一段没有分隔符的文字，用来说明情况。\n这是又一段没有分隔符的文字。\n'), 'a.csv')?.id).toBe(
      'txt',
    );
    expect(choose(bytes('<table><tr><td>甲</td></tr></table>'), 'a.csv')?.id).toBe('html');
    expect(choose(biff5(), 'a.bin')?.id).toBe('xlsx');
  });
});

describe('hostile and damaged files', () => {
  const book: BookSpec = { sheets: [{ rows: textRow(1, ['甲', '乙']) + textRow(2, ['1', '2']) }] };
  const limits = (part: Partial<Limits>): Limits => ({ ...LIMITS, ...part });

  it('names encrypted workbooks', async () => {
    const xls = biff5();
    const locked = Uint8Array.from([...xls.subarray(0, 12), 0x2f, 0, 2, 0, 0, 0, ...xls.subarray(12)]);
    expect(await outcome(locked, 'a.xls')).toBe('encrypted');
    const manifest = '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'; // prettier-ignore
    const ods = pack({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': 'x', 'META-INF/manifest.xml': manifest }); // prettier-ignore
    expect(await outcome(ods, 'a.ods')).toBe('encrypted');
  });

  it('stops at bombs and at more than the limits allow', async () => {
    const bomb = xlsxParts(book);
    expect(await outcome(pack({ ...bomb, 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(8_000_000)}</worksheet>` }))).toBe('bomb'); // prettier-ignore
    expect(await outcome(writeXlsx(book), 'a.xlsx', limits({ cells: 3 }))).toBe('too-big');
    expect(await outcome(writeXlsx(book), 'a.xlsx', limits({ characters: 3 }))).toBe('too-big');
    expect(await outcome(biff5(), 'a.xls', limits({ cells: 3 }))).toBe('too-big');
    expect(await outcome(new TextEncoder().encode('a,b\n1,2\n3,4\n'), 'a.csv', limits({ cells: 3 }))).toBe('too-big');
    const spread = Array.from({ length: 60 }, (_, i) => `<row r="${i * 900 + 1}"><c r="${'ABCDEFGHIJ'[i % 10]}${'XYZ'[i % 3]}${i * 900 + 1}"><v>1</v></c></row>`).join(''); // prettier-ignore
    expect(await outcome(writeXlsx({ sheets: [{ rows: spread }] }), 'a.xlsx', limits({ cells: 1000, gridPositions: 2000 }))).toBe('too-big'); // prettier-ignore
  });

  it('bounds the depth of XML and says so', async () => {
    const deep = `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`;
    const doc = await read(writeXlsx({ sheets: [{ rows: textRow(1, ['甲', '乙']), after: deep }] }));
    expect(codes(doc)).toEqual(['nesting.cut']);
  });

  it('names empty, unknown and damaged ones', async () => {
    expect(await outcome(new Uint8Array())).toBe('empty');
    expect(await outcome(writeXlsx({ sheets: [{ rows: '' }] }))).toBe('empty');
    expect(await outcome(writeXlsx({ sheets: [] }))).toBe('damaged');
    expect(await outcome(Uint8Array.from([9, 2, 6, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 'a.xls')).toBe('unsupported'); // prettier-ignore
    const parts = xlsxParts(book);
    expect(await outcome(pack({ ...parts, 'xl/worksheets/sheet1.xml': '' }))).toBe('damaged');
  });

  it('reads the sheets that are left and says which is not', async () => {
    const parts = xlsxParts({ sheets: [book.sheets[0] ?? { rows: '' }, { name: '丢失', rows: '' }] });
    delete parts['xl/worksheets/sheet2.xml'];
    const doc = await read(pack(parts));
    expect(tables(doc)).toHaveLength(1);
    expect(doc.warnings.map((w) => w.message)).toEqual(['the sheet “丢失” is missing in the file']);
  });

  it('survives seeded mutations of every format with a named outcome', async () => {
    const seeds: [Uint8Array, string][] = [
      [writeWithSheetJs(FORM, 'xlsx', MERGES), 'a.xlsx'],
      [writeWithSheetJs(FORM, 'biff8', MERGES), 'a.xls'],
      [writeWithSheetJs(FORM, 'ods', MERGES), 'a.ods'],
      [writeWithSheetJs(FORM, 'xlml', MERGES), 'a.xml'],
      [biff5(), 'b.xls'],
    ];
    let state = 20231031;
    const next = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const seen = new Set<string>();
    for (let round = 0; round < 150; round++) {
      const [seed, name] = seeds[round % seeds.length] ?? [new Uint8Array(), ''];
      let bytes = Uint8Array.from(seed);
      for (let i = next(12); i >= 0; i--) bytes[next(bytes.length)] = next(256);
      if (round % 3 === 1) bytes = bytes.slice(0, next(bytes.length));
      if (round % 7 === 2) bytes = Uint8Array.from([...bytes.subarray(0, bytes.length >> 1), ...bytes.subarray(next(bytes.length >> 1))]); // prettier-ignore
      seen.add(await outcome(bytes, name));
    }
    expect(seen).toContain('ok');
    expect(seen).toContain('damaged');
    for (const one of seen) expect(['ok', 'damaged', 'unsupported', 'empty', 'too-big', 'bomb', 'encrypted']).toContain(one); // prettier-ignore
  });
});
