/** Columns of indicators whose headings nobody has listed: told where one reading only is possible, else left and told. */
import { describe, expect, it } from 'vitest';
import { drawn } from '../../fixtures/build/drawing.js';
import { renderHtml } from '../../fixtures/build/render-html.js';
import { right, title } from '../../fixtures/build/spec.js';
import type { Extraction, Indicator } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

async function read(table: string): Promise<Extraction> {
  const width = (table.trim().split('\n')[0] ?? '').split('|').length - 2;
  const named = `|项目名称|道路养护|${'<|'.repeat(width - 2)}`;
  const blocks = [title('渌口区2023年度项目支出绩效自评表'), right('单位：万元'), drawn(`\n${named}\n${table}`)];
  const html = renderHtml({ name: 'x', page: { title: '', date: '', source: '' }, as: ['html'], blocks }, 'plain');
  return (await extractBytes(Buffer.from(html), 'x.html')).extraction;
}

const shown = ({ level2, level3, target, actual, weight, score, reason }: Indicator): string =>
  [level2, level3, target?.comparator, target?.raw, actual?.raw, weight, score, reason].map((text) => text ?? '').join('|'); // prettier-ignore

const rows = ({ reports }: Extraction): string[] => reports.flatMap(({ indicators }) => indicators.map(shown));
const codes = ({ warnings }: Extraction): string[] => [...new Set(warnings.map(({ code }) => code))];

const LEVELS = '|一级指标|二级指标|三级指标|';
const OUTPUT = '|产出指标|数量指标|养护里程|';
const QUALITY = '|产出指标|质量指标|路况合格率|';
const CONTENT = '|满意度指标|满意度指标|群众满意度|';

/** What stands in each table besides the levels, and what of it must be read. */
const TOLD: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'signs and units by what they hold',
    `${LEVELS}年度指标值|甲栏|乙栏|实际完成值|分值|得分|
    ${OUTPUT}42|≥|公里|42.6|20|20|
    ${QUALITY}90|≥|%|91.5|20|20|
    ${CONTENT}92|≥|%|93|10|10|`,
    [
      '数量指标|养护里程|>=|42|42.6|20|20|',
      '质量指标|路况合格率|>=|90|91.5|20|20|',
      '满意度指标|群众满意度|>=|92|93|10|10|',
    ],
  ],
  [
    'a target left of the result, in its units',
    `${LEVELS}甲栏|实际完成值|分值|得分|
    ${OUTPUT}≥42公里|42.6公里|20|20|
    ${QUALITY}≥90%|91.5%|20|20|
    ${CONTENT}≥92%|93%|10|10|`,
    [
      '数量指标|养护里程|>=|≥42公里|42.6公里|20|20|',
      '质量指标|路况合格率|>=|≥90%|91.5%|20|20|',
      '满意度指标|群众满意度|>=|≥92%|93%|10|10|',
    ],
  ],
  [
    'weights and scores by their sums',
    `${LEVELS}年度指标值|实际完成值|甲栏|乙栏|
    ${OUTPUT}≥42公里|40公里|50|46|
    ${QUALITY}≥90%|91.5%|40|40|
    ${CONTENT}≥92%|93%|10|10|
    |总分|<|<|<|<|100|96|`,
    [
      '数量指标|养护里程|>=|≥42公里|40公里|50|46|',
      '质量指标|路况合格率|>=|≥90%|91.5%|40|40|',
      '满意度指标|群众满意度|>=|≥92%|93%|10|10|',
    ],
  ],
  [
    'a score and its weight in one cell',
    `${LEVELS}年度指标值|实际完成值|甲栏|
    ${OUTPUT}≥42公里|40公里|46/50|
    ${QUALITY}≥90%|91.5%|40/40|`,
    ['数量指标|养护里程|>=|≥42公里|40公里|50|46|', '质量指标|路况合格率|>=|≥90%|91.5%|40|40|'],
  ],
  [
    'names by their place',
    `|一级指标|二级指标|甲栏|年度指标值|实际完成值|分值|得分|
    ${OUTPUT}≥42公里|40公里|20|16|
    ${QUALITY}≥90%|91.5%|30|30|`,
    ['数量指标|养护里程|>=|≥42公里|40公里|20|16|', '质量指标|路况合格率|>=|≥90%|91.5%|30|30|'],
  ],
  [
    'several indicators in one row',
    `${LEVELS}年度指标值|实际完成值|分值|得分|
    |产出指标|数量指标|1.新建道路 / 2.新建桥梁|5公里 / 2座|4公里 / 2座|20 / 10|16 / 10|
    ${QUALITY}≥90%|91.5%|30|30|`,
    [
      '数量指标|新建道路||5公里|4公里|20|16|',
      '数量指标|新建桥梁||2座|2座|10|10|',
      '质量指标|路况合格率|>=|≥90%|91.5%|30|30|',
    ],
  ],
];

