/**
 * The contract: what jixiao says of one input file.
 *
 * The zod schemas below are the single source of the JSON Schema, the SQL columns and the data dictionary
 * (`jixiao schema`), so every field carries its meaning in English and Chinese, its unit and an example.
 */
import { z } from 'zod';

/** What the dictionary says of a field. */
export interface FieldMeta {
  description: string;
  zh: string;
  unit?: string;
  example?: string | number | boolean;
}

const about = <T extends z.ZodType>(
  schema: T,
  zh: string,
  description: string,
  more: Omit<FieldMeta, 'description' | 'zh'> = {},
): T => schema.meta({ description, zh, ...more });

const text = z.string().nullable();
const number = z.number().nullable();
const count = z.int().min(0);
const place = z.int().min(1).nullable();
const ordinal = about(z.int().min(1), '序号', '1-based, in document order', { example: 1 });
const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date as 2022, 2022-08 or 2022-08-16');
const money = (zh: string, description: string) =>
  about(number, zh, `${description}, as stated`, { unit: '元', example: 120000 });

export const At = z.object({
  page: about(place, '页', 'page, where there are pages', { example: 2 }),
  table: about(place, '表', 'table within the document', { example: 1 }),
  row: about(place, '行', "row of the table's grid", { example: 12 }),
  column: about(place, '列', "column of the table's grid", { example: 4 }),
  paragraph: about(place, '段', 'paragraph of the document; in a text file the line', { example: 31 }),
  box: about(
    z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    '位置框',
    "x0, y0, x1, y1 from the page's top left corner",
    { unit: 'pt' },
  ),
});

const at = about(At, '出处', 'where it stands in the source');
const formRef = about(place, '所属表', 'ordinal of the form it stands in; null: read from prose', { example: 1 });

export const Source = z.object({
  sha256: about(z.string().regex(/^[0-9a-f]{64}$/), '文件指纹', "SHA-256 of the file's bytes: its identity"),
  path: about(z.string(), '路径', 'the path as it was given', { example: 'crawl/2023/report.docx' }),
  format: about(z.string(), '格式', 'by content, not by name', { example: 'docx' }),
  bytes: about(count, '字节数', 'size of the file', { unit: 'byte', example: 48128 }),
  pages: about(count.nullable(), '页数', 'pages, where the format has them', { example: 3 }),
  encoding: about(text, '字符编码', 'character set of a text format', { example: 'gb18030' }),
  entry: about(text, '包内路径', 'path inside an archive', { example: '2023/自评表.docx' }),
  url: about(text, '网址', 'address, from a crawl manifest or the page itself'),
  publishedAt: about(text, '发布日期', 'publish date, from a crawl manifest or the page itself', {
    example: '2024-03-16',
  }),
  title: about(text, '页面标题', 'title, from a crawl manifest or the page itself'),
});

export const Region = z.object({
  code: about(z.string().regex(/^\d{6}$/), '行政区划代码', 'GB/T 2260 code', { example: '430212' }),
  name: about(z.string(), '行政区划名称', 'name from the province down', { example: '湖南省株洲市渌口区' }),
});

export const Period = z.object({
  start: about(isoDate, '开始', 'first month or day', { example: '2021-01' }),
  end: about(isoDate, '结束', 'last month or day', { example: '2021-12' }),
});

export const Base = z.object({
  number: about(z.number(), '基准数值', 'the number in its base unit', { example: 234500 }),
  unit: about(z.string(), '基准单位', 'the base unit', { example: '人' }),
});

export const COMPARATORS = ['=', '>=', '<=', '>', '<'] as const;

export const Value = z.object({
  raw: about(z.string(), '原文', "the cell's own text, cleaned of layout whitespace", { example: '≥23.45万人' }),
  comparator: about(z.enum(COMPARATORS).nullable(), '比较符', 'the comparator stated, never implied', {
    example: '>=',
  }),
  number: about(number, '数值', 'the number stated, in the unit stated', { example: 23.45 }),
  numberTo: about(number, '数值上限', 'the upper end of a range', { example: 4000 }),
  unit: about(text, '单位', 'the unit stated', { example: '万人' }),
  date: about(isoDate.nullable(), '日期', 'the date stated', { example: '2023-10-31' }),
  base: about(Base.nullable(), '基准值', 'number and unit reduced to a base unit, for comparing'),
});

