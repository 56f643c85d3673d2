/** Unit, place and year: what each rests on, what is told where they contradict, and what stays open. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { WarningCode } from '../../src/model/codes.js';
import { TRUST } from '../../src/parse/trust.js';
import { sameUnit } from '../../src/parse/unit-names.js';
import { extractBytes, extractFile, type ExtractOptions } from '../../src/run/extract.js';
import { formPage, type PageSpec } from '../helpers/form-page.js';

const COUNTY = '湖南省株洲市渌口区';
const OWN = { supervising: '株洲市渌口区交通运输局', implementing: '渌口区公路养护中心' };

interface Read {
  readonly year: number | null;
  readonly region: string | null;
  readonly unit: string | null;
  readonly budget: number | null;
  /** Messages of the warnings about who, where and when, by code. */
  readonly told: readonly string[];
}

const TOLD: readonly WarningCode[] = ['subject.conflict', 'subject.hinted', 'year.unsure', 'region.unsure', 'unit.unsure']; // prettier-ignore

async function read(spec: PageSpec, path = 'report.html', options: ExtractOptions = {}): Promise<Read> {
  const { extraction } = await extractBytes(new TextEncoder().encode(formPage(spec)), path, options);
  const [report] = extraction.reports;
  if (!report) throw new Error('no report was read');
  return {
    year: report.fiscalYear,
    region: report.region?.name ?? null,
    unit: report.reportingUnit,
    budget: report.funding[0]?.budget ?? null,
    told: extraction.warnings.filter(({ code }) => TOLD.some((one) => one === code)).map((w) => `${w.code}: ${w.message}`), // prettier-ignore
  };
}

describe('a document that is at one with itself', () => {
  it.each<[string, PageSpec, string?, ExtractOptions?]>([
    ['plain', OWN],
    ['in its folder, with its manifest', OWN, '/crawl/湖南省/株洲市/渌口区/2024/2023年度自评表.html', { region: '430212', year: 2023, unit: '株洲市渌口区交通运输局', site: '渌口区人民政府', url: 'http://www.lukou.gov.cn/a.html' }], // prettier-ignore
    ['with abbreviated names', { ...OWN, above: ['主管部门：区交通局', '实施单位：渌口区公路中心'] }],
    ['with the city in charge', { ...OWN, supervising: '株洲市交通运输局' }],
    ['with a firm from elsewhere', { ...OWN, implementing: '长沙市路桥建设有限公司' }],
    ['with a town in the title', { ...OWN, title: '渌口区南洲镇人民政府2023年度项目支出绩效自评表' }],
    ['with a report of the year after', { ...OWN, above: ['填报日期：2024年3月15日'] }],
    ['with goals that look ahead and back', { ...OWN, goal: ['到2025年养护里程达到10公里', '较2022年增加2公里'] }],
    ['with its unit of money said twice', { ...OWN, above: ['单位：万元'] }],
    ['with the same amount in its text', { ...OWN, below: ['一、项目概况', '全年预算100万元，实际支出90万元，用于公路养护，其中日均支出约为0.01万元，受益群众较多，完成了各项养护任务，群众满意。'] }], // prettier-ignore
  ])('%s, raises nothing', async (_, spec, path, options) => {
    const { told, year, region } = await read(spec, path, options);
    expect({ told, year, region }).toEqual({ told: [], year: 2023, region: COUNTY });
  });
});

