import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGIONS } from '../../data/regions.js';
import { conceptKey, type ConceptContext } from '../../src/concept/index.js';
import { pairs } from './pairs.js';

const label = (name: string, context: ConceptContext = {}): string => conceptKey(name, context).label;
const NAMES = [...new Set(pairs().flatMap(({ a, b }) => [a, b]))];

describe('a concept', () => {
  it.each([
    ['城乡居民参加医疗保险率', '城乡居民参保率'],
    ['2023年全县城乡居民医保参保率（%）', '城乡居民参保率'],
    ['指标1：群众满意率', '群众满意度'],
    ['学生及家长满意度', '学生、家长满意度'],
    ['资金及时到位率', '资金到位及时率'],
    ['工程质量合格率', '验收合格率'],
    ['按时完成率', '完成及时率'],
    ['农村公路新建里程', '新建农村公路里程'],
    ['★受益脱贫户数(≥**户)', '受益脱贫户数'],
    ['“三公”经费控制率', '三公经费控制率'],
    ['65岁以上老年人健康管理率', '65岁以上老年人健康管理率'],
    ['PM2.5年均浓度', 'PM2.5平均浓度'],
    ['新建20公里农村公路', '新建农村公路'],
    ['消除大班额', '大班额消除'],
    ['12345热线办结率', '12345热线办结率'],
  ])('of %s is %s', (name, expected) => {
    expect(label(name)).toBe(expected);
  });

  it('has a family that others share', () => {
    const family = (name: string): string => conceptKey(name).family;
    expect([family('群众满意度'), family('学生满意率')]).toEqual(['满意度', '满意度']);
    expect([family('参保率'), family('城镇职工参保率')]).toEqual(['参保率', '参保率']);
    expect(conceptKey('群众满意率').key).toBe('满意度/群众满意度');
    const without = NAMES.filter((name) => ['其他', '其他比率'].includes(family(name)));
    expect(without.length / NAMES.length).toBeLessThan(0.03);
  });

  it.each([
    ['improved', 'worsened', '税收收入增长率', '税收收入下降率'],
    ['covered', 'not covered', '参保率', '未参保率'],
    ['satisfied', 'not satisfied', '群众满意度', '群众不满意率'],
    ['passed', 'failed', '食品抽检合格率', '食品抽检不合格率'],
    ['people', 'visits', '培训人数', '培训人次'],
    ['arrived', 'passed on', '资金到位及时率', '资金拨付及时率'],
    ['a part of a town', 'the whole', '城区污水收集率', '污水收集率'],
    ['the centre of a town', 'the whole', '中心城区绿化面积', '绿化面积'],
    ['towns in general', 'the whole', '乡镇污水处理率', '污水处理率'],
    ['one level of government', 'another', '县级财政补助标准', '省级财政补助标准'],
  ])('is not one for %s and %s', (_, __, a, b) => {
    expect(label(a)).not.toBe(label(b));
  });

  it('takes the measure from the unit where the name has none', () => {
    expect(label('改造农村户厕', { unit: '座', level2Type: 'quantity' })).toBe('农村户厕改造数量');
    expect(label('改造农村户厕', { unit: '户' })).toBe('农村户厕改造户数');
    expect(label('培训果农', { unit: '人次' })).toBe('果农培训人次');
    expect(label('参保（人）')).toBe('参保人数');
    expect(label('改造农村户厕')).toBe('农村户厕改造');
    // in a row on time or cost the unit counts something else
    expect(label('处置突发问题', { unit: '次', level2Type: 'timeliness' })).toBe('突发问题处置');
    expect(label('农村公路养护里程', { unit: '个' })).toBe('农村公路养护里程');
  });

  it('leaves the own project out before a general concept only', () => {
    const projectName = '2023年农村公路养护专项资金';
    expect(label('农村公路养护项目验收合格率', { projectName })).toBe('验收合格率');
    expect(label('农村公路养护里程', { projectName })).toBe('农村公路养护里程');
    expect(label('农村公路养护项目验收合格率', { projectName: '校舍维修' })).toBe('农村公路养护项目验收合格率');
  });

  it('reads 参保 as health insurance unless the project is of another one', () => {
    expect(label('参加医疗保险率')).toBe('参保率');
    expect(label('参保率', { projectName: '城乡居民养老保险补助' })).toBe('养老保险参保率');
    expect(label('参保率', { projectName: '城乡居民医疗保险补助' })).toBe('参保率');
    expect(label('养老保险参保率')).not.toBe(label('参保率'));
  });

  it('leaves out the region of the report, in short too', () => {
    const regionNames = ['湖南省', '株洲市', '渌口区'];
    expect(label('渌口农村公路养护里程', { regionNames })).toBe('农村公路养护里程');
    expect(label('渌口农村公路养护里程')).not.toBe('农村公路养护里程');
  });

  it('is never empty, whatever the name', () => {
    for (const name of ['全县', '2023年', '完成', '项目', '……', '（）', '指标1：', '率', '数量', '95%', '渌口区', '。'])
      expect(label(name), name).not.toBe('');
    expect(label('')).toBe('');
  });
});

describe('concepts as a whole', () => {
  const odd = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...NAMES) },
    fc.string({
      unit: fc.constantFrom(...'建设改造农村公路满意度率参保数量的及时完成（）、，2023年全县≥%人户新增补助发放'),
    }),
    fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)).map(([a, b]) => a + b),
  );

  it('are fixed points: the concept of a label is that label', () => {
    for (const name of NAMES) {
      const concept = conceptKey(name);
      expect(conceptKey(concept.label), name).toEqual(concept);
    }
    fc.assert(
      fc.property(odd, (name) => {
        const concept = conceptKey(name);
        expect(conceptKey(concept.label)).toEqual(concept);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('do not change with a place or a year in front', () => {
    const regions = REGIONS.split(';')
      .map((entry) => entry.trim().slice(6))
      .filter((name) => /^.{2,}[省市县旗]$|^.{3,}区$/.test(name) && !/^(?:.城区|.关区|城.区|市.区)$/.test(name));
    expect(regions.length).toBeGreaterThan(2000);
    const place = fc.constantFrom(
      ...regions,
      '全县',
      '全市',
      '我县',
      '本县',
      '全区',
      '洣水镇',
      '黄诰镇',
      '石峰乡',
      '南山街道',
    );
    const year = fc.constantFrom('2023年', '2022年度', '二〇二三年', '2021-2023年', '全年', '当年', '2024');
    const before = fc.tuple(fc.option(year), fc.option(place)).map(([y, p]) => `${y ?? ''}${p ?? ''}`);
    fc.assert(
      fc.property(before, fc.constantFrom(...NAMES), (prefix, name) => {
        // 村集体, 镇村 and 乡村 behind a town's name make another word with it
        fc.pre(!/[乡镇县市区]$/.test(prefix) || !/^[乡镇村级]/.test(name));
        expect(label(prefix + name)).toBe(label(name));
      }),
      { numRuns: 3000, seed: 12 },
    );
  });

  it('do not take long on long names', () => {
    const long = '及时完成建设（改造）、农村公路2023年'.repeat(2000);
    expect(label(long)).not.toBe('');
  });
});

it('the fixture is what a spreadsheet would read', () => {
  const text = readFileSync(new URL('../../fixtures/concepts/pairs.csv', import.meta.url), 'utf8');
  expect(text.startsWith('name_a,name_b,verdict,why\n')).toBe(true);
});