/** Tables in which a guess would be as likely wrong as right. */
const LEFT: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'two columns that may both be the score',
    `${LEVELS}年度指标值|实际完成值|分值|甲栏|乙栏|
    ${OUTPUT}≥42公里|42公里|20|20|19|
    ${QUALITY}≥90%|91.5%|30|30|30|
    ${CONTENT}≥92%|93%|10|10|10|`,
    [
      '数量指标|养护里程|>=|≥42公里|42公里|20||',
      '质量指标|路况合格率|>=|≥90%|91.5%|30||',
      '满意度指标|群众满意度|>=|≥92%|93%|10||',
    ],
  ],
  [
    'points that others gave',
    `${LEVELS}年度指标值|实际完成值|分值|专家组赋予|
    ${OUTPUT}≥42公里|42公里|20|20|
    ${QUALITY}≥90%|91.5%|30|30|`,
    ['数量指标|养护里程|>=|≥42公里|42公里|20||', '质量指标|路况合格率|>=|≥90%|91.5%|30||'],
  ],
  [
    'what was reached in another year',
    `${LEVELS}年度指标值|去年情形|分值|得分|
    ${OUTPUT}≥42公里|41公里|20|20|
    ${QUALITY}≥90%|89%|30|30|`,
    ['数量指标|养护里程|>=|≥42公里||20|20|', '质量指标|路况合格率|>=|≥90%||30|30|'],
  ],
  [
    'two columns that may both be the result',
    `${LEVELS}年度指标值|甲栏|乙栏|分值|得分|
    ${OUTPUT}≥42公里|41公里|43公里|20|20|
    ${QUALITY}≥90%|89%|92%|30|30|`,
    ['数量指标|养护里程|>=|≥42公里||20|20|', '质量指标|路况合格率|>=|≥90%||30|30|'],
  ],
];

describe('columns without a known heading', () => {
  it.each(TOLD)('%s', async (_, table, expected) => {
    const extraction = await read(table);
    expect(rows(extraction)).toEqual(expected);
    expect(codes(extraction)).toContain('value.inferred');
  });

  it.each(LEFT)('are left where a guess would do: %s', async (_, table, expected) => {
    const extraction = await read(table);
    expect(rows(extraction)).toEqual(expected);
    expect(codes(extraction)).toEqual(expect.arrayContaining(['header.unknown', 'cell.unread']));
  });

  it('money is no result', async () => {
    const extraction = await read(`${LEVELS}执行数|年度指标值|实际完成值|分值|得分|
    ${OUTPUT}228.00|≥42公里|42公里|20|20|
    ${QUALITY}228.00|≥90%|91.5%|30|30|`);
    expect(rows(extraction)).toEqual(['数量指标|养护里程|>=|≥42公里|42公里|20|20|', '质量指标|路况合格率|>=|≥90%|91.5%|30|30|']); // prettier-ignore
  });

  it('a sign that was read as a figure gives no number', async () => {
    const extraction = await read(`${LEVELS}年度指标值|实际完成值|分值|得分|
    ${CONTENT}290%|95%|20|20|
    |产出指标|数量指标|产量增长|290%|295%|20|20|`);
    expect(extraction.reports[0]?.indicators.map(({ target }) => target?.number)).toEqual([null, 290]);
    expect(codes(extraction)).toContain('value.unsure');
  });
});

describe('a document whose characters are set apart', () => {
  const lines = [
    ['项 目 名 称', '道 路 养 护'],
    ['一 级 指 标', '二 级 指 标', '三 级 指 标', '指 标 值', '完 成 值', '分 值', '得 分'],
    ['产 出 指 标', '数 量 指 标', '养 护 里 程', '≥ 1 2 0 . 5 公 里', '1 2 1 公 里', '2 0 分', '1 9 . 5'],
  ];
  const page = (rows: readonly (readonly string[])[]): Buffer =>
    Buffer.from(`<p>渌 口 区 2 0 2 3 年 度 项 目 支 出 绩 效 自 评 表</p><table>${rows.map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`); // prettier-ignore

  it('has its figures joined', async () => {
    const { extraction } = await extractBytes(page(lines), 'x.html');
    expect(rows(extraction)).toEqual(['数量指标|养护里程|>=|≥120.5公里|121公里|20|19.5|']);
  });

  it('in any other document two figures stay two', async () => {
    const close = lines.map((cells, i) => cells.map((text, k) => (i === 2 && k === 3 ? text : text.replace(/ /g, ''))));
    const { extraction } = await extractBytes(page(close), 'x.html');
    expect(extraction.reports[0]?.indicators[0]?.target?.number).toBeNull();
  });
});