describe('what contradicts is told, and the more trusted is taken', () => {
  it.each<[string, PageSpec, string, ExtractOptions?]>([
    ['another unit of the same role beside the form', { ...OWN, above: ['主管部门：渌口区农业农村局'] }, 'subject.conflict: the supervising department is 株洲市渌口区交通运输局, but a labelled line beside the form or on the cover names “渌口区农业农村局”'], // prettier-ignore
    ['another authority in the title', { ...OWN, title: '渌口区农业农村局2023年度项目支出绩效自评表' }, 'subject.conflict: the implementing unit is 渌口区公路养护中心, but a title in the document names “渌口区农业农村局”'], // prettier-ignore
    ['another county on the cover', { ...OWN, above: ['填报单位：攸县交通运输局'] }, `subject.conflict: the region was taken to be ${COUNTY}, but a labelled line beside the form or on the cover (“攸县交通运输局”) names 湖南省株洲市攸县`], // prettier-ignore
    ['another region in the manifest', OWN, `subject.conflict: the document is of ${COUNTY}, but the manifest (“湖南省株洲市攸县”) says 湖南省株洲市攸县`, { region: '湖南省株洲市攸县' }], // prettier-ignore
    ['another year in the manifest', OWN, 'subject.conflict: the document is about 2023, but the manifest says 2022', { year: 2022 }], // prettier-ignore
    ['goals of another year', { ...OWN, goal: ['2022年完成养护10公里', '2022年度已养护10公里'] }, 'year.unsure: the fiscal year was taken to be 2023, but its goals speak of 2022'], // prettier-ignore
    ['a date before the year', { ...OWN, above: ['填报日期：2022年3月1日'] }, 'year.unsure: the fiscal year was taken to be 2023, but the report is dated 2022-03-01'], // prettier-ignore
    ['a period of the year before', { ...OWN, above: ['项目起止时间：2022年1月至2022年12月'] }, 'year.unsure: the fiscal year was taken to be 2023, but the period is 2022-01 to 2022-12'], // prettier-ignore
    ['results of another year', { ...OWN, actualHead: '2022年完成值' }, 'year.unsure: the fiscal year was taken to be 2023, but a column of results is headed “2022年完成值”'], // prettier-ignore
    ['two units of money', { ...OWN, above: ['单位：元'] }, 'unit.unsure: “项目资金（万元）” and “单位：元” state different units'], // prettier-ignore
    ['amounts 10,000 apart', { ...OWN, funding: [['年度资金总额', '100', '900000', '90%']] }, 'unit.unsure: in “年度资金总额” the amounts are 10,000 apart from the rate'], // prettier-ignore
    ['parts 10,000 apart from their total', { ...OWN, funding: [['年度资金总额', '100', '90', '90%'], ['其中：财政拨款', '1000000', '900000', '90%']] }, 'unit.unsure: the parts of “年度资金总额” add up to 10,000 times'], // prettier-ignore
    ['the text in another unit', { ...OWN, funding: [['年度资金总额', '1000000', '900000', '90%']], below: ['一、项目概况', '本项目全年预算100万元，实际支出90万元，主要用于农村公路日常养护，覆盖全区12个乡镇，受益群众较多，群众满意度较高，完成了各项养护任务。'] }, 'unit.unsure: the form\'s 10000000000 yuan is 10,000 times more or less than “100万元”'], // prettier-ignore
  ])('%s', async (_, spec, message, options) => {
    const { told, year, region } = await read(spec, 'report.html', options);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(message);
    expect({ year, region }).toEqual({ year: 2023, region: COUNTY });
  });

  it('in a title and the line under it', async () => {
    const { told, year } = await read({ ...OWN, title: '2022年度项目支出绩效自评表' });
    expect(year).toBe(2022);
    expect(told).toEqual(['year.unsure: the fiscal year was taken to be 2022, but a title in the document says 2023']);
  });

  it('takes the year that is marked as the fiscal one', async () => {
    const { told, year } = await read({ ...OWN, title: '渌口区2024年开展2023年度项目支出绩效自评表', mark: '' });
    expect({ told, year }).toEqual({ told: [], year: 2023 });
  });

  it('leaves the region open where cells of one form name two counties', async () => {
    const { told, region } = await read({ ...OWN, implementing: '攸县公路养护中心' });
    expect(region).toBeNull();
    expect(told).toEqual([`region.unsure: the texts name both ${COUNTY} and 湖南省株洲市攸县`]);
  });
});

const GULOU = { supervising: '鼓楼区住房和城乡建设局', implementing: '鼓楼区房产服务中心' };

