/**
 * Numbers as a spreadsheet program set to Chinese shows them (ECMA-376 part 1, 18.8.30 and 18.8.31). The rendering of a
 * format code is SheetJS's; which code a number of a built-in format stands for is decided here, since some depend on
 * the language.
 */

export interface Shown {
  readonly text: string;
  /** The code shows a percentage. */
  readonly percent: boolean;
  /** The code shows a date or a time, so that the number is a count of days. */
  readonly date: boolean;
}

export interface NumberFormats {
  /**
   * Renders a number. Where the code shows nothing or cannot be rendered, the plain number is shown.
   *
   * @param code a format code, `0.00%`, `yyyy"年"m"月"d"日"`, or `General`.
   * @param from1904 days are counted from 1904 instead of 1900.
   */
  show(code: string, value: number, from1904: boolean): Shown;
}

export const GENERAL = 'General';

/** Built-in formats; 27 to 36 and 50 to 58 are those of simplified Chinese. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [0, GENERAL], [1, '0'], [2, '0.00'], [3, '#,##0'], [4, '#,##0.00'],
  [5, '"¥"#,##0;"¥"\\-#,##0'], [6, '"¥"#,##0;"¥"\\-#,##0'], [7, '"¥"#,##0.00;"¥"\\-#,##0.00'], [8, '"¥"#,##0.00;"¥"\\-#,##0.00'],
  [9, '0%'], [10, '0.00%'], [11, '0.00E+00'], [12, '# ?/?'], [13, '# ??/??'],
  [14, 'yyyy/m/d'], [15, 'd-mmm-yy'], [16, 'd-mmm'], [17, 'mmm-yy'], [18, 'h:mm AM/PM'], [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'], [21, 'h:mm:ss'], [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'], [28, 'm"月"d"日"'], [29, 'm"月"d"日"'], [30, 'm\\-d\\-yy'], [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'], [33, 'h"时"mm"分"ss"秒"'], [34, 'h"时"mm"分"'], [35, 'h"时"mm"分"ss"秒"'], [36, 'yyyy"年"m"月"'],
  [37, '#,##0;\\-#,##0'], [38, '#,##0;\\-#,##0'], [39, '#,##0.00;\\-#,##0.00'], [40, '#,##0.00;\\-#,##0.00'],
  [41, '#,##0;\\-#,##0;"-"'], [42, '"¥"#,##0;"¥"\\-#,##0;"¥-"'], [43, '#,##0.00;\\-#,##0.00;"-"'], [44, '"¥"#,##0.00;"¥"\\-#,##0.00;"¥-"'],
  [45, 'mm:ss'], [46, '[h]:mm:ss'], [47, 'mm:ss.0'], [48, '##0.0E+0'], [49, '@'],
  [50, 'yyyy"年"m"月"'], [51, 'm"月"d"日"'], [52, 'yyyy"年"m"月"'], [53, 'm"月"d"日"'], [54, 'm"月"d"日"'],
  [55, 'h"时"mm"分"'], [56, 'h"时"mm"分"ss"秒"'], [57, 'yyyy"年"m"月"'], [58, 'm"月"d"日"'],
]); // prettier-ignore

/** The code of a built-in format by its number; `General` where there is none. */
export function builtInFormat(id: number): string {
  return BUILT_IN.get(id) ?? GENERAL;
}

/** Codes that stand for the system's own long date and time. */
const SYSTEM: readonly (readonly [RegExp, string])[] = [
  [/^\[\$-F800\]/i, 'yyyy"年"m"月"d"日"'],
  [/^\[\$-F400\]/i, 'h:mm:ss'],
];

interface Code {
  readonly code: string;
  readonly percent: boolean;
  readonly date: boolean;
}

const INTEGER_LIMIT = 1e11;

let loading: Promise<NumberFormats> | null = null;

/** SheetJS is loaded when the first spreadsheet is read: it takes some 30 ms. */
export function loadNumberFormats(): Promise<NumberFormats> {
  return (loading ??= load());
}

async function load(): Promise<NumberFormats> {
  const { SSF } = (await import('@e965/xlsx')) as unknown as {
    SSF: {
      format(code: string, value: number, options: { readonly date1904: boolean }): string;
      is_date(code: string): boolean;
    };
  };
  const render = (code: string, value: number, from1904: boolean): string => {
    try {
      return SSF.format(code, value, { date1904: from1904 });
    } catch {
      return '';
    }
  };
  const known = new Map<string, Code>();
  const analyse = (given: string): Code => {
    let code = known.get(given);
    if (code === undefined) {
      const real = SYSTEM.find(([pattern]) => pattern.test(given))?.[1] ?? given;
      const signs = real.replace(/"[^"]*"?|\\.|_.|\*./g, '');
      code = { code: real, percent: signs.includes('%'), date: !signs.includes('%') && SSF.is_date(real) };
      if (known.size < 4096) known.set(given, code);
    }
    return code;
  };
  const general = (value: number): string =>
    Number.isInteger(value) && Math.abs(value) < INTEGER_LIMIT ? String(value) : render(GENERAL, value, false);
  return {
    show(given, value, from1904) {
      if (given === GENERAL || given === '' || given === '@') {
        return { text: general(value), percent: false, date: false };
      }
      const { code, percent, date } = analyse(given);
      const text = render(code, value, from1904);
      // a negative date and a number that the code hides would both be lost
      if (text.trim() === '' || /^#+$/.test(text)) return { text: general(value), percent: false, date: false };
      return { text, percent, date };
    },
  };
}
