import { describe, expect, it } from 'vitest';
import { txt } from '../../extractors/txt.js';
import { LIMITS } from '../../src/model/limits.js';
import type { Doc, ReadResult, Table } from '../../src/model/doc.js';

const read = (bytes: Uint8Array, limits = LIMITS): Promise<ReadResult> =>
  txt.read(bytes, { name: 'a.txt', charset: null, limits });

async function docOf(text: string): Promise<Doc> {
  const result = await read(Buffer.from(text));
  if (!result.ok) throw new Error(result.fault.message);
  return result.doc;
}

/** A table as its rows of texts. */
const grid = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, r) => table.cells.filter((cell) => cell.row === r).map((cell) => cell.text));
/** Paragraphs as `line text`, tables as grids. */
const blocks = (doc: Doc): (string | string[][])[] =>
  doc.blocks.map((block) => (block.kind === 'table' ? grid(block) : `${block.at.paragraph} ${block.text}`));
const shape = async (text: string): Promise<(string | string[][])[]> => blocks(await docOf(text));

describe('a cell a line', () => {
  it('keeps empty cells, joins lines of a cell and ends with the prose', async () => {
    const text =
      '项目支出绩效自评表\n填报单位：（盖章） 青石县民政局     （  2023年度）\n' +
      '\t项目支\n出名称\n\t养老服务补助\n\n\t主管部门\n\t县民政局\n\t实施单位\n\t　县民政局\n\n' +
      '\t项目资金\n（万元）\n\t\n\t年初\n预算数\n\t得分\n\n\t\n\t总额\n\t　\n　　30分\n\t\n\n\t总分\n\t100分\n\n\n\n' +
      '填报人：       联系电话：       填报日期：\n\n\n\n项目支出绩效自评表\n\t项目支\n出名称\n\t甲\n\n\t总分\n\t9\n';
    expect(await shape(text)).toEqual([
      '1 项目支出绩效自评表',
      '2 填报单位：（盖章）青石县民政局（2023年度）',
      [
        ['项目支出名称', '养老服务补助'],
        ['主管部门', '县民政局', '实施单位', '县民政局'],
        ['项目资金（万元）', '', '年初预算数', '得分'],
        ['', '总额', '30分', ''],
        ['总分', '100分'],
      ],
      '30 填报人：联系电话：填报日期：',
      '34 项目支出绩效自评表',
      [
        ['项目支出名称', '甲'],
        ['总分', '9'],
      ],
    ]);
  });

  it('tells a blank line inside a cell from the end of a row', async () => {
    const text =
      '\t一、项 目 概 况\n\n\t计划资金\n\n（万元）\n\t28.30\n\t结余（万元）\n\t0\n\n\t\n\t社会效益\n\n指标\n\t甲\n\t\n\n' +
      '\t评价等次\n\t优\n\n\n填报人（签名）：            联系电话：\n\n\t五、评价报告综述（文字部分）\n\n项目基本概况\n';
    expect(await shape(text)).toEqual([
      [
        ['一、项目概况'],
        ['计划资金（万元）', '28.30', '结余（万元）', '0'],
        ['', '社会效益指标', '甲', ''],
        ['评价等次', '优'],
      ],
      '21 填报人（签名）：联系电话：',
      '23 五、评价报告综述（文字部分）',
      '25 项目基本概况',
    ]);
  });

  it('says where each cell stands', async () => {
    const doc = await docOf('前言\n\t甲\n\t乙\n丙\n\n\t丁\n\t戊\n');
    const table = doc.blocks[1] as Table;
    expect(table).toMatchObject({ rows: 2, cols: 2, columns: 'ragged', at: { table: 1, paragraph: 2 } });
    expect(table.cells[1]).toMatchObject({ row: 0, col: 1, raw: '乙\n丙', lines: ['乙', '丙'], basis: 'inferred' });
    expect(table.cells[3]?.at).toMatchObject({ table: 1, row: 2, column: 2, paragraph: 7 });
  });

  it('keeps the paragraphs of a long cell together', async () => {
    const rows = await shape('\t目标\n\t1.完成甲项工作。\n\n2.完成乙项工作。\n\t已完成\n\n\t总分\n\t90\n');
    expect(rows).toEqual([[['目标', '1.完成甲项工作。2.完成乙项工作。', '已完成'], ['总分', '90']]]); // prettier-ignore
  });

  it('goes on with a numbered list over a blank line, and stops at the notes below the table', async () => {
    const text =
      '\t目标\n\t目标1：甲\n目标2：乙\n\n目标3：完成全部丙项工作\n\t完成\n\n\t总分\n\t9\n\n注：1.得分不超过分值。\n2.定量指标按比例计分。\n\n自评表\n\t名称\n\t丁\n\n\t总分\n\t8\n';
    expect(await shape(text)).toEqual([
      [
        ['目标', '目标1：甲目标2：乙目标3：完成全部丙项工作', '完成'],
        ['总分', '9'],
      ],
      '11 注：1.得分不超过分值。',
      '12 2.定量指标按比例计分。',
      '14 自评表',
      [
        ['名称', '丁'],
        ['总分', '8'],
      ],
    ]);
  });

  it('does not take prose indented by tabs for a table', async () => {
    const prose =
      '\t一、本项目总体情况如下。\n\t本年度共安排资金十万元，全部用于困难群众救助工作，执行率为百分之百。\n\t二、存在问题。\n';
    expect((await docOf(prose)).blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});

describe('a row a line', () => {
  it('reads shifted rows, spaced characters and a page break inside the table', async () => {
    const text =
      '项目支出绩效自评表\n(2023 年度)\n\n项目名称\t\t困难救助\t\t\n绩效 指标\t一级 指标\t三级 指标\t指标 值\t得分\n' +
      '\t产出 指标\t救 助 及 时 率\t100%\t10\n\n\t\t救助人数\t242 人\t9\n救助标准\t\t5\t9\n总分\t\t\t\t97\n\n' +
      '2. 自评报告\n\n序号\t用途\n1\t补助\n';
    expect(await shape(text)).toEqual([
      '1 项目支出绩效自评表',
      '2 (2023年度)',
      [
        ['项目名称', '', '困难救助', '', ''],
        ['绩效指标', '一级指标', '三级指标', '指标值', '得分'],
        ['', '产出指标', '救助及时率', '100%', '10'],
        ['', '', '救助人数', '242人', '9'],
        ['救助标准', '', '5', '9'],
        ['总分', '', '', '', '97'],
      ],
      '12 2.自评报告',
      [
        ['序号', '用途'],
        ['1', '补助'],
      ],
    ]);
  });

  it('goes on over a form feed and parts two tables of different width', async () => {
    const text = 'a\tb\tc\td\te\n1\t2\t3\t4\t5\n\f\n6\t7\t8\t9\t0\n\n序号\t金额\n1\t30\n';
    const [first, second] = await shape(text);
    expect(first).toHaveLength(3);
    expect(second).toEqual([['序号', '金额'], ['1', '30']]); // prettier-ignore
  });

  it('puts a row together that a line break in a cell has cut', async () => {
    const text = '指标\t目标值\t完成值\t得分\n甲\t1\t1\t5\n乙\t全年\n不少于3次\t4\t5\n丙\t1\t1\t5\n丁\t1\t1\t5\n';
    expect(((await shape(text))[0] as string[][])[2]).toEqual(['乙', '全年不少于3次', '4', '5']);
    const quoted = '指标\t目标值\t得分\n甲\t"第一行\n第二行"\t5\n';
    expect(((await shape(quoted))[0] as string[][])[1]).toEqual(['甲', '第一行第二行', '5']);
  });

  it('keeps rows apart whose ends were cut off, though together they are as long as the others', async () => {
    const text =
      '项目名称\t旅游厕所\n主管部门\t县文化局\t\t\t实施单位\t县旅游中心\n资金\t\t预算数\t执行数\t分值\t执行率\t得分\n' +
      '\t总额\t84\t79\t10\t94%\t9.4\n\t数量\t新建\t6座\t6座\t20\t20\n\t\t改建\t4座\t3座\t20\t15\n合计\t\t\t\t\t50\t44.4\n';
    const rows = (await shape(text))[0] as string[][];
    expect(rows.slice(0, 2)).toEqual([['项目名称', '旅游厕所'], ['主管部门', '县文化局', '', '', '实施单位', '县旅游中心']]); // prettier-ignore
    expect(rows).toHaveLength(7);
    // a full score and the short row below it are two rows too
    const scored = '指标\t目标值\t分值\t得分\n甲\t9\t5\t5\n乙\t9\t5\n总分\t10\n丙\t9\t5\t5\n丁\t9\t5\t5\n';
    expect((await shape(scored))[0]).toHaveLength(6);
  });

  it('puts rows together that line breaks in their cells have cut, wherever the widths of rows prove it', async () => {
    const head = '绩效指标\t三级指标\t指标值\t完成值\t分值\t得分\t原因\n';
    const text =
      '项目名称\t渠道清淤\t\n主管部门\t青石县水利局\t实施单位\t渠道所\n' +
      '项目资金\n（万元）\t\t年初预算\t全年预算\t执行数\n\t总额\t10\t10\t9\n\t其中：拨款\t10\t10\t9\n' +
      '年度目标\t预期目标\t完成情况\n\t清淤3公里，\n惠及两村。\t清淤2公里，\n惠及一村。\n' +
      head +
      '\t清淤长度\t3公里\t2公里\t20\t13\t东段因\n汛期提前，\n改到秋后\n' +
      '\t清淤土方\t≥4\n万立方米\t4.2\n万立方米\t20\t20\t\n\t完工率\t100%\t100%\t10\t10\t\n总分\t50\t43\t\n' +
      '扫一扫在手机打开当前页\n';
    expect(await shape(text)).toEqual([
      [
        ['项目名称', '渠道清淤', ''],
        ['主管部门', '青石县水利局', '实施单位', '渠道所'],
        ['项目资金（万元）', '', '年初预算', '全年预算', '执行数'],
        ['', '总额', '10', '10', '9'],
        ['', '其中：拨款', '10', '10', '9'],
        ['年度目标', '预期目标', '完成情况'],
        ['', '清淤3公里，惠及两村。', '清淤2公里，惠及一村。'],
        head.trim().split('\t'),
        ['', '清淤长度', '3公里', '2公里', '20', '13', '东段因汛期提前，改到秋后'],
        ['', '清淤土方', '≥4万立方米', '4.2万立方米', '20', '20', ''],
        ['', '完工率', '100%', '100%', '10', '10', ''],
        ['总分', '50', '43', ''],
      ],
      '20 扫一扫在手机打开当前页',
    ]);
  });

  it('does not put short rows together that stand below a wider one', async () => {
    const rows = ['主管部门\t甲局\t实施单位\t乙所', '项目负责人\t张某', '所属年度\t2023\t类别', '\t总额\t9\t9', '\t其他\t0', '联系人\t李某', '合计\t9\t9']; // prettier-ignore
    expect(await shape(rows.join('\n'))).toEqual([rows.map((row) => row.split('\t'))]);
  });

  it('keeps headings of rows in the table', async () => {
    const text =
      '序号\t指标\t目标值\t得分\t备注\n一、产出指标（50分）\n1\t甲\t62公里\t20\n2\t乙\t100%\t20\t已说明\n二、效益指标（40分）\n3\t丙\t98%\t40\n';
    const [table, ...rest] = await shape(text);
    expect(rest).toEqual([]);
    expect((table as string[][])[4]).toEqual(['二、效益指标（40分）']);
  });

  it('goes on over a page break with rows of any length where one side of rows was cut off', async () => {
    const rows = ['项目名称\t\t养老补助', '主管部门\t\t县民政局\t\t实施单位\t\t县养老中心', '\t总额\t\t300\t300', '目标\t\t改建养老中心']; // prettier-ignore
    const text = [rows.slice(0, 2).join('\n'), ...rows.slice(2)].join('\n\n');
    expect((await shape(`${text}\n`)).map((block) => block.length)).toEqual([4]);
    // the first label again is the next form
    const [first, second] = await shape(`${text}\n\n${text}\n`);
    expect([first?.length, second?.length]).toEqual([4, 4]);
  });

  it('leaves lists, contents and single lines with tabs alone', async () => {
    for (const text of [
      '填报人：\t联系电话：\t日期：\n',
      '1.\t本年度完成了全部工作任务，资金使用规范。\n2.\t建立了制度，加强了管理，成效明显。\n',
      '目 录\n一、基本情况\t1\n二、存在问题\t5\n',
      '\t\t青石县财政局\n\t\t2024年3月\n',
    ]) {
      expect((await docOf(text)).blocks.every((block) => block.kind === 'paragraph')).toBe(true);
    }
  });
});

describe('paragraphs that only an indent shows', () => {
  it('are joined, before a number and over the number of a page too; a heading, a list and signatures stay', async () => {
    const text =
      '青石县绩效自评报告\n\n      一、基本情况\n      （一）资金。2022年度县级财政下达我县渠道清淤专项资金共计\n' +
      '1,234.50万元，用于三个乡镇的渠道，截至2022年12月31日累计支出\n900.00万元。\n                       — 1 —\n' +
      '      （二）存在问题。受连续强降雨影响，清淤进度偏慢，剩余资金\n334.50万元未能支付，按照县财政局的批复意见全部结转到本单位\n                       — 2 —\n下年使用。\n' +
      '      二、措施\n1.加快清淤\n2.加强管护\n\n                                 青石县水利局\n';
    expect(await shape(text)).toEqual([
      '1 青石县绩效自评报告',
      '3 一、基本情况',
      '4 （一）资金。2022年度县级财政下达我县渠道清淤专项资金共计1,234.50万元，用于三个乡镇的渠道，截至2022年12月31日累计支出900.00万元。',
      '7 —1—',
      '10 —2—',
      '8 （二）存在问题。受连续强降雨影响，清淤进度偏慢，剩余资金334.50万元未能支付，按照县财政局的批复意见全部结转到本单位下年使用。',
      '12 二、措施',
      '13 1.加快清淤',
      '14 2.加强管护',
      '16 青石县水利局',
    ]);
    const footers = (await docOf(text)).blocks.filter((block) => block.kind === 'paragraph' && block.role === 'footer');
    expect(footers).toHaveLength(2);
  });
});

describe('drawn and aligned tables', () => {
  it('reads Markdown', async () => {
    expect(await shape('表1\n\n| 指标 | 得分 |\n| --- | :-: |\n| 甲\\|乙 | 9 |\n| 丙 |  |\n\n说明\n')).toEqual([
      '1 表1',
      [
        ['指标', '得分'],
        ['甲|乙', '9'],
        ['丙', ''],
      ],
      '8 说明',
    ]);
  });

  it('reads box drawing, with wrapped cells', async () => {
    const text =
      '┌────┬────┬───┐\n│指标│目标│得分│\n├────┼────┼───┤\n│产出│不少│ 9 │\n│    │于3次│   │\n├────┼────┼───┤\n│效益│ 1  │ 8 │\n└────┴────┴───┘\n';
    expect(await shape(text)).toEqual([
      [
        ['指标', '目标', '得分'],
        ['产出', '不少于3次', '9'],
        ['效益', '1', '8'],
      ],
    ]);
  });

  it('reads columns aligned by spaces', async () => {
    const text =
      '资金情况如下\n科目          预算数      执行数\n工资福利        44.31       44.31\n商品和服务       6.67\n资本性支出       4.08        4.00\n以上为全部支出。\n';
    const result = await docOf(text);
    expect(blocks(result)).toEqual([
      '1 资金情况如下',
      [
        ['科目', '预算数', '执行数'],
        ['工资福利', '44.31', '44.31'],
        ['商品和服务', '6.67', ''],
        ['资本性支出', '4.08', '4.00'],
      ],
      '6 以上为全部支出。',
    ]);
    expect((result.blocks[1] as Table).cells[0]?.basis).toBe('aligned');
  });

  it('reads rows that open with empty cells, and no table whose columns are not sure', async () => {
    const text =
      ' 主管部门    青石县民政局      实施单位   救助站\n' +
      '             年初      全年      执行\n 总额         100       120       118\n 拨款          90        90        88\n' +
      ' 一级指标    二级指标   目标值    得分\n             数量       10人      5\n 产出\n             质量       100%      5\n' +
      '填报人：张某         日期：\n';
    const result = await docOf(text);
    expect(result.blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'paragraph']);
    const rows = grid(result.blocks[1] as Table);
    expect(rows[0]).toEqual(['', '年初', '全年', '执行']);
    expect(rows[5]).toEqual(['产出', '', '', '']);
    expect(rows[6]).toEqual(['', '质量', '100%', '5']);
    const shaky = '甲甲  12      7  1\n乙乙      3  14    9\n丙  5  6 6  8  9\n';
    expect((await docOf(shaky)).blocks.every((block) => block.kind === 'paragraph')).toBe(true);
  });

  it('reads comma-separated lines', async () => {
    expect(await shape('项目,预算,执行\n甲,"1,200",3\n乙,5,6\n')).toEqual([
      [
        ['项目', '预算', '执行'],
        ['甲', '1,200', '3'],
        ['乙', '5', '6'],
      ],
    ]);
  });

  it('finds a table below a hundred lines of prose', async () => {
    const prose = '本项目情况良好\n'.repeat(100);
    for (const table of ['甲\t乙\n丙\t丁\n', '\t甲\n\t乙\n\n\t丙\n\t丁\n', '|甲|乙|\n|丙|丁|\n']) {
      const result = await docOf(prose + table);
      expect(result.blocks).toHaveLength(101);
      expect(grid(result.blocks[100] as Table)).toEqual([['甲', '乙'], ['丙', '丁']]); // prettier-ignore
    }
  });

  it('does not take a cover or signatures for a table', async () => {
    const text =
      '项目名称   养老补助      \n\n项目单位   青石县民政局   \n主管部门   青石县民政局\n\n填报人：      联系电话：      日期：\n负责人：      电话：      日期：\n经办人：      电话：      日期：\n';
    expect((await docOf(text)).blocks.every((block) => block.kind === 'paragraph')).toBe(true);
  });
});

describe('paragraphs', () => {
  it('joins a sentence that a page break tore, and only that', async () => {
    const torn = '（一）本次项目管理规范，支付及时，使全县医疗保障实现了全覆\n\n盖。\n\n二、问题\n\n没有发现问题。\n';
    expect(await shape(torn)).toEqual([
      '1 （一）本次项目管理规范，支付及时，使全县医疗保障实现了全覆盖。',
      '5 二、问题',
      '7 没有发现问题。',
    ]);
  });

  it('joins lines of one width into their paragraph', async () => {
    const line = '本年度安排资金十万元用于困难群众救助工作执行情况良好各项任务全部完成';
    const text = `一、情况\n    ${line.slice(2)}\n${line}\n${line}\n${line}\n达到目标。\n二、问题\n`;
    const all = await shape(text);
    expect(all).toHaveLength(3);
    expect(all[1]).toBe(`2 ${line.slice(2)}${line}${line}${line}达到目标。`);
  });
});

describe('faults and odd input', () => {
  const fault = async (bytes: Uint8Array, limits = LIMITS): Promise<string> => {
    const result = await read(bytes, limits);
    return result.ok ? 'ok' : result.fault.outcome;
  };

  it('names what is wrong', async () => {
    expect(await fault(new Uint8Array(0))).toBe('empty');
    expect(await fault(Buffer.from(' \n\t\n\u3000\ufeff\n'))).toBe('empty');
    expect(await fault(new Uint8Array(1000))).toBe('empty');
    expect(await fault(Buffer.from('\t'.repeat(1_000_000)))).toBe('too-big');
    expect(await fault(Buffer.from('|'.repeat(1_000_000)))).toBe('too-big');
    expect((await docOf('\t完成了全部任务。\n'.repeat(200_000))).blocks).toHaveLength(200_000);
    expect(await fault(Buffer.from('字'.repeat(200)), { ...LIMITS, characters: 100 })).toBe('too-big');
    expect(await fault(Buffer.alloc(90_000_000, 0x61))).toBe('too-big');
    expect(await fault(Buffer.from('a\n'.repeat(101)), { ...LIMITS, cells: 100 })).toBe('too-big');
    expect(await fault(Buffer.from('甲\t乙\n丙\t' + '丁\t'.repeat(60)), { ...LIMITS, gridPositions: 100 })).toBe(
      'too-big',
    );
  });

  it('reads any mixture of the signs that tables are made of, and loses no text', async () => {
    const signs = [
      '\t',
      '\n',
      '\n\n',
      '|',
      '甲',
      '乙。',
      '  ',
      '（万元）',
      '│',
      '├──┼──┤',
      '\f',
      ',',
      '12',
      '"',
      '---',
      '\u0000',
    ];
    let seed = 7;
    const next = (): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff);
    for (let round = 0; round < 400; round++) {
      const text = Array.from({ length: 60 }, () => signs[(next() >> 8) % signs.length] ?? '').join('');
      const result = await read(Buffer.from(text));
      const count = (s: string): number => (s.match(/[甲乙]/g) ?? []).length;
      if (!result.ok) {
        expect(count(text)).toBe(0);
        continue;
      }
      const found = result.doc.blocks.map((b) => (b.kind === 'table' ? b.cells.map((c) => c.text).join(' ') : b.text));
      expect(count(found.join(' ')), JSON.stringify(text)).toBe(count(text));
    }
  });

  it('claims text and leaves markup and binary data to others', () => {
    expect(txt.sniff(Buffer.from('项目支出绩效自评表\n'), 'a.txt')).toBeGreaterThan(0);
    expect(txt.sniff(Buffer.from('<html><body>'), 'a.txt')).toBe(0);
    expect(txt.sniff(Buffer.from('{\\rtf1 a}'), 'a.txt')).toBe(0);
    expect(txt.sniff(Buffer.from('%PDF-1.4'), 'a.txt')).toBe(0);
  });
});
