import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/model/limits.js';
import { WARNING_CODES } from '../../src/model/codes.js';
import { pdf } from '../../extractors/pdf.js';
import { readPdf } from '../../extractors/pdf/index.js';
import { pdfium } from '../../extractors/pdf/pdfium.js';
import { pdfjs } from '../../extractors/pdf/pdfjs.js';
import { selfTest } from '../../extractors/pdf/self-test.js';
import { CONTEXT, paragraphsOf, readDoc, sketch, tablesOf } from '../helpers/pdf-read.js';
import type { CellSpec, TableSpec } from '../helpers/pdf-table.js';
import { drawTable, plain } from '../helpers/pdf-table.js';
import type { Drawing, PageSpec } from '../helpers/pdf-writer.js';
import { page, writePdf } from '../helpers/pdf-writer.js';
import { spans } from '../helpers/spans.js';

const ENGINES = [pdfium, pdfjs] as const;

const FORM: TableSpec = {
  x: 60,
  y: 100,
  cols: [30, 70, 110, 70, 70, 60, 60],
  rows: [20, 20, 34, 34, 20],
  cells: [
    { row: 0, col: 0, colSpan: 2, text: '项目名称' },
    { row: 0, col: 2, colSpan: 5, text: '2023年农村道路日常养护' },
    { row: 1, col: 0, rowSpan: 3, text: '绩\n效\n指\n标' },
    ...['一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'].map((text, i) => ({
      row: 1,
      col: i + 1,
      text,
    })),
    { row: 2, col: 1, rowSpan: 2, text: '产出指标(50分)' },
    ...['日常养护里程按计划全部完成', '≥120公里', '121.5公里', '10', '9.98'].map((text, i) => ({
      row: 2,
      col: i + 2,
      text,
    })),
    ...['群众满意度', '≥95%', '', '10', '10'].map((text, i) => ({ row: 3, col: i + 2, text })),
    { row: 4, col: 0, colSpan: 5, text: '总分' },
    { row: 4, col: 5, text: '100' },
    { row: 4, col: 6, text: '98.88' },
  ],
};
const FORM_CELLS = [
  '0,0 1x2 项目名称',
  '0,2 1x5 2023年农村道路日常养护',
  '1,0 3x1 绩效指标',
  '1,1 一级指标',
  '1,2 三级指标',
  '1,3 年度指标值',
  '1,4 实际完成值',
  '1,5 分值',
  '1,6 得分',
  '2,1 2x1 产出指标(50分)',
  '2,2 日常养护里程按计划全部完成',
  '2,3 ≥120公里',
  '2,4 121.5公里',
  '2,5 10',
  '2,6 9.98',
  '3,2 群众满意度',
  '3,3 ≥95%',
  '3,4',
  '3,5 10',
  '3,6 10',
  '4,0 1x5 总分',
  '4,5 100',
  '4,6 98.88',
];
const title = (d: Drawing): void => d.text(190, 70, '项目支出绩效自评表', { size: 16 });
const formPage = (change: Partial<TableSpec> = {}): PageSpec =>
  page((d) => {
    title(d);
    drawTable(d, { ...FORM, ...change });
  });
const first = async (pages: readonly PageSpec[], engine = pdfium) =>
  tablesOf(await readDoc(writePdf(pages), engine))[0];

it.each(ENGINES.map((engine) => [engine.id, engine] as const))('%s reads pages in any order', async (_id, engine) => {
  const opened = await engine.open(
    writePdf(['一', '二', '三'].map((text) => page((d) => d.text(60, 80, `第${text}页`)))),
  );
  if (!opened.ok) throw new Error(opened.message);
  const read: (string | undefined)[] = [];
  for (const number of [3, 1, 1, 4, 2, 3])
    read.push((await opened.document.page(number))?.content.glyphs.map((g) => g.text).join(''));
  await opened.document.close();
  expect(read).toEqual(['第三页', '第一页', '第一页', undefined, '第二页', '第三页']);
});