export const Goal = z.object({
  expected: about(text, '预期目标', 'the goal set for the year'),
  actual: about(text, '实际完成情况', 'what is said to have been achieved'),
});

export const Form = z.object({
  ordinal,
  title: about(text, '表名', "the form's title", { example: '项目支出绩效自评表' }),
  goal: about(Goal.nullable(), '年度总体目标', 'overall goals of the year'),
  totalWeight: about(number, '总分值', 'points of the total row', { unit: '分', example: 100 }),
  totalScore: about(number, '总得分', 'score of the total row', { unit: '分', example: 98 }),
  at,
});

export const FUNDING_SOURCES = ['total', 'fiscal', 'central', 'province', 'prefecture', 'county', 'township', 'local', 'carryover', 'government_fund', 'self_raised', 'other'] as const; // prettier-ignore

export const Funding = z.object({
  form: formRef,
  ordinal,
  label: about(z.string(), '资金来源', 'label of the row, as printed', { example: '其中：当年财政拨款' }),
  source: about(z.enum(FUNDING_SOURCES), '资金来源类别', 'what kind of source the label names', { example: 'fiscal' }),
  initialBudget: money('年初预算数', 'budget at the start of the year'),
  budget: money('全年预算数', 'budget of the year, after adjustments; planned funds'),
  received: money('实际到位资金', 'funds received'),
  executed: money('全年执行数', 'funds spent'),
  balance: money('结余', 'funds left'),
  weight: about(number, '分值', 'points for budget execution', { unit: '分', example: 10 }),
  executionRate: about(number, '执行率', 'execution rate as a fraction, as stated', { unit: '1', example: 0.9808 }),
  score: about(number, '得分', 'points scored for budget execution', { unit: '分', example: 9.81 }),
  reason: about(text, '原因', 'reason for a deviation, in the words of the form'),
  at,
});

export const LEVEL1_TYPES = ['output', 'benefit', 'satisfaction', 'cost', 'execution', 'decision', 'process', 'management', 'other'] as const; // prettier-ignore
export const LEVEL2_TYPES = ['quantity', 'quality', 'timeliness', 'cost', 'economic', 'social', 'ecological', 'sustainability', 'satisfaction', 'economic_cost', 'social_cost', 'ecological_cost', 'other'] as const; // prettier-ignore

export const Indicator = z.object({
  form: formRef,
  ordinal,
  level1: about(text, '一级指标', 'level 1, without its weight', { example: '产出指标' }),
  level1Weight: about(number, '一级指标分值', 'weight printed with level 1', { unit: '分', example: 50 }),
  level1Type: about(z.enum(LEVEL1_TYPES).nullable(), '一级指标类别', 'what kind of level 1 it is', {
    example: 'output',
  }),
  level2: about(text, '二级指标', 'level 2, without its weight', { example: '数量指标' }),
  level2Weight: about(number, '二级指标分值', 'weight printed with level 2', { unit: '分', example: 20 }),
  level2Type: about(z.enum(LEVEL2_TYPES).nullable(), '二级指标类别', 'what kind of level 2 it is', {
    example: 'quantity',
  }),
  level3: about(z.string(), '三级指标', "the indicator's own words", { example: '城乡居民参保率' }),
  target: about(Value.nullable(), '年度指标值', 'the target'),
  actual: about(Value.nullable(), '实际完成值', 'the result'),
  weight: about(number, '分值', 'points of the indicator', { unit: '分', example: 10 }),
  score: about(number, '得分', 'points scored by the unit itself', { unit: '分', example: 9.5 }),
  reason: about(text, '偏差原因分析及改进措施', 'reason for a deviation, in the words of the form'),
  at,
});

