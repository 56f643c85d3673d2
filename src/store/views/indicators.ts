/** The view that most comparisons begin with. */
import { between, computed, taken, type View } from '../view.js';
import { asItStands, asRead, confidence, isCorrected, place, source, subject, subjectOf } from './columns.js';

const RECORD = between('indicator', 'form', 'reason').filter((name) => name !== 'level3');
const LEVEL3 = RECORD.indexOf('target_raw');

// no outer join for what is computed: an index would not be used to find a concept. The loader writes an indicator and
// what is computed of it in one transaction, so no indicator is left out
export const V_INDICATOR: View = {
  name: 'v_indicator',
  twin: 'v_指标',
  meaning: 'one indicator with its region, year, project, base values and whether the target was met',
  zh: '绩效指标（含地区、年度、项目、可比值与完成情况）',
  columns: [
    ...taken('indicator', 'i', [['id', 'indicator_id'], 'report_id']),
    // the copies beside the concept: there an index serves both
    ...subject.map((column) => (column.name === 'year' ? { ...column, sql: 'd.year' } : column)),
    ...taken('concept', 'c', [
      ['label', 'concept'],
      ['family', 'concept_family'],
    ]),
    ...asItStands('indicator', 'i', 'k', RECORD.slice(0, LEVEL3)),
    ...taken('indicator_derived', 'd', ['level3']),
    ...asItStands('indicator', 'i', 'k', RECORD.slice(LEVEL3)),
    ...taken('indicator_derived', 'd', ['score_rate', 'achieved', 'achieved_by', 'achievement']),
    ...confidence,
    isCorrected('k'),
    ...asRead('indicator', 'i', ['level3', ['target_raw', 'target'], ['actual_raw', 'actual'], 'weight', 'score']),
    ...source,
    place('i'),
    ...taken('indicator', 'i', between('indicator', 'at_page', 'at_box')),
  ],
  from: `FROM indicator_derived d
JOIN indicator i ON i.id = d.indicator_id
LEFT JOIN indicator_corrected k ON k.id = d.indicator_id
JOIN concept c ON c.id = d.concept_id
${subjectOf('d.report_id')}`,
};

/** Names that are used for one concept, to see what a comparison puts together. */
export const V_CONCEPT: View = {
  name: 'v_concept',
  twin: 'v_概念',
  meaning: 'one name of indicators with its concept, and how often it is used',
  zh: '指标概念与名称',
  columns: [
    ...taken('concept', 'c', [
      ['label', 'concept'],
      ['family', 'concept_family'],
    ]),
    ...taken('indicator_derived', 'd', ['level3']),
    computed('indicators', 'INTEGER', 'count(*)', '指标数', 'number of indicators of that name', { example: 12 }),
    computed('reports', 'INTEGER', 'count(DISTINCT d.report_id)', '报告数', 'reports that hold them', { example: 10 }),
    computed('first_year', 'INTEGER', 'min(d.year)', '起始年度', 'first fiscal year', { example: 2021 }),
    computed('last_year', 'INTEGER', 'max(d.year)', '最近年度', 'last fiscal year', { example: 2023 }),
  ],
  from: `FROM indicator_derived d JOIN concept c ON c.id = d.concept_id
GROUP BY d.concept_id, d.level3`,
};
