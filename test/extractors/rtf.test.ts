import { describe, expect, it } from 'vitest';
import { rtf } from '../../extractors/rtf.js';
import { LIMITS, type Limits } from '../../src/model/limits.js';
import type { Doc, Table } from '../../src/model/doc.js';
import { mutations } from '../helpers/mutations.js';

const FONTS =
  "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f2\\fnil\\fcharset2 Wingdings;}{\\f3\\fnil\\fcharset2 Symbol;}}";

/** Chinese as GBK bytes, the way Word and WordPad write it. */
const GBK: Readonly<Record<string, string>> = {
  项: "\\'cf\\'ee",
  目: "\\'c4\\'bf",
  名: "\\'c3\\'fb",
  称: "\\'b3\\'c6",
  表: "\\'b1\\'ed",
};
const gbk = (text: string) => [...text].map((c) => GBK[c] ?? c).join('');

const file = (body: string, head = '\\ansi\\ansicpg936\\deff0') =>
  Buffer.from(`{\\rtf1${head}${FONTS}\n${body}}`, 'latin1');

const readBytes = (bytes: Uint8Array, limits: Limits = LIMITS) =>
  rtf.read(bytes, { name: 'a.rtf', charset: null, limits });

async function ok(bytes: Uint8Array): Promise<Doc> {
  const result = await readBytes(bytes);
  if (!result.ok) throw new Error(`${result.fault.outcome}: ${result.fault.message}`);
  return result.doc;
}

const read = (body: string, head?: string) => ok(file(body, head));
const codes = (from: Doc) => from.warnings.map(({ code }) => code);
const texts = (from: Doc) => from.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
const text = async (body: string, head?: string) => texts(await read(body, head)).join('|');
const tables = (from: Doc): Table[] => from.blocks.filter((block) => block.kind === 'table');
const cells = (table: Table | undefined) =>
  (table?.cells ?? []).map((c) => [c.text, c.row, c.col, c.rowSpan, c.colSpan]);

describe('characters', () => {
  it.each([
    ['bytes in the font of the run', `\\pard\\f1 ${gbk('项目名称')}\\par`, '项目名称'],
    ['bytes in a Western font of a Chinese document', `\\f0 ${gbk('项目')}\\par`, '项目'],
    ['two bytes with a change of font between them', "\\f1\\'cf{\\f0\\'ee}\\f1\\b\\'c4\\b0\\'bf\\par", '项目'],
    ['a second byte written as a plain or escaped sign', "\\f1\\'81@\\'81\\'5c\\'81\\\\\\par", '丂乗乗'],
    ['the first byte of a later character alone', "\\f1\\'cf\\'ee\\'c4\\b0\\'bf\\par", '项目'],
    ['bytes as they are', `\\f1 \xcf\xee\xc4\xbf\\par`, '项目'],
    ['\\u with one byte to skip', "\\uc1\\u39033?\\u30446\\'3f\\par", '项目'],
    ['\\u with two bytes to skip', `\\uc2\\u39033${gbk('项')}\\u30446${gbk('目')}\\par`, '项目'],
    ['\\u with nothing to skip', '\\uc0\\u39033 \\u30446 .\\par', '项目.'],
    ['negative \\u', '\\uc1\\u-26503?\\u-255?\\par', '项！'],
    ['a pair of surrogates', '\\uc1\\u-10174?\\u-8265?\\par', '𠮷'],
    ['\\uc given back at the end of its group', '{\\uc0\\u39033 }\\u30446?x\\par', '项目x'],
    ['\\upr with its Unicode half', '{\\upr{??}{\\*\\ud{\\u39033 ?\\u30446 ?}}}\\par', '项目'],
    ['signs', 'a\\~b\\emdash c\\ldblquote d\\rdblquote\\_e\\line f\\par', 'a b—c“d”-e f'],
    ['escaped signs', '\\{a\\}\\\\b\\par', '{a}\\b'],
    ['Wingdings by bytes', "\\f2\\'fe\\f1 \\'ca\\'c7\\f2\\'a8\\f1 \\'b7\\'f1\\par", '☑是☐否'],
    ['Wingdings by \\u', '\\f2\\u-3842?\\par', '☑'],
    ['Symbol', "\\f3\\'b3\\f0 98%\\par", '≥98%'],
    ['binary data', 'a{\\*\\blob\\bin4 }}{{}b\\par', 'ab'],
  ])('%s', async (_, body, expected) => {
    expect(await text(body)).toBe(expected);
  });

  it('are Windows-1252 without a Chinese code page', async () => {
    expect(await text("\\f0 Caf\\'e9 \\'80 5\\par", '\\ansi\\ansicpg1252')).toBe('Café € 5');
  });

  it('are GB18030 where only the language says so', async () => {
    expect(await text(`\\f0 ${gbk('项目')}\\par`, '\\ansi\\deflang1033\\deflangfe2052')).toBe('项目');
  });

  it('say when bytes are no text', async () => {
    expect(codes(await read("\\f1 a\\'ff\\'20\\par"))).toEqual(['text.replacement']);
  });
});

