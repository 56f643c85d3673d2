import { describe, expect, it } from 'vitest';
import { html } from '../../extractors/html.js';
import { chineseNumber } from '../../extractors/html/lists.js';
import { isoDate, statedDate } from '../../extractors/html/meta.js';
import { smallSource } from '../../extractors/html/tags.js';
import type { Cell, Doc, Paragraph, ReadResult, Table } from '../../src/model/doc.js';
import { LIMITS, type Limits } from '../../src/model/limits.js';

const GBK: Readonly<Record<string, string>> = {
  项: 'cfee',
  目: 'c4bf',
  自: 'd7d4',
  评: 'c6c0',
  表: 'b1ed',
  全: 'c8ab',
  年: 'c4ea',
  预: 'd4a4',
  算: 'cbe3',
  数: 'cafd',
  万: 'cdf2',
  元: 'd4aa',
};
const gbk = (text: string): Buffer =>
  Buffer.concat([...text].map((c) => (GBK[c] === undefined ? Buffer.from(c, 'latin1') : Buffer.from(GBK[c], 'hex'))));

const raw = (page: string | Uint8Array, limits: Partial<Limits> = {}): Promise<ReadResult> =>
  html.read(typeof page === 'string' ? Buffer.from(page) : page, {
    name: 'page.html',
    charset: null,
    limits: { ...LIMITS, ...limits },
  });

async function read(page: string | Uint8Array, limits: Partial<Limits> = {}): Promise<Doc> {
  const result = await raw(page, limits);
  if (!result.ok) throw new Error(`${result.fault.outcome}: ${result.fault.message}`);
  return result.doc;
}

const paragraphs = (doc: Doc): Paragraph[] => doc.blocks.filter((block) => block.kind === 'paragraph');
const tables = (doc: Doc): Table[] => doc.blocks.filter((block) => block.kind === 'table');
const body = (doc: Doc): string[] =>
  paragraphs(doc)
    .filter((p) => p.role === 'body')
    .map((p) => p.text);
const furniture = (doc: Doc): string[] =>
  paragraphs(doc)
    .filter((p) => p.role === 'furniture')
    .map((p) => p.text);
const codes = (doc: Doc): string[] => doc.warnings.map((warning) => warning.code);
const grid = (table: Table | undefined): (readonly [number, number, number, number, string])[] =>
  (table?.cells ?? []).map((c: Cell) => [c.row, c.col, c.rowSpan, c.colSpan, c.text] as const);

const FORM = `<table border="1"><tr><td rowspan="2">项目资金（万元）</td><td>年初预算数</td><td>全年执行数</td></tr>
<tr><td>12</td><td>11.5</td></tr><tr><td>产出指标</td><td>参保人数达到全县常住人口的九成五以上并按月核对</td><td>23.45万人</td></tr></table>`;

