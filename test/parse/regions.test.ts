import { describe, expect, it } from 'vitest';
import { REGION_HISTORY } from '../../data/regions-history.js';
import { REGIONS } from '../../data/regions.js';
import { findRegion } from '../../src/parse/regions.js';
import { resolveRegion } from '../../src/parse/resolve-region.js';

const rows = REGIONS.split(';').filter((row) => row !== '');
const found = (text: string): string[] =>
  findRegion(text).map((match) => match.candidates.map((ref) => ref.code + ref.name).join('/'));
const resolved = (...texts: string[]): string | null => resolve(...texts).region?.name ?? null;
const resolve = (...texts: string[]): ReturnType<typeof resolveRegion> =>
  resolveRegion(texts.map((text, i) => ({ text, weight: 4 - i })));

describe('the table of regions', () => {
  it('holds well-formed rows, each code once, in order', () => {
    expect(rows.length).toBeGreaterThan(3000);
    for (const row of rows) expect(row).toMatch(/^\d{6}[\u4e00-\u9fff]+[省市区县旗州盟]$/);
    const codes = rows.map((row) => row.slice(0, 6));
    expect(new Set(codes).size).toBe(codes.length);
    expect([...codes].sort()).toEqual(codes);
  });

  it('holds no area that only statistics know', () => {
    expect(rows.filter((row) => /^\d{4}7[1-9]|开发|产业|工业园|高新|管理区|示范|市辖区|直辖/.test(row))).toEqual([]);
  });

  it('leads each former name to an area of today', () => {
    const codes = new Map(rows.map((row) => [row.slice(0, 6), row.slice(6)]));
    for (const [oldCode, oldName, code, year] of REGION_HISTORY) {
      expect(codes.has(code), oldName).toBe(true);
      // a code that lives on has another name now
      expect(codes.get(oldCode), oldName).not.toBe(oldName);
      if (codes.has(oldCode)) expect(oldCode, oldName).toBe(code);
      expect(year).toBeGreaterThanOrEqual(2009);
    }
    expect(new Set(REGION_HISTORY.map(([oldCode, name]) => oldCode + name)).size).toBe(REGION_HISTORY.length);
  });
});

