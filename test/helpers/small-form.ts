/** A self-evaluation form of a few rows as a web page, for tests that need some report and not a certain layout. */
export interface SmallForm {
  readonly project?: string;
  readonly unit?: string;
  readonly year?: number;
  /** Raw HTML instead of the name of the third indicator level. */
  readonly indicator?: string;
}

export function smallForm(form: SmallForm = {}): string {
  const { project = '农村饮水安全维修', unit = '临湘市水利局', year = 2023, indicator = '维修供水点' } = form;
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${year}年度绩效自评</title></head><body>
<p>项目支出绩效自评表</p><p>（${year}年度）</p>
<table border="1">
<tr><td>项目名称</td><td colspan="7">${project}</td></tr>
<tr><td>主管部门</td><td colspan="3">${unit}</td><td>实施单位</td><td colspan="3">${unit}</td></tr>
<tr><td rowspan="2">项目资金（万元）</td><td></td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>分值</td><td>执行率</td><td>得分</td></tr>
<tr><td>年度资金总额</td><td>100</td><td>100</td><td>95</td><td>10</td><td>95%</td><td>9.5</td></tr>
<tr><td rowspan="3">绩效指标</td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>${indicator}</td><td>≥12处</td><td>15处</td><td>50</td><td>50</td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>群众满意度</td><td>≥90%</td><td>92%</td><td>40</td><td>40</td></tr>
<tr><td colspan="6">总分</td><td>100</td><td>99.5</td></tr>
</table></body></html>`;
}
