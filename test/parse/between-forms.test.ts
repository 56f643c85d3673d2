/** What stands between and above several forms, and totals that cannot be told. */
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

const read = async (body: string): Promise<Extraction> =>
  (await extractBytes(Buffer.from(`<html><head><meta charset="utf-8"></head><body>${body}</body></html>`), 'a.html'))
    .extraction;

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: string[]): string => `<table>${rows.join('')}</table>`;
const form = (name: string, ...total: string[]): string =>
  table(
    row('项目名称', name, '', '', '', ''),
    row('资金', '全年预算数', '全年执行数', '执行率', '', ''),
    row('年度资金总额', '120', '120', '100%', '', ''),
    row('一级指标', '二级指标', '三级指标', '年度指标值', '分值', '得分'),
    row('产出指标', '数量指标', '养护里程', '12公里', '60', '58'),
    row('满意度指标', '服务对象满意度指标', '群众满意度', '90%', '30', '29'),
    total.length ? row(...total) : '',
  );

describe('several forms in a file', () => {
  it('a unit above one form is not that of the next, which has a title of its own', async () => {
    const { reports, warnings } = await read(
      `<p>甲项目支出绩效自评表</p><p>单位：万元</p>${form('河道清淤')}<p>乙项目支出绩效自评表</p>${form('路灯维护')}`,
    );
    expect(reports.map((report) => report.funding[0]?.budget)).toEqual([1_200_000, null]);
    expect(warnings.filter(({ code }) => code === 'unit.unknown')).toHaveLength(1);
  });

  it('a line between forms that belongs to no report is told', async () => {
    const line = '上述两个项目的资料由各股室分别提供。';
    const { reports, warnings } = await read(`${form('河道清淤')}<p>${line}</p>${form('路灯维护')}`);
    expect(reports).toHaveLength(2);
    expect(warnings.filter(({ code }) => code === 'text.unplaced').map(({ message }) => message)).toEqual([
      expect.stringContaining(line),
    ]);
  });
});

describe('a total that cannot be told', () => {
  it('is null with a warning, never a guess', async () => {
    const { reports, warnings } = await read(form('河道清淤', '合计', '95', '', '', '', ''));
    expect(reports[0]?.forms[0]).toMatchObject({ totalWeight: null, totalScore: null });
    expect(warnings.some(({ code, message }) => code === 'value.unsure' && message.includes('95'))).toBe(true);
  });

  it('is told by the sums where it stands beside its columns', async () => {
    const { reports } = await read(form('河道清淤', '合计', '87', '', '', '', ''));
    expect(reports[0]?.forms[0]).toMatchObject({ totalWeight: null, totalScore: 87 });
  });
});