export const Expenditure = z.object({
  form: formRef,
  ordinal,
  item: about(z.string(), '支出内容', 'what was paid for', { example: '城乡居民医保基金' }),
  amount: money('金额', 'amount'),
  share: about(number, '占比', 'share as a fraction, as stated', { unit: '1', example: 0.8232 }),
  date: about(isoDate.nullable(), '支付日期', 'date of payment', { example: '2023-12-04' }),
  fundNature: about(text, '资金性质', 'nature of the funds', { example: '一般公共预算资金' }),
  purpose: about(text, '用途', 'purpose, where it is stated beside the item'),
  voucher: about(text, '会计凭证号', 'accounting voucher', { example: '12月15号凭证' }),
  note: about(text, '备注', 'note'),
  isTotal: about(z.boolean(), '是否合计', 'whether the row is a total', { example: false }),
  at,
});

export const SECTION_TYPES = ['overview', 'goals', 'funding', 'organization', 'performance', 'conclusion', 'experience', 'problems', 'improvements', 'result_use', 'team', 'attachments', 'other'] as const; // prettier-ignore

export const Section = z.object({
  ordinal,
  level: about(z.int().min(1).max(9), '层级', '一、 is 1, （一） 2, 1. 3, （1） 4', { example: 1 }),
  number: about(text, '编号', 'the number as printed', { example: '一、' }),
  heading: about(z.string(), '标题', 'heading, or the label of a text cell', { example: '项目基本情况' }),
  type: about(z.enum(SECTION_TYPES), '类别', 'what the section is about', { example: 'overview' }),
  text: about(z.string(), '正文', 'its own text, without that of the sections below it'),
  at,
});

export const FACT_KINDS = ['money', 'percent', 'count', 'score', 'area', 'length', 'weight', 'volume', 'duration', 'rate', 'other'] as const; // prettier-ignore

export const Fact = z.object({
  ordinal,
  section: about(place, '所在章节', 'ordinal of the section it stands in'),
  label: about(text, '名称', "what it measures, in the sentence's words", { example: '城乡居民参保率' }),
  kind: about(z.enum(FACT_KINDS), '种类', 'what kind of quantity it is', { example: 'percent' }),
  raw: about(z.string(), '原文', 'the quantity as written', { example: '93.92%' }),
  number: about(z.number(), '数值', 'the number stated, in the unit stated', { example: 93.92 }),
  unit: about(z.string(), '单位', 'the unit stated', { example: '%' }),
  base: about(Base.nullable(), '基准值', 'number and unit reduced to a base unit, for comparing'),
  sentence: about(z.string(), '原句', 'the sentence it stands in'),
  at,
});

export const PERSON_ROLES = ['project_lead', 'evaluation_lead', 'unit_lead', 'contact', 'evaluator', 'preparer', 'reviewer', 'other'] as const; // prettier-ignore

export const Person = z.object({
  role: about(z.enum(PERSON_ROLES), '角色', 'what the person does in the report', { example: 'evaluator' }),
  name: about(z.string(), '姓名', 'name', { example: '张某' }),
  title: about(text, '职务', 'position', { example: '副局长' }),
  unit: about(text, '单位', 'organisation'),
  phone: about(text, '电话', 'phone number; kept only on request'),
});

export const SEVERITIES = ['error', 'warning', 'info'] as const;
const mixed = z.union([z.number(), z.string()]).nullable();

export const Finding = z.object({
  rule: about(z.string(), '规则', 'id of the audit rule', { example: 'score.total' }),
  severity: about(z.enum(SEVERITIES), '程度', 'how bad it is', { example: 'warning' }),
  message: about(z.string(), '说明', 'what does not hold, in words'),
  expected: about(mixed, '应为', 'what would hold', { example: 100 }),
  actual: about(mixed, '实为', 'what the document states', { example: 98 }),
  at,
});

export const Warning = z.object({
  code: about(z.string(), '代码', 'see codes.ts', { example: 'cell.unread' }),
  message: about(z.string(), '说明', 'what could not be read, and why'),
  at: about(At.nullable(), '出处', 'where it stands in the source'),
});

export const Evidence = z.object({
  code: about(z.string(), '依据', 'what speaks for or against the reading; see src/confidence', {
    example: 'weights.close',
  }),
  effect: about(z.number(), '影响', 'what it adds to the log-odds of a reading without a wrong number', {
    unit: '1',
    example: 1.2,
  }),
  times: about(count, '次数', 'how often it was found in the report', { example: 1 }),
  note: about(z.string(), '说明', 'what was found, in words', { example: 'the weights of 1 form add up' }),
});