describe('a name that several places have', () => {
  it.each<[string, PageSpec, string, ExtractOptions, string, boolean]>([
    ['the number of a file of the city', { ...GULOU, below: ['依据徐财建〔2023〕31号。'] }, 'a.html', {}, '江苏省徐州市鼓楼区', false], // prettier-ignore
    ['the number of a file of the province', { ...GULOU, below: ['依据豫财建〔2023〕31号。'] }, 'a.html', {}, '河南省开封市鼓楼区', false], // prettier-ignore
    ['the folders', GULOU, '/data/江苏省/徐州市/a.html', {}, '江苏省徐州市鼓楼区', true],
    ['folders with short names', GULOU, '/data/01 福建/福州/鼓楼/a.html', {}, '福建省福州市鼓楼区', true],
    ['the name of the file', GULOU, '/data/南京市鼓楼区自评表.html', {}, '江苏省南京市鼓楼区', true],
    ['a path inside an archive', GULOU, 'all.zip', { entry: '河南/开封/自评表.html' }, '河南省开封市鼓楼区', true],
    ['the title of the link', GULOU, 'a.html', { title: '徐州市鼓楼区老旧小区改造自评' }, '江苏省徐州市鼓楼区', true],
    ['a code in the manifest', GULOU, 'a.html', { region: '350102' }, '福建省福州市鼓楼区', true],
    ['a city in the manifest', GULOU, 'a.html', { region: '江苏省南京市' }, '江苏省南京市鼓楼区', true],
    ['the unit in the manifest', GULOU, 'a.html', { unit: '徐州市鼓楼区财政局' }, '江苏省徐州市鼓楼区', true],
    ['the name of the portal', GULOU, 'a.html', { site: '开封市鼓楼区人民政府' }, '河南省开封市鼓楼区', true],
    ['the sound of its address', GULOU, 'a.html', { url: 'http://www.njgl.gov.cn/a/1.html' }, '江苏省南京市鼓楼区', true], // prettier-ignore
  ])('is told by %s', async (_, spec, path, options, expected, hinted) => {
    const { region, told } = await read(spec, path, options);
    expect(region).toBe(expected);
    expect(told.map((line) => line.split(':')[0])).toEqual(hinted ? ['subject.hinted'] : []);
  });

  it.each<[string, ExtractOptions]>([
    ['nothing', {}],
    ['an address that fits none', { url: 'http://www.lukou.gov.cn/1.html' }],
    ['a manifest that knows the name only', { region: '鼓楼区' }],
  ])('stays open with %s, and its candidates are named', async (_, options) => {
    const { region, told } = await read(GULOU, 'a.html', options);
    expect(region).toBeNull();
    expect(told).toEqual(['region.unsure: 鼓楼区 is the name of several places: 江苏省南京市鼓楼区, 江苏省徐州市鼓楼区, 福建省福州市鼓楼区, 河南省开封市鼓楼区']); // prettier-ignore
  });

  it.each([
    ['株洲市渌口区南洲镇人民政府', COUNTY],
    ['长沙县第一中学', '湖南省长沙市长沙县'],
    ['岳阳县人民医院', '湖南省岳阳市岳阳县'],
    ['株洲渌口经济开发区管理委员会', COUNTY],
    ['浏阳经开区管委会', '湖南省长沙市浏阳市'],
    ['湘潭经济技术开发区管委会', '湖南省湘潭市'],
    ['长沙市高新区管委会', '湖南省长沙市'],
  ])('%s belongs to %s', async (supervising, expected) => {
    const { region, told } = await read({ supervising, implementing: '综合服务中心' });
    expect({ region, told }).toEqual({ region: expected, told: [] });
  });
});

const NOBODY = { supervising: '', implementing: '', mark: '', title: '项目支出绩效自评表' };

describe('a document that does not say', () => {
  it('takes all from outside, and each is told', async () => {
    const hints = { region: COUNTY, year: 2023, unit: '渌口区交通运输局' };
    const { year, region, unit, told } = await read(NOBODY, 'a.html', hints);
    expect({ year, region, unit }).toEqual({ year: 2023, region: COUNTY, unit: '渌口区交通运输局' });
    expect(told).toHaveLength(3);
    for (const line of told) expect(line).toMatch(/^subject\.hinted: .* rests on the manifest/);
  });

  it('takes nothing where there is nothing, and says so of the region', async () => {
    const { year, region, unit, told } = await read(NOBODY);
    expect({ year, region, unit }).toEqual({ year: null, region: null, unit: null });
    expect(told).toEqual(['region.unsure: the document names no place that can be told']);
  });

  it('takes the county of a hint where its text mentions the province, and none where it mentions another place', async () => {
    const visited = await read({ ...OWN, supervising: '交通运输局', implementing: '养护中心', below: ['赴湖南省内考察。'] }, 'a.html', { region: COUNTY }); // prettier-ignore
    expect(visited.region).toBe(COUNTY);
    expect(visited.told.join()).toContain('the document names 湖南省 only');
    const abroad = await read({ ...OWN, supervising: '交通运输局', implementing: '养护中心', below: ['赴浙江省安吉县考察。'] }, 'a.html', { region: COUNTY }); // prettier-ignore
    expect(abroad.region).toBeNull();
    expect(abroad.told.join()).toContain('region.unsure: the text mentions 浙江省湖州市安吉县');
  });

  it('gives a unit of a district that it does not name to the county of the hint', async () => {
    const { region, told } = await read({ supervising: '区交通运输局', implementing: '养护中心', above: ['株洲市'] }, 'a.html', { region: COUNTY }); // prettier-ignore
    expect(region).toBe(COUNTY);
    expect(told.join()).toContain('subject.hinted');
  });

  it.each<[string, string, ExtractOptions, number | null]>([
    ['of the file before that of the folder after it', '/2024/2023年度自评表.html', {}, 2023],
    ['of a folder', '/crawl/2023年/a.html', {}, 2023],
    ['of the manifest where the folder is that of publication', '/2024/a.html', { year: 2023 }, 2023],
    ['of no folder that may be that of publication', '/2024/a.html', { publishedAt: '2024-05-01' }, null],
    ['of none where two say differently', '/2021/2023年度自评表.html', {}, null],
    ['of no date in a file name', '/20240512.html', {}, null],
  ])('takes the year %s', async (_, path, options, expected) => {
    const { year, told } = await read({ ...OWN, mark: '', title: '项目支出绩效自评表' }, path, options);
    expect(year).toBe(expected);
    if (expected !== null) expect(told.join()).toMatch(/^subject\.hinted: the fiscal year \d{4} rests on/);
    else if (path.includes('2021')) expect(told.join()).toMatch(/^year\.unsure: .*neither was taken/);
  });
});

