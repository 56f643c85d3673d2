/** Automatic list numbers of Word's binary files and of RTF: the codes of [MS-OSHARED] 2.2.1.3 (MSONFC). */
import { formatNumber } from './number-format.js';
import { symbolText } from './symbols.js';

export const BULLET = 0x17;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, 'decimal'], [0x01, 'upperRoman'], [0x02, 'lowerRoman'], [0x03, 'upperLetter'], [0x04, 'lowerLetter'],
  [0x05, 'ordinal'], [0x0a, 'ideographDigital'], [0x0b, 'japaneseCounting'], [0x0e, 'decimalFullWidth'],
  [0x0f, 'decimalHalfWidth'], [0x10, 'japaneseLegal'], [0x11, 'japaneseDigitalTenThousand'],
  [0x12, 'decimalEnclosedCircle'], [0x13, 'decimalFullWidth2'], [0x16, 'decimalZero'], [0x1a, 'decimalEnclosedFullstop'],
  [0x1b, 'decimalEnclosedParen'], [0x1c, 'decimalEnclosedCircleChinese'], [0x1d, 'ideographEnclosedCircle'],
  [0x1e, 'ideographTraditional'], [0x1f, 'ideographZodiac'], [0x20, 'ideographZodiacTraditional'],
  [0x21, 'taiwaneseCounting'], [0x22, 'ideographLegalTraditional'], [0x23, 'taiwaneseCountingThousand'],
  [0x24, 'taiwaneseDigital'], [0x25, 'chineseCounting'], [0x26, 'chineseLegalSimplified'],
  [0x27, 'chineseCountingThousand'], [0x39, 'numberInDash'], [0xff, 'none'],
]); // prettier-ignore

/** One level's number in the format `code`; decimal where the format is not known. */
export function listNumber(code: number, value: number): string {
  return formatNumber(value, NAMES.get(code) ?? 'decimal');
}

/** Bullets say nothing and are left out (null); boxes and check marks do. */
export function keptBullet(text: string, font: string | null): string | null {
  const sign = symbolText(font, text);
  return /^[☐☑☒□■√✓✔]$/u.test(sign) ? sign : null;
}
