import { describe, expect, it } from 'vitest';
import { eml } from '../../extractors/eml.js';
import { html } from '../../extractors/html.js';
import { decodeHeader, parseMime, quoted } from '../../extractors/mail/mime.js';
import { mht } from '../../extractors/mht.js';
import type { Extractor } from '../../extractors/extractor.js';
import type { Doc, ReadResult } from '../../src/model/doc.js';
import { LIMITS } from '../../src/model/limits.js';

const run = (reader: Extractor, message: string | Uint8Array): Promise<ReadResult> =>
  reader.read(typeof message === 'string' ? Buffer.from(message) : message, {
    name: 'x',
    charset: null,
    limits: LIMITS,
  });

async function read(reader: Extractor, message: string | Uint8Array): Promise<Doc> {
  const result = await run(reader, message);
  if (!result.ok) throw new Error(`${result.fault.outcome}: ${result.fault.message}`);
  return result.doc;
}

const texts = (doc: Doc): string[] =>
  doc.blocks.flatMap((block) => (block.kind === 'table' ? block.cells.map((cell) => cell.text) : [block.text]));

const lines = (...all: string[]): string => all.join('\r\n');
const qp = (text: string): string =>
  [...Buffer.from(text)].map((b) => (b > 126 || b === 61 || b < 32 ? `=${b.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(b))).join('').replace(/(.{60})(?![^=]{0,1}$)(?<!=.?)/g, '$1=\r\n'); // prettier-ignore
const base64 = (text: string): string =>
  Buffer.from(text)
    .toString('base64')
    .replace(/(.{70})/g, '$1\r\n');
const table = (cells: string[]): string =>
  `<table border=1><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`;

const part = (type: string, encoding: string, location: string, body: string): string[] => [
  '------=_Part',
  `Content-Location: ${location}`,
  `Content-Transfer-Encoding: ${encoding}`,
  `Content-Type: ${type}`,
  '',
  body,
];

const WORD = lines(
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary="----=_Part"',
  '',
  'This document is a Single File Web Page.',
  '',
  ...part(
    'text/html; charset="utf-8"',
    'quoted-printable',
    'file:///C:/a.htm',
    qp(`<html xmlns:o="x"><body><p>项目支出绩效自评表=</p>${table(['项目名称', '经办服务费'])}</body></html>`),
  ),
  ...part('image/png', 'base64', 'file:///C:/a.files/image001.png', 'iVBORw0KGgo='),
  '------=_Part--',
);

const EXCEL = lines(
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary="----=_Part"; type="text/html"',
  '',
  ...part(
    'text/html; charset="utf-8"',
    'base64',
    'file:///C:/b.htm',
    base64(
      '<html><frameset rows="*,39"><frame src="b.files/sheet001.htm"><frame src="b.files/tabstrip.htm"><noframes><body>框架</body></noframes></frameset></html>',
    ),
  ),
  ...part('text/html; charset="utf-8"', 'base64', 'file:///C:/b.files/sheet010.htm', base64(table(['丙', '3']))),
  ...part('text/html; charset="utf-8"', 'base64', 'file:///C:/b.files/sheet002.htm', base64(table(['乙<br>续', '2']))),
  ...part('text/html; charset="utf-8"', 'base64', 'file:///C:/b.files/sheet001.htm', base64(table(['甲', '1']))),
  ...part('text/html; charset="utf-8"', 'base64', 'file:///C:/b.files/tabstrip.htm', base64('<p>Sheet1</p>')),
  '------=_Part--',
);

describe('mht', () => {
  it('reads the page of a Word file', async () => {
    const doc = await read(mht, WORD);
    expect(texts(doc)).toEqual(['项目支出绩效自评表=', '项目名称', '经办服务费']);
    expect(doc.source).toMatchObject({ format: 'mht', encoding: 'utf-8', url: null });
    expect(doc.warnings).toEqual([]);
  });

  it('reads all sheets of an Excel file in order, with places counted on', async () => {
    const doc = await read(mht, EXCEL);
    expect(texts(doc)).toEqual(['甲', '1', '乙续', '2', '丙', '3']);
    expect(doc.blocks.map((block) => block.at.table)).toEqual([1, 2, 3]);
    const last = doc.blocks[2];
    expect(last?.kind === 'table' ? last.cells.map((cell) => [cell.at.table, cell.at.paragraph]) : []).toEqual([[3, 6], [3, 7]]); // prettier-ignore
  });

  it('takes the address of a page that a browser saved', async () => {
    const saved = lines(
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://www.example.gov.cn/t.html',
      'Subject: =?utf-8?Q?=E8=87=AA=E8=AF=84?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----=_Part"',
      '',
      ...part('text/html', 'quoted-printable', 'https://www.example.gov.cn/t.html', qp('<p>自评表</p>')),
      ...part('text/html', 'quoted-printable', 'https://ad.example.com/', qp('<p>广告</p>')),
      '------=_Part--',
    );
    expect(mht.sniff(Buffer.from(saved), 'x.doc')).toBeGreaterThan(eml.sniff(Buffer.from(saved), 'x.doc'));
    const doc = await read(mht, saved);
    expect(texts(doc)).toEqual(['自评表']);
    expect(doc.source.url).toBe('https://www.example.gov.cn/t.html');
  });

  it('is claimed before mail and text, and claims neither', () => {
    expect(mht.sniff(Buffer.from(WORD), 'x.doc')).toBeGreaterThanOrEqual(90);
    expect(html.sniff(Buffer.from(WORD), 'x.doc')).toBe(0);
    expect(mht.sniff(Buffer.from('Title: x\n\nMIME-Version: 1.0'), 'x.txt')).toBeLessThan(20);
    expect(mht.sniff(Buffer.from('<html>MIME-Version: 1.0'), '')).toBe(0);
  });

  it('names what is wrong', async () => {
    const outcome = async (text: string): Promise<string> => {
      const result = await run(mht, text);
      return result.ok ? 'ok' : result.fault.outcome;
    };
    expect(await outcome('')).toBe('damaged');
    expect(await outcome('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--')).toBe(
      'damaged',
    );
    // cut short: what there is of the page is read
    expect(await outcome(WORD.slice(0, WORD.indexOf('image001')))).toBe('ok');
  });
});

const MAIL = lines(
  'Received: from a by b',
  'From: =?gb18030?B?1cXEsw==?= <a@example.gov.cn>',
  'To: b@example.gov.cn',
  'Subject: =?utf-8?B?6Ieq6K+E?= =?utf-8?B?6KGo?=',
  'Date: Mon, 4 Mar 2024 10:00:00 +0800',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed;',
  ' boundary="M"',
  '',
  '--M',
  'Content-Type: multipart/alternative; boundary=A',
  '',
  '--A',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  base64('纯文本'),
  '--A',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  base64(`<p>请查收</p>${table(['预算', '12'])}`),
  '--A--',
  '--M',
  "Content-Disposition: attachment; filename*=utf-8''%E8%87%AA%E8%AF%84%E8%A1%A8.docx",
  'Content-Type: application/octet-stream',
  'Content-Transfer-Encoding: base64',
  '',
  'UEsDBA==',
  '--M--',
);

describe('eml', () => {
  it('prefers the HTML body and names attachments', async () => {
    const doc = await read(eml, MAIL);
    expect(texts(doc)).toEqual(['请查收', '预算', '12']);
    expect(doc.source).toMatchObject({ format: 'eml', title: '自评表' });
    expect(doc.warnings.map((warning) => warning.code)).toEqual(['object.unread']);
    expect(doc.warnings[0]?.message).toContain('自评表.docx (4 bytes)');
    expect(eml.sniff(Buffer.from(MAIL), '')).toBeGreaterThanOrEqual(80);
  });

  it('reads a plain text body', async () => {
    const doc = await read(
      eml,
      lines('From: a', 'To: b', 'Subject: x', 'Content-Type: text/plain; charset=gb2312', '', '自评得分98分'),
    );
    expect(texts(doc)).toEqual(['自评得分98分']);
  });

  it('claims no text that only looks a little like a header', () => {
    expect(eml.sniff(Buffer.from('Date: 2024\n\n自评表'), 'x.txt')).toBeLessThan(15);
    expect(eml.sniff(Buffer.from('项目名称：x'), 'x.eml')).toBe(0);
  });
});

describe('MIME', () => {
  it('decodes words of headers, also those cut inside a character', () => {
    expect(decodeHeader('=?utf-8?Q?=E8=87?= =?utf-8?Q?=AA_a?= b')).toBe('自 a b');
    expect(decodeHeader('=?gb2312?B?1cXEsw==?=')).toBe('张某');
    expect(decodeHeader('=?x?Z?a?=')).toBe('=?x?Z?a?=');
  });

  it('undoes quoted-printable and keeps what is none', () => {
    expect(quoted(Buffer.from('a=3Db=\r\nc= \nd=zz=')).toString()).toBe('a=bcd=zz');
  });

  it('is bounded in depth and parts', () => {
    let nested = 'x';
    for (let level = 0; level < 60; level++)
      nested = `Content-Type: multipart/mixed; boundary=b${level}x\n\n--b${level}x\n${nested}\n--b${level}x--`;
    expect(parseMime(Buffer.from(nested), { depth: 20, parts: 100 }).cut).toBe(true);
    const wide = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(5000)}--b--`;
    const message = parseMime(Buffer.from(wide), { depth: 20, parts: 100 });
    expect([message.cut, message.root.parts.length]).toEqual([true, 99]);
  });

  it('survives damage anywhere', async () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    for (let round = 0; round < 150; round++) {
      for (const [reader, source] of [
        [mht, WORD],
        [mht, EXCEL],
        [eml, MAIL],
      ] as const) {
        // prettier-ignore
        const bytes = Buffer.from(source);
        for (let change = 0; change < 4; change++) bytes[random(bytes.length)] = random(256);
        const result = await run(reader, bytes.subarray(0, bytes.length - random(3) * random(200)));
        expect(typeof result.ok).toBe('boolean');
      }
    }
  });
});
