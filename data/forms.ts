/**
 * The layouts of self-evaluation forms that are known, told apart by their columns. A form is read by the words of its
 * headings whether it stands here or not; one that does not is reported, so that its layout can be looked at and added.
 */

export interface FormVariant {
  readonly id: string;
  /** Where it is in use; null for no certain region. */
  readonly region: string | null;
  readonly description: string;
  readonly zh: string;
  /** Roles of the indicator columns from left to right, as in labels.ts; the label beside the block is none of them. */
  readonly indicator: string;
  /** Roles of the amount columns, several where the layout is printed in several ways; null: it has no such header, or any. */
  readonly funding: readonly string[] | null;
  /** Words that its title or one of its headings must have, where other forms have the same columns. */
  readonly mark: RegExp | null;
}

const LEVELS = 'level1 level2 level3';
const MINISTRY = `${LEVELS} target actual weight score reason`;
const AMOUNTS = 'initialBudget budget executed';
const DEPARTMENT = /部门|单位整体|整体支出/;

function variant(
  id: string,
  [zh, description]: readonly [zh: string, en: string],
  indicator: string,
  funding: readonly string[] | null,
  more: { readonly region?: string; readonly mark?: RegExp } = {},
): FormVariant {
  return { id, region: more.region ?? null, description, zh, indicator, funding, mark: more.mark ?? null };
}

/** The first that fits a form names it: what has a mark stands before what has the same columns without. */
export const FORM_VARIANTS: readonly FormVariant[] = [
  variant(
    'D2',
    ['部门整体支出自评表（年度预算申请）', 'department as a whole: budget applied for, by income and by spending'],
    MINISTRY,
    [`${AMOUNTS} weight executionRate score`],
    { region: '湖南', mark: /年度预算申请/ },
  ),
  variant(
    'D1',
    ['部门（单位）整体支出绩效自评表', 'department as a whole, in the columns of the ministry form'],
    MINISTRY,
    [`${AMOUNTS} weight executionRate score`],
    { mark: DEPARTMENT },
  ),
  variant('P1', ['项目支出绩效自评表（财政部通用表）', "the ministry's form for a project; the commonest"], MINISTRY, [
    `${AMOUNTS} weight executionRate score`,
  ]),
  variant(
    'P1-rate-first',
    ['项目支出绩效自评表（执行率在分值之前）', "the ministry's form with the rate before its weight"],
    MINISTRY,
    [`${AMOUNTS} executionRate weight score`, `${AMOUNTS} executionRate score`],
  ),
  variant(
    'P1-no-reason',
    ['项目支出绩效自评表（无偏差原因栏）', "the ministry's form without reasons for deviations"],
    `${LEVELS} target actual weight score`,
    [
      `${AMOUNTS} executionRate weight score`,
      `${AMOUNTS} weight executionRate score`,
      `${AMOUNTS} executionRate score`,
      `${AMOUNTS} executionRate`,
      'budget executed weight executionRate score',
      'budget received executed executionRate',
    ],
  ),
  variant(
    'P1-measures',
    ['项目支出绩效自评表（偏差原因与改进措施分栏）', "the ministry's form with reasons and measures in two columns"],
    `${MINISTRY} measures`,
    [`${AMOUNTS} weight executionRate score`],
  ),
  variant(
    'P2',
    ['部门预算项目支出绩效自评表（510000_0013zp）', 'project: operator, number and unit of a target in three columns'],
    `${LEVELS} operator target unit actual weight score reason`,
    [`${AMOUNTS} executionRate weight score reason`],
    { region: '四川' },
  ),
  variant(
    'P2-measures',
    ['项目支出绩效自评表（运算符号、度量单位分栏，改进措施另列）', 'as P2, with measures in a column of their own'],
    `${LEVELS} operator target unit actual weight score reason measures`,
    ['budget executed executionRate weight score'],
    { region: '辽宁' },
  ),
  variant(
    'P3',
    ['衔接（扶贫）项目资金绩效目标自评表', 'funds against poverty: the weight stands before the target'],
    `${LEVELS} weight target actual score reason`,
    ['budget executed weight executionRate score', 'budget received executed'],
  ),
  variant(
    'P5',
    ['财政支出项目绩效自评表（封面、支付明细、自评小组）', 'project with cover, payments and roster; two rates'],
    MINISTRY,
    ['initialBudget executed executionRate weight executionRate score'],
    { region: '陕西' },
  ),
  variant(
    'D3',
    ['部门整体支出绩效自评报告（封面、问卷）', 'department as a whole: cover, questionnaire, results without scores'],
    `${LEVELS} target actual`,
    null,
    { region: '湖南岳阳', mark: DEPARTMENT },
  ),
  variant(
    'P4',
    ['财政支出项目绩效评价自评报告（封面、资金、凭证）', 'project: cover, funding in label and value, vouchers'],
    `${LEVELS} target actual`,
    null,
    { region: '湖南' },
  ),
  variant(
    'T1',
    ['转移支付绩效目标自评表（2021年起，含资金管理情况）', 'transfer payment from 2021 on, with how funds are managed'],
    `${LEVELS} target actual reason`,
    ['budget executed executionRate'],
    { mark: /资金投入情况/ },
  ),
  variant(
    'T2',
    ['转移支付绩效自评表（旧式）', 'transfer payment in the older form; no scores'],
    `${LEVELS} target actual reason`,
    ['budget executed executionRate'],
  ),
  variant(
    'P-weights-in-names',
    ['项目支出绩效自评表（分值写在指标名称中）', 'project: weights stand in the names of the indicators'],
    `${LEVELS} target actual score reason`,
    [`${AMOUNTS} executionRate score`],
  ),
  variant(
    'P-score-only',
    ['绩效自评表（只列得分，不列分值）', 'scores without weights'],
    `${LEVELS} target actual score`,
    ['budget executed executionRate score'],
    { region: '湖北' },
  ),
  variant(
    'P-two-levels',
    ['绩效自评表（无一级指标）', 'indicators in two levels only'],
    'level2 level3 target actual weight score',
    ['budget executed weight executionRate score', 'budget received executed balance executionRate'],
  ),
  variant(
    'P-joined-levels',
    ['绩效自评表（一、二级指标同列）', 'levels 1 and 2 in one column (产出指标-数量指标)'],
    'levels level3 target actual weight score',
    [`${AMOUNTS} executionRate score`],
  ),
  variant(
    'P-section-rows',
    ['绩效自评表（指标级次为分组行）', 'levels stand in rows of their own above numbered indicators'],
    'outside level3 target actual weight score reason',
    [`${AMOUNTS} executionRate`],
  ),
  variant(
    'P-unit-column',
    ['项目支出绩效自评表（计量单位分栏）', 'the unit of a target in a column of its own'],
    `${LEVELS} weight target unit actual score reason`,
    [`${AMOUNTS} weight executionRate score`],
    { region: '新疆' },
  ),
  variant(
    'S1',
    ['绩效评价指标评分表（决策、过程、产出、效益）', 'scoring table: weights of each level, standards, scores'],
    'level1 level1Weight level2 level2Weight level3 weight outside score reason',
    null,
  ),
];
