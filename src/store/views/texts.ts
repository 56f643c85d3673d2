/** What reports say in words, with who, where and when. */
import { between, taken, type View, type ViewColumn } from '../view.js';
import { asItStands, confidence, isCorrected, place, source, subject, subjectOf } from './columns.js';

const sectionColumns: readonly ViewColumn[] = [
  ...taken('section', 't', [['id', 'section_id'], 'report_id']),
  ...subject,
  ...taken('section', 't', ['ordinal', 'level', 'number', 'type', 'heading', 'text']),
  ...source,
  place('t'),
];

export const V_SECTION: View = {
  name: 'v_section',
  twin: 'v_章节',
  meaning: 'one section of the text of a report, or a text cell of its form',
  zh: '正文章节（含地区、年度、项目）',
  columns: sectionColumns,
  from: `FROM section t
${subjectOf('t.report_id')}`,
};

export const V_PROBLEM: View = {
  name: 'v_problem',
  twin: 'v_问题',
  meaning: 'what a report says of its problems and of what is to be improved',
  zh: '存在问题与改进措施',
  columns: sectionColumns,
  from: `FROM section t
${subjectOf('t.report_id')}
WHERE t.type IN ('problems', 'improvements') AND t.text <> ''`,
};

export const V_FACT: View = {
  name: 'v_fact',
  twin: 'v_数据',
  meaning: 'one quantity in the text of a report',
  zh: '文中数据（含地区、年度、项目）',
  columns: [
    ...taken('fact', 't', [['id', 'fact_id'], 'report_id']),
    ...subject,
    ...taken('fact', 't', ['label', ['kind', 'fact_kind'], 'raw', 'number', ['unit', 'fact_unit']]).map((column) =>
      // the subject has a kind and a unit (单位) of its own
      column.name === 'fact_unit' ? { ...column, zh: '计量单位' } : column,
    ),
    ...taken('fact', 't', ['base_number', 'base_unit', 'sentence']),
    ...source,
    place('t'),
    ...taken('fact', 't', between('fact', 'at_page', 'at_box')),
  ],
  from: `FROM fact t
${subjectOf('t.report_id')}`,
};

export const V_EXPENDITURE: View = {
  name: 'v_expenditure',
  twin: 'v_支出',
  meaning: 'one item of spending with its region, year and project',
  zh: '支出明细（含地区、年度、项目）',
  columns: [
    ...taken('expenditure', 't', [['id', 'expenditure_id'], 'report_id']),
    ...subject,
    ...asItStands('expenditure', 't', 'k', ['form', 'ordinal', 'item', 'amount', 'share', 'date', 'fund_nature', 'purpose', 'voucher', 'note', 'is_total']), // prettier-ignore
    ...confidence,
    isCorrected('k'),
    ...source,
    place('t'),
  ],
  from: `FROM expenditure t
LEFT JOIN expenditure_corrected k ON k.id = t.id
${subjectOf('t.report_id')}`,
};
