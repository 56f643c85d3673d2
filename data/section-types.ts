/**
 * What a section is about, told by the words of its heading. The rules are tried in order and the first that holds
 * decides, so a heading that names two things (存在问题与改进措施) goes to the one that stands first here.
 */
import type { SectionType } from '../src/model/record.js';

export interface SectionTypeRule {
  readonly type: SectionType;
  /** One of these words stands in the heading. */
  readonly any: readonly string[];
  /** None of these words does. */
  readonly none?: readonly string[];
}

export const SECTION_TYPE_RULES: readonly SectionTypeRule[] = [
  { type: 'attachments', any: ['附件', '附表', '佐证', '相关材料', '支撑材料', '备查资料'] },
  { type: 'other', any: ['其他需要说明', '其他说明', '需要说明', '其他事项', '其他需说明'] },
  {
    type: 'result_use',
    any: ['结果应用', '结果拟应用', '结果运用', '结果的应用', '结果的运用', '应用和公开', '应用及公开', '应用与公开', '结果公开', '公开情况', '公开计划', '信息公开', '拟公开'], // prettier-ignore
  },
  { type: 'problems', any: ['问题', '不足', '困难', '短板', '薄弱'] },
  { type: 'conclusion', any: ['评价结论', '自评结论', '综合结论'], none: ['问题', '不足'] },
  {
    type: 'improvements',
    any: ['改进', '整改', '下一步', '下步', '下阶段', '建议', '打算', '对策', '工作计划', '努力方向', '今后'],
  },
  { type: 'problems', any: ['偏离', '偏差', '未完成原因', '未完成的原因', '原因分析', '未达'] },
  { type: 'experience', any: ['经验', '做法', '亮点', '特色'] },
  {
    type: 'team',
    any: ['小组', '评价人员', '自评人员', '评价组成员', '工作组成员', '人员名单', '评价工作组'],
    none: ['工作开展', '工作情况'],
  },
  { type: 'conclusion', any: ['结论', '综合评价', '总体评价', '自评得分', '自评分', '评价得分', '自评结果', '评价等级', '自评等级', '评价等次'] }, // prettier-ignore
  {
    type: 'overview',
    any: ['自评工作', '评价工作', '自评组织', '工作开展', '自评开展', '评价方法', '评价目的', '评价依据', '评价原则', '评价对象', '评价范围', '评价过程', '自评过程', '评价指标体系', '评价标准'], // prettier-ignore
  },
  { type: 'funding', any: ['预算完成', '资金完成', '预算编制', '支出完成', '预算执行', '资金执行', '资金绩效管理'], none: ['目标'] }, // prettier-ignore
  {
    type: 'goals',
    any: ['应实现', '拟实现', '预期实现', '预期目标', '目标设定', '目标设立', '目标设置', '目标分解'],
    none: ['完成'],
  },
  {
    type: 'goals',
    any: ['目标'],
    none: ['完成', '实现', '达成', '分析', '实际', '落实', '执行', '绩效情况', '评价', '自评'],
  },
  {
    type: 'performance',
    any: ['绩效', '自评情况', '完成情况', '完成质量', '产出', '效益', '效果', '满意', '指标', '成效', '成果', '履职', '实现情况', '实现程度', '目标', '可持续', '决策情况', '过程情况', '评价分析'], // prettier-ignore
    none: ['绩效管理', '绩效自评说明', '绩效监控'],
  },
  {
    type: 'funding',
    any: ['资金', '预算', '支出', '经费', '财政', '决算', '收支', '收入', '投入', '结余', '资产', '三公', '财务'],
    none: ['概况', '基本情况', '概述'],
  },
  {
    type: 'overview',
    any: ['概况', '基本情况', '简介', '概述', '职能', '职责', '机构', '编制', '背景', '立项', '建设内容', '主要内容', '实施内容', '工作内容', '项目内容', '前言', '引言', '综述', '单位情况', '部门情况', '项目情况', '总体情况', '实施主体', '实施依据', '设立'], // prettier-ignore
  },
  {
    type: 'organization',
    any: ['组织', '实施', '管理', '监管', '制度', '领导', '保障措施', '主要措施', '工作措施', '招投标', '采购', '验收', '监督', '监控', '过程'], // prettier-ignore
  },
];