describe('what is text', () => {
  it.each([
    ['results of fields', 'a{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt b}}c\\par', 'abc'],
    ['fields that are their instruction', '{\\field{\\*\\fldinst SYMBOL 254 \\\\f Wingdings}{\\fldrslt }}\\par', '☑'],
    ['fields in fields', '{\\field{\\*\\fldinst A{\\field{\\*\\fldinst B}{\\fldrslt x}}}{\\fldrslt y}}\\par', 'y'],
    [
      'check boxes',
      '{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres25\\ffdefres1}}}{\\fldrslt }}a\\par',
      '☑a',
    ],
    [
      'unchecked boxes',
      '{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres0\\ffdefres1}}}{\\fldrslt }}a\\par',
      '☐a',
    ],
    [
      'drop-down lists',
      '{\\field{\\*\\fldinst FORMDROPDOWN{\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl yes}{\\*\\ffl no}}}}{\\fldrslt }}\\par',
      'no',
    ],
    ['list numbers, once', '{\\listtext\\f0 1.\\tab}{\\pntext 1.\\tab}\\ls1 a\\par', '1. a'],
    ['no bullets', "{\\listtext\\f3\\'b7\\tab}a\\par", 'a'],
    ['nothing of unknown groups', '{\\*\\unknown x{y}}a{\\stylesheet{\\s1 Normal;}}\\par', 'a'],
    ['results of objects', '{\\object\\objemb{\\*\\objdata 00}{\\result a}}b\\par', 'ab'],
    ['text behind a deleted paragraph mark', 'a{\\deleted\\par}b\\par', 'ab'],
    ['the last paragraph without \\par', 'a\\par b', 'a|b'],
  ])('%s', async (_, body, expected) => {
    expect(await text(body)).toBe(expected);
  });

  it('is not what is hidden or deleted, and that is told', async () => {
    const doc = await read('{\\v a}{\\deleted b}c{\\v d\\v0 e}\\par');
    expect(texts(doc)).toEqual(['ce']);
    expect(codes(doc)).toEqual(['text.deleted', 'text.hidden']);
  });

  it('is not pictures, and that is told', async () => {
    const doc = await read('a{\\*\\shppict{\\pict\\pngblip 0000}}{\\nonshppict{\\pict 00}}\\par');
    expect(texts(doc)).toEqual(['a']);
    expect(doc.warnings).toMatchObject([{ code: 'picture.unread', message: 'pictures in the text: 1' }]);
  });

  it('stands apart in headers, footers and notes; a text box stands where it is anchored', async () => {
    const doc = await read(
      '{\\header h\\par}{\\headerf h\\par}{\\footer 1\\par}a{\\footnote n}{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext box\\par}}}}b\\par c\\par',
    );
    expect(doc.blocks.map((block) => block.kind === 'paragraph' && [block.role, block.text])).toEqual([
      ['header', 'h'],
      ['body', 'ab'],
      ['textbox', 'box'],
      ['body', 'c'],
      ['note', 'n'],
      ['footer', '1'],
    ]);
  });

  it('has outline levels and list numbers', async () => {
    const doc = await read('\\pard\\outlinelevel1{\\listtext\\f0 2.1\\tab}a\\par\\pard b\\par');
    expect(doc.blocks).toMatchObject([
      { outline: 2, number: '2.1', text: '2.1 a', raw: 'a', at: { paragraph: 1 } },
      { outline: null, number: null, at: { paragraph: 2 } },
    ]);
  });
});

