import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../extractors/shared/number-format.js';

describe('list number formats', () => {
  it.each([
    ['decimal', [1, 10, 105], ['1', '10', '105']],
    ['decimalZero', [1, 10], ['01', '10']],
    ['upperRoman', [4, 9, 1994], ['IV', 'IX', 'MCMXCIV']],
    ['lowerLetter', [1, 26, 27, 53], ['a', 'z', 'aa', 'aaa']],
    ['chineseCounting', [1, 10, 11, 20, 99, 100, 105], ['一', '十', '十一', '二十', '九十九', '一○○', '一○五']],
    ['chineseCountingThousand', [10, 19, 100, 101, 110, 1001, 10010], ['十', '十九', '一百', '一百零一', '一百一十', '一千零一', '一万零一十']],
    ['japaneseCounting', [10, 100, 110], ['十', '百', '百十']],
    ['chineseLegalSimplified', [1, 10, 12, 101], ['壹', '壹拾', '壹拾贰', '壹佰零壹']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['ideographZodiacTraditional', [1, 11, 60], ['甲子', '甲戌', '癸亥']],
    ['ideographDigital', [10, 20], ['一〇', '二〇']],
    ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
    ['decimalEnclosedParen', [1, 20], ['⑴', '⒇']],
    ['decimalFullWidth', [12], ['１２']],
    ['ordinal', [1, 2, 3, 4, 11, 22], ['1st', '2nd', '3rd', '4th', '11th', '22nd']],
    ['none', [3], ['']],
    ['neverHeardOf', [3, -1], ['3', '-1']],
  ])('writes %s', (format, numbers, shown) => {
    expect(numbers.map((n) => formatNumber(n, format))).toEqual(shown);
  }); // prettier-ignore

  it('writes a custom format as wide as its pattern', () => {
    expect(formatNumber(7, 'custom', '001, 002, 003, ...')).toBe('007');
  });
});
