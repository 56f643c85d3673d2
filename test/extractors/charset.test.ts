import { describe, expect, it } from 'vitest';
import { decodeText, looksLikeText } from '../../extractors/shared/charset.js';

const TEXT = '青石县财政局关于开展项目支出绩效自评工作的通知：预算执行率100%。';
const TRADITIONAL = '本項目經費用於醫療保險補貼，執行情況良好，目標已經完成。';
// made with iconv -t GB18030 and -t BIG5
const GB = Buffer.from(
  'c7e0caafcfd8b2c6d5feb2bfc3c5b9d8d3dabfaad5b9cfeec4bfd6a7b3f6bca8d0a7d7d4c6c0b9a4d7f7b5c4cda8d6aa',
  'hex',
);
const GB_TEXT = '青石县财政部门关于开展项目支出绩效自评工作的通知';
const BIG5 = Buffer.from('a5bbb6b5a5d8b867b64fa5cea9f3c2e5c0f8ab4f'.replace(/\s/g, ''), 'hex');

const utf16 = (text: string, little: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return little ? bytes : bytes.swap16();
};

describe('decodeText', () => {
  it('reads UTF-8 with and without a mark', () => {
    expect(decodeText(Buffer.from(TEXT))).toEqual({ text: TEXT, encoding: 'utf-8', warnings: [] });
    expect(decodeText(Buffer.from('\ufeff' + TEXT)).text).toBe(TEXT);
  });

  it('reads UTF-16 in both orders, with a mark, by zero bytes and without any', () => {
    for (const little of [true, false]) {
      const encoding = little ? 'utf-16le' : 'utf-16be';
      for (const text of [TEXT, '\ufeff' + TEXT, 'total 100\n', '预算执行情况和绩效自评工作']) {
        expect(decodeText(utf16(text, little))).toMatchObject({ text: text.replace('\ufeff', ''), encoding });
      }
    }
  });

  it('reads GB18030 whatever is declared, and says when the declaration is wrong', () => {
    expect(decodeText(GB)).toEqual({ text: GB_TEXT, encoding: 'gb18030', warnings: [] });
    expect(decodeText(GB, { declared: 'gbk' })).toEqual({ text: GB_TEXT, encoding: 'gb18030', warnings: [] });
    expect(decodeText(GB, { declared: 'utf-8' })).toMatchObject({ text: GB_TEXT, encoding: 'gb18030' });
    expect(decodeText(GB, { declared: 'iso-8859-1' }).warnings.map((w) => w.code)).toEqual(['encoding.declared-wrong']);
    expect(decodeText(GB, { declared: 'no-such-set' }).text).toBe(GB_TEXT);
  });

  it('reads characters of four bytes', () => {
    const bytes = Buffer.concat([GB, Buffer.from([0x82, 0x30, 0xc2, 0x30])]);
    expect(decodeText(bytes).text.length).toBe(GB_TEXT.length + 1);
    expect(decodeText(bytes).text).not.toContain('\ufffd');
  });

  it('reads Big5 when the other reading spells rare characters', () => {
    expect(decodeText(BIG5)).toMatchObject({ text: '本項目經費用於醫療保', encoding: 'big5' });
    expect(decodeText(Buffer.from(TRADITIONAL)).encoding).toBe('utf-8');
  });

  it('keeps a UTF-8 file with a few broken bytes in UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xe6, 0x41]), Buffer.from(TEXT)]);
    const read = decodeText(bytes, { declared: 'gbk' });
    expect(read.encoding).toBe('utf-8');
    expect(read.text).toBe(TEXT + '\ufffdA' + TEXT);
    expect(read.warnings.map((w) => w.code)).toContain('text.replacement');
  });

  it('does not blame the decoding for a U+FFFD that stands in the file', () => {
    expect(decodeText(Buffer.from('甲\ufffd乙')).warnings).toEqual([]);
  });

  it('replaces what is text in no set, and says so', () => {
    const read = decodeText(Buffer.concat([GB, Buffer.from([0xff, 0x0a]), GB]));
    expect(read.text).toBe(`${GB_TEXT}\ufffd\n${GB_TEXT}`);
    expect(read.encoding).toBe('gb18030');
    expect(read.warnings.map((w) => w.code)).toEqual(['text.replacement']);
  });

  it('replaces lone surrogates', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('甲', true), Buffer.from([0x00, 0xd8]), utf16('乙', true)]); // prettier-ignore
    expect(decodeText(bytes).text).toBe('甲\ufffd乙');
  });
});

describe('looksLikeText', () => {
  it('takes text in every set', () => {
    for (const bytes of [Buffer.from(TEXT), GB, BIG5, utf16(TEXT, true), Buffer.from('a,b\n')]) {
      expect(looksLikeText(bytes)).toBe(true);
    }
  });

  it('refuses binary data', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 255);
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(TEXT)]);
    for (const bytes of [noise, zip, Buffer.from('%PDF-1.7\n'), new Uint8Array(100)]) {
      expect(looksLikeText(bytes)).toBe(false);
    }
  });
});