describe('tables', () => {
  it('puts cells on the grid with their spans and places', async () => {
    const [table] = tables(
      await read(`<table border=1><tr><th rowspan=2>项目<th colspan=2>金额<tr><td>预算<td>执行</table>`),
    );
    expect(grid(table)).toEqual([
      [0, 0, 2, 1, '项目'],
      [0, 1, 1, 2, '金额'],
      [1, 1, 1, 1, '预算'],
      [1, 2, 1, 1, '执行'],
    ]);
    expect(table).toMatchObject({ rows: 2, cols: 3, columns: 'exact', at: { table: 1 } });
    expect(table?.cells[3]).toMatchObject({ basis: 'declared', at: { table: 1, row: 2, column: 3, paragraph: 4 } });
  });

  it('ends a row span with its row group, and takes rowspan=0 for the rest of the group', async () => {
    const page = `<table border=1><tbody><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr></tbody>
      <tbody><tr><td rowspan=9>乙</td><td>3</td></tr></tbody><tbody><tr><td>丙</td><td>4</td></tr></tbody></table>`;
    expect(grid(tables(await read(page))[0])).toEqual([
      [0, 0, 2, 1, '甲'],
      [0, 1, 1, 1, '1'],
      [1, 1, 1, 1, '2'],
      [2, 0, 1, 1, '乙'],
      [2, 1, 1, 1, '3'],
      [3, 0, 1, 1, '丙'],
      [3, 1, 1, 1, '4'],
    ]);
  });

  it('lets the earlier cell keep a position that two claim', async () => {
    const page = `<table border=1><tr><td>a</td><td rowspan=2>b</td><td>c</td></tr><tr><td colspan=3>d</td><td>e</td></tr></table>`;
    expect(grid(tables(await read(page))[0])).toEqual([
      [0, 0, 1, 1, 'a'],
      [0, 1, 2, 1, 'b'],
      [0, 2, 1, 1, 'c'],
      [1, 0, 1, 1, 'd'],
      [1, 2, 1, 1, 'e'],
    ]);
  });

  it('shows the head first and the foot last', async () => {
    const page = `<table border=1><tfoot><tr><td>合计</td><td>9</td></tr></tfoot><tbody><tr><td>甲</td><td>9</td></tr></tbody>
      <thead><tr><th>名称</th><th>数</th></tr></thead></table>`;
    expect(grid(tables(await read(page))[0]).map((cell) => cell[4])).toEqual(['名称', '数', '甲', '9', '合计', '9']);
  });

  it('keeps lines, caption, control states and stored numbers of cells', async () => {
    const page = `<table border=1><caption>表1</caption><tr><td><p>绩</p><p>效</p></td><td>甲<br><br>乙</td></tr>
      <tr><td><input type=checkbox checked>是 <input type="radio">否<input type=hidden value=x></td>
      <td><input value="12万元"><select><option>良<option selected>优</select><textarea>说明</textarea></td></tr>
      <tr><td x:num="0.9808">98.08%</td><td x:num>5</td></tr></table>`;
    const [table] = tables(await read(page));
    expect(table?.caption).toBe('表1');
    expect(table?.cells.map((cell) => cell.lines)).toEqual([
      ['绩', '效'],
      ['甲', '乙'],
      ['☑是☐否'],
      ['12万元优说明'],
      ['98.08%'],
      ['5'],
    ]);
    expect(table?.cells[0]?.text).toBe('绩效');
    expect(table?.cells[4]?.value).toEqual({ number: 0.9808, percent: true });
  });

  it('leaves out hidden rows and cells with a warning, and their empty ones without', async () => {
    const page = `<table border=1><tr><td>a</td><td style="display:none">秘</td><td>b</td></tr>
      <tr style="DISPLAY: none"><td>x</td></tr><tr hidden><td></td></tr><tr aria-hidden="true"><td>c</td><td>d</td></tr></table>`;
    const doc = await read(page);
    expect(grid(tables(doc)[0]).map((cell) => cell[4])).toEqual(['a', 'b', 'c', 'd']);
    expect(codes(doc)).toEqual(['text.hidden', 'text.hidden']);
  });

  it('keeps a nested table of data in its cell and unwraps one that only arranges', async () => {
    const inner = '<table border=1><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>';
    const nested = await read(
      `<table border=1><tr><td>项目名称</td><td>购买服务</td></tr><tr><td>支出明细</td><td>如下：${inner}</td></tr></table>${FORM}`,
    );
    expect(tables(nested)).toHaveLength(2);
    const cell = tables(nested)[0]?.cells[3];
    expect(cell?.text).toBe('如下：');
    expect(cell?.tables.map((table) => [table.at.table, table.cells.length])).toEqual([[2, 4]]);
    expect(tables(nested)[1]?.at.table).toBe(3);

    const arranged = await read(
      `<table width="100%" border=0><tr><td><p>自评表</p></td></tr><tr><td>${FORM}</td></tr><tr><td><p>注：无</p></td></tr></table>`,
    );
    expect(arranged.blocks.map((block) => (block.kind === 'table' ? block.cells.length : block.text))).toEqual([
      '自评表',
      8,
      '注：无',
    ]);
  });

  it('moves stray content out of a table as browsers do', async () => {
    const doc = await read('<table border=1>填报单位：某局<tr><td>a</td><td>b</td></tr></table>');
    expect(body(doc)).toEqual(['填报单位：某局']);
    expect(tables(doc)[0]?.cells).toHaveLength(2);
  });
});