describe.each(ENGINES.map((engine) => [engine.id, engine] as const))('a ruled form through %s', (_id, engine) => {
  it.each(['stroke', 'fill', 'box', 'dash', 'pieces'] as const)('with rules drawn as %s', async (rules) => {
    expect(sketch(await first([formPage({ rules })], engine))).toEqual(FORM_CELLS);
  });

  it('with a text item for each character', async () => {
    expect(sketch(await first([formPage({ text: { charwise: true } })], engine))).toEqual(FORM_CELLS);
  });

  it('with text drawn twice to look bold', async () => {
    expect(sketch(await first([formPage({ text: { double: 0.3 } })], engine))).toEqual(FORM_CELLS);
  });

  it('inside form XObjects', async () => {
    const inner = page((d) => d.form(10, 20, (e) => e.form(-4, 3, (f) => drawTable(f, FORM))));
    const table = await first([inner], engine);
    expect(sketch(table)).toEqual(FORM_CELLS);
    expect(table?.at.box?.slice(0, 2)).toEqual([66, 123]);
  });

  it.each([90, 180, 270])('on a page turned by %i degrees, text upright on it', async (rotate) => {
    // drawn so that it reads from left to right once the page is turned
    const turned: PageSpec = { ...formPage(), rotate };
    const table = await first([turned], engine);
    expect(sketch(table)).toEqual(FORM_CELLS);
  });

  it('on a page with a crop box, places counted from its corner', async () => {
    const doc = await readDoc(writePdf([{ ...formPage(), crop: [50, 40, 595, 842] }]), engine);
    expect(sketch(tablesOf(doc)[0])).toEqual(FORM_CELLS);
    expect(tablesOf(doc)[0]?.at.box).toEqual([10, 60, 480, 188]);
    expect(doc.pages).toEqual([{ number: 1, width: 545, height: 802, state: 'text' }]);
  });

  it('without borders on its left and right', async () => {
    expect(sketch(await first([formPage({ open: ['left', 'right'] })], engine))).toEqual(FORM_CELLS);
  });

  it('wider than its page, with the cells that run off it', async () => {
    const doc = await readDoc(writePdf([{ ...formPage(), width: 470 }]), engine);
    expect(sketch(tablesOf(doc)[0])).toEqual(FORM_CELLS);
    expect(doc.warnings).toEqual([]);
  });

  it('gives every cell its place', async () => {
    const table = await first([formPage()], engine);
    const cell = table?.cells.find((c) => c.text === '≥120公里');
    expect(cell?.at).toEqual({ page: 1, table: 1, row: 3, column: 4, paragraph: null, box: [270, 140, 340, 174] });
    expect(cell?.basis).toBe('ruled');
  });
});

describe('both engines', () => {
  const doc = (result: Awaited<ReturnType<typeof readPdf>>): unknown =>
    JSON.parse(JSON.stringify(result), (key, value: unknown) => (key === 'box' ? null : value));

  it('give the same words and the same cells', async () => {
    const pages = [formPage(), formPage({ rules: 'fill', text: { charwise: true } }), { ...formPage(), rotate: 90 }];
    const bytes = writePdf(pages, '自评表');
    const [a, b] = await Promise.all(ENGINES.map((engine) => readPdf(bytes, CONTEXT, [engine])));
    expect(a?.ok).toBe(true);
    expect(a && doc(a)).toEqual(b && doc(b));
  });

  it('read Chinese through their own character maps', async () => {
    expect(await selfTest((bytes) => pdfjs.open(bytes))).toBeNull();
    const blind = await selfTest(async () => ({
      ok: true,
      document: { pageCount: 1, title: null, repaired: false, page: async () => null, close: async () => undefined },
    }));
    expect(blind).toContain('character maps');
  });

  it('together read a character that PDFium passes over', async () => {
    const bytes = writePdf([page((d) => d.text(100, 100, '优', { font: 'ucs2' }))]);
    const alone = await readPdf(bytes, CONTEXT, [pdfium]);
    expect(alone.ok).toBe(false);
    const result = await pdf.read(bytes, CONTEXT);
    expect(result.ok && paragraphsOf(result.doc).map((p) => p.text)).toEqual(['优']);
  });
});

describe('fonts that are not embedded', () => {
  it.each([true, false])('are read in full (a text item for each character: %s)', async (charwise) => {
    const result = await pdf.read(writePdf([formPage({ text: { font: 'ucs2', charwise } })]), CONTEXT);
    expect(result.ok && sketch(tablesOf(result.doc)[0])).toEqual(FORM_CELLS);
  });

  it('are read where they are set downward', async () => {
    const result = await pdf.read(writePdf([page((d) => d.text(100, 100, '绩效自评', { font: 'vertical' }))]), CONTEXT);
    const text = result.ok ? paragraphsOf(result.doc).map((p) => p.text) : [];
    expect([...text.join('')].sort()).toEqual([...'绩效自评'].sort());
  });
});

