import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCandidates, parseFileList, type Inputs } from '../../src/run/inputs/index.js';
import { pythonLiteral } from '../../src/run/inputs/python-literal.js';
import { aFolder } from '../helpers/database.js';

/** A folder with these files; a value of null makes a file with its own name in it. */
function aCrawl(files: Readonly<Record<string, string | Uint8Array | null>>): string {
  const root = aFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content ?? name);
  }
  return root;
}

const told = ({ notes }: Inputs): string[] => notes.map(({ note, line, detail }) => `${note} ${line ?? '-'} ${detail}`);
const listed = (root: string, { candidates }: Inputs): [string, object][] =>
  candidates.map(({ path, hints }) => [path.slice(root.length + 1), hints]);

const gbk = (text: string): Buffer => execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: text });

describe('a manifest', () => {
  const LINES = [
    '文件,网址,标题,发布日期,网站,地区,年份,发布单位,编码,备注',
    'a.docx,https://qinghe.gov.cn/a.docx,"清河县老旧小区改造项目, 自评表",2022年8月16日,清河县人民政府网,河北省邢台市清河县,2021年度,清河县住房和城乡建设局,gbk,无',
    'b\\c.pdf,ftp://x/c.pdf,,2022-08-16T09:00:00+08:00,,130534,2021,,,',
    'a.docx,,另一标题,,,,,,,',
    'none.doc,,,,,,,,,',
    ',https://qinghe.gov.cn/d.doc,,,,,,,,',
    'e.txt,没有网址,,去年,,,二〇二一,,klingon,',
    '',
  ].join('\r\n');
  const FILES = { 'a.docx': null, 'b/c.pdf': null, 'e.txt': null, 'f.txt': null };

  const HINTS = {
    url: 'https://qinghe.gov.cn/a.docx',
    title: '清河县老旧小区改造项目, 自评表',
    publishedAt: '2022-08-16',
    site: '清河县人民政府网',
    region: '河北省邢台市清河县',
    year: 2021,
    unit: '清河县住房和城乡建设局',
    charset: 'gbk',
  };

  it.each([
    ['UTF-8', Buffer.from(LINES)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${LINES}`)],
    ['GB18030', gbk(LINES)],
    ['UTF-16', Buffer.from(`\ufeff${LINES}`, 'utf16le')],
    [
      'tabs',
      Buffer.from(
        LINES.replace(/"([^"]*),([^"]*)"/g, '$1;$2')
          .replaceAll(',', '\t')
          .replaceAll(';', ','),
      ),
    ],
  ])('in %s gives its files with hints, and names what it cannot use', async (_, bytes) => {
    const root = aCrawl({ ...FILES, 'liste.csv': bytes });
    const inputs = await listCandidates([], { manifests: [join(root, 'liste.csv')] });
    expect(listed(root, inputs)).toEqual([
      ['a.docx', HINTS],
      ['b/c.pdf', { url: 'ftp://x/c.pdf', publishedAt: '2022-08-16', region: '130534', year: 2021 }],
      ['none.doc', {}],
      ['e.txt', {}],
    ]);
    expect(told(inputs)).toEqual([
      'used - 4',
      'unknown-column - 备注',
      'no-path 6 https://qinghe.gov.cn/d.doc',
      'bad-value 7 url: 没有网址',
      'bad-value 7 published: 去年',
      'bad-value 7 year: 二〇二一',
      'bad-value 7 charset: klingon',
      'duplicate 4 a.docx (first on line 2)',
      'missing 5 none.doc',
    ]);
  });

  it('in JSON lines tells lines that are none, and takes several paths of a line', async () => {
    const root = aCrawl({
      'a.docx': null,
      'b.docx': null,
      'm.jsonl': '{"path":["a.docx","b.docx"],"published_at":"20220816","fiscalYear":2021,"深度":3}\n\n{"path":\n7\n',
    });
    const inputs = await listCandidates([], { manifests: [join(root, 'm.jsonl')] });
    expect(listed(root, inputs)).toEqual([
      ['a.docx', { publishedAt: '2022-08-16', year: 2021 }],
      ['b.docx', { publishedAt: '2022-08-16', year: 2021 }],
    ]);
    expect(told(inputs).map((line) => line.slice(0, 26))).toEqual(['used - 2', 'bad-line 3 it is no valid J', 'bad-line 4 it is no object', 'unknown-column - 深度'].map((line) => line.slice(0, 26))); // prettier-ignore
  });

  it('counts lines over line breaks in quotes', async () => {
    const root = aCrawl({ 'm.csv': 'path,title\r\na.doc,"two\r\nlines"\r\nb.doc,x\r\n' });
    const inputs = await listCandidates([], { manifests: [join(root, 'm.csv')] });
    expect(told(inputs)).toEqual(['used - 2', 'missing 2 a.doc', 'missing 4 b.doc']);
    expect(inputs.candidates[0]?.hints.title).toBe('two lines');
  });

  it('that lies in a named folder is found and is no document itself; the folder is read whole', async () => {
    const root = aCrawl({ 'x/manifest.csv': 'path,year\na.txt,2021\n', 'x/a.txt': null, 'x/b.txt': null });
    const inputs = await listCandidates([root]);
    expect(listed(root, inputs)).toEqual([['x/a.txt', { year: 2021 }], ['x/b.txt', {}]]); // prettier-ignore
    expect(told(inputs)).toEqual(['used - 1']);
    expect(listed(root, await listCandidates([root], { detect: false }))).toContainEqual(['x/manifest.csv', {}]);
    // named itself it is a document
    const own = await listCandidates([join(root, 'x/manifest.csv')]);
    expect(listed(root, own)).toEqual([['x/manifest.csv', {}]]);
  });

  it('gives hints alone where that is asked', async () => {
    const root = aCrawl({ 'manifest.jsonl': '{"path":"a.txt","year":2021}\n{"path":"gone.txt"}', 'a.txt': null });
    const inputs = await listCandidates([join(root, 'a.txt')], { manifests: [join(root, 'manifest.jsonl')], hintsOnly: true }); // prettier-ignore
    expect(listed(root, inputs)).toEqual([['a.txt', { year: 2021 }]]);
  });

  it('without paths is named, and a table of that name stays a document', async () => {
    const root = aCrawl({ 'manifest.csv': '指标,得分\n甲,5\n' });
    const path = join(root, 'manifest.csv');
    const inputs = await listCandidates([root]);
    expect([listed(root, inputs), inputs.notes]).toEqual([[['manifest.csv', {}]], []]);
    const asked = await listCandidates([], { manifests: [path, join(root, 'gone.csv'), root] });
    expect(asked.candidates).toEqual([]);
    expect(told(asked)).toEqual([
      expect.stringContaining('failed - no column of it holds paths'),
      'failed - there is no such file',
      'failed - it is no regular file',
    ]);
  });
});

describe('items of Scrapy', () => {
  const A = { url: 'https://x.gov.cn/dl?id=1', path: 'full/0a.docx', checksum: '5f', status: 'downloaded' };
  const B = { url: 'https://x.gov.cn/b.pdf', path: 'full/0b.pdf', checksum: '6f', status: 'uptodate' };
  const ITEM = {
    title: ['2022年度自评'],
    url: 'https://x.gov.cn/page.html',
    pub_date: '2023-04-05',
    depth: 3,
    file_urls: [A.url, B.url, 'https://x.gov.cn/c.doc'],
    files: [A, B],
  };
  const EXPECTED: readonly (readonly [string, object])[] = [
    ['full/0a.docx', { title: '2022年度自评', publishedAt: '2023-04-05', url: A.url }],
    ['full/0b.pdf', { title: '2022年度自评', publishedAt: '2023-04-05', url: B.url }],
  ];
  const python =
    `"[{'url': '${A.url}', 'path': '${A.path}', 'checksum': '5f', 'status': 'downloaded'}, ` +
    `{'url': '${B.url}', 'path': '${B.path}', 'checksum': None, 'status': 'uptodate'}]"`;

  it.each([
    ['items.jsonl', `${JSON.stringify(ITEM)}\n{"title":"no file"}\n`],
    ['out.jl', JSON.stringify(ITEM)],
    ['feed.json', `[\n${JSON.stringify(ITEM)}\n]`],
    ['items.csv', `title,url,pub_date,file_urls,files\n2022年度自评,${ITEM.url},2023-04-05,"${ITEM.file_urls.join(',')}",${python}\n`], // prettier-ignore
  ])('%s is found in a folder; each file gets its item', async (name, content) => {
    const root = aCrawl({ [name]: content, 'full/0a.docx': null, 'full/0b.pdf': null });
    const inputs = await listCandidates([root]);
    expect(listed(root, inputs)).toEqual(EXPECTED);
    expect(inputs.skipped).toEqual([]);
    const line = name.endsWith('.csv') ? 2 : 1;
    expect(told(inputs)).toEqual(['used - 2', `not-downloaded ${line} https://x.gov.cn/c.doc`]);
  });

  it('have their files in a folder beside them, or in one that is given', async () => {
    const root = aCrawl({ 'items.jsonl': JSON.stringify(ITEM), 'store/full/0a.docx': null, 'store/full/0b.pdf': null });
    const there = EXPECTED.map(([path, hints]) => [`store/${path}`, hints]);
    expect(listed(root, await listCandidates([root]))).toEqual(there);
    const other = aCrawl({ 'items.jsonl': JSON.stringify(ITEM) });
    const options = { manifests: [join(other, 'items.jsonl')], filesStore: join(root, 'store') };
    expect(listed(root, await listCandidates([], options))).toEqual(there);
  });

  it('in CSV are what Python printed', () => {
    expect(pythonLiteral(`[{'a': "it's", 'b': None}, (1, -2.5, True), '\\u5e74\\n\\x41']`)).toEqual([
      { a: "it's", b: null },
      [1, -2.5, true],
      '年\nA',
    ]);
    for (const bad of ['', '[', '[1', "['a", '{1}', '__import__("os")', '[1] 2', '['.repeat(1000)])
      expect(pythonLiteral(bad)).toBeUndefined();
  });
});

describe('a list from standard input', () => {
  it('holds paths, a line each or with NUL between them', async () => {
    const root = aCrawl({ 'a.txt': null, 'two\nlines.txt': null });
    const both = Buffer.from(`${root}/a.txt\0${root}/two\nlines.txt\0`);
    expect(listed(root, await listCandidates([], { list: both }))).toEqual([['a.txt', {}], ['two\nlines.txt', {}]]); // prettier-ignore
    expect(parseFileList(Buffer.from('a\r\nb c\n\n'))).toEqual(['a', 'b c']);
    expect(parseFileList(Buffer.from('a\nb'), { nul: true })).toEqual(['a\nb']);
  });

  it('may be JSON lines as in a manifest', async () => {
    const root = aCrawl({ 'a.txt': null });
    const list = Buffer.from(`{"path":"${root}/a.txt","region":"430212"}\n`);
    expect(listed(root, await listCandidates([], { list }))).toEqual([['a.txt', { region: '430212' }]]);
  });
});

describe('pages', () => {
  const page = (title: string, links: readonly string[], head = ''): string =>
    `<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="${title}">${head}</head><body>` +
    `<div>发布时间：2023-04-05</div>${links.map((link) => `<p><a href="${link}">附件</a></p>`).join('')}</body></html>`;

  it('give title, date and address to the files that they link', async () => {
    const root = aCrawl({
      'p/1.html': page('一号公告', ['./files/%E9%99%84%E4%BB%B6.docx', '2.html', 'gone.docx'], '<link rel="canonical" href="https://x.gov.cn/p/1.html">'), // prettier-ignore
      'p/2.html': page('二号公告', ['https://x.gov.cn/up/P02.pdf?a=1&amp;b=2', '/dl?id=7']),
      'p/files/附件.docx': null,
      'p/P02.pdf': null,
      'p/other.docx': null,
      'dl7.doc': null,
      'manifest.csv': 'path,url,region\np/2.html,https://x.gov.cn/p/2.html,430212\ndl7.doc,https://x.gov.cn/dl?id=7,\n',
    });
    expect(new Map(listed(root, await listCandidates([root])))).toEqual(
      new Map<string, object>([
        [
          'dl7.doc',
          { url: 'https://x.gov.cn/dl?id=7', title: '二号公告', publishedAt: '2023-04-05', region: '430212' },
        ],
        ['p/1.html', {}],
        ['p/2.html', { url: 'https://x.gov.cn/p/2.html', region: '430212' }],
        ['p/P02.pdf', { url: 'https://x.gov.cn/up/P02.pdf?a=1&b=2', title: '二号公告', publishedAt: '2023-04-05', region: '430212' }], // prettier-ignore
        ['p/files/附件.docx', { url: 'https://x.gov.cn/p/1.html', title: '一号公告', publishedAt: '2023-04-05' }],
        ['p/other.docx', {}],
      ]),
    );
  });

  it('that list everything say less than the page of one file; two that differ say nothing', async () => {
    const root = aCrawl({
      'list.html': page('附件汇总', ['a.docx', 'b.docx', 'c.docx']),
      'a.html': page('甲', ['a.docx']),
      'b1.html': page('乙', ['b.docx']),
      'b2.html': page('丙', ['b.docx']),
      'a.docx': null,
      'b.docx': null,
      'c.docx': null,
    });
    const titles = (await listCandidates([root])).candidates.map(({ path, hints }) => [path.slice(-6), hints.title]);
    expect(titles).toEqual(expect.arrayContaining([['a.docx', '甲'], ['b.docx', undefined], ['c.docx', '附件汇总']])); // prettier-ignore
  });

  it('in GBK are understood; hostile ones cost little', async () => {
    const root = aCrawl({
      'g.html': gbk(page('国标公告', ['附件.docx']).replace('utf-8', 'gb2312')),
      'h.html': `${'<a '.repeat(200_000)}${'<meta '.repeat(100_000)}<a href="x.docx">`,
      '附件.docx': null,
      'x.docx': null,
    });
    const titles = new Map((await listCandidates([root])).candidates.map(({ path, hints }) => [path.slice(root.length + 1), hints.title])); // prettier-ignore
    expect(titles.get('附件.docx')).toBe('国标公告');
  });

  it('and pipes are not opened', async () => {
    const root = aCrawl({ 'a.docx': null });
    execFileSync('mkfifo', [join(root, 'page.html'), join(root, 'items.json')]);
    const inputs = await listCandidates([root]);
    expect(listed(root, inputs)).toEqual([['a.docx', {}]]);
  });
});
