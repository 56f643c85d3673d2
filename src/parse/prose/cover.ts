/** Labelled lines of a cover or a signature block: 项目名称：… 报告日期：… 联系人：… */

export type CoverField =
  | 'projectName' | 'implementingUnit' | 'supervisingDepartment' | 'reportingUnit' | 'reportDate' | 'period' | 'fiscalYear' | 'selfScore' | 'grade'
  | 'project_lead' | 'evaluation_lead' | 'unit_lead' | 'contact' | 'preparer' | 'reviewer' | 'phone' | 'none'; // prettier-ignore

/** One label with what stands behind it; an empty value where the line holds the label alone. */
export interface CoverEntry {
  readonly field: CoverField;
  readonly label: string;
  readonly value: string;
}

const LABELS: readonly (readonly [CoverField, readonly string[]])[] = [
  [
    'projectName',
    [
      '自评项目名称',
      '评价项目名称',
      '项目支出名称',
      '专项资金名称',
      '转移支付名称',
      '专项名称',
      '资金名称',
      '项目名称',
    ],
  ],
  [
    'implementingUnit',
    ['自评项目单位', '项目实施单位', '资金使用单位', '项目承担单位', '项目单位', '实施单位', '承担单位'],
  ],
  ['supervisingDepartment', ['项目主管部门', '地方主管部门', '主管部门及代码', '主管部门', '主管单位']],
  ['reportingUnit', ['部门（单位）', '单位（部门）', '部门', '部门（单位）名称', '部门(单位)名称', '单位（部门）名称', '填报单位', '填报部门', '填表单位', '自评单位', '自评部门', '评价单位', '预算单位名称', '预算单位', '预算部门', '部门名称', '单位名称', '报告单位', '编制单位', '报送单位', '申报单位']], // prettier-ignore
  ['reportDate', ['报告日期', '评价日期', '评价时间', '填报日期', '填报时间', '填表日期', '自评日期', '自评时间', '报告时间', '编制日期', '编制时间', '上报日期', '上报时间', '报送日期', '完成日期', '日期']], // prettier-ignore
  [
    'period',
    ['项目起止时间', '项目起止日期', '项目实施期限', '项目实施时间', '项目期限', '实施期限', '起止时间', '项目周期'],
  ],
  ['fiscalYear', ['评价年度', '自评年度', '预算年度', '所属年度', '年度', '资金年度']],
  [
    'selfScore',
    [
      '绩效自评综合得分',
      '自评综合得分',
      '自评总得分',
      '自评总分',
      '自评得分',
      '综合得分',
      '自评分',
      '评价得分',
      '总得分',
      '总分',
    ],
  ],
  ['grade', ['评价等次', '自评等次', '评价等级', '自评等级', '绩效等级', '自评结论等级']],
  [
    'evaluation_lead',
    [
      '评价工作组负责人',
      '自评工作组负责人',
      '评价小组组长',
      '自评小组组长',
      '评价组组长',
      '自评组长',
      '评价负责人',
      '自评负责人',
    ],
  ],
  [
    'unit_lead',
    ['项目单位（中介机构）负责人', '单位负责人', '部门负责人', '主要负责人', '分管领导', '单位领导', '法定代表人'],
  ],
  ['project_lead', ['项目负责人', '项目联系负责人']],
  ['contact', ['项目联系人', '单位联系人', '联系人']],
  ['preparer', ['填报人', '填表人', '制表人', '经办人', '撰写人', '报告撰写人', '填报人员', '财务负责人']],
  ['reviewer', ['审核人', '复核人', '审核']],
  ['phone', ['联系电话', '电话', '联系方式', '手机', '手机号码', '办公电话']],
  ['none', ['评价项目类型', '评价类型', '评价方式', '评价机构', '项目单位法人代码', '法人代码', '组织机构代码', '统一社会信用代码', '预算编码', '预算代码', '单位编码', '项目编码', '项目地址', '单位地址', '通讯地址', '地址', '邮政编码', '邮编', '电子邮箱', '报表编号', '金额单位', '单位', '负责人', '项目类型', '项目类别', '项目属性', '资金性质', '密级']], // prettier-ignore
];

