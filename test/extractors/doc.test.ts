import { readFileSync } from 'node:fs';
import CFB from 'cfb';
import { describe, expect, it } from 'vitest';
import { doc } from '../../extractors/doc.js';
import { readLists } from '../../extractors/doc/lists.js';
import { readShapes } from '../../extractors/doc/shapes.js';
import { compoundKind, openCompound } from '../../extractors/shared/compound.js';
import { LIMITS, type Limits } from '../../src/model/limits.js';
import type { Doc, Table } from '../../src/model/doc.js';
import { mutations } from '../helpers/mutations.js';
import {
  cell,
  IN_TABLE,
  plain,
  rowEnd,
  sprm,
  tableDefinition,
  word16,
  word32,
  writeWord,
  type Paragraph,
  type WordFile,
} from '../helpers/word-file.js';

// written by LibreOffice 7.4 from an invented form of 34 rows and an invented report
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../../fixtures/doc/${name}`, import.meta.url)));

const readBytes = (bytes: Uint8Array, limits: Limits = LIMITS, name = 'a.doc') =>
  doc.read(bytes, { name, charset: null, limits });

async function ok(bytes: Uint8Array): Promise<Doc> {
  const result = await readBytes(bytes);
  if (!result.ok) throw new Error(`${result.fault.outcome}: ${result.fault.message}`);
  return result.doc;
}

const write = (paragraphs: readonly Paragraph[], more: Partial<WordFile> = {}) =>
  ok(writeWord({ paragraphs, ...more }));

const texts = (from: Doc) => from.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
const codes = (from: Doc) => from.warnings.map(({ code }) => code);

function tables(from: Doc): Table[] {
  return from.blocks.filter((block) => block.kind === 'table');
}

function cells(table: Table | undefined): (string | number)[][] {
  return (table?.cells ?? []).map((c) => [c.text, c.row, c.col, c.rowSpan, c.colSpan]);
}

describe('a form written by LibreOffice', () => {
  it('keeps all 34 rows, most of which have their properties in the Data stream', async () => {
    const [table, ...more] = tables(await ok(fixture('wide-form.doc')));
    expect(more).toEqual([]);
    expect(table).toMatchObject({ rows: 34, cols: 10, columns: 'exact' });
    const at = (row: number, col: number) => table?.cells.find((c) => c.row === row && c.col === col);
    expect(at(2, 0)).toMatchObject({ text: '项目资金（万元）', rowSpan: 5, colSpan: 2 });
    expect(at(9, 0)).toMatchObject({ text: '绩效指标', rowSpan: 24, colSpan: 1, lines: ['绩', '效', '指', '标'] });
    expect(at(10, 1)).toMatchObject({ text: '产出指标', rowSpan: 12 });
    expect(at(18, 2)).toMatchObject({ text: '时效指标', rowSpan: 4 });
    expect(at(14, 3)).toMatchObject({ text: '第5项工作完成率', colSpan: 2 });
    expect(at(33, 0)).toMatchObject({ text: '总分', colSpan: 7 });
    expect(at(33, 8)?.at).toMatchObject({ table: 1, row: 34, column: 9 });
    // every position is covered once
    const area = table?.cells.reduce((sum, c) => sum + c.rowSpan * c.colSpan, 0);
    expect(area).toBe(340);
  });

  it('sets headers, notes and text boxes apart, renders numbers, leaves out what is deleted or hidden', async () => {
    const read = await ok(fixture('prose.doc'));
    const paragraphs = read.blocks.flatMap((b) => (b.kind === 'paragraph' ? [[b.role, b.number, b.text]] : []));
    expect(paragraphs).toEqual([
      ['header', null, '某市财政局监制'],
      ['body', null, '自评报告'],
      ['body', '一、', '一、项目基本情况'],
      ['body', '（一）', '（一）立项依据'],
      ['body', '（二）', '（二）资金安排'],
      ['body', '二、', '二、评价结论'],
      ['body', null, '预算执行率为98.5%，自评得分96分。完毕。'],
      ['body', null, '文件见公开栏目。'],
      ['textbox', null, '框内提示'],
      ['body', null, '某市供水中心'],
      ['note', null, '依据自评打分表。'],
      ['footer', null, '第1页'],
    ]);
    expect(read.blocks[1]).toMatchObject({ outline: 1, at: { paragraph: 1 } });
    expect(codes(read)).toEqual(['text.deleted', 'text.hidden']);
  });

  it('reads tables in cells', async () => {
    const [table] = tables(await ok(fixture('prose.doc')));
    const right = table?.cells[1];
    expect(right?.lines).toEqual(['外右', '尾句']);
    expect(right?.tables[0]?.at.table).toBe(2);
    expect(cells(right?.tables[0])).toEqual([
      ['内上', 0, 0, 1, 2],
      ['内下左', 1, 0, 1, 1],
      ['内下右', 1, 1, 1, 1],
    ]);
  });
});

describe('rows', () => {
  it('start late and end early where their edges say so', async () => {
    const read = await write([
      cell('甲'), cell('乙'), cell('丙'), rowEnd(tableDefinition([0, 1000, 2000, 3000])),
      cell('丁'), rowEnd(tableDefinition([1000, 2000])),
      plain('完'),
    ]); // prettier-ignore
    expect(cells(tables(read)[0])).toEqual([
      ['甲', 0, 0, 1, 1],
      ['乙', 0, 1, 1, 1],
      ['丙', 0, 2, 1, 1],
      ['丁', 1, 1, 1, 1],
    ]);
  });

  it.each([
    ['bit 0 first', [1, 2, 0]],
    ['bit 1 first', [2, 1, 0]],
  ])('are merged across by the flags of the cells, %s', async (_, flags) => {
    const edges = [0, 1000, 2000, 3000];
    const read = await write([
      cell('合'), cell(''), cell('丙'), rowEnd(tableDefinition(edges, flags)),
      cell('a'), cell('b'), cell('c'), rowEnd(tableDefinition(edges)),
    ]); // prettier-ignore
    expect(cells(tables(read)[0]).slice(0, 2)).toEqual([
      ['合', 0, 0, 1, 2],
      ['丙', 0, 2, 1, 1],
    ]);
  });

  it('are merged, split, widened, lengthened and shortened by later modifiers', async () => {
    const edges = [0, 1000, 2000, 3000];
    const row = (names: string, ...more: number[][]) => [
      ...[...names].map((name) => cell(name)),
      rowEnd(tableDefinition(edges, [0, 0, 0]), ...more),
    ];
    const read = await write([
      ...row('甲-乙', sprm(0x5624, 0, 2)),
      ...row('abc', sprm(0x5624, 0, 3), sprm(0x5625, 0, 3)),
      ...row('de', sprm(0x5622, 1, 2), sprm(0x7623, 0, 1, ...word16(2000))),
      ...row('fghi', sprm(0x7621, 3, 1, ...word16(500))),
    ]);
    expect(cells(tables(read)[0])).toEqual([
      ['甲', 0, 0, 1, 2],
      ['乙', 0, 2, 1, 1],
      ['a', 1, 0, 1, 1],
      ['b', 1, 1, 1, 1],
      ['c', 1, 2, 1, 1],
      ['d', 2, 0, 1, 2],
      ['e', 2, 2, 1, 1],
      ['f', 3, 0, 1, 1],
      ['g', 3, 1, 1, 1],
      ['h', 3, 2, 1, 1],
      ['i', 3, 3, 1, 1],
    ]);
    // what the merged cell covers is not shown by Word and is told
    expect(codes(read)).toEqual(['text.hidden']);
  });

  it('are merged downwards by flags and by the modifier', async () => {
    const edges = [0, 1000, 2000];
    const start = 0x60;
    const read = await write([
      cell('上'), cell('甲'), rowEnd(tableDefinition(edges, [start, 0])),
      cell(''), cell('乙'), rowEnd(tableDefinition(edges, [0, 0]), sprm(0xd62b, 2, 0, 1)),
      cell(''), cell('丙'), rowEnd(tableDefinition(edges, [0x20])),
    ]); // prettier-ignore
    expect(cells(tables(read)[0])[0]).toEqual(['上', 0, 0, 3, 1]);
  });

  it('take their properties from the Data stream, once', async () => {
    const stored = [...IN_TABLE, ...sprm(0x2417, 1), ...tableDefinition([0, 700, 1400])];
    // the second entry points at itself
    const loop = sprm(0x6646, ...word32(stored.length + 2));
    const read = await write(
      [
        cell('甲'), cell('乙'), { runs: [], end: '\x07', sprms: sprm(0x6646, ...word32(0)) },
        cell('丙'), { runs: [], end: '\x07', sprms: loop },
      ],
      { data: [...word16(stored.length), ...stored, ...word16(loop.length), ...loop] },
    ); // prettier-ignore
    expect(cells(tables(read)[0]).slice(0, 2)).toEqual([
      ['甲', 0, 0, 1, 1],
      ['乙', 0, 1, 1, 1],
    ]);
  });

  it('without a definition leave a ragged table, and a warning', async () => {
    const read = await write([cell('甲'), cell('乙'), rowEnd(), cell('丙'), rowEnd()]);
    expect(tables(read)[0]).toMatchObject({ columns: 'ragged', rows: 2, cols: 2 });
    expect(codes(read)).toEqual(['table.ragged']);
  });

  it('that say too few cells keep the others', async () => {
    const read = await write([cell('甲'), cell('乙'), cell('丙'), rowEnd(tableDefinition([0, 1000, 2000]))]);
    expect(cells(tables(read)[0]).map(([text]) => text)).toEqual(['甲', '乙', '丙']);
    expect(codes(read)).toEqual(['structure.repaired']);
  });

  it('of nested tables end with properties instead of marks', async () => {
    const inner = (depth: number, ...more: number[][]) => [
      ...IN_TABLE,
      ...sprm(0x6649, ...word32(depth)),
      ...more.flat(),
    ];
    const read = await write([
      { runs: [{ text: '前' }], sprms: inner(1) },
      { runs: [{ text: '内' }], sprms: inner(2, sprm(0x244b, 1)) },
      { runs: [], sprms: inner(2, sprm(0x244b, 1), sprm(0x244c, 1), tableDefinition([0, 500])) },
      { runs: [{ text: '后' }], end: '\x07', sprms: inner(1) },
      { runs: [], end: '\x07', sprms: inner(1, sprm(0x2417, 1), tableDefinition([0, 900])) },
    ]);
    const [outer] = tables(read)[0]?.cells ?? [];
    expect(outer?.lines).toEqual(['前', '后']);
    expect(cells(outer?.tables[0])).toEqual([['内', 0, 0, 1, 1]]);
  });
});

describe('text', () => {
  it('of fast saves is put into its order', async () => {
    const read = await write([plain('第一段。'), plain('第二段。'), plain('第三段。')], { splitAt: 5 });
    expect(texts(read)).toEqual(['第一段。', '第二段。', '第三段。']);
  });

  it('in one-byte characters is Windows-1252', async () => {
    const read = await write([plain('\x93Caf\xe9\x94 \x80 5')], { narrow: true });
    expect(texts(read)).toEqual(['“Café”€ 5']);
  });

  it('of fields is their result', async () => {
    const read = await write([
      plain('见\x13 HYPERLINK "http://a.example/" \x14公开\x13 PAGE \x142\x15栏\x15目'),
      plain('\x13 EQ \\o\\ac(□,√)\x15是 \x13 EQ \\o\\ac(○,3)\x15 \x13 SYMBOL 254 \\f Wingdings \x15'),
      plain('没有结尾的\x13域，\x14不吞文字'),
    ]);
    expect(texts(read)).toEqual(['见公开2栏目', '☑是③☑', '没有结尾的域，不吞文字']);
  });

  it('shows the state of check boxes', async () => {
    const box = (checked: boolean) => [
      ...word32(100), ...word16(10), 0, 0, 0, 0,
      0xff, 0xff, 0xff, 0xff, ...word16(1 | (checked ? 4 : 0)), 0, 0, 0, 0, ...word16(0), 0, 0, ...word16(0),
    ]; // prettier-ignore
    const data = [...box(true), ...box(false)];
    const field = (at: number) => [
      { text: '\x13 FORMCHECKBOX ' },
      { text: '\x01', sprms: [...sprm(0x0806, 1), ...sprm(0x6a03, ...word32(at))] },
      { text: '\x14\x15' },
    ];
    const read = await write([{ runs: [...field(0), { text: '是' }, ...field(data.length / 2), { text: '否' }] }], {
      data,
    });
    expect(texts(read)).toEqual(['☑是☐否']);
  });

  it('leaves out deletions and hidden text, and says so', async () => {
    const read = await write([
      {
        runs: [
          { text: '预算' },
          { text: '十' , sprms: sprm(0x0800, 0x81) },
          { text: '百' , sprms: sprm(0x083c, 1) },
          { text: '万元', sprms: sprm(0x083c, 0) },
        ],
      },
    ]); // prettier-ignore
    expect(texts(read)).toEqual(['预算万元']);
    expect(read.warnings.map(({ code, at }) => [code, at?.paragraph])).toEqual([
      ['text.deleted', 1],
      ['text.hidden', 1],
    ]);
  });

  it('of pictures is told as unread', async () => {
    const picture = { text: '\x01', sprms: sprm(0x6a03, ...word32(0)) };
    expect((await write([{ runs: [picture] }])).warnings).toMatchObject([{ code: 'picture.unread' }]);
  });

  it('breaks lines and pages within a paragraph', async () => {
    expect(texts(await write([plain('第一行\x0b接着\x0c再接\x1e续')]))).toEqual(['第一行接着再接-续']);
  });

  it('of footnotes stands apart', async () => {
    const read = await write([plain('正文')], { footnotes: [plain('\x02 注释')] });
    expect(read.blocks).toMatchObject([{ role: 'body' }, { role: 'note', text: '注释' }]);
  });

  it('keeps the outline level of the paragraph', async () => {
    const read = await write([plain('一级', sprm(0x2640, 0)), plain('正文', sprm(0x2640, 9))]);
    expect(read.blocks).toMatchObject([{ outline: 1 }, { outline: null }]);
  });
});

describe('faults', () => {
  const outcome = async (bytes: Uint8Array, limits?: Limits) => {
    const result = await readBytes(bytes, limits);
    return result.ok ? 'ok' : result.fault.outcome;
  };

  it.each([
    ['encrypted', writeWord({ paragraphs: [plain('密')], flags: 0x0100 }), 'encrypted'],
    ['Word 95', writeWord({ paragraphs: [plain('旧')], version: 0x68 }), 'unsupported'],
    ['no text', writeWord({ paragraphs: [plain('')] }), 'empty'],
    ['no bytes', new Uint8Array(0), 'empty'],
    ['no OLE', Buffer.from('hello world '.repeat(100)), 'unsupported'],
    ['cut in the header', fixture('prose.doc').subarray(0, 700), 'damaged'],
  ])('%s', async (_, bytes, expected) => {
    expect(await outcome(bytes)).toBe(expected);
  });

  it('names the password of a docx in an OLE container', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, 'EncryptedPackage', Buffer.alloc(5000));
    const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
    expect(await outcome(bytes)).toBe('encrypted');
    expect(compoundKind(bytes)).toBe('encrypted-ooxml');
    expect(doc.sniff(bytes, 'a.doc')).toBeLessThan(50);
  });

  it('stops at the limits', async () => {
    const bytes = fixture('wide-form.doc');
    expect(await outcome(bytes, { ...LIMITS, cells: 100 })).toBe('too-big');
    expect(await outcome(bytes, { ...LIMITS, characters: 100 })).toBe('too-big');
  });

  it('survives damage with a named outcome', async () => {
    for (const name of ['wide-form.doc', 'prose.doc']) {
      for (const bytes of mutations(fixture(name), 250, 11)) {
        const result = await readBytes(bytes);
        expect(result.ok || /^(damaged|empty|unsupported|encrypted|too-big)$/.test(result.fault.outcome)).toBe(true);
      }
    }
  });
});

describe('list numbers', () => {
  interface Level {
    readonly start?: number;
    readonly format?: number;
    readonly text: string;
    readonly flags?: number;
    readonly restart?: number;
  }
  const level = ({ start = 1, format = 0, text, flags = 0, restart = 0 }: Level) => [
    ...word32(start), format, flags, ...new Array<number>(9).fill(0), 2, ...new Array<number>(8).fill(0), 0, 0, restart, 0,
    ...word16(text.length), ...[...text].flatMap((char) => word16(char.charCodeAt(0))),
  ]; // prettier-ignore
  const levels = [
    { text: '\x00、', format: 0x25 },
    { text: '（\x01）', format: 0x25 },
    { text: '\x02.', flags: 8, restart: 1 },
    ...new Array<Level>(6).fill({ text: '' }),
  ];
  const lstf = [...word32(7), ...new Array<number>(24).fill(0)];
  const override = (more: number) => [...word32(7), ...new Array<number>(8).fill(0), more, 0, 0, 0];
  const table = Uint8Array.from([...word16(1), ...lstf, ...levels.flatMap(level)]);
  // the second use of the list starts its first level at 5
  const overrides = Uint8Array.from([
    ...word32(2), ...override(0), ...override(1), ...word32(-1), ...word32(-1), ...word32(5), ...word32(0x10),
  ]); // prettier-ignore

  it('count on, restart below, count skipped levels, and start anew where an override says so', () => {
    const lists = readLists(table, { at: 0, length: 2 + lstf.length }, overrides, []);
    const shown = (steps: readonly (readonly [number, number])[]) =>
      steps.map(([list, depth]) => lists.next(list, depth)?.number ?? null);
    expect(shown([[1, 0], [1, 1], [1, 1], [1, 0], [1, 1]])).toEqual(['一、', '（一）', '（二）', '二、', '（一）']); // prettier-ignore
    // the third level is started again by the first only
    expect(shown([[1, 2], [1, 1], [1, 2], [1, 0], [1, 2], [1, 1]])).toEqual(['1.', '（二）', '2.', '三、', '1.', '（二）']); // prettier-ignore
    expect(shown([[2, 0], [2, 0], [1, 0], [3, 0], [1, 5]])).toEqual(['五、', '六、', '七、', null, null]); // prettier-ignore
  });
});

describe('floating shapes', () => {
  const art = (type: number, body: number[], instance = 0, version = 0) => [
    ...word16((instance << 4) | version),
    ...word16(type),
    ...word32(body.length),
    ...body,
  ];
  const shape = (id: number, picture = 0) => [
    ...art(0xf00a, [...word32(id), ...word32(0)]),
    ...art(0xf00b, [...word16(0x4104), ...word32(picture)], 1),
  ];
  const sp = (id: number, picture?: number) => art(0xf004, shape(id, picture), 0, 15);
  const group = (...body: number[][]) => art(0xf003, body.flat(), 0, 15);
  const content = [
    ...art(0xf000, [], 0, 15),
    0,
    ...art(0xf002, group(sp(1), group(sp(2), sp(3, 9), group(sp(4), sp(5))), sp(6), sp(7, 1)), 0, 15),
  ];

  it('belong to their outermost group and tell pictures', () => {
    const shapes = readShapes(Uint8Array.from(content));
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((id) => shapes.outermost(id))).toEqual([1, 2, 2, 2, 2, 6, 7, 8]);
    expect([...shapes.pictures]).toEqual([2, 7]);
  });

  it('are read as far as they go', () => {
    for (let length = 0; length < content.length; length += 7) {
      expect(readShapes(Uint8Array.from(content.slice(0, length))).pictures.size).toBeLessThanOrEqual(2);
    }
  });
});

describe('compound files', () => {
  it('give the same streams as the cfb package', () => {
    const bytes = fixture('wide-form.doc');
    const opened = openCompound(bytes);
    if (!opened.ok) throw new Error(opened.message);
    const reference = CFB.read(Buffer.from(bytes), { type: 'buffer' });
    const names = opened.file.entries.filter(({ kind }) => kind === 'stream').map(({ path }) => path);
    expect(names).toContain('WordDocument');
    for (const name of names) {
      const content = CFB.find(reference, name)?.content ?? [];
      expect(Buffer.from(opened.file.stream(name) ?? []).equals(Buffer.from(content))).toBe(true);
    }
  });

  it('ends chains that bite their own tail', () => {
    const bytes = fixture('prose.doc').slice();
    const view = new DataView(bytes.buffer);
    const fat = (view.getUint32(76, true) + 1) * 512;
    for (let i = 0; i < 128; i++) view.setUint32(fat + i * 4, i === 0 ? 1 : i - 1, true);
    const opened = openCompound(bytes);
    if (opened.ok) for (const { path } of opened.file.entries) opened.file.stream(path);
    expect(opened.ok || opened.message !== '').toBe(true);
  });

  it('tells Word files from Chinese text that begins with the same bytes as old Word files', () => {
    const text = Buffer.concat([Buffer.from([0xdb, 0xa5]), Buffer.from('x'.repeat(300))]);
    expect(doc.sniff(text, 'a.txt')).toBe(0);
    expect(doc.sniff(fixture('prose.doc'), 'report.pdf')).toBe(100);
  });
});
