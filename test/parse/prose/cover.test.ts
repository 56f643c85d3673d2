import { describe, expect, it } from 'vitest';
import { readCover } from '../../../src/parse/prose/cover.js';
import { read } from './helper.js';

describe('covers and signatures', () => {
  const cover = `
附件3
财政支出项目绩效评价自评报告
评价类型：项目实施过程评价□ 项目完成结果评价☑
项 目 名 称   农村饮水安全巩固提升
项目单位：清河县水利工程站（盖章）
主管部门   清河县水利局
评价工作组负责人：张某 (签章)
联系人：李某某          联系电话：0730-1234567
报告日期：2022年8月16日
           清河县财政局（制）
一、项目基本概况
项目起止时间为2021年3月至2021年12月。`;

  it('reads labelled lines, with a colon or a gap', () => {
    const { hints } = read(cover);
    expect(hints.projectName).toMatchObject({ value: '农村饮水安全巩固提升', rank: 90 });
    expect(hints.implementingUnit?.value).toBe('清河县水利工程站');
    expect(hints.supervisingDepartment?.value).toBe('清河县水利局');
    expect(hints.reportDate?.value).toBe('2022-08-16');
    expect(hints.period?.value).toEqual({ start: '2021-03', end: '2021-12' });
    expect(hints.kind?.value).toBe('project');
  });

  it('reads persons, and phone numbers only on request', () => {
    expect(read(cover).people).toEqual([
      { role: 'evaluation_lead', name: '张某', title: null, unit: null, phone: null },
      { role: 'contact', name: '李某某', title: null, unit: null, phone: null },
    ]);
    expect(read(cover, { phones: true }).people[1]?.phone).toBe('0730-1234567');
  });

  it('leaves nothing of the cover in the sections', () => {
    expect(read(cover).sections.map((s) => s.heading)).toEqual(['项目基本概况']);
  });

  it('reads a title that breaks over lines, with the unit and year in it', () => {
    const { hints } = read(`附件4
2024年度清河县医疗保障局
整体支出绩效自评报告
一、部门基本情况
内设5个股室。`);
    expect(hints.title?.value).toBe('2024年度清河县医疗保障局整体支出绩效自评报告');
    expect(hints).toMatchObject({
      kind: { value: 'department' },
      fiscalYear: { value: 2024, rank: 80 },
      reportingUnit: { value: '清河县医疗保障局' },
    });
  });

  it('reads the year behind a unit and empty signature fields', () => {
    const { hints, sections, people } = read(`项目支出绩效自评表
填报单位：（盖章） 清河县卫生健康局               （  2023年度）
填报人：          联系电话：          填报日期：       单位负责人签字：`);
    expect(hints.reportingUnit?.value).toBe('清河县卫生健康局');
    expect(hints.fiscalYear?.value).toBe(2023);
    expect(sections).toEqual([]);
    expect(people).toEqual([]);
  });

  it('reads score and grade from the sentence that states them', () => {
    const { hints } = read(`一、自评结论
产出指标60分，得58分。
经综合评价，自评得分96.5分，评价等级为“优”。`);
    expect(hints.selfScore?.value).toBe(96.5);
    expect(hints.grade?.value).toBe('优');
  });

  it('takes a unit out of a sentence that goes on, and keeps the sentence', () => {
    const { hints, sections } = read(`一、基本情况
项目单位：清河县水务局。根据通知，下达我县防汛资金120万元。`);
    expect(hints.implementingUnit?.value).toBe('清河县水务局');
    expect(sections[0]?.text).toContain('下达我县防汛资金120万元');
  });

  it('reads known labels behind one that is not known', () => {
    expect(readCover('部门（单位）：清河县委党校            填报时间：2020年2月28日')).toMatchObject([
      { field: 'reportingUnit', value: '清河县委党校' },
      { field: 'reportDate', value: '2020年2月28日' },
    ]);
    expect(readCover('归口科室：教科文股      填报日期：2020年2月28日')).toMatchObject([
      { field: 'none', label: '归口科室', value: '教科文股' },
      { field: 'reportDate' },
    ]);
    expect(readCover('一是加强管理：联系人：无')).toEqual([]);
  });

  it('ends a value where its sentence ends', () => {
    expect(readCover('项目单位：清河县水务局。根据通知，下达资金。')).toMatchObject([{ value: '清河县水务局' }]);
    expect(readCover('项目单位：清河县水务局。')).toMatchObject([{ value: '清河县水务局' }]);
  });
});
