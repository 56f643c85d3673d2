/** Which of several columns and rows is the report's own: its unit's score, its year, the total of the whole form. */
import { describe, expect, it } from 'vitest';
import type { Extraction, Indicator } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

const cells = (row: string): string =>
  row
    .split('|')
    .map((cell) => {
      const [, down = '', across = '', text = ''] = /^(?:v(\d))?(?:h(\d))?(?::)?(.*)$/.exec(cell) ?? [];
      return `<td${down && ` rowspan="${down}"`}${across && ` colspan="${across}"`}>${text}</td>`;
    })
    .join('');

/** Rows with `|` between cells; `v2:` spans two rows, `h2:` two columns. */
async function read(rows: readonly string[]): Promise<Extraction> {
  const head = ['项目名称|h7:河道整治', '主管部门|h3:渌口区水利局|实施单位|h3:渌口区河道管理站'];
  const table = [...head, ...rows].map((row) => `<tr>${cells(row)}</tr>`).join('\n');
  const html = `<html><body><h2>渌口区2023年度项目支出绩效自评表</h2><table border="1">${table}</table></body></html>`;
  return (await extractBytes(Buffer.from(html), 'x.html')).extraction;
}

const shown = ({ level2, level3, target, actual, weight, score }: Indicator): string =>
  [level2, level3, target?.number, actual?.number, weight, score].map((one) => one ?? '').join('|');
const rows = ({ reports }: Extraction): string[] => reports.flatMap(({ indicators }) => indicators.map(shown));
const totals = ({ reports }: Extraction): unknown =>
  reports.map(({ forms, selfScore }) => [forms[0]?.totalWeight, forms[0]?.totalScore, selfScore]);
const said = ({ warnings }: Extraction, code: string): string =>
  warnings
    .filter((warning) => warning.code === code)
    .map(({ message }) => message)
    .join('\n');

const HEADS = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|备注';
const ONE = '产出指标|数量指标|整治河段|≥5公里|5.2公里|50|49|';
const TWO = '满意度指标|满意度指标|群众满意度|≥90%|93%|40|40|';

describe('the score under a divided heading', () => {
  for (const [other, own] of [
    ['复核', '自评'],
    ['主管部门审核', '单位自评'],
    ['财政', '单位'],
  ] as const)
    it(`is that of ${own}, not of ${other}, on either side`, async () => {
      const table = (first: string, second: string, a: number, b: number): string[] => [
        'v2:一级指标|v2:二级指标|v2:三级指标|v2:指标值|v2:完成值|v2:分值|h2:得分',
        `${first}|${second}`,
        `产出指标|数量指标|整治河段|≥5公里|5.2公里|60|${a}|${b}`,
        `满意度指标|满意度指标|群众满意度|≥90%|93%|40|${a - 20}|${b - 20}`,
        `h5:总分|100|${2 * a - 20}|${2 * b - 20}`,
      ];
      for (const record of [await read(table(other, own, 51, 58)), await read(table(own, other, 58, 51))]) {
        expect(rows(record)).toEqual(['数量指标|整治河段|5|5.2|60|58', '满意度指标|群众满意度|90|93|40|38']);
        expect(totals(record)).toEqual([[100, 96, 96]]);
        expect(said(record, 'header.unknown')).toContain(other);
      }
    });
});

describe('results since the work began', () => {
  for (const since of ['开工以来', '累计', '历年累计'])
    it(`${since} stand beside those of the year and are told`, async () => {
      const record = await read([
        'v2:一级指标|v2:二级指标|v2:三级指标|v2:指标值|h2:完成值|v2:分值|v2:得分',
        `${since}|本年`,
        '产出指标|数量指标|整治河段|≥5公里|12公里|5.2公里|60|60',
        '满意度指标|满意度指标|群众满意度|≥90%|91%|93%|40|40',
      ]);
      expect(rows(record)).toEqual(['数量指标|整治河段|5|5.2|60|60', '满意度指标|群众满意度|90|93|40|40']);
      expect(said(record, 'cell.unread')).toContain('12公里');
    });

  it('are no money of the year', async () => {
    const record = await read(['资金（万元）|当年预算|820|当年支出|779|累计支出|h2:1985', HEADS, ONE, TWO]);
    expect(record.reports[0]?.funding.map(({ budget, executed }) => [budget, executed])).toEqual([[8200000, 7790000]]);
    expect(said(record, 'cell.unread')).toContain('1985');
  });
});