describe('findRegion', () => {
  it.each([
    ['湖南省株洲市渌口区医疗保障局', '430212湖南省株洲市渌口区'],
    ['2024年度株洲市渌口区医疗保障局整体支出', '430212湖南省株洲市渌口区'],
    ['湖南株洲渌口区民政局', '430212湖南省株洲市渌口区'],
    ['临湘市医疗保障局', '430682湖南省岳阳市临湘市'],
    ['子洲县财政支出项目绩效自评报告', '610831陕西省榆林市子洲县'],
    ['北京市朝阳区教育局', '110105北京市朝阳区'],
    ['湖北省仙桃市民政局', '429004湖北省仙桃市'],
    ['湖南省财政厅', '430000湖南省'],
    ['岳阳市水利局', '430600湖南省岳阳市'],
    ['东莞市教育局', '441900广东省东莞市'],
    ['嘉峪关市财政局', '620200甘肃省嘉峪关市'],
    ['恩施州财政局', '422800湖北省恩施土家族苗族自治州'],
    ['黔东南州凯里市卫健局', '522601贵州省黔东南苗族侗族自治州凯里市'],
    ['大理州林业和草原局', '532900云南省大理白族自治州'],
    ['长阳县水利局', '420528湖北省宜昌市长阳土家族自治县'],
    ['内蒙古医疗保障局', '150000内蒙古自治区'],
    ['广西壮族自治区南宁市青秀区', '450103广西壮族自治区南宁市青秀区'],
    ['巴中市巴州区审计局', '511902四川省巴中市巴州区'],
    ['攸县市场监督管理局', '430223湖南省株洲市攸县'],
    ['和县财政局', '340523安徽省马鞍山市和县'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it('gives all areas of one name', () => {
    expect(found('鼓楼区民政局')[0]?.split('/')).toHaveLength(4);
    expect(found('徐州市鼓楼区民政局')).toEqual(['320302江苏省徐州市鼓楼区']);
  });

  it('does not put together names that contradict each other', () => {
    expect(found('株洲市朝阳区')).toEqual(['430200湖南省株洲市', '110105北京市朝阳区/220104吉林省长春市朝阳区']);
  });

  it.each([
    '确保全县城乡居民',
    '市辖区',
    '县级财政',
    '其中山区面积三千亩',
    '东方市场',
    '召开县委会议',
    '完成县级配套',
    '发布名单县',
    '建设新城区',
    '推进老城区改造',
    '城区',
    '我区医疗保障局',
  ])('finds no place in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('leads old names to the area of today and says so', () => {
    const [match] = findRegion('株洲县民政局');
    expect(match?.candidates[0]).toMatchObject({ code: '430212', name: '湖南省株洲市渌口区' });
    expect(match?.former).toEqual({ name: '株洲县', code: '430221', year: 2018 });
    expect(found('邢台市桥西区')).toEqual(['130503河北省邢台市信都区']);
    expect(found('石家庄市桥西区')).toEqual(['130104河北省石家庄市桥西区']);
    expect(found('重庆市开县')).toEqual(['500154重庆市开州区']);
    expect(findRegion('渌口区民政局')[0]?.former).toBeNull();
  });
});

describe('resolveRegion', () => {
  it('takes the place of the unit, with or without the areas above', () => {
    expect(resolved('株洲市渌口区医疗保障局', '湖南省财政厅关于…的通知')).toBe('湖南省株洲市渌口区');
    expect(resolved('区医疗保障局', '株洲市渌口区财政局通知')).toBe('湖南省株洲市渌口区');
    expect(resolved('株洲市民政局', '项目覆盖渌口区')).toBe('湖南省株洲市');
  });

  it('needs other evidence for a name of several places', () => {
    const alone = resolve('朝阳区财政局');
    expect(alone.region).toBeNull();
    expect(alone.doubt).toContain('吉林省长春市朝阳区');
    expect(alone.candidates.map((c) => c.code)).toEqual(['110105', '220104']);
    expect(resolved('朝阳区财政局', '根据长春市财政局文件')).toBe('吉林省长春市朝阳区');
    expect(resolved('朝阳区财政局', '北京市财政局')).toBe('北京市朝阳区');
    // two of them lie in Jiangsu
    expect(resolved('鼓楼区民政局', '江苏省民政厅')).toBeNull();
    expect(resolved('鼓楼区民政局', '江苏省民政厅', '根据徐财社〔2023〕5号')).toBe('江苏省徐州市鼓楼区');
    expect(resolved('鼓楼区民政局', '福建省民政厅')).toBe('福建省福州市鼓楼区');
  });

  it('uses the year against names of the past', () => {
    const evidence = [{ text: '双桥区财政局', weight: 3 }];
    expect(resolveRegion(evidence).region).toBeNull();
    expect(resolveRegion(evidence, { year: 2023 }).region?.name).toBe('河北省承德市双桥区');
  });

  it('leaves a doubt between two places, and below a city', () => {
    const two = resolve('临湘市民政局', '子洲县民政局');
    expect(two.region).toBeNull();
    expect(two.doubt).toContain('湖南省岳阳市临湘市');
    const below = resolve('区医疗保障局', '株洲市财政局通知');
    expect(below.region).toBeNull();
    expect(below.doubt).toContain('株洲市');
  });

  it('says nothing of texts without a place', () => {
    expect(resolve('某单位', '')).toEqual({ region: null, candidates: [], doubt: null, open: null });
    expect(resolveRegion([])).toEqual({ region: null, candidates: [], doubt: null, open: null });
  });

  it('does not depend on the order of the evidence', () => {
    const evidence = [
      { text: '鼓楼区民政局', weight: 3 },
      { text: '徐州市', weight: 1 },
      { text: '南京市', weight: 0.1 },
    ];
    expect(resolveRegion([...evidence].reverse())).toEqual(resolveRegion(evidence));
  });
});
