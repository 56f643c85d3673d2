/** Lines that stand alone between the rows of indicators: what they belong to cannot be told, and nothing below is lost. */
import { expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';

it('text between two rows of indicators is said to be unread, and the rows below it are read', async () => {
  const text = [
    '青石县2023年度项目支出绩效自评表',
    '项目名称\t渠道清淤\t',
    '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因',
    '\t产出指标\t数量指标\t清淤长度\t3公里\t2公里\t50\t33\t东段',
    '汛期涨水',
    '\t\t质量指标\t验收合格率\t100%\t100%\t25\t25\t',
    '\t\t时效指标\t按期完工率\t100%\t100%\t25\t25\t',
    '总分\t100\t83\t',
  ].join('\n');
  const { extraction } = await extractBytes(Buffer.from(text), 'a.txt');
  expect(extraction.reports[0]?.indicators.map(({ level3, score }) => [level3, score])).toEqual([
    ['清淤长度', 33],
    ['验收合格率', 25],
    ['按期完工率', 25],
  ]);
  expect(extraction.warnings.filter(({ code }) => code === 'cell.unread').map(({ message }) => message)).toEqual([
    expect.stringContaining('汛期涨水'),
  ]);
});
