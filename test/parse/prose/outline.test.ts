import { describe, expect, it } from 'vitest';
import { readProse } from '../../../src/parse/prose/index.js';
import { outline, paragraphs, read } from './helper.js';

describe('sections', () => {
  it('reads a transfer narrative with its four kinds of numbers', () => {
    const result = read(`云溪县2022年中央财政农村客运补贴资金转移支付绩效自评报告
一、绩效目标分解下达情况
省财政厅下达我县补贴资金320万元。
二、绩效目标完成情况分析
（一）资金投入情况分析
1.项目资金到位情况分析。
资金于3月全部到位。
2、项目资金执行情况分析
全年执行310万元。
（二）总体绩效目标完成情况分析
总体目标已完成。
（三）绩效指标完成情况分析
1.产出指标完成情况分析
（1）数量指标
补贴车辆86辆。
①农村客运车辆
共86辆。
三、偏离绩效目标的原因和下一步改进措施
无偏离。
四、绩效自评结果拟应用和公开情况
在门户网站公开。`);
    expect(outline(result)).toEqual([
      '1 goals 一、 绩效目标分解下达情况',
      '1 performance 二、 绩效目标完成情况分析',
      '2 funding （一） 资金投入情况分析',
      '3 funding 1. 项目资金到位情况分析',
      '3 funding 2、 项目资金执行情况分析',
      '2 performance （二） 总体绩效目标完成情况分析',
      '2 performance （三） 绩效指标完成情况分析',
      '3 performance 1. 产出指标完成情况分析',
      '4 performance （1） 数量指标',
      '5 performance ① 农村客运车辆',
      '1 improvements 三、 偏离绩效目标的原因和下一步改进措施',
      '1 result_use 四、 绩效自评结果拟应用和公开情况',
    ]);
    expect(result.sections[3]?.text).toBe('资金于3月全部到位。');
  });

  it('puts a number of the wrong kind into the run that it carries on', () => {
    const result = read(`一、部门概况
我局内设六个科室。
二、支出情况
（一）基本支出情况
用于人员经费。
（2）项目支出情况
1.项目资金使用情况
按规定使用。
2. .项目管理情况分析。
制度健全。
3、存在的问题及原因分析
宣传不够。
四、 下一步改进措施
加强宣传。`);
    expect(outline(result)).toEqual([
      '1 overview 一、 部门概况',
      '1 funding 二、 支出情况',
      '2 funding （一） 基本支出情况',
      '2 funding （2） 项目支出情况',
      '3 funding 1. 项目资金使用情况',
      '3 organization 2. 项目管理情况分析',
      '3 problems 3、 存在的问题及原因分析',
      '1 improvements 四、 下一步改进措施',
    ]);
  });

  it('takes the part before a colon or full stop for the heading, and a numbered sentence for text', () => {
    const result = read(`一、项目概况
1. 项目基本情况：2022年县财政下达资金80万元，用于校舍维修。
2. 项目建设内容：维修校舍12间。
（三）项目绩效目标完成情况及结果分析。本年度任务全部完成。
二、资金使用情况
(一) 全年共安排资金 80 万元。
(二) 实际支出了 80 万元。
(三) 资金主要用于以下方面：
1.屋面维修；
2.门窗更换。
三、存在问题及改进措施
（一）存在问题
1.施工周期较长。
2.资料归档不及时
改进措施：今后提前谋划，加快进度。`);
    expect(outline(result)).toEqual([
      '1 overview 一、 项目概况',
      '3 overview 1. 项目基本情况',
      '3 overview 2. 项目建设内容',
      '2 performance （三） 项目绩效目标完成情况及结果分析',
      '1 funding 二、 资金使用情况',
      '1 problems 三、 存在问题及改进措施',
      '2 problems （一） 存在问题',
      '2 improvements - 改进措施',
    ]);
    expect(result.sections[4]?.text.split('\n')).toHaveLength(5);
    expect(result.sections[6]?.text).toBe('1.施工周期较长。\n2.资料归档不及时');
    expect(result.sections[7]?.text).toBe('今后提前谋划，加快进度。');
  });

  it('reads headings that carry no number', () => {
    const result = read(`项目基本概况
2021年财政安排专项经费共计96.5万元。
项目资金使用及管理情况
专款专用。
综合评价情况及评价结论
项目主要绩效情况分析
完成了年度任务。
主要经验及做法、存在问题和建议
经验和做法：领导重视，措施有力。
存在的问题和建议：资金下达较晚，建议提前下达。`);
    expect(outline(result)).toEqual([
      '1 overview - 项目基本概况',
      '1 funding - 项目资金使用及管理情况',
      '1 conclusion - 综合评价情况及评价结论',
      '1 performance - 项目主要绩效情况分析',
      '1 problems - 主要经验及做法、存在问题和建议',
      '2 experience - 经验和做法',
      '2 problems - 存在的问题和建议',
    ]);
  });

  it('keeps every paragraph: what is no title, cover line, mark or heading stands in a section', () => {
    const text = `附件2
2023年度某县林业局部门整体支出绩效自评报告
县财政局：
按照通知要求，我局对2023年度部门整体支出开展了绩效自评，现将情况报告如下：
第一部分 部门概况
全局共有职工42人。
第二部分、其他需要说明的问题
无。
附件：1.部门整体支出绩效自评表
2.项目支出绩效自评表
某县林业局
2024年5月20日`;
    const result = read(text);
    expect(outline(result)).toEqual([
      '1 overview - 2023年度某县林业局部门整体支出绩效自评报告',
      '1 overview 第一部分 部门概况',
      '1 other 第二部分、 其他需要说明的问题',
      '2 attachments - 附件',
    ]);
    expect(result.sections[3]?.text).toBe('1.部门整体支出绩效自评表\n2.项目支出绩效自评表');
    expect(result.hints.reportDate?.value).toBe('2024-05-20');
    expect(result.hints.reportingUnit?.value).toBe('某县林业局');
    const kept = result.sections.map((s) => s.heading + s.text).join('');
    for (const words of ['县财政局', '现将情况报告如下', '职工42人']) expect(kept).toContain(words);
  });

  it('does not take a decimal or a value for a number or heading', () => {
    const result = read(`一、产出情况
1.2万名群众参加了培训。
满意度：95%
3.5公里道路完工。`);
    expect(outline(result)).toEqual(['1 performance 一、 产出情况']);
    expect(result.sections[0]?.text).toContain('满意度：95%');
  });

  it('uses declared outline levels', () => {
    const [first, second] = paragraphs('农田水利\n渠道维修12公里。');
    if (!first || !second) throw new Error('two paragraphs');
    const result = readProse({ paragraphs: [{ ...first, outline: 2 }, second] });
    expect(outline(result)).toEqual(['2 other - 农田水利']);
  });
});