describe('rows', () => {
  const row = (definition: string, ...content: string[]) =>
    `\\trowd\\trleft-108${definition}\\pard\\intbl ${content.map((c) => `${c}\\cell `).join('')}\\row\n`;

  it('have spans by their edges, late starts and short ends', async () => {
    const doc = await read(
      row('\\cellx1000\\cellx2000\\cellx3000', 'a', 'b', 'c') +
        row('\\cellx2004\\cellx3000', 'd', 'e') +
        '\\trowd\\trleft1000\\cellx2000\\pard\\intbl f\\cell\\row\\pard g\\par',
    );
    expect(tables(doc)[0]).toMatchObject({ rows: 3, cols: 3, columns: 'exact', at: { table: 1 } });
    expect(cells(tables(doc)[0])).toEqual([
      ['a', 0, 0, 1, 1],
      ['b', 0, 1, 1, 1],
      ['c', 0, 2, 1, 1],
      ['d', 1, 0, 1, 2],
      ['e', 1, 2, 1, 1],
      ['f', 2, 1, 1, 1],
    ]);
    expect(texts(doc)).toEqual(['g']);
  });

  it('are merged by the flags before \\cellx', async () => {
    const doc = await read(
      row('\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000', 'a', 'b', '') +
        row('\\clvmrg\\cellx1000\\cellx2000\\cellx3000', '', 'c', 'd'),
    );
    expect(cells(tables(doc)[0])).toEqual([
      ['a', 0, 0, 2, 1],
      ['b', 0, 1, 1, 2],
      ['c', 1, 1, 1, 1],
      ['d', 1, 2, 1, 1],
    ]);
  });

  it('may leave out the cells that are merged into their neighbour', async () => {
    const doc = await read(
      row('\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000', 'a', 'b') +
        row('\\cellx1000\\cellx2000\\cellx3000', 'c', 'd', 'e'),
    );
    expect(cells(tables(doc)[0]).slice(0, 2)).toEqual([
      ['a', 0, 0, 1, 2],
      ['b', 0, 2, 1, 1],
    ]);
    expect(doc.warnings).toEqual([]);
  });

  it('have flags of their own in every cell', async () => {
    const definition = (flag: string) => `${flag}\\cellx1000\\cellx2000`;
    const doc = await read(row(definition('\\clvmgf'), 'a', 'b') + row(definition('\\clvmrg'), '', 'c'));
    expect(cells(tables(doc)[0])).toEqual([
      ['a', 0, 0, 2, 1],
      ['b', 0, 1, 1, 1],
      ['c', 1, 1, 1, 1],
    ]);
  });

  it('as Word writes them: the definition again behind the cells, in a group', async () => {
    const definition =
      '\\trowd\\irow0\\irowband0\\trgaph108\\trleft-108\\clvertalt\\clbrdrt\\brdrs\\cltxlrtb\\clftsWidth3\\clwWidth4261\\cellx4153\\cellx8414';
    const body = `${definition}\\pard\\plain\\ltrpar\\intbl\\itap0{\\rtlch\\fcs1\\af0\\ltrch\\fcs0\\loch\\af0\\hich\\af0\\dbch\\f1 ${gbk('项目')}\\cell }{\\f0 x\\par y\\cell }\\pard\\intbl{${definition}\\row }\\pard`;
    expect(tables(await read(`${body} z\\par`))[0]?.cells.map((c) => c.lines)).toEqual([['项目'], ['x', 'y']]);
  });

  it('as WordPad writes them: one definition for the rows that follow, without \\intbl', async () => {
    const doc = await read('\\trowd\\cellx1000\\cellx2000 a\\cell b\\cell\\row c\\cell d\\cell\\row\\pard e\\par');
    expect(cells(tables(doc)[0]).map(([t]) => t)).toEqual(['a', 'b', 'c', 'd']);
    expect(texts(doc)).toEqual(['e']);
  });

  it('are nested', async () => {
    const doc = await read(
      '\\trowd\\cellx5000\\pard\\intbl before\\par' +
        '\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}' +
        '\\pard\\intbl\\itap2 z\\nestcell{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}{\\nonesttables\\par}' +
        '\\pard\\intbl after\\cell\\row\\pard end\\par',
    );
    const [outer] = tables(doc)[0]?.cells ?? [];
    expect(outer?.lines).toEqual(['before', 'after']);
    expect(outer?.tables[0]?.at.table).toBe(2);
    expect(cells(outer?.tables[0])).toEqual([
      ['x', 0, 0, 1, 1],
      ['y', 0, 1, 1, 1],
      ['z', 1, 0, 1, 2],
    ]);
  });

  it('tell what they left out with the place of the cell', async () => {
    const doc = await read(row('\\cellx1000\\cellx2000', 'a', 'b{\\v c}'));
    expect(doc.warnings).toMatchObject([{ code: 'text.hidden', at: { table: 1, row: 1, column: 2 } }]);
  });

  it('that are not ended keep their text', async () => {
    const doc = await read('\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell b\\cell c\\par\\pard d\\par');
    expect(cells(tables(doc)[0]).map(([t]) => t)).toEqual(['a', 'b', 'c']);
    expect(texts(doc)).toEqual(['d']);
  });
});