const FIELD_OF = new Map(LABELS.flatMap(([field, labels]) => labels.map((label) => [label, field] as const)));
const spaced = (label: string): string =>
  Array.from(label, (c) => c.replace(/[()（）]/g, (b) => (/[(（]/.test(b) ? '[（(]' : '[)）]'))).join('\\s*');
const ALTERNATIVES = [...FIELD_OF.keys()]
  .sort((a, b) => b.length - a.length)
  .map(spaced)
  .join('|');
const LONG = [...FIELD_OF.keys()]
  .filter((label) => label.length >= 4)
  .sort((a, b) => b.length - a.length)
  .map(spaced)
  .join('|');
// A label, a bracket such as (盖章), then a colon; or, at the start of a line, a gap instead of
// the colon: a wide one, or a single space before something as short as a name.
const BRACKET = '(?:\\s*[（(][^（）()\\n]{1,12}[)）]|\\s*(?:签\\s*字|签\\s*名|签\\s*章|盖\\s*章))?';
const WITH_COLON = new RegExp(`(${ALTERNATIVES})(${BRACKET})\\s*[：:]`, 'g');
const WITH_GAP = new RegExp(
  `^\\s*(${ALTERNATIVES})(${BRACKET})(?:[ \\u00a0\\u3000\\t_]{2,}(.*)|\\s([^，。；、：:]{2,40}))$`,
);
// another label behind a gap, or at the very end of a unit's name
const NEXT = new RegExp(
  `^(?:(.*\\S)\\s+|\\s*|(.{3,}(?:局|委|委员会|办|厅|院|校|府|中心|公司|处|站|所)))(${LONG})(?:\\s*$|\\s+(.*)$)`,
);
const ALONE = new RegExp(`^\\s*(${ALTERNATIVES})(${BRACKET})\\s*$`);

/** A longer line is text. */
const LONGEST = 200;
// what makes a line shorter when it is put in order
const MAY_SHRINK = /[\r\n]|^\s*[（(]/;
// the longest label with the longest bracket behind it
const LONGEST_ALONE = Math.max(...Array.from(FIELD_OF.keys(), (label) => label.length)) + 14;

// a label of another form in front, its value set apart by a gap from the labels that are known
const UNKNOWN = /^\s*([^，。；：:\s]{2,14})[：:]\s*([^，。；：:\s]{0,30})[ \u00a0\u3000\t]{2,}$/;

// Few lines are entries. A line that neither begins like a label nor has such a gap is none, and need not be held
// against all of them.
const STARTS = new RegExp(`^\\s*[${Array.from(FIELD_OF.keys(), (label) => label.charAt(0)).join('')}]`);
const GAP = /[ \u00a0\u3000\t]{2}/;

const SEAL = /[（(]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|签\s*名|签字并盖章|签名并盖章|签字盖章|印章|章)\s*[)）]/g;
const tidy = (text: string): string =>
  text
    .replace(SEAL, '')
    .replace(/[_＿]+/g, ' ')
    .replace(/^[\s：:]+|[\s，,；;。]+$/g, '')
    .replace(/(?<=[\u4e00-\u9fff（）])\s+(?=[\u4e00-\u9fff（）])/g, '');

// the year of a form often stands at the end of the line: 填报单位：某局（2023年度）
const YEAR_BEHIND = /[（(]\s*(\d{4})\s*年\s*度?\s*[)）]\s*$/;

function entries(label: string, value: string): CoverEntry[] {
  const year = YEAR_BEHIND.exec(value);
  if (!year || year.index === 0) return [entry(label, value)];
  return [entry(label, value.slice(0, year.index)), entry('年度', year[1] ?? '')];
}

/** What stands behind a label without a colon ends where the next label begins. */
function upToLabel(label: string, value: string): CoverEntry[] {
  const next = NEXT.exec(value);
  if (!next) return entries(label, value);
  return [...entries(label, next[1] ?? next[2] ?? ''), ...upToLabel(next[3] ?? '', next[4] ?? '')];
}

function entry(label: string, value: string): CoverEntry {
  const words = label.replace(/\s+/g, '');
  const field = FIELD_OF.get(words) ?? FIELD_OF.get(words.replace(/\(/g, '（').replace(/\)/g, '）')) ?? 'none';
  // 总分：100 is as likely the marks that can be had
  const full = words === '总分' && /^\D{0,2}100\D{0,2}$/.test(value.trim());
  // 9 6 . 5: a copy that parted all characters; digits parted in another way are no number
  const score = /^\d(?:\s[\d.])+\s?分?$/.test(value.trim()) ? value.replace(/\s/g, '') : value;
  if (field === 'selfScore' && /\d\s+[\d.]/.test(score)) return { field: 'none', label: words, value: tidy(value) };
  if (field === 'selfScore' && score !== value) return { field, label: words, value: score };
  // a sentence that goes on behind the name is text: 项目单位：某局。根据…
  return { field: full ? 'none' : field, label: words, value: tidy(value.replace(/(?<=.{2})。(?=\s*\S).*$/s, '')) };
}

/**
 * The labelled entries of a line, several where several stand on it; empty where the line is none. `raw` keeps the
 * gaps that cleaning removes.
 */
export function readCover(raw: string): readonly CoverEntry[] {
  if (raw.length > LONGEST && !MAY_SHRINK.test(raw)) return [];
  const line = raw.replace(/[\r\n]+/g, ' ').replace(/^\s*[（(]([^（）()]*)[)）]\s*$/, '$1');
  if (line.length > LONGEST) return [];
  const starts = STARTS.test(line);
  const found = (starts || GAP.test(line)) && /[：:]/.test(line) ? [...line.matchAll(WITH_COLON)] : [];
  const first = found[0];
  const before = first ? line.slice(0, first.index) : '';
  const unknown = UNKNOWN.exec(before);
  if (first && (before.trim() === '' || unknown)) {
    const own: CoverEntry[] = unknown
      ? [{ field: 'none', label: unknown[1] ?? '', value: tidy(unknown[2] ?? '') }]
      : [];
    return own.concat(
      found.flatMap((m, i) =>
        entries(m[1] ?? '', line.slice(m.index + m[0].length, found[i + 1]?.index ?? line.length)),
      ),
    );
  }
  if (!starts) return [];
  // without a gap only a label that stands alone is left, and that is short
  const spaced = /\S[\s_]/.test(line);
  if (!spaced && line.trimStart().length > LONGEST_ALONE) return [];
  const gap = spaced ? WITH_GAP.exec(line) : null;
  if (gap) return upToLabel(gap[1] ?? '', gap[3] ?? gap[4] ?? '');
  const alone = ALONE.exec(line);
  return alone ? [entry(alone[1] ?? '', '')] : [];
}
