/** Pages that leave out a cell without letting another cover its place: their rows stand left of their headings. */
import { expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';

const row = (...cells: readonly (string | readonly [string, number])[]): string =>
  `<tr>${cells.map((c) => (typeof c === 'string' ? `<td>${c}</td>` : `<td colspan="${c[1]}">${c[0]}</td>`)).join('')}</tr>`;

const page = (...funding: readonly string[]): Buffer =>
  Buffer.from(
    `<html><body><h1>青石县2023年度项目支出绩效自评表</h1><table border="1">${[
      row(['项目名称', 2], ['渠道清淤', 6]),
      row(['项目资金（万元）', 2], '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'),
      ...funding,
      row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '备注'),
      row('产出指标', '数量指标', '清淤长度', '3公里', '3公里', '90', '90', ''),
      row(['总分', 5], '100', '99', ''),
    ].join('')}</table></body></html>`,
  );

const read = async (...funding: readonly string[]): Promise<{ rows: unknown[]; codes: string[] }> => {
  const { extraction } = await extractBytes(page(...funding), 'a.html');
  const rows = (extraction.reports[0]?.funding ?? []).map((f) => [f.initialBudget, f.budget, f.executed, f.weight, f.executionRate, f.score]); // prettier-ignore
  return { rows, codes: extraction.warnings.map(({ code }) => code) };
};

it('rows are moved under their headings where one cell contradicts its heading and all fit moved', async () => {
  const { rows, codes } = await read(
    row('年度资金总额', '10', '20', '18', '10', '90%', '9'),
    row('其中：财政拨款', '10', '12', '12', '—', '—', '—'),
    row('其他资金', '0', '8', '6', '—', '—', '—'),
  );
  expect(rows).toEqual([
    [100000, 200000, 180000, 10, 0.9, 9],
    [100000, 120000, 120000, null, null, null],
    [0, 80000, 60000, null, null, null],
  ]);
  expect(codes.filter((code) => code === 'row.shifted')).toHaveLength(3);
});

it('no number is taken from a short row that fits its headings nowhere', async () => {
  const { rows, codes } = await read(row('年度资金总额', '10', '99%', '20', '18%', '9'));
  expect(rows.flatMap((one) => one as (number | null)[]).filter((one) => one !== null)).toEqual([]);
  expect(codes).toContain('cell.unread');
});
