/** Values end where other words begin: labels on one line, names in titles, reasons after an indicator. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/record.js';
import { extractBytes } from '../../../src/run/extract.js';
import { readCover } from '../../../src/parse/prose/cover.js';
import { readTitle } from '../../../src/parse/prose/title.js';

const page = (lines: readonly string[], title = ''): Uint8Array =>
  new TextEncoder().encode(
    `<html><head><title>${title}</title></head><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`,
  );

async function read(lines: readonly string[]): Promise<Report | undefined> {
  return (await extractBytes(page(lines), 'page.html')).extraction.reports[0];
}

describe('a label without a colon', () => {
  it.each([
    [
      '主管部门  某县商务局实施单位',
      [
        ['supervisingDepartment', '某县商务局'],
        ['implementingUnit', ''],
      ],
    ],
    [
      '主管部门  某县商务局 实施单位  某县电商中心',
      [
        ['supervisingDepartment', '某县商务局'],
        ['implementingUnit', '某县电商中心'],
      ],
    ],
    [
      '主管部门  项目单位 某县供水总站',
      [
        ['supervisingDepartment', ''],
        ['implementingUnit', '某县供水总站'],
      ],
    ],
    ['主管部门  某县水利局', [['supervisingDepartment', '某县水利局']]],
    ['项目名称  实施单位能力建设', [['projectName', '实施单位能力建设']]],
  ])('in “%s” has its value up to the next label', (line, wanted) => {
    expect(readCover(line).map(({ field, value }) => [field, value])).toEqual(wanted);
  });
});

it.each(['楠竹产业发展项目绩效自评指标表', '楠竹产业发展项目绩效自评情况表'])('%s names the project only', (title) => {
  expect(readTitle(title).projectName).toBe('楠竹产业发展项目');
});

const REPORT = [
  '某某县2023年蔬菜基地建设项目绩效自评报告',
  '一、项目概况',
  '蔬菜基地建设项目由某某县农业农村局组织实施。项目年初预算1200万元，年中调减至1080万元，全年支出1026万元，预算执行率95%。',
  '二、绩效目标完成情况',
  '建成大棚，年初目标值100座，实际完成值96座，自评得分9分。未完成原因：土地流转进度较慢。新建冷库，年初目标值2座，实际完成值2座，自评得分10分。',
];

describe('a narrative', () => {
  it('tells the budget after it was changed during the year', async () => {
    const [total] = (await read(REPORT))?.funding ?? [];
    expect(total).toMatchObject({ initialBudget: 12_000_000, budget: 10_800_000, executed: 10_260_000 });
  });

  it('gives a reason to the indicator told right before', async () => {
    const rows = (await read(REPORT))?.indicators ?? [];
    expect(rows.map(({ level3, reason }) => [level3, reason])).toEqual([
      ['建成大棚', '土地流转进度较慢'],
      ['新建冷库', null],
    ]);
  });

  it('takes the project from the title whose words the text repeats', async () => {
    const lines = ['某县2023年蔬菜项目绩效自评报告', ...REPORT];
    expect((await read(lines))?.projectName).toBe('蔬菜基地建设项目');
  });
});

it('a conclusion in a form states the self score', async () => {
  const rows = [
    ['项目名称', '蔬菜基地'],
    ['一级指标', '二级指标', '三级指标', '指标值', '完成值'],
    ['产出指标', '数量指标', '建成大棚', '100座', '100座'],
    ['自评结论', '项目实施顺利，自评得分94分，等级为优。'],
  ];
  const cells = rows.map((row) =>
    row.map((text, i) => `<td${i + 1 === row.length ? ` colspan="${6 - row.length}"` : ''}>${text}</td>`).join(''),
  );
  const bytes = new TextEncoder().encode(
    `<p>某县2023年度项目支出绩效自评表</p><table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>`,
  );
  const { extraction } = await extractBytes(bytes, 'form.html');
  expect(extraction.reports[0]).toMatchObject({ selfScore: 94, grade: '优' });
});

it.each([
  '项目主管部门为清河县农业农村局，由清河县农田建设中心组织实施。',
  '项目由清河县农业农村局主管，清河县农田建设中心具体实施。',
])('%s names who is in charge and who does the work', async (sentence) => {
  const report = await read([...REPORT.slice(0, 2), sentence, ...REPORT.slice(3)]);
  expect([report?.supervisingDepartment, report?.implementingUnit]).toEqual(['清河县农业农村局', '清河县农田建设中心']);
});

it('reads sources in a list, also those that a county raises itself', async () => {
  const money = '总投资3,000万元，其中中央资金二千一百万元，省级资金600万元，县级自筹200万元，县财政100万元。';
  const report = await read([...REPORT.slice(0, 2), money, ...REPORT.slice(3)]);
  expect(report?.funding.map(({ source, budget }) => [source, budget])).toEqual([
    ['total', 30_000_000],
    ['central', 21_000_000],
    ['province', 6_000_000],
    ['county', 2_000_000],
    ['county', 1_000_000],
  ]);
});
