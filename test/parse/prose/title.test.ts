import { read } from './helper.js';
import { describe, expect, it } from 'vitest';
import { readTitle } from '../../../src/parse/prose/title.js';

describe('readTitle', () => {
  it.each([
    ['2023年度某市清河区林业局整体支出绩效自评报告', 'department', 2023, null, '某市清河区林业局'],
    ['清河县水利局2022年度部门整体支出绩效自评报告', 'department', 2022, null, '清河县水利局'],
    ['清河县教育局部门整体支出绩效评价报告（2023年度）', 'department', 2023, null, '清河县教育局'],
    ['关于2021年度清河县档案馆部门整体支出绩效自评情况的报告', 'department', 2021, null, '清河县档案馆'],
    ['2022年度部门整体支出绩效自评报告', 'department', 2022, null, null],
    ['乡村公路养护专项支出绩效自评报告', 'project', null, '乡村公路养护', null],
    ['2023年村级光纤改造项目支出绩效自评报告', 'project', 2023, '村级光纤改造', null],
    ['2023年度文化惠民演出项目绩效自评报告', 'project', 2023, '文化惠民演出项目', null],
    ['城镇困难职工帮扶资金项目2022年绩效自评报告', 'project', 2022, '城镇困难职工帮扶资金', null],
    ['清河县民政局2023年高龄津贴专项资金绩效自评报告', 'project', 2023, '高龄津贴专项资金', '清河县民政局'],
    [
      '清河县农业农村局关于2022年耕地地力保护补贴资金绩效自评的报告',
      'project',
      2022,
      '耕地地力保护补贴资金',
      '清河县农业农村局',
    ],
    ['2021年中央财政森林生态效益补偿资金转移支付绩效自评报告', 'transfer', 2021, '中央财政森林生态效益补偿资金', null],
    ['清河县财政支出项目绩效自评报告', 'project', null, null, null],
    ['财政支出项目绩效评价自评报告', 'project', null, null, null],
    ['项目支出绩效自评表', 'project', null, null, null],
    ['二〇二二年度春风行动就业补助资金绩效自评报告', 'project', 2022, '春风行动就业补助资金', null],
    ['2022年度“天网工程”维护项目绩效评价自评报告', 'project', 2022, '“天网工程”维护项目', null],
  ] as const)('%j', (title, kind, fiscalYear, projectName, unit) => {
    expect(readTitle(title)).toMatchObject({ kind, fiscalYear, projectName, unit });
  });

  it('joins the name of a project with the scoring table below it', () => {
    const { hints } = read('清河县2018年度农村饮水安全工程\n财政支出绩效自评打分表\n一、评分\n得分情况良好。');
    expect(hints.projectName?.value).toBe('农村饮水安全工程');
    expect(hints.fiscalYear?.value).toBe(2018);
  });

  it.each([
    ['清河县2024年中央财政困难群众救助补助资金绩效自评报告', 'transfer'],
    ['2023年中央和自治区就业补助资金绩效自评报告', 'transfer'],
    ['2023年城乡居民医保县级配套资金绩效自评报告', 'project'],
    ['中央公园绿化养护项目绩效自评报告', 'project'],
  ])('%s is of kind %s', (title, kind) => expect(readTitle(title).kind).toBe(kind));

  it('leaves a year in full-width digits out of the name', () => {
    expect(readTitle('２０２１年度农村改厕项目支出绩效自评报告')).toMatchObject({
      fiscalYear: 2021,
      projectName: '农村改厕',
    });
  });

  it('keeps the title of a collection apart from that of its first report', () => {
    const { hints, sections } = read(
      '清河县民政局2023年项目支出绩效自评报告汇编\n清河县2023年殡葬惠民补贴项目绩效自评报告\n一、项目概况\n补贴资金48万元。',
    );
    expect(hints.projectName?.value).toBe('殡葬惠民补贴');
    expect(sections.map((s) => s.heading)).toEqual(['项目概况']);
  });
});