describe('ruled pages', () => {
  it('give back any set of spans', async () => {
    await fc.assert(
      fc.asyncProperty(spans(5, 5), async (layout) => {
        const cells: CellSpec[] = layout.cells.map((c, i) => ({ ...c, text: `格${i}` }));
        const spec: TableSpec = { x: 50, y: 50, cols: Array<number>(layout.cols).fill(60), rows: Array<number>(layout.rows).fill(24), cells }; // prettier-ignore
        const doc = await readDoc(writePdf([page((d) => drawTable(d, spec))]));
        const [table] = tablesOf(doc);
        if (layout.cells.length === 1) {
          expect(paragraphsOf(doc).map((p) => p.text)).toEqual(['格0']);
          return;
        }
        // every text stands in its own cell, and spans cover the grid without overlap or gap
        expect(table?.cells.map((c) => c.text)).toEqual(cells.map((c) => c.text));
        const squares = table?.cells.reduce((sum, c) => sum + c.rowSpan * c.colSpan, 0);
        expect(squares).toBe((table?.rows ?? 0) * (table?.cols ?? 0));
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('text in cells', () => {
  const one = async (text: string, width: number, more: Partial<TableSpec> = {}): Promise<string[]> => {
    const spec: TableSpec = { x: 50, y: 50, cols: [width, 60], rows: [120], cells: plain([[text, '甲']]), ...more };
    return sketch(await first([page((d) => drawTable(d, spec))]));
  };

  it('is joined without spaces where Chinese was wrapped', async () => {
    expect(await one('完成道路养护一百二十公里并通过验收', 60)).toEqual([
      '0,0 完成道路养护一百二十公里并通过验收',
      '0,1 甲',
    ]);
  });

  it('keeps a hyphen that stands at the end of a line', async () => {
    expect(await one('产出指标-数量指标', 48)).toEqual(['0,0 产出指标-数量指标', '0,1 甲']);
  });

  it('keeps paragraphs apart that were written on lines of their own', async () => {
    expect(await one('其中：一般公共预算\n政府性基金\n其他资金', 120)).toEqual([
      '0,0 其中：一般公共预算|政府性基金|其他资金',
      '0,1 甲',
    ]);
  });

  it('joins a number that was broken because the cell is narrow, and no two numbers', async () => {
    expect(await one('1234567.89', 30)).toEqual(['0,0 1234567.89', '0,1 甲']);
    expect(await one('100\n98', 60)).toEqual(['0,0 100|98', '0,1 甲']);
  });

  it.each([
    ['100      98', 60],
    ['10098', 85],
  ])('is parted at a rule that one text item reaches over: %s', async (text, x) => {
    const table = await first([
      page((d) => {
        drawTable(d, { x: 50, y: 50, cols: [50, 50], rows: [20], cells: plain([['', '']]) });
        d.text(x, 64, text);
      }),
    ]);
    expect(sketch(table)).toEqual(['0,0 100', '0,1 98']);
  });

  it('stays in its cell where it flows over the border', async () => {
    const table = await first([
      page((d) => {
        drawTable(d, { x: 50, y: 50, cols: [57, 60, 60], rows: [20], cells: plain([['', '', '']]) });
        d.text(53, 64, '项目支出绩效自评表填报说明');
      }),
    ]);
    expect(sketch(table)).toEqual(['0,0 项目支出绩效自评表填报说明', '0,1', '0,2']);
  });
});

describe('tables over pages', () => {
  const header = ['三级指标', '指标值', '完成值', '备注'];
  const row = (i: number): string[] => [`第${i}项指标`, `≥${i}个`, `${i}个`, i % 2 === 0 ? '' : '按期完成'];
  const part =
    (rows: readonly (readonly string[])[], y: number, more: Partial<TableSpec> = {}) =>
    (d: Drawing): void =>
      drawTable(d, { x: 60, y, cols: [140, 100, 100, 130], rows: rows.map(() => 20), cells: plain(rows), ...more });
  const bottom = (rows: number): number => 780 - rows * 20;
  const footer =
    (n: number) =>
    (d: Drawing): void =>
      d.text(290, 815, `- ${n} -`, { size: 9 });
  const sheet = (...draw: readonly ((d: Drawing) => void)[]): PageSpec => page((d) => draw.forEach((f) => f(d)));

  it('are joined; repeated headings go, page numbers are set apart, rows keep their pages', async () => {
    const [a, b] = [
      [header, row(1), row(2)],
      [header, row(3), row(4)],
    ];
    const doc = await readDoc(writePdf([sheet(part(a, bottom(3)), footer(1)), sheet(part(b, 60), footer(2))]));
    expect(tablesOf(doc)).toHaveLength(1);
    const [table] = tablesOf(doc);
    expect(table?.rows).toBe(5);
    expect(table?.parts).toEqual([{ page: 1, fromRow: 0, toRow: 2 }, { page: 2, fromRow: 3, toRow: 4 }]); // prettier-ignore
    expect(table?.cells.find((c) => c.text === '≥3个')?.at).toMatchObject({ page: 2, row: 4, column: 2 });
    expect(paragraphsOf(doc).map((p) => [p.role, p.text])).toEqual([['footer', '- 1 -'], ['footer', '- 2 -']]); // prettier-ignore
  });

  it('are the table that was split, wherever it is split', async () => {
    const rows = [header, ...[1, 2, 3, 4, 5, 6].map(row)];
    const whole = sketch(tablesOf(await readDoc(writePdf([sheet(part(rows, 60))])))[0]);
    for (let cut = 2; cut < rows.length; cut++) {
      const pages = [sheet(part(rows.slice(0, cut), bottom(cut))), sheet(part(rows.slice(cut), 60))];
      expect(sketch(tablesOf(await readDoc(writePdf(pages)))[0])).toEqual(whole);
    }
  });

  it('get back a row that was split over the break', async () => {
    const long = ['组织实施各项惠民工程建设任务并按时完成全部内容的竣工验收', '≥1个', '1个', ''];
    const rest = ['交付使用', '', '', ''];
    const doc = await readDoc(writePdf([sheet(part([header, long], bottom(2), { rows: [20, 34] })), sheet(part([rest, row(2)], 60))])); // prettier-ignore
    const [table] = tablesOf(doc);
    expect(sketch(table).slice(4, 9)).toEqual(['1,0 组织实施各项惠民工程建设任务并按时完成全部内容的竣工验收交付使用', '1,1 ≥1个', '1,2 1个', '1,3', '2,0 第2项指标']); // prettier-ignore
  });

  it('get back a row whose last cell alone goes on with a new sentence', async () => {
    const reason = ['第1项指标', '≥1个', '1个', '因雨季较长工期推迟。'];
    const doc = await readDoc(writePdf([sheet(part([header, reason], bottom(2))), sheet(part([['', '', '', '已加强调度。'], row(2)], 60))])); // prettier-ignore
    const [table] = tablesOf(doc);
    expect(table?.rows).toBe(3);
    expect(table?.cells.find((c) => c.row === 1 && c.col === 3)?.lines).toEqual([
      '因雨季较长工期推迟。',
      '已加强调度。',
    ]);
    expect(table?.parts).toEqual([{ page: 1, fromRow: 0, toRow: 1 }, { page: 2, fromRow: 1, toRow: 2 }]); // prettier-ignore
  });

  it('keep a new row apart that only looks like a rest', async () => {
    const doc = await readDoc(writePdf([sheet(part([header, row(1)], bottom(2))), sheet(part([['其他资金', '', '', ''], row(2)], 60))])); // prettier-ignore
    expect(tablesOf(doc)[0]?.rows).toBe(4);
  });

  it('carry a merged label over the break', async () => {
    const cells = (from: number): CellSpec[] => [
      { row: 0, col: 0, rowSpan: 2, text: from === 1 ? '产出指标' : '' },
      ...[0, 1].flatMap((r) => ['养护里程', `${from + r}公里`].map((text, c) => ({ row: r, col: c + 1, text }))),
    ];
    const labelled =
      (from: number, y: number) =>
      (d: Drawing): void =>
        drawTable(d, { x: 60, y, cols: [80, 120, 120], rows: [20, 20], cells: cells(from) });
    const doc = await readDoc(writePdf([sheet(labelled(1, bottom(2))), sheet(labelled(3, 60))]));
    expect(sketch(tablesOf(doc)[0]).slice(0, 2)).toEqual(['0,0 4x1 产出指标', '0,1 养护里程']);
  });

  it('are not joined over a heading, over a blank rest of a page, or with other borders', async () => {
    const [a, b] = [
      [header, row(1)],
      [row(2), row(3)],
    ];
    const heading = (d: Drawing): void => d.text(200, 52, '附件二', { size: 14 });
    const long = sheet(part([header, ...Array.from({ length: 30 }, (_, i) => row(i))], 60));
    for (const pages of [
      [sheet(part(a, bottom(2))), sheet(heading, part(b, 60))],
      [sheet(part(a, 60)), sheet(part(b, 60)), long],
      [sheet(part(a, bottom(2))), sheet(part(b, 60, { x: 90 }))],
    ])
      expect(tablesOf(await readDoc(writePdf(pages)))[0]?.rows).toBe(2);
  });
});

describe('prose', () => {
  const TEXT =
    '本项目按照年度计划组织实施，资金及时足额拨付到位，各项建设任务均按期完成并通过验收，投入使用以来运行情况总体较好，群众反映良好，经济效益和社会效益都十分明显。';

  it('is put together from its lines, over a page break too, and numbered', async () => {
    const doc = await readDoc(
      writePdf([
        page((d) => {
          d.text(220, 100, '绩效自评报告', { size: 18 });
          d.text(114, 740, `一、基本情况`, { size: 12 });
          d.text(114, 760, TEXT.slice(0, 32), { size: 12 });
          d.text(90, 780, TEXT.slice(32, 66), { size: 12 });
          d.text(90, 815, '第1页 共2页', { size: 9 });
        }),
        page((d) => {
          d.text(90, 100, TEXT.slice(66), { size: 12 });
          d.text(114, 120, '二、存在问题', { size: 12 });
          d.text(90, 815, '第2页 共2页', { size: 9 });
        }),
      ]),
    );
    const body = paragraphsOf(doc).filter((p) => p.role === 'body');
    expect(body.map((p) => p.text)).toEqual(['绩效自评报告', '一、基本情况', TEXT, '二、存在问题']);
    expect(body.map((p) => [p.at.page, p.at.paragraph])).toEqual([[1, 1], [1, 2], [1, 3], [2, 4]]); // prettier-ignore
    expect(paragraphsOf(doc).filter((p) => p.role === 'footer')).toHaveLength(2);
  });

  it('is parted from running heads, not from titles that come back on each page', async () => {
    const sheet = (n: number): PageSpec =>
      page((d) => {
        d.text(60, 50, '某县交通运输局绩效自评材料', { size: 9 });
        d.text(200, 100, '项目支出绩效自评表', { size: 18 });
        d.text(260, 120, '（2023年度）', { size: 10 });
        d.text(60, 160, `第${n}个项目按期完成。`, { size: 12 });
        d.text(60, 800, '内部资料，注意保存', { size: 9 });
      });
    const doc = await readDoc(writePdf([sheet(1), sheet(2)]));
    const roles = paragraphsOf(doc).map((p) => p.role);
    expect(roles.filter((r) => r === 'body')).toHaveLength(6);
    expect(paragraphsOf(doc).filter((p) => p.role === 'header').map((p) => p.text)).toEqual(['某县交通运输局绩效自评材料', '某县交通运输局绩效自评材料']); // prettier-ignore
    expect(roles.filter((r) => r === 'footer')).toHaveLength(2);
  });

  it('loses the spaces of characters set apart', async () => {
    const doc = await readDoc(writePdf([page((d) => d.text(100, 100, '绩效自评报告', { spacing: 8 }))]));
    expect(paragraphsOf(doc).map((p) => p.text)).toEqual(['绩效自评报告']);
  });

  it('leaves out what stands outside of the visible page, and says so', async () => {
    const doc = await readDoc(writePdf([page((d) => { d.text(100, 100, '看得见的字'); d.text(700, 100, '看不见的字'); })])); // prettier-ignore
    expect(paragraphsOf(doc).map((p) => p.text)).toEqual(['看得见的字']);
    expect(doc.warnings.map((w) => w.code)).toEqual(['text.hidden']);
  });
});

describe('tables without vertical rules', () => {
  const ROWS = [
    ['序号', '支出内容', '金额（万元）', '占比'],
    ['1', '道路养护材料', '1200.50', '60.1%'],
    ['2', '机械租赁', '500.00', '25.0%'],
    ['3', '人工', '', '14.9%'],
  ];
  const put = (d: Drawing, y: number): void =>
    ROWS.forEach((row, r) =>
      row.forEach((text, c) => text !== '' && d.text([60, 110, 300, 430][c] ?? 0, y + r * 20, text)),
    );
  const cells = ROWS.flatMap((row, r) => row.map((text, c) => `${r},${c} ${text}`.trim()));

  it.each([false, true])('are found by alignment and marked so (rules above and below: %s)', async (ruled) => {
    const doc = await readDoc(
      writePdf([
        page((d) => {
          d.text(60, 60, '本年度资金支出明细情况如下表所示，各项支出均符合资金管理办法规定的范围和标准。');
          put(d, 100);
          if (ruled) for (const y of [86, 107, 170]) d.line(55, y, 500, y);
          d.text(60, 200, '以上支出均有合规票据。');
        }),
      ]),
    );
    const [table] = tablesOf(doc);
    expect(sketch(table)).toEqual(cells);
    expect(new Set(table?.cells.map((c) => c.basis))).toEqual(new Set(['aligned']));
    expect(doc.blocks.map((b) => b.kind)).toEqual(['paragraph', 'table', 'paragraph']);
  });

  it('are not made where wrapped cells leave it open which lines belong together', async () => {
    const doc = await readDoc(
      writePdf([
        page((d) => {
          [['产出', '数量指', '养护里程按', '≥120', '121'], ['指标', '标', '计划完成', '公里', ''], ['', '质量指', '验收合格率', '100%', '98%'], ['', '标', '达到要求', '', ''], ['效益', '社会效', '群众出行', '改善', '改善'], ['指标', '益指标', '条件', '', '']].forEach((row, r) =>
            row.forEach((text, c) => text !== '' && d.text([60, 110, 180, 300, 400][c] ?? 0, 100 + r * 13, text)));
        }),
      ]),
    ); // prettier-ignore
    expect(tablesOf(doc)).toEqual([]);
    expect(paragraphsOf(doc).length).toBeGreaterThan(5);
  });

  it('are made where figures tell the rows and wrapped cells stand at their middles', async () => {
    const doc = await readDoc(
      writePdf([
        page((d) => {
          const xs = [60, 120, 180, 240, 300, 360];
          const put = (y: number, row: readonly string[]): void =>
            row.forEach((text, c) => text !== '' && d.text(xs[c] ?? 0, y, text));
          put(100, ['项目名称', '农村道路养护']);
          put(120, ['资金来源', '年初预算', '全年支出', '执行率']);
          put(135, ['合计', '700', '620', '88.6%']);
          put(150, ['县级', '100', '80', '80%']);
          put(170, ['', '', '', '目标', '完成']);
          put(177, ['一级指标', '二级指标', '三级指标', '', '', '分值']);
          put(184, ['', '', '', '值', '值']);
          put(200, ['', '', '养护里程']);
          put(207, ['', '', '', '120', '121', '20']);
          put(214, ['', '', '按计划']);
          put(222, ['产出指标', '数量指标']);
          put(229, ['', '', '新修']);
          put(236, ['', '', '', '30', '31', '20']);
          put(243, ['', '', '桥涵']);
          put(260, ['满意度', '', '', '90%', '92%', '10']);
        }),
      ]),
    );
    const [table, other] = tablesOf(doc);
    expect(other).toBeUndefined();
    expect(table?.cells.filter((c) => c.text !== '').map((c) => [c.row, c.rowSpan, c.text].join(' '))).toEqual(
      [
        ['0 1 项目名称', '0 1 农村道路养护'],
        ['1 1 资金来源', '1 1 年初预算', '1 1 全年支出', '1 1 执行率'],
        ['2 1 合计', '2 1 700', '2 1 620', '2 1 88.6%'],
        ['3 1 县级', '3 1 100', '3 1 80', '3 1 80%'],
        ['4 1 一级指标', '4 1 二级指标', '4 1 三级指标', '4 1 目标值', '4 1 完成值', '4 1 分值'],
        ['5 2 产出指标', '5 2 数量指标', '5 1 养护里程按计划', '5 1 120', '5 1 121', '5 1 20'],
        ['6 1 新修桥涵', '6 1 30', '6 1 31', '6 1 20'],
        ['7 1 满意度', '7 1 90%', '7 1 92%', '7 1 10'],
      ].flat(),
    );
  });

  it('take their rows from the rules between them', async () => {
    const table = await first([
      page((d) => {
        for (const y of [80, 100, 130, 150, 170]) d.line(55, y, 500, y);
        [['指标', '目标', '完成'], ['养护里程按计划', '100', '101'], ['满意度', '95', '96'], ['成本', '10', '9']].forEach((row, r) =>
          row.forEach((text, c) => d.text([60, 250, 400][c] ?? 0, [95, 112, 145, 165][r] ?? 0, text)));
        d.text(60, 125, '全部完成');
      }),
    ]); // prettier-ignore
    expect(sketch(table).slice(3, 6)).toEqual(['1,0 养护里程按计划|全部完成', '1,1 100', '1,2 101']);
  });

  it('are never made of prose, lists or signature lines', async () => {
    const doc = await readDoc(
      writePdf([
        page((d) => {
          for (let i = 0; i < 5; i++) {
            d.text(60, 100 + i * 20, `${i + 1}.`);
            d.text(90, 100 + i * 20, '按照上级要求组织实施各项惠民工程建设任务并按时完成验收');
          }
          for (let i = 0; i < 3; i++) {
            d.text(60, 300 + i * 20, '填报人：张某');
            d.text(250, 300 + i * 20, '负责人：李某某');
            d.text(430, 300 + i * 20, '（盖章）');
          }
        }),
      ]),
    );
    expect(tablesOf(doc)).toEqual([]);
    expect(paragraphsOf(doc)).toHaveLength(8);
  });
});

describe('two columns', () => {
  it('are read one after the other', async () => {
    const [left, right] = [
      '左栏文字按照年度计划组织实施资金及时足额拨付到位',
      '右栏说明各项建设任务均按期完成并通过了竣工验收',
    ];
    const doc = await readDoc(
      writePdf([
        page((d) => {
          d.text(200, 60, '绩效自评报告全文', { size: 16 });
          for (let i = 0; i < 8; i++) {
            d.text(60, 100 + i * 16, left.slice(0, 22));
            d.text(320, 100 + i * 16, right.slice(0, 22));
          }
        }),
      ]),
    );
    const text = paragraphsOf(doc).map((p) => p.text).join(''); // prettier-ignore
    expect(text).toBe(`绩效自评报告全文${left.slice(0, 22).repeat(8)}${right.slice(0, 22).repeat(8)}`);
  });
});

describe('files written by office programs', () => {
  const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/pdf/${name}`, import.meta.url));
  const because = '因资金下达较晚，工期推迟，下一步将提前安排，按月调度。';

  it.each(ENGINES.map((e) => [e.id, e] as const))(
    'a landscape table with a heading of two rows, through %s',
    async (_id, engine) => {
      const doc = await readDoc(fixture('office-wide.pdf'), engine);
      const [table] = tablesOf(doc);
      const rows = ['产出指标', '效益指标'].flatMap((label, a) =>
        Array.from({ length: 6 }, (_, i) => {
          const r = 2 + a * 6 + i;
          const cells = [`第${i + 1}项`, `≥${90 + i}.5%`, `${95 + i}.25%`, because.repeat(i)];
          return [
            ...(i === 0 ? [`${r},0 6x1 ${label}`] : []),
            ...cells.map((text, c) => `${r},${c + 1} ${text}`.trim()),
          ];
        }).flat(),
      );
      expect(sketch(table)).toEqual([
      '0,0 2x1 一级指标', '0,1 2x1 二级指标', '0,2 1x2 年度', '0,4 2x1 未完成原因和改进措施', '1,2 指标值', '1,3 完成值', ...rows,
    ]); // prettier-ignore
      // the last row was split over the page break
      expect(table?.parts).toEqual([{ page: 1, fromRow: 0, toRow: 13 }, { page: 2, fromRow: 13, toRow: 13 }]); // prettier-ignore
    },
  );

  it('a form over two pages: labels go on, columns are those of the whole form', async () => {
    const doc = await readDoc(fixture('office-form.pdf'));
    const [table, ...others] = tablesOf(doc);
    expect(others).toEqual([]);
    expect([table?.rows, table?.cols]).toEqual([40, 10]);
    const at = (r: number, c: number) => table?.cells.find((cell) => cell.row === r && cell.col === c);
    expect(at(8, 0)).toMatchObject({ text: '绩效指标', rowSpan: 31 });
    expect(at(9, 1)).toMatchObject({ text: '产出指标(50分)', rowSpan: 15 });
    expect(at(19, 2)).toMatchObject({ text: '时效指标', rowSpan: 5 });
    expect(at(23, 8)).toMatchObject({
      colSpan: 2,
      text: '因雨季较长工期推迟，下一步将提前安排施工计划，加强调度，确保按期完成，并建立定期通报机制。',
    });
    expect(at(39, 6)?.at.page).toBe(2);
    // each position is covered once
    expect(table?.cells.reduce((sum, c) => sum + c.rowSpan * c.colSpan, 0)).toBe(400);
    expect(paragraphsOf(doc).map((p) => p.text)).toEqual(['项目支出绩效自评表', '（2023年度）', '注：1.本表由项目单位填报。', '填报人：张某']); // prettier-ignore
  });

  it('give the same through both engines', async () => {
    for (const name of ['office-form.pdf', 'office-wide.pdf', 'password-to-change.pdf']) {
      const [a, b] = await Promise.all(ENGINES.map((engine) => readPdf(fixture(name), CONTEXT, [engine])));
      const plainOf = (r: unknown): string => JSON.stringify(r, (key, v: unknown) => (key === 'box' ? null : v));
      expect(plainOf(a)).toBe(plainOf(b));
    }
  });

  it('with a password: named where it is asked for, read where it only guards changes', async () => {
    const asked = await pdf.read(fixture('password-asked.pdf'), CONTEXT);
    expect(asked).toMatchObject({ ok: false, fault: { outcome: 'encrypted' } });
    const guarded = await pdf.read(fixture('password-to-change.pdf'), CONTEXT);
    expect(guarded.ok && paragraphsOf(guarded.doc).map((p) => p.text)).toEqual(['绩效自评']);
  });
});

describe('what cannot be read has a name', () => {
  const outcome = async (bytes: Uint8Array, limits = LIMITS): Promise<string> => {
    const result = await pdf.read(bytes, { ...CONTEXT, limits });
    return result.ok ? 'ok' : result.fault.outcome;
  };
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  const scan = page((d) => d.image(0, 0, 595, 842));

  it('scans', async () => {
    expect(await outcome(writePdf([scan, scan]))).toBe('scanned');
    const mixed = await readDoc(writePdf([formPage(), scan]));
    expect(mixed.pages.map((p) => p.state)).toEqual(['text', 'scanned']);
    expect(mixed.warnings.map((w) => [w.code, w.at?.page])).toEqual([['page.scanned', 2]]);
  });

  it('scans with a text layer are read and named', async () => {
    const doc = await readDoc(writePdf([page((d) => { d.image(0, 0, 595, 842); d.text(100, 100, '项目支出绩效自评表项目支出', { mode: 3 }); })])); // prettier-ignore
    expect(doc.pages[0]?.state).toBe('text');
    expect(doc.warnings.map((w) => w.code)).toEqual(['page.ocr']);
  });

  it('text without meaning', async () => {
    expect(await outcome(writePdf([formPage({ text: { font: 'unmapped' } })]))).not.toBe('ok');
    const mixed = writePdf([page((d) => d.text(60, 60, '项目支出绩效自评表')), page((d) => d.text(60, 60, '\ue001\ue002\ue003\ue004'))]); // prettier-ignore
    expect((await readDoc(mixed)).pages.map((p) => p.state)).toEqual(['text', 'garbled']);
  });

  it('text read through a wrong map: characters that no text consists of', async () => {
    const rare = Array.from({ length: 80 }, (_, i) => String.fromCodePoint(0x9c00 + i * 7)).join('');
    expect(await outcome(writePdf([page((d) => d.text(20, 100, rare, { size: 6 }))]))).toBe('garbled');
    const traditional =
      '項目支出績效自評報告為進一步規範財政資金管理提高資金使用效益根據有關規定我單位對該項目開展了績效評價';
    expect(await outcome(writePdf([page((d) => d.text(20, 100, traditional))]))).toBe('ok');
  });

  it('empty files, empty pages, other files', async () => {
    expect(await outcome(new Uint8Array(0))).toBe('empty');
    expect(await outcome(writePdf([page(() => undefined)]))).toBe('empty');
    expect(await outcome(latin('%PDF-1.4\nnothing in here'))).toBe('damaged');
    expect(await outcome(latin('garbage'.repeat(100)))).toBe('damaged');
  });

  it('files cut short: what is left is read with a warning, or they are damaged', async () => {
    const whole = text(writePdf([formPage()]));
    const cut = await pdf.read(latin(whole.slice(0, whole.indexOf('xref\n'))), CONTEXT);
    expect(cut.ok && sketch(tablesOf(cut.doc)[0])).toEqual(FORM_CELLS);
    expect(cut.ok && cut.doc.warnings.map((w) => w.code)).toContain('structure.repaired');
    expect(await outcome(latin(whole.slice(0, 400)))).toBe('damaged');
  });

  it('page trees that never end, and page counts that are not true', async () => {
    const whole = text(writePdf([formPage()]));
    const loop = whole.replace(/\/Kids\[\d+ 0 R\]/, '/Kids[2 0 R]');
    expect(await outcome(latin(loop))).not.toBe('crash');
    const many = whole.replace('/Count 1', '/Count 2000000');
    expect(['ok', 'too-big', 'damaged']).toContain(await outcome(latin(many)));
  }, 20_000);

  it('more pages, bytes or characters than the limit', async () => {
    const bytes = writePdf([formPage(), formPage()]);
    expect(await outcome(bytes, { ...LIMITS, pages: 1 })).toBe('too-big');
    expect(await outcome(bytes, { ...LIMITS, fileBytes: 100 })).toBe('too-big');
    expect(await outcome(bytes, { ...LIMITS, characters: 100 })).toBe('too-big');
  });
});

describe('the reader', () => {
  it('knows its files by their first bytes', () => {
    expect(pdf.sniff(writePdf([formPage()]), 'x.doc')).toBe(100);
    expect(pdf.sniff(new TextEncoder().encode('\n\n%PDF-1.7'), 'x')).toBe(80);
    expect(pdf.sniff(new TextEncoder().encode('PK..'), 'report.pdf')).toBe(0);
  });

  it('says the same of the same bytes, and changes none of them', async () => {
    const bytes = writePdf([formPage()], '自评表');
    const hash = (): string => createHash('sha256').update(bytes).digest('hex');
    const before = hash();
    const [a, b] = [await pdf.read(bytes, CONTEXT), await pdf.read(bytes, CONTEXT)];
    expect(JSON.stringify(a)).toBe(JSON.stringify(b));
    expect(hash()).toBe(before);
    expect(a.ok && a.doc.source).toMatchObject({ format: 'pdf', pages: 1, title: '自评表' });
  });

  it('survives changed files with a named outcome', async () => {
    const whole = writePdf([formPage(), page((d) => d.text(90, 90, '附注：本表由项目单位填报。'))]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        fc.option(fc.nat(whole.length), { freq: 3 }),
        async (changes, cut) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          const result = await pdf.read(cut === null ? bytes : bytes.subarray(0, cut), CONTEXT);
          if (result.ok) for (const w of result.doc.warnings) expect(WARNING_CODES).toHaveProperty([w.code]);
          else
            expect(['damaged', 'empty', 'encrypted', 'scanned', 'garbled', 'too-big']).toContain(result.fault.outcome);
        },
      ),
      { numRuns: 120, seed: 7 },
    );
  });
});
