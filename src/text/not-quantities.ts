/** Digits that count nothing: dates, document numbers, list numbers, identifiers, telephone numbers, ratios, ages of a group. */

const YEAR = '(?:19|20)\\d{2}';
const TO = '\\s*[-~至到、和及]+\\s*';
const HAN = '[\\u4e00-\\u9fff]';

/** Each with its reason; at one place the first that fits wins. */
const PATTERNS: readonly string[] = [
  // telephone numbers, long identifiers, names in Latin letters with digits
  '(?<!\\d)1[3-9]\\d{9}(?![\\d.])',
  '(?<!\\d)0\\d{2,3}-?\\d{7,8}(?!\\d)',
  '(?<![\\d.])\\d{15,}',
  '(?<![A-Za-z\\d])(?!RMB|CNY|[A-Za-z]{2,12}\\d{1,9}(?:\\.\\d+)?\\s?(?:[万亿]|元|%))[A-Za-z]{1,12}[-_.]?\\d[A-Za-z\\d.-]*',
  '(?:12345|12333|12393|12315|12388|110|119|120|122)(?=[^\\d%]{0,8}(?:热线|专线|平台|电话))',
  // document numbers and anything that is numbered: 〔2024〕4号, 第3次, 5号楼
  `\\(\\s*${YEAR}\\s*\\)\\s*第?\\s*\\d+\\s*号`,
  `第\\s*\\d+(?:${TO}\\d+)?\\s*${HAN}?`,
  '\\d+\\s*(?:号(?!次)|#)',
  `\\(\\s*${YEAR}\\s*\\)`,
  // dates and parts of dates
  `${YEAR}\\s*年\\s*\\d{1,2}\\s*(?:月份?)?${TO}\\d{1,2}\\s*月份?`,
  `${YEAR}\\s*年\\s*\\d{1,2}\\s*月份?(?:\\s*\\d{1,2}\\s*[日号])?`,
  `(?<!\\d)${YEAR}([-./])\\d{1,2}\\1\\d{1,2}(?![\\d.])`,
  '(?<!\\d)(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?=$|[\\s)\\],，。;、])',
  `(?<!\\d)${YEAR}\\s*年?度?${TO}${YEAR}\\s*(?:年度?|学年)`,
  `(?<!\\d)${YEAR}\\s*年(?:度|初|底|末)?`,
  '(?<!\\d)\\d{2}\\s*年度',
  '(?<![\\d.])\\d{1,2}\\s*(?:月份?)?' + TO + '\\d{1,2}\\s*月(?!饼)份?',
  '(?<![\\d.])\\d{1,2}\\s*月(?!饼)(?:份|底|初|末|上旬|中旬|下旬)?(?:\\s*\\d{1,2}\\s*[日号])?',
  // a day of the month; with a comparator (≤30日), or above 31, days are a duration
  '(?<![\\d.]|[<>≤≥=]\\s?|不超过|不少于|不低于|不高于|不大于|不小于)(?:0?[1-9]|[12]\\d|3[01])\\s*日(?!内|以内|之内|均|元)',
  '\\d\\s*季度',
  '(?:近|前|过去|未来|连续|今后)\\s*\\d{1,2}\\s*年',
  // 1:1.5, 8:30, 1.2.3
  '\\d+(?:\\.\\d+)?\\s*:\\s*\\d+(?:\\.\\d+)?(?::\\d+)*',
  '\\d+(?:\\.\\d+){2,}',
  // list numbers
  '(?<=^\\s{0,4}|[\\n。;!?:]\\s{0,3})\\(?\\d{1,2}(?:[.、](?!\\d)|\\))(?=\\s*\\S)',
  `(?<=[，,])\\d{1,2}[.、](?=${HAN})`,
  `\\(\\d{1,2}\\)(?=${HAN})`,
  // what a group or a thing is called by
  '\\d+(?:\\s*[-~]\\s*\\d+)?\\s*周?岁(?:及?以[上下])?',
  '\\d+\\s*[型级]',
  '\\d+\\s*个方面',
];
// no pattern begins with another character, which spares most places of a text the long way through all of them
const NONE = new RegExp(
  `(?=[\\dA-Za-z(第近前过未连今])(?:${PATTERNS.map((source, index) => named(source, index)).join('|')})`,
  'gm',
);

// a back reference inside one alternative must name its own group
function named(source: string, index: number): string {
  return source.includes('\\1')
    ? source.replace('([-./])', `(?<g${index}>[-./])`).replaceAll('\\1', `\\k<g${index}>`)
    : source;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans of a shadow whose digits are no quantity, in order. */
export function spansOfNoQuantity(dark: string): Span[] {
  const spans: Span[] = [];
  if (!/\d/.test(dark)) return spans;
  for (const match of dark.matchAll(NONE)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}
