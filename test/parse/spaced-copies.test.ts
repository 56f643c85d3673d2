/** Text copies in which every character is set apart: a wider gap parts cells, and digits apart are one number. */
import { describe, expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';

const FORM = `项目支出绩效自评表
（2022年度）
项目名称|渠道清淤
主管部门|某某区水利局|实施单位|某某区灌区管理站
项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分
年度资金总额|450.00|450.00|432.00|10|96.00%|9.6
其中：当年财政拨款|400.00|400.00|382.00|-|95.50%|-
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|清淤长度|≥18公里|19公里|20|20
产出指标|质量指标|水闸完好率|≥95%|92%|25|24

- 1 -

产出指标|时效指标|完工及时率|100%|100%|15|15
效益指标|经济效益指标|改善灌溉面积|≥5000亩|5300亩|30|30
总分|100|98.6`;

/** The form with `gap` between its cells and a space between all characters. */
const apart = (gap: string): string =>
  FORM.split('\n')
    .map((line) =>
      line
        .split('|')
        .map((cell) => [...cell.replace(/\s/g, '')].join(' '))
        .join(gap),
    )
    .join('\n');

async function read(text: string) {
  const { extraction } = await extractBytes(new TextEncoder().encode(text), 'copy.txt');
  return extraction;
}

describe('text with a space between all characters', () => {
  it.each([
    ['two spaces', '  '],
    ['three spaces', '   '],
  ])('is read in full with %s between cells', async (_, gap) => {
    const { reports, warnings } = await read(apart(gap));
    const [report] = reports;
    expect(warnings.filter(({ code }) => code === 'cell.unread' || code === 'form.unread')).toEqual([]);
    expect(report?.projectName).toBe('渠道清淤');
    expect(report?.selfScore).toBe(98.6);
    const amounts = report?.funding.flatMap(({ budget, executed }) => (budget === null ? [] : [[budget, executed]]));
    expect(amounts).toEqual([
      [4_500_000, 4_320_000],
      [4_000_000, 3_820_000],
    ]);
    expect(report?.indicators.map((row) => [row.level3, row.target?.number, row.actual?.number, row.weight, row.score])).toEqual([
      ['清淤长度', 18, 19, 20, 20],
      ['水闸完好率', 95, 92, 25, 24],
      ['完工及时率', 100, 100, 15, 15],
      ['改善灌溉面积', 5000, 5300, 30, 30],
    ]); // prettier-ignore
  });

  it('keeps two numbers apart where the digits of others stand together', async () => {
    const text = apart('   ').replace('2 5   2 4', '25   24');
    const { reports } = await read(text);
    expect(reports.flatMap(({ indicators }) => indicators.map(({ weight }) => weight))).not.toContain(2525);
  });
});