describe('text', () => {
  it('makes paragraphs of blocks and line breaks, and spaces of source line breaks', async () => {
    const doc = await read('<div>一、基本\n情况<br>　　项目投入12万元。<p>third\nline</p>末行</div><h2>二、结果</h2>');
    expect(body(doc)).toEqual(['一、基本情况', '项目投入12万元。', 'third line', '末行', '二、结果']);
    expect(paragraphs(doc).map((p) => p.outline)).toEqual([null, null, null, null, 2]);
    expect(paragraphs(doc).map((p) => p.at.paragraph)).toEqual([1, 2, 3, 4, 5]);
  });

  it('draws the numbers of lists that have none typed', async () => {
    const doc = await read(
      `<ol start=3><li>甲</li><li value=7>乙</li><li>（八）丙</li></ol><ol style="list-style-type:cjk-ideographic"><li>丁</li></ol>
       <ol type=a><li>戊<ol class="custom_cn2"><li>己</li></ol></li></ol><ul><li>庚</li></ul>`,
    );
    expect(body(doc)).toEqual(['3.甲', '7.乙', '（八）丙', '一、丁', 'a.戊', '（一）己', '庚']);
    expect(paragraphs(doc)[3]?.number).toBe('一、');
    expect([1, 10, 11, 20, 105, 110, 1001].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '一百零五',
      '一百一十',
      '一千零一',
    ]);
  });

  it('reads what Word pastes: numbers in conditional comments, text boxes, hidden text', async () => {
    const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p{}</style></head><body>
      <p class=MsoNormal style='mso-outline-level:1;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><span>基本情况<o:p></o:p></span></p>
      <p><!--[if !supportLists]-->（一）<!--[endif]-->资金</p>
      <!--[if gte vml 1]><v:shape><v:textbox><![if !mso]><table><tr><td><![endif]><div><p>盖章处</p></div><![if !mso]></td></tr></table><![endif]></v:textbox></v:shape><![endif]-->
      <!--[if gte mso 9]><xml><w:WordDocument>Print</w:WordDocument></xml><![endif]-->
      <p>可见<span style='display:none;mso-hide:all'>不可见</span></p></body></html>`;
    const doc = await read(page);
    expect(paragraphs(doc).map((p) => [p.role, p.text])).toEqual([
      ['body', '一、基本情况'],
      ['body', '（一）资金'],
      ['textbox', '盖章处'],
      ['body', '可见'],
    ]);
    expect(paragraphs(doc)[0]).toMatchObject({ number: '一、', outline: 1 });
    expect(doc.warnings.map((w) => w.message)).toEqual(['hidden text was left out: “不可见”']);
  });

  it('shows no scripts, templates, comments or buttons', async () => {
    const page = `<body><script>var a="<p>不</p>";</script><template><p>不</p></template><noscript>不</noscript><!-- 不 --><button>不</button>
      <svg><text>不</text></svg><style>不</style><p>是<input type=submit value=不></p></body>`;
    expect(body(await read(page))).toEqual(['是']);
  });
});

describe('character sets', () => {
  it('believes the bytes, not the tag', async () => {
    const page = Buffer.concat([
      Buffer.from('<html><head><meta charset="utf-8"></head><body><p>'),
      gbk('项目自评表全年预算数'),
      Buffer.from('</p></body></html>'),
    ]);
    const doc = await read(page);
    expect(body(doc)).toEqual(['项目自评表全年预算数']);
    expect(doc.source.encoding).toBe('gb18030');
    expect(codes(doc)).toContain('encoding.declared-wrong');
  });

  it('reads a declared gb2312 page without a warning, and UTF-16', async () => {
    const head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>';
    const doc = await read(Buffer.concat([Buffer.from(head), gbk('全年预算数万元'), Buffer.from('</p>')]));
    expect(body(doc)).toEqual(['全年预算数万元']);
    expect(codes(doc)).toEqual([]);
    const wide = Buffer.from('\ufeff<html><body><p>自评表</p></body></html>', 'utf16le');
    expect(html.sniff(wide, '')).toBeGreaterThanOrEqual(90);
    expect(body(await read(wide))).toEqual(['自评表']);
  });
});

const NAV = `<div class="header"><ul class="nav">${Array.from({ length: 24 }, (_, i) => `<li><a href="/c${i}/">栏目${i}</a></li>`).join('')}</ul></div>`;
const FOOT = '<div class="footer"><p>主办：某县人民政府办公室　网站标识码：0000000000　某ICP备00000000号</p></div>';
const PROSE =
  '<p>　　一、基本情况</p><p>　　本项目为县级财政安排的城乡居民医疗保险经办服务项目，全年预算数12万元，全年执行数11.5万元，用于购买经办服务和宣传培训。</p>';

describe('portal pages', () => {
  it('TRS: sets navigation, tools and foot apart, keeps the title, and notes date, title and attachments', async () => {
    const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>某县医疗保障局2023年度项目自评表_某县人民政府</title>
      <meta name="SiteName" content="某县人民政府"/><meta name="ArticleTitle" content="某县医疗保障局2023年度项目自评表"/>
      <meta name="PubDate" content="2024-03-16 09:30"/><meta name="Url" content="http://www.example.gov.cn/t1.html"/></head><body>${NAV}
      <div class="wrap"><div class="dqwz">您当前的位置：<a href="/">首页</a> > <a href="/x">绩效</a></div>
      <div class="xl_tit">某县医疗保障局2023年度项目自评表</div><div class="xl_ly">来源：某县医疗保障局 发布时间：2024-03-16 <a>【打印】</a></div>
      <div class="view TRS_UEDITOR trs_paper_default trs_web">${PROSE}${FORM}<p>附件：<a href="./P0202403.xlsx" appendix="true">自评表.xlsx</a></p></div>
      <div class="share">分享到：<a href="#">微信</a></div></div>${FOOT}</body></html>`;
    const doc = await read(page);
    expect(body(doc)).toEqual([
      '某县医疗保障局2023年度项目自评表',
      '一、基本情况',
      expect.stringContaining('全年预算数12万元'),
      '附件：自评表.xlsx',
    ]);
    expect(tables(doc)).toHaveLength(1);
    expect(furniture(doc)).toContain('栏目0');
    expect(furniture(doc).join('|')).toContain('主办：某县人民政府办公室');
    expect(
      paragraphs(doc)
        .filter((p) => p.role === 'furniture')
        .every((p) => p.at.paragraph === null),
    ).toBe(true);
    expect(doc.source).toMatchObject({
      title: '某县医疗保障局2023年度项目自评表',
      publishedAt: '2024-03-16',
      url: 'http://www.example.gov.cn/t1.html',
      attachments: [{ href: './P0202403.xlsx', text: '自评表.xlsx' }],
    });
    expect(codes(doc)).toEqual(['furniture.dropped']);
    expect(doc.warnings[0]?.message).toContain('div.view');
  });

  it('JCMS: reads a page arranged by tables, down to the zoom cell', async () => {
    const page = `<html><head><title>某镇部门整体支出绩效自评报告 - 某县政府网</title></head><body>${NAV}
      <table width="1000" border="0" align="center"><tr><td class="bt_link">当前位置：<a href="/">首页</a></td></tr>
      <tr><td align="center" class="title">某镇部门整体支出绩效自评报告</td></tr>
      <tr><td>发布日期：2023年8月2日　浏览次数：<span>12</span>　字号：[ <a href="#">大</a> <a href="#">中</a> ]</td></tr>
      <tr><td class="bt_content"><div id="zoom"><meta name="ContentStart">${PROSE}${FORM}<meta name="ContentEnd"></div></td></tr>
      <tr><td>上一篇：<a href="/1">某局公告</a></td></tr></table>${FOOT}</body></html>`;
    const doc = await read(page);
    expect(body(doc)).toEqual(['某镇部门整体支出绩效自评报告', '一、基本情况', expect.stringContaining('本项目')]);
    expect(tables(doc).map((table) => table.cells.length)).toEqual([8]);
    expect(doc.source).toMatchObject({ title: '某镇部门整体支出绩效自评报告', publishedAt: '2023-08-02' });
  });

  it('UCAP: takes the content element, and the filing table for furniture', async () => {
    const page = `<html><head><meta charset=utf-8></head><body>${NAV}<div class="main-cont">
      <table class="bd1"><tr><td>索 引 号：</td><td>000014349/2024-00001</td><td>主题分类：</td><td>财政</td></tr>
      <tr><td>发文机关：</td><td>某县医疗保障局</td><td>成文日期：</td><td>2024年03月01日</td></tr></table>
      <div class="pages_content" id="UCAP-CONTENT">${PROSE}${FORM}</div></div>${FOOT}</body></html>`;
    const doc = await read(page);
    expect(tables(doc).map((table) => table.cells.length)).toEqual([8]);
    expect(body(doc)).toHaveLength(2);
  });

  it('keeps a table or a long sentence that stands outside the named content', async () => {
    const page = `<html><body>${NAV}<div class="box"><div id="zoom">${PROSE.repeat(3)}</div><div class="extra">${FORM}</div>
      <div>本表由项目单位依据财政部门下达的绩效目标逐项填报，数据来源于年度决算和业务统计台账，经单位负责人审核后报送主管部门汇总公开。</div></div>${FOOT}</body></html>`;
    const doc = await read(page);
    expect(tables(doc)).toHaveLength(1);
    expect(body(doc).some((text) => text.startsWith('本表由项目单位'))).toBe(true);
  });

  it('sets a menu inside a loosely named box apart, and keeps links to documents', async () => {
    const page = `<html><body>${NAV}<div class="content"><div class="left"><ul><li><a href="1">机构职能</a></li><li><a href="2">政策文件</a></li><li><a href="3">财政预决算</a></li></ul></div>
      <h2>某区自评报告</h2>${PROSE}<ul><li><a href="1.pdf">甲表</a></li><li><a href="2.doc">乙表</a></li><li><a href="3.xls">丙表</a></li></ul></div>${FOOT}</body></html>`;
    const doc = await read(page);
    expect(body(doc)).toEqual([
      '某区自评报告',
      '一、基本情况',
      expect.stringContaining('本项目'),
      '甲表',
      '乙表',
      '丙表',
    ]);
    expect(doc.source.attachments.map((link) => link.href)).toEqual(['1.pdf', '2.doc', '3.xls']);
  });

  it('keeps a converted document whole', async () => {
    const page = `<html><head><meta name=Generator content="Microsoft Word 15 (filtered)"></head><body lang=ZH-CN><div class=WordSection1>
      <p>附件1</p><p>项目支出绩效自评表</p><p>（2023年度）</p>${FORM}<p>填表人：张某</p></div></body></html>`;
    const doc = await read(page);
    expect(body(doc)).toEqual(['附件1', '项目支出绩效自评表', '（2023年度）', '填表人：张某']);
    expect(furniture(doc)).toEqual([]);
    expect(codes(doc)).toEqual([]);
  });

  it('reads dates in the forms that pages print', () => {
    expect(['2024-03-16 10:20', '2024年3月6日', '2024/3/6', '20240316', '2024-02-31', '无'].map(isoDate)).toEqual([
      '2024-03-16', '2024-03-06', '2024-03-06', '2024-03-16', null, null,
    ]); // prettier-ignore
    expect(statedDate('来源：某局　发布时间：2024-03-16 10:20')).toBe('2024-03-16');
    expect(statedDate('项目时间：全年')).toBeNull();
  });
});

