/** Indicators as small tables of labels beside their values. */
import { expect, it } from 'vitest';
import type { Extraction } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

const table = (rows: string): string =>
  `<table>${rows
    .trim()
    .split('\n')
    .map(
      (row) =>
        `<tr>${row
          .trim()
          .split('|')
          .map((text) => `<td>${text}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</table>`;

async function read(...blocks: string[]): Promise<Extraction> {
  const page = `<p>某县2022年度项目支出绩效自评情况表</p><p>项目名称：冷库建设</p>${blocks.join('<p></p>')}`;
  return (await extractBytes(new TextEncoder().encode(page), 'form.html')).extraction;
}

const card = (number: number, levels: string, name: string, values: string, points: string): string =>
  table(`指标序号|${number}|一级指标|${levels.split('/')[0] ?? ''}
    二级指标|${levels.split('/')[1] ?? ''}|三级指标|${name}
    指标值|${values.split('/')[0] ?? ''}|实际完成值|${values.split('/')[1] ?? ''}
    分值|${points.split('/')[0] ?? ''}|自评得分|${points.split('/')[1] ?? ''}`);

const MONEY = table(`年初预算数（万元）|560.00|全年预算数（万元）|560.00
  全年执行数（万元）|532.00|执行率|95%
  分值|10|得分|9.5`);

it('each table is an indicator, and its score is none of the report', async () => {
  const { reports } = await read(
    MONEY,
    card(1, '产出指标/数量指标', '冷库容量', '≥3000吨/2900吨', '50/48.5'),
    card(2, '满意度指标/服务对象满意度', '客商满意度', '≥85%/91%', '40/40'),
  );
  expect(reports).toHaveLength(1);
  const [report] = reports;
  expect(report?.selfScore).toBeNull();
  expect(report?.forms.map(({ totalScore }) => totalScore)).toEqual([null]);
  expect(report?.funding.map(({ budget, executed, weight, score }) => [budget, executed, weight, score])).toEqual([
    [5_600_000, 5_320_000, 10, 9.5],
  ]);
  expect(
    report?.indicators.map(({ level1, level2, level3, target, actual, weight, score }) => [
      level1,
      level2,
      level3,
      target?.number,
      actual?.number,
      weight,
      score,
    ]),
  ).toEqual([
    ['产出指标', '数量指标', '冷库容量', 3000, 2900, 50, 48.5],
    ['满意度指标', '服务对象满意度', '客商满意度', 85, 91, 40, 40],
  ]);
});

it('such rows may follow each other in one table', async () => {
  const { reports } = await read(
    table(`三级指标|冷库容量|二级指标|数量指标
      指标值|≥3000吨|实际完成值|2900吨
      分值|50|自评得分|48.5
      三级指标|验收合格率|二级指标|质量指标
      指标值|100%|实际完成值|100%
      分值|50|自评得分|50`),
  );
  expect(reports[0]?.indicators.map(({ level2, level3, score }) => [level2, level3, score])).toEqual([
    ['数量指标', '冷库容量', 48.5],
    ['质量指标', '验收合格率', 50],
  ]);
  expect(reports[0]?.selfScore).toBeNull();
});