describe('several years in one file', () => {
  const fixture = async (name: string): ReturnType<typeof extractFile> =>
    extractFile(fileURLToPath(new URL(`../../fixtures/reports/${name}`, import.meta.url)));

  it('are reports of their own, each with its own figures', async () => {
    const { extraction } = await fixture('who-jiahe-2022-2023-two-years.docx');
    expect(extraction.reports.map((report) => [report.fiscalYear, report.funding[0]?.budget])).toEqual([
      [2022, 1500000],
      [2023, 1800000],
    ]);
  });

  it('in columns: those of the last are read, the others are told', async () => {
    const { extraction } = await fixture('who-changsha-2023-school-years.docx');
    const { reports, warnings } = extraction;
    expect(reports[0]?.indicators.map(({ actual }) => actual?.raw)).toEqual(['2316人', '提升', '97%']);
    const unread = warnings.filter(({ code }) => code === 'cell.unread').map(({ message }) => message);
    for (const older of ['2180人', '2245人', '93%', '94%']) expect(unread.join()).toContain(older);
  });

  it('over pairs of columns: amounts of the last', async () => {
    const head = ['项目资金（万元）', '2022年', '2023年'] as const;
    const page = formPage({ ...OWN, years: head });
    const { extraction } = await extractBytes(new TextEncoder().encode(page), 'a.html');
    expect(extraction.reports[0]?.funding[0]).toMatchObject({ budget: 1000000, executed: 900000 });
  });
});

describe('names of units', () => {
  it.each([
    ['渌口区医保局', '株洲市渌口区医疗保障局'],
    ['区卫健委', '渌口区卫生健康局'],
    ['县卫生和计划生育局', '县卫生健康局'],
    ['渌口区卫生建康服务中心', '渌口区卫生健康服务中心'],
    ['219-渌口区民政局', '渌口区民政局（本级）'],
    ['渌口区民政局、渌口区残联', '渌口区民政局'],
  ])('%s is %s', (a, b) => {
    expect([sameUnit(a, b), sameUnit(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['渌口区财政局', '渌口区民政局'],
    ['渌口区民政局', '攸县民政局'],
    ['渌口区第一中学', '渌口区第二中学'],
    ['渌口区农业农村局', '渌口区水利局'],
  ])('%s is not %s', (a, b) => {
    expect([sameUnit(a, b), sameUnit(b, a)]).toEqual([false, false]);
  });
});

it('the table of trust ranks what lies outside the document below the document', () => {
  const firstOutside = TRUST.findIndex(({ outside }) => outside);
  expect(TRUST.slice(firstOutside).every(({ outside, weight }) => outside && weight === 0)).toBe(true);
  expect(TRUST.slice(0, firstOutside).every(({ weight }, i, all) => weight <= (all[i - 1]?.weight ?? 4))).toBe(true);
  const source = readFileSync(new URL('../../src/parse/trust.ts', import.meta.url), 'utf8');
  for (const { ground } of TRUST) expect(source).toContain(`ground: '${ground}'`);
});