describe('faults', () => {
  const outcome = async (bytes: Uint8Array, limits?: Limits) => {
    const result = await readBytes(bytes, limits);
    return result.ok ? 'ok' : result.fault.outcome;
  };

  it.each([
    ['no bytes', new Uint8Array(0), 'empty'],
    ['no text', file(''), 'empty'],
    ['no RTF', Buffer.from('hello'), 'unsupported'],
  ])('%s', async (_, bytes, expected) => {
    expect(await outcome(bytes)).toBe(expected);
  });

  it('a cut file is read as far as it goes, with a warning', async () => {
    const doc = await ok(file('\\trowd\\cellx1000\\pard\\intbl a\\cell b').subarray(0, -1));
    expect(cells(tables(doc)[0]).map(([t]) => t)).toEqual(['a', 'b']);
    expect(codes(doc)).toContain('structure.repaired');
  });

  it('deep groups are left out with a warning', async () => {
    const deep = `a${'{'.repeat(100_000)}b${'}'.repeat(100_000)}c\\par`;
    const doc = await read(deep);
    expect(texts(doc)).toEqual(['ac']);
    expect(codes(doc)).toEqual(['nesting.cut']);
  });

  it('stops at the limits', async () => {
    expect(await outcome(file('abcdefgh\\par'), { ...LIMITS, characters: 50 })).toBe('ok');
    expect(await outcome(file(`${'abcdefgh '.repeat(10)}\\par`), { ...LIMITS, characters: 50 })).toBe('too-big');
  });

  it('sniffs its signature behind a byte order mark and blanks', () => {
    expect(rtf.sniff(Buffer.from('\xef\xbb\xbf \r\n{\\rtf1 a}', 'latin1'), 'a.doc')).toBe(100);
    expect(rtf.sniff(Buffer.from('{\\pard}'), 'a.rtf')).toBe(0);
  });

  it('survives damage with a named outcome', async () => {
    const source = file(
      `{\\header h\\par}\\pard\\f1 ${gbk('项目名称')}\\par\\trowd\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000\\pard\\intbl a\\cell b\\cell \\cell\\row` +
        '\\pard\\intbl\\itap2 x\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\nestrow}\\pard\\intbl after\\cell\\row\\pard ' +
        '{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres25\\ffdefres1}}}{\\fldrslt }}{\\listtext 1.\\tab}\\u30446?\\bin3 {{{{\\v q\\v0}\\par',
    );
    for (const bytes of mutations(source, 1500, 5)) {
      const result = await readBytes(bytes);
      expect(result.ok || /^(damaged|empty|unsupported|too-big)$/.test(result.fault.outcome)).toBe(true);
    }
  });
});
