import { describe, expect, it } from 'vitest';
import { read } from './helper.js';

/** `label=number unit` of every fact of one paragraph. */
const facts = (text: string): string[] =>
  read(`一、工作成效\n${text}`).facts.map((f) => `${f.label ?? '?'}=${f.number}${f.unit}`);

describe('facts', () => {
  it.each([
    ['实现了城镇职工参保率100%；城乡居民参保率为93.92%。', ['城镇职工参保率=100%', '城乡居民参保率=93.92%']],
    ['游客满意率达98%以上。', ['游客满意率=98%']],
    [
      '约谈负责人3家，自主退回资金5.68万元，罚款4.54万元。',
      ['约谈负责人=3家', '自主退回资金=5.68万元', '罚款=4.54万元'],
    ],
    ['2024年度城乡居民人数221000人，实际参保人数为207569人。', ['城乡居民人数=221000人', '实际参保人数=207569人']],
    ['全市1.2万名脱贫人口全部纳入保障。', ['脱贫人口=1.2万名']],
    ['新建3个村级卫生室，改造厕所126座。', ['村级卫生室=3个', '改造厕所=126座']],
    ['现场培训7次，培训医务人员200余人次。', ['现场培训=7次', '培训医务人员=200人次']],
    ['资金实际执行率 100%。', ['资金实际执行率=100%']],
    [
      '已支付疫苗费4771万元、接种费250万元，两项合计5021万元。',
      ['支付疫苗费=4771万元', '接种费=250万元', '两项合计=5021万元'],
    ],
    ['参保率、满意率分别为95%、98%。', ['参保率=95%', '满意率=98%']],
    ['知晓率、满意率、参与率分别为95%、98%。', ['?=95%', '?=98%']],
    ['森林覆盖率由2021年的60.5%提高到61.2%。', ['森林覆盖率=60.5%', '森林覆盖率=61.2%']],
    ['按每人每年60元的标准补助。', ['?=60元']],
    ['经费支出12万元，结余0万元。', ['经费支出=12万元', '结余=0万元']],
  ])('%s', (text, expected) => expect(facts(text)).toEqual(expected));

  it('leaves out years, document numbers, list numbers and parts of the text', () => {
    expect(facts('根据清财预〔2023〕15号文件，从3个方面开展2023年自评。')).toEqual([]);
  });

  it('keeps the sentence and the section', () => {
    const [fact] = read('一、概况\n全县共有学校42所。下设2个科室。\n二、成效\n无。').facts;
    expect(fact).toMatchObject({ section: 1, sentence: '全县共有学校42所。', kind: 'count', raw: '42所' });
    expect(fact?.at.paragraph).toBe(2);
  });
});

describe('numbers that are not certain', () => {
  it('are told and not taken', () => {
    const { facts, warnings } = read('一、情况\n城镇新增就业5，500人，支出12万元。');
    expect(facts.map((f) => `${String(f.number)}${f.unit}`)).toEqual(['12万元']);
    expect(warnings).toMatchObject([{ code: 'value.unsure', at: { paragraph: 2 } }]);
    expect(warnings[0]?.message).toContain('5，500人');
  });
});
