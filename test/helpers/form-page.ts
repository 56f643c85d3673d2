/** A web page with one small self-evaluation form, for tests of what stands in it and around it. */

export interface PageSpec {
  readonly title?: string;
  readonly mark?: string;
  readonly supervising: string;
  readonly implementing: string;
  /** Lines between title and table, and below the table. */
  readonly above?: readonly string[];
  readonly below?: readonly string[];
  readonly funding?: readonly (readonly [label: string, budget: string, executed: string, rate: string])[];
  /** Label of the block and two years that stand over a pair of amounts each; the second pair is 100 and 90. */
  readonly years?: readonly [label: string, first: string, second: string];
  readonly goal?: readonly [expected: string, actual: string];
  readonly actualHead?: string;
}

const row = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const td = (text: string, cols = 1, rows = 1): string => `<td colspan="${cols}" rowspan="${rows}">${text}</td>`;

function fundingRows({ funding, years }: PageSpec): string {
  if (years)
    return (
      row(td(years[0], 1, 3), td('资金来源', 1, 2), td(years[1], 2), td(years[2], 3)) +
      row(...['预算数', '执行数', '预算数', '执行数', '执行率'].map((text) => td(text))) +
      row(...['年度资金总额', '80', '70', '100', '90', '90%'].map((text) => td(text)))
    );
  const rows = funding ?? [['年度资金总额', '100', '90', '90%']];
  return (
    row(
      td('项目资金（万元）', 1, rows.length + 1),
      ...['资金来源', '全年预算数', '全年执行数', '执行率'].map((text) => td(text)),
      td('得分', 2),
    ) + rows.map((cells) => row(...cells.map((text) => td(text)), td('', 2))).join('')
  );
}

export function formPage(spec: PageSpec): string {
  const lines = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
  const [expected, actual] = spec.goal ?? ['养护农村公路', '已养护农村公路'];
  const table = [
    row(td('项目名称'), td('农村公路养护', 6)),
    row(td('主管部门'), td(spec.supervising, 3), td('实施单位'), td(spec.implementing, 2)),
    fundingRows(spec),
    row(td('年度总体目标', 1, 2), td('预期目标', 3), td('实际完成情况', 3)),
    row(td(expected, 3), td(actual, 3)),
    row(...['一级指标', '二级指标', '三级指标', '年度指标值', spec.actualHead ?? '实际完成值', '分值', '得分'].map((text) => td(text))), // prettier-ignore
    row(...['产出指标', '数量指标', '养护里程', '≥10公里', '10公里', '60', '60'].map((text) => td(text))),
    row(...['满意度指标', '服务对象满意度指标', '群众满意度', '≥90%', '95%', '30', '30'].map((text) => td(text))),
    row(td('总分', 5), td('90'), td('90')),
  ];
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${lines([spec.title ?? '项目支出绩效自评表', spec.mark ?? '（2023年度）', ...(spec.above ?? [])])}<table border="1">${table.join('')}</table>${lines(spec.below ?? [])}</body></html>`;
}