export const KINDS = ['project', 'department', 'transfer'] as const;
export const GRADES = ['优', '良', '中', '差'] as const;

export const Report = z.object({
  ordinal,
  kind: about(z.enum(KINDS), '类型', '项目支出, 部门(单位)整体支出 or 转移支付', { example: 'project' }),
  title: about(text, '标题', 'title of the report'),
  fiscalYear: about(z.int().nullable(), '年度', 'fiscal year that is evaluated', { example: 2023 }),
  projectName: about(text, '项目名称', 'project name, as stated'),
  projectCode: about(text, '项目编码', 'project code'),
  supervisingDepartment: about(text, '主管部门', 'supervising department', { example: '临湘市医疗保障局' }),
  supervisingDepartmentCode: about(text, '主管部门代码', 'its code', { example: '219' }),
  implementingUnit: about(text, '实施单位', 'unit that carries the project out'),
  reportingUnit: about(text, '填报单位', 'unit that filled the report in'),
  region: about(Region.nullable(), '地区', 'region, where the document gives evidence for it'),
  period: about(Period.nullable(), '项目期限', 'period of the project'),
  reportDate: about(isoDate.nullable(), '报告日期', 'date of the report', { example: '2022-08-16' }),
  selfScore: about(number, '自评得分', 'self score, as stated', { unit: '分', example: 98 }),
  grade: about(z.enum(GRADES).nullable(), '评价等次', 'grade, as stated', { example: '优' }),
  confidence: about(
    z.number().min(0).max(1).nullable(),
    '读取可信度',
    'how far its evidence says that no number was read wrong, from 0 to 1; null: not weighed',
    { unit: '1', example: 0.97 },
  ),
  forms: z.array(Form),
  funding: z.array(Funding),
  indicators: z.array(Indicator),
  expenditures: z.array(Expenditure),
  sections: z.array(Section),
  facts: z.array(Fact),
  people: z.array(Person),
  findings: z.array(Finding),
  evidence: z.array(Evidence),
});

export const Extraction = z.object({ source: Source, reports: z.array(Report), warnings: z.array(Warning) });

type Frozen<T> = T extends readonly [number, number, number, number]
  ? readonly [number, number, number, number]
  : T extends (infer U)[]
    ? readonly Frozen<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;

export type At = Frozen<z.infer<typeof At>>;
export type Source = Frozen<z.infer<typeof Source>>;
export type Region = Frozen<z.infer<typeof Region>>;
export type Period = Frozen<z.infer<typeof Period>>;
export type Value = Frozen<z.infer<typeof Value>>;
export type Base = Frozen<z.infer<typeof Base>>;
export type Goal = Frozen<z.infer<typeof Goal>>;
export type Form = Frozen<z.infer<typeof Form>>;
export type Funding = Frozen<z.infer<typeof Funding>>;
export type Indicator = Frozen<z.infer<typeof Indicator>>;
export type Expenditure = Frozen<z.infer<typeof Expenditure>>;
export type Section = Frozen<z.infer<typeof Section>>;
export type Fact = Frozen<z.infer<typeof Fact>>;
export type Person = Frozen<z.infer<typeof Person>>;
export type Finding = Frozen<z.infer<typeof Finding>>;
export type Evidence = Frozen<z.infer<typeof Evidence>>;
export type Warning = Frozen<z.infer<typeof Warning>>;
export type Report = Frozen<z.infer<typeof Report>>;
export type Extraction = Frozen<z.infer<typeof Extraction>>;
export type Comparator = (typeof COMPARATORS)[number];
export type FundingSource = (typeof FUNDING_SOURCES)[number];
export type Level1Type = (typeof LEVEL1_TYPES)[number];
export type Level2Type = (typeof LEVEL2_TYPES)[number];
export type SectionType = (typeof SECTION_TYPES)[number];
export type FactKind = (typeof FACT_KINDS)[number];
export type PersonRole = (typeof PERSON_ROLES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type ReportKind = (typeof KINDS)[number];
export type Grade = (typeof GRADES)[number];