describe('several rows of totals', () => {
  const table = [HEADS, ONE, TWO];

  it('the one of the whole form is taken, wherever it stands, and the other told', async () => {
    const part = 'h5:合计|90|89|';
    const whole = 'h5:总得分|100|98.5|';
    for (const order of [
      [part, 'h5:预算执行得分|10|9.5|', whole],
      [whole, part],
    ]) {
      const record = await read([...table, ...order]);
      expect(totals(record)).toEqual([[100, 98.5, 98.5]]);
      expect(said(record, 'value.inferred')).toContain('(90 | 89)');
    }
  });

  it('rows that agree complete each other', async () => {
    expect(totals(await read([...table, 'h5:合计|100||', 'h5:总得分||98.5|']))).toEqual([[100, 98.5, 98.5]]);
  });

  it('of two that nothing tells apart no score is loaded', async () => {
    const record = await read([...table, 'h5:总分|100|98.5|', 'h5:总分|100|91|']);
    expect(totals(record)).toEqual([[100, null, null]]);
    expect(said(record, 'value.unsure')).toContain('91');
  });

  it('a subtotal of a hundred points closes a form', async () => {
    expect(totals(await read([...table, 'h5:小计|100|98.5|']))).toEqual([[100, 98.5, 98.5]]);
    const inner = await read([HEADS, ONE, 'h5:小计|50|49|', TWO, 'h5:总分|100|98.5|']);
    expect(totals(inner)).toEqual([[100, 98.5, 98.5]]);
    expect(rows(inner)).toHaveLength(2);
  });

  it('自评合计 is one, the totals of others are not', async () => {
    const record = await read([...table, 'h5:自评合计|100|98.5|', 'h5:财政部门审定得分|100|91|']);
    expect(totals(record)).toEqual([[100, 98.5, 98.5]]);
  });
});

describe('rows and columns that name no indicator', () => {
  for (const numbers of ['（甲）|（乙）|（丙）|1|2|3|4|5', '栏次|1|2|3|4|5|6|7', '甲|乙|丙|1|2|3=2/1|4|5'])
    it(`the numbers of the columns: ${numbers}`, async () => {
      const record = await read([HEADS, numbers, ONE, TWO]);
      expect(rows(record)).toEqual(['数量指标|整治河段|5|5.2|50|49', '满意度指标|群众满意度|90|93|40|40']);
      expect(said(record, 'cell.unread')).toBe('');
    });

  it('the coarser of two columns of names is level 2', async () => {
    const record = await read([
      '考核维度|考核内容|具体指标|本年目标|本年完成|标准分|自评分|备注',
      'v2:产出|v2:数量|整治河段|≥5公里|5.2公里|30|30|',
      '清理淤泥|≥900方|960方|30|30|',
      '效益|社会效益|受益村民|≥300人|320人|40|39|',
    ]);
    expect(rows(record)).toEqual(['数量|整治河段|5|5.2|30|30', '数量|清理淤泥|900|960|30|30', '社会效益|受益村民|300|320|40|39']); // prettier-ignore
    expect(said(record, 'value.inferred')).toContain('考核内容');
  });
});

describe('letters that were read for digits', () => {
  it('are no points, and shift no row', async () => {
    const text = ['一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分', '产出指标\t数量指标\t整治河段\t≥5公里\t5.2公里\t60\t60', '满意度指标\t满意度指标\t群众满意度\t≥90%\t95%\t1O\tlO']; // prettier-ignore
    const record = (await extractBytes(Buffer.from(['渌口区2023年度项目支出绩效自评表', '项目名称\t河道整治', ...text].join('\n')), 'x.txt')).extraction; // prettier-ignore
    expect(rows(record)).toEqual(['数量指标|整治河段|5|5.2|60|60', '满意度指标|群众满意度|90|95||']);
    expect(said(record, 'value.unsure')).toMatch(/1O[^]*lO/);
  });
});

describe('a list of projects', () => {
  const list = '<table><tr><td>序号</td><td>项目名称</td><td>年初预算（万元）</td><td>自评得分</td></tr><tr><td>1</td><td>河道整治</td><td>82</td><td>98.5</td></tr><tr><td>2</td><td>水库除险</td><td>60</td><td>97</td></tr></table>'; // prettier-ignore
  const form = (project: string, score: number): string =>
    `<h2>项目支出绩效自评表</h2><table>${[
      `项目名称|h7:${project}`,
      '资金（万元）|当年预算|82|当年支出|79|执行率|h2:96.34%',
      HEADS,
      ONE,
      TWO,
      `h5:总分|100|${score}|`,
    ]
      .map((row) => `<tr>${cells(row)}</tr>`)
      .join('')}</table>`;
  const page = async (...parts: string[]): Promise<Extraction> =>
    (await extractBytes(Buffer.from(`<html><body><h2>2023年度项目自评情况一览表</h2>${parts.join('')}</body></html>`), 'x.html')).extraction; // prettier-ignore

  it('is no form of the projects whose own forms follow, and is told', async () => {
    const record = await page(list, form('河道整治', 98.5), form('水库除险', 97));
    expect(record.reports.map(({ projectName, forms }) => [projectName, forms.length])).toEqual([['河道整治', 1], ['水库除险', 1]]); // prettier-ignore
    expect(record.reports.map(({ funding, fiscalYear }) => [funding.length, fiscalYear])).toEqual([[1, 2023], [1, 2023]]); // prettier-ignore
    expect(said(record, 'column.outside')).toContain('820000 yuan, a score of 98.5');
  });

  it('is one of those that have no other', async () => {
    const record = await page(list, form('河道整治', 98.5));
    expect(record.reports.map(({ projectName, selfScore }) => [projectName, selfScore]).sort()).toEqual([['水库除险', 97], ['河道整治', 98.5]]); // prettier-ignore
  });
});