describe('what is claimed', () => {
  it.each([
    ['<!DOCTYPE html><p>a', 90, 100],
    ['\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>', 90, 100],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="http://www.w3.org/1999/xhtml">', 90, 100],
    ['<table><tr><td>a</td></tr></table>', 60, 89],
    ['<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', 0, 0],
    ['<?xml version="1.0"?><w:wordDocument xmlns:w="x"><w:body/>', 0, 0],
    ['{\\rtf1\\ansi <p>', 0, 0],
    ['执行率 < 90% 时扣分，> 100% 不加分', 0, 0],
    ['', 0, 0],
  ])('%s', (page, least, most) => {
    const score = html.sniff(Buffer.from(page), 'x.doc');
    expect(score).toBeGreaterThanOrEqual(least);
    expect(score).toBeLessThanOrEqual(most);
  });
});

describe('hostile pages', () => {
  const outcome = async (page: string, limits: Partial<Limits> = {}): Promise<string> => {
    const result = await raw(page, limits);
    return result.ok ? codes(result.doc).join(' ') : result.fault.outcome;
  };

  it('names what stops it', async () => {
    expect(await outcome('')).toBe('empty');
    expect(await outcome('<html><body></body></html>')).toBe('empty');
    expect(await outcome(`<html>${'<div>'.repeat(100_000)}深`)).toBe('nesting.cut');
    expect(await outcome(`<html>${'<table><tr><td>'.repeat(30_000)}深`)).toBe('nesting.cut');
    expect(
      await outcome(
        `<table border=1><tr><td>a</td><td rowspan=99999999 colspan=99999999>b</td></tr><tr><td>c</td></tr></table>`,
      ),
    ).toBe('span.cut');
    expect(
      await outcome(`<table border=1>${'<tr><td rowspan=9999 colspan=9999>x</td></tr>'.repeat(5000)}</table>`),
    ).toBe('too-big');
    expect(await outcome(`<table border=1>${'<tr><td>1</td></tr>'.repeat(200)}</table>`, { cells: 100 })).toBe(
      'too-big',
    );
    expect(await outcome(`<p>${'字'.repeat(2000)}`, { characters: 1000 })).toBe('too-big');
    expect(await outcome(`<p>${'字'.repeat(2000)}`, { fileBytes: 1000 })).toBe('too-big');
  });

  it('keeps the text of what is nested too deep', async () => {
    expect(body(await read(`<div>甲${'<div>'.repeat(5000)}乙${'</div>'.repeat(5000)}丙</div>`))).toEqual([
      '甲',
      '乙',
      '丙',
    ]);
  });

  it('gets through floods in linear time', async () => {
    const many = (n: number, make: (i: number) => string): string =>
      Array.from({ length: n }, (_, i) => make(i)).join('');
    expect(body(await read(`<p ${many(200_000, (i) => `a${i}=">" `)}>字</p>`))).toEqual(['字']);
    expect(await outcome(`<p ${many(200_000, (i) => `id${i} <`)}`)).toMatch(/structure\.repaired|empty/);
    expect(body(await read(`<p>甲\0乙</p>${'\0'.repeat(100_000)}`))).toEqual(['甲乙']);
    expect(body(await read(`<p>甲${'\u00a0'.repeat(300_000)}乙</p>`))).toEqual(['甲乙']);
    const clones = await read(`${many(150, (i) => `<b id=${i}>`)}${'<p>字'.repeat(2000)}`);
    expect(body(clones)).toHaveLength(2000);
  });

  it('survives damage anywhere and gives the same answer twice', async () => {
    const page =
      Buffer.from(`<!DOCTYPE html><html><head><meta charset=utf-8><title>a_b</title></head><body>${NAV}<div id=zoom>${PROSE}${FORM}<ol><li>甲</li></ol>
      <!--[if gte vml 1]><v:textbox><p>x</p></v:textbox><![endif]--></div>${FOOT}</body></html>`);
    let seed = 20240316;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    for (let round = 0; round < 180; round++) {
      let bytes = Buffer.from(page);
      for (let change = 0; change <= random(4); change++) {
        const from = random(bytes.length);
        const kind = random(4);
        if (kind === 0) bytes[from] = random(256);
        else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random(60))]);
        else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(random(from + 1))]);
        else bytes = bytes.subarray(0, Math.max(1, from));
      }
      html.sniff(bytes, 'x');
      const first = await raw(bytes);
      expect(JSON.stringify(await raw(bytes))).toBe(JSON.stringify(first));
      if (first.ok)
        for (const table of tables(first.doc)) {
          const taken = new Set<string>();
          for (const cell of table.cells)
            for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
              for (let c = cell.col; c < cell.col + cell.colSpan; c++) {
                expect(taken.has(`${r},${c}`)).toBe(false);
                taken.add(`${r},${c}`);
                expect(r < table.rows && c < table.cols).toBe(true);
              }
        }
    }
  });
});

describe('making a page small', () => {
  it('drops what is not read and nothing else', () => {
    const page = `<p class=a style="color:red" onclick='x>y'>style="z"<!-- c --></p><span style='display:none;font:1pt'>h</span><td COLSPAN=2 width=9 / nowrap>t</td><script>a<b</script>e`;
    expect(smallSource(page).text).toBe(
      `<p class="a">style="z"</p><span style="display:none">h</span><td COLSPAN=2 width=9 / nowrap>t</td><script></script>e`,
    );
  });
});
