import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare, coverage, type ComparedTable, type CompareQuestion } from '../../src/compare/index.js';
import { dotPlot } from '../../src/export/chart/dot-plot.js';
import { heatMap } from '../../src/export/chart/heat-map.js';
import { lineChart } from '../../src/export/chart/line-chart.js';
import { pageOf } from '../../src/export/chart/page.js';
import { chartPng, chartSvg, chineseFont } from '../../src/export/chart/render.js';
import { stripChart } from '../../src/export/chart/strip-chart.js';
import { COUNTIES, databaseOf, type Stated } from './making.js';

const counties = Object.keys(COUNTIES).filter((name) => name !== '株洲市');
const stated: Stated[] = [2022, 2023].flatMap((year) =>
  counties.map((county, i): Stated => ({
    county,
    year,
    actual: i === 4 && year === 2023 ? '9.5%' : `${90 + i / 2}%`,
    ...(i === 2 ? { confidence: 0.5 } : {}),
  })),
);
const LOOK = { lang: 'zh' } as const;

function tableOf(question: Partial<CompareQuestion> = {}, made = stated): ComparedTable {
  const answer = compare(databaseOf(made).path, { words: '群众满意度', ...question });
  if (answer.outcome !== 'compared') throw new Error(answer.outcome);
  return answer;
}

const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
const OF_2023 = { years: { from: 2023, to: 2023 } };

describe('a dot plot', () => {
  it('has a line a place by rank, values beside them, hollow dots for doubt and another colour for outliers', () => {
    const table = tableOf(OF_2023);
    const svg = chartSvg(dotPlot(table, LOOK));
    const said = texts(svg);
    expect(said).toEqual(
      expect.arrayContaining(['群众满意度 · 完成值（%） · 2023', '指标值', '离群值', '94.5%', '91%*', '9.5%']),
    );
    const places = said.filter((text) => counties.includes(text));
    expect(places).toHaveLength(10);
    expect(places[9]).toBe('韶山市');
    expect(svg.match(/fill="#ffffff" stroke="#2f5d9b"/g)?.length).toBeGreaterThanOrEqual(1);
    expect(svg).toContain('#c4510a');
  });

  it('says of how many places it shows the first', () => {
    const said = texts(chartSvg(dotPlot(tableOf(OF_2023), LOOK, { most: 4 })));
    expect(said.join('\n')).toContain('图中为 10 个地区中的 4 个');
    expect(said.filter((text) => counties.includes(text))).toHaveLength(4);
  });

  it('shows several figures by their ends, and nothing as nothing', () => {
    const several = tableOf({}, [{ county: '攸县', year: 2023, actual: '90%', project: '甲' }, { county: '攸县', year: 2023, actual: '96%', project: '乙' }]); // prettier-ignore
    expect(texts(chartSvg(dotPlot(several, LOOK)))).toEqual(expect.arrayContaining(['多个不同数值', '90%–96%']));
    const nothing = tableOf({}, [{ county: '攸县', year: 2023, actual: '满意' }]);
    for (const chart of [dotPlot(nothing, LOOK), lineChart(nothing, LOOK), stripChart(nothing, LOOK)]) {
      expect(texts(chartSvg(chart))).toContain('没有可绘制的数据');
    }
  });
});

describe('charts over years', () => {
  it('name each line, or where there are many the median and the outlying', () => {
    const table = tableOf();
    expect(texts(chartSvg(lineChart(table, LOOK)))).toEqual(expect.arrayContaining([...counties, '中位数', '2022', '2023'])); // prettier-ignore
    const many = texts(chartSvg(lineChart(table, LOOK, { named: 3 })));
    expect(many.filter((text) => counties.includes(text))).toEqual(['韶山市']);
  });

  it('show the spread of each year with its median and number', () => {
    const said = texts(chartSvg(stripChart(tableOf(), LOOK))).join(' ');
    expect(said).toContain('中位数 92.25%  n=10');
    expect(said).toContain('离群值');
  });

  it('draw what there is of whom', () => {
    const { path } = databaseOf(stated);
    const said = texts(chartSvg(heatMap(coverage(path), LOOK)));
    expect(said.filter((text) => text === '1')).toHaveLength(20);
    expect(said).toEqual(expect.arrayContaining(['数据覆盖情况 · 报告数', '公安县', '2022']));
  });
});

describe('drawing', () => {
  it('gives the same bytes each time, and text stays text', async () => {
    const table = tableOf({ ...OF_2023, split: 'project' }, [{ county: '攸县', year: 2023, actual: '90%', project: '<script>&"' }]); // prettier-ignore
    const make = (fonts?: string) => dotPlot(table, { lang: 'en', ...(fonts === undefined ? {} : { fonts }) });
    const svg = chartSvg(make());
    expect(chartSvg(make())).toBe(svg);
    expect(svg).not.toMatch(/<script|zr\d|<style|href/);
    expect(svg).toContain('&lt;script&gt;');
    const png = Buffer.from(await chartPng(make));
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1800, 2 * make().height]);
    expect(png.equals(Buffer.from(await chartPng(make)))).toBe(true);
  });

  it('takes a font with Chinese letters, or none', () => {
    expect(chineseFont(['DejaVu Sans', 'Noto Serif CJK SC', 'Noto Sans CJK SC'])).toBe('Noto Sans CJK SC');
    expect(chineseFont(['Arial', 'Microsoft YaHei'])).toBe('Microsoft YaHei');
    expect(chineseFont(['Arial', 'DejaVu Sans'])).toBeNull();
  });

  it('puts charts and tables on a page that needs and allows nothing else', () => {
    const page = pageOf({ lang: 'zh', title: '<b>', charts: [chartSvg(dotPlot(tableOf(OF_2023), LOOK))], tables: [{ title: 't', columns: ['a', 'b'], rows: [['<img src=x>', '93%*']] }] }); // prettier-ignore
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img|<link|https?:\/\/(?!www\.w3\.org)/);
    expect(page).toContain('<td class="n">93%*</td>');
  });

  it('is not loaded by the rest of the command line', () => {
    for (const file of ['compare', 'coverage', 'profile', 'write-out', 'program']) {
      const text = readFileSync(new URL(`../../src/cli/${file}.ts`, import.meta.url), 'utf8');
      const loaded = [...text.matchAll(/^import (?!type)[^;]*?from '([^']+)'/gm)].map(([, from]) => from ?? '');
      expect(loaded.filter((from) => /echarts|canvas|chart\/(?!words)|better-sqlite3|store\/(?!sqlite)/.test(from))).toEqual([]); // prettier-ignore
    }
  });
});
