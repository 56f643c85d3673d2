/** Extractions written by hand from the contract: every field has a value unless a test says otherwise. */
import { at } from '../../src/model/doc.js';
import type {
  Expenditure,
  Extraction,
  Funding,
  Indicator,
  Report,
  Section,
  Source,
  Value,
} from '../../src/model/record.js';

/** A fingerprint for a test: 64 hexadecimal digits that end in a number. */
export function sha(n: number): string {
  return n.toString(16).padStart(64, '0');
}

export function aSource(over: Partial<Source> = {}): Source {
  return {
    sha256: sha(1),
    path: 'reports/2023/自评表.docx',
    format: 'docx',
    bytes: 48128,
    pages: 3,
    encoding: null,
    entry: null,
    url: 'https://example.gov.cn/a.docx',
    publishedAt: '2024-03-16',
    title: '2023年度项目支出绩效自评表',
    ...over,
  };
}

export function aValue(raw: string, over: Partial<Value> = {}): Value {
  return { raw, comparator: null, number: null, numberTo: null, unit: null, date: null, base: null, ...over };
}

/** A number of per cent with its base value. */
export function percent(number: number, comparator: Value['comparator'] = null): Value {
  return aValue(`${comparator ?? ''}${number}%`, {
    comparator,
    number,
    unit: '%',
    base: { number: number / 100, unit: '1' },
  });
}

export function anIndicator(over: Partial<Indicator> = {}): Indicator {
  return {
    form: 1,
    ordinal: 1,
    level1: '产出指标',
    level1Weight: 50,
    level1Type: 'output',
    level2: '数量指标',
    level2Weight: 20,
    level2Type: 'quantity',
    level3: '城乡居民参保率',
    target: percent(95, '>='),
    actual: percent(93.92),
    weight: 10,
    score: 9.5,
    reason: '外出务工人员较多',
    at: at({ table: 1, row: 12, column: 4 }),
    ...over,
  };
}

export function aFunding(over: Partial<Funding> = {}): Funding {
  return {
    form: 1,
    ordinal: 1,
    label: '年度资金总额',
    source: 'total',
    initialBudget: 1_000_000,
    budget: 1_200_000,
    received: 1_200_000,
    executed: 1_176_543.21,
    balance: 23_456.79,
    weight: 10,
    executionRate: 0.9804,
    score: 9.8,
    reason: '年底结算',
    at: at({ table: 1, row: 6, column: 2 }),
    ...over,
  };
}

export function anExpenditure(over: Partial<Expenditure> = {}): Expenditure {
  return {
    form: null,
    ordinal: 1,
    item: '居民医保基金',
    amount: 823_200,
    share: 0.8232,
    date: '2023-12-04',
    fundNature: '一般公共预算资金',
    purpose: '补助',
    voucher: '12月15号凭证',
    note: '含上年',
    isTotal: false,
    at: at({ paragraph: 31 }),
    ...over,
  };
}

export function aSection(over: Partial<Section> = {}): Section {
  return {
    ordinal: 1,
    level: 1,
    number: '一、',
    heading: '项目基本情况',
    type: 'overview',
    text: '第一段。\n第二段。',
    at: at({ page: 2, paragraph: 4, box: [72, 90.5, 520.25, 104] }),
    ...over,
  };
}

export function aReport(over: Partial<Report> = {}): Report {
  return {
    ordinal: 1,
    kind: 'project',
    title: '2023年度项目支出绩效自评表',
    fiscalYear: 2023,
    projectName: '城乡居民医保补助',
    projectCode: '43021223Y001',
    supervisingDepartment: '渌口区医疗保障局',
    supervisingDepartmentCode: '219',
    implementingUnit: '渌口区医疗保障事务中心',
    reportingUnit: '渌口区医疗保障局',
    region: { code: '430212', name: '湖南省株洲市渌口区' },
    period: { start: '2023-01', end: '2023-12' },
    reportDate: '2024-03-01',
    selfScore: 98.5,
    grade: '优',
    confidence: 0.97,
    forms: [
      {
        ordinal: 1,
        title: '项目支出绩效自评表',
        goal: { expected: '参保率达到95%', actual: '参保率93.92%' },
        totalWeight: 100,
        totalScore: 98.5,
        at: at({ table: 1, row: 1, column: 1 }),
      },
    ],
    funding: [aFunding(), aFunding({ ordinal: 2, label: '其中：当年财政拨款', source: 'fiscal' })],
    indicators: [
      anIndicator(),
      anIndicator({
        ordinal: 2,
        level2: '时效指标',
        level2Type: 'timeliness',
        level3: '补助到位时间',
        target: aValue('2023年10月31日前', { comparator: '<=', date: '2023-10-31' }),
        actual: aValue('2023年10月', { date: '2023-10' }),
      }),
    ],
    expenditures: [anExpenditure(), anExpenditure({ ordinal: 2, item: '合计', date: null, isTotal: true })],
    sections: [aSection()],
    facts: [
      {
        ordinal: 1,
        section: 1,
        label: '参保人数',
        kind: 'count',
        raw: '23.45万人',
        number: 23.45,
        unit: '万人',
        base: { number: 234_500, unit: '人' },
        sentence: '参保人数23.45万人。',
        at: at({ paragraph: 5 }),
      },
    ],
    people: [{ role: 'evaluator', name: '张某', title: '副局长', unit: '渌口区医疗保障局', phone: null }],
    findings: [
      {
        rule: 'score.total',
        severity: 'warning',
        message: '各项得分之和与总分不符',
        expected: 98.5,
        actual: '98',
        at: at({ table: 1, row: 30 }),
      },
    ],
    evidence: [
      { code: 'weights.close', effect: 1.25, times: 1, note: 'the weights of 1 form add up to its total' },
      { code: 'cells.unread', effect: -0.5, times: 2, note: '2 cells with text were taken for nothing' },
    ],
    ...over,
  };
}

export function anExtraction(over: Partial<Extraction> = {}): Extraction {
  return {
    source: aSource(),
    reports: [aReport()],
    warnings: [
      { code: 'cell.unread', message: '第3行第2列：「备注」', at: at({ table: 1, row: 3, column: 2 }) },
      { code: 'picture.unread', message: '一张图片', at: null },
    ],
    ...over,
  };
}
