/** Plans and results in plain words, without the words of a form. */
import { describe, expect, it } from 'vitest';
import { read } from './helper.js';

const report = (lines: readonly string[]): ReturnType<typeof read> =>
  read(['清河县民政局2023年度困难群众救助项目绩效自评报告', '一、项目概况', '项目按计划实施。', ...lines].join('\n'));
const rows = (lines: readonly string[]): string[] =>
  report(lines).indicators.map((i) =>
    [i.level1, i.level3, i.target?.raw, i.actual?.raw, i.weight, i.score].map((v) => v ?? '-').join('|'),
  );
const told = (lines: readonly string[]): string[] =>
  report(lines).warnings.map(({ code, message }) => `${code} ${message}`);

describe('a sentence that begins with the name of its indicator', () => {
  const lines = [
    '二、指标完成情况',
    '走访困难群众户数：年初目标260户，实际走访251户，上年走访240户，得9.6分（分值10分）。',
    '补助标准：目标为每人每月820元，实际每人每月820元，得20分（满分20分）。',
    '发放及时率：目标100%，全年完成99.4%，扣0.1分，得9.9分（分值10分）。',
  ];

  it('keeps its points behind the figures of last year, and its name before the colon', () => {
    expect(rows(lines)).toEqual([
      '-|走访困难群众户数|260户|251户|10|9.6',
      '-|补助标准|820元|820元|20|20',
      '-|发放及时率|100%|99.4%|10|9.9',
    ]);
  });

  it('has no points where two years have theirs', () => {
    expect(
      rows([
        '二、指标完成情况',
        '1.产出指标。走访户数年初目标260户，实际走访251户，2022年走访240户，得9.1分，2021年得8.8分。',
      ]),
    ).toEqual(['产出指标|走访户数|260户|251户|-|-']);
  });
});

describe('a result in the verb of its plan', () => {
  it.each([
    ['计划新建公厕12座，已建成12座。', '新建公厕|12座|12座'],
    ['年初计划培训护理员3000人次，全年共培训3125人次。', '培训护理员|3000人次|3125人次'],
    ['全年应完成危房改造120户，实际改造118户，完成率98.3%。', '危房改造|120户|118户'],
    ['新建公厕目标12座，截至年底全部建成12座。', '新建公厕|12座|12座'],
  ])('%s', (sentence, wanted) => {
    expect(rows(['二、绩效目标完成情况', `1.产出指标。${sentence}`])).toEqual([`产出指标|${wanted}|-|-`]);
  });

  it.each([
    '计划培训500人，其中贫困户300人。',
    '计划培训500人，全年共有300人就业。',
    '计划投资500万元，已到位300万元。',
  ])('makes no pair of %s', (sentence) => {
    expect(rows(['二、绩效目标完成情况', `1.产出指标。${sentence}`])).toEqual([]);
  });
});

describe('a result with the share of its target', () => {
  it.each([
    ['享受保险补贴人员3,216人，完成年度目标3000人的107.2%', '享受保险补贴人员|3000人|3,216人'],
    ['新建公厕12座，完成年初计划12座的100%', '新建公厕|12座|12座'],
  ])('%s', (sentence, wanted) => {
    expect(rows(['二、绩效目标完成情况', `1.产出指标。${sentence}。`])).toEqual([`产出指标|${wanted}|-|-`]);
  });

  it('is none where the share does not fit', () => {
    expect(rows(['二、绩效目标完成情况', '1.产出指标。享受保险补贴人员3216人，完成年度目标2000人的107.2%。'])).toEqual(
      [],
    );
  });
});

describe('an indicator with its words', () => {
  it.each([
    ['计划为不少于八百六十名残疾人提供康复服务，实际完成902名。', '为残疾人提供康复服务|不少于八百六十名|902名'],
    ['计划适配辅助器具一千二百件，实际完成一千一百八十件。', '适配辅助器具|一千二百件|一千一百八十件'],
    [
      '春季造林完成时间目标值为2023年5月10日前，实际完成时间为2023年5月6日。',
      '春季造林完成时间|2023年5月10日前|2023年5月6日',
    ],
  ])('%s', (sentence, wanted) => {
    expect(rows(['二、绩效目标完成情况', `1.产出指标。${sentence}`])).toEqual([`产出指标|${wanted}|-|-`]);
  });
});

describe('other words for plan and result', () => {
  it.each([
    ['铺设管网≥120公里，实际铺设118.5公里，完成率98.75%，得9.87分。', '铺设管网|120|118.5|-|9.87|-'],
    ['新建供水工程3处，目标值3处，完成率100%，得10分。', '新建供水工程|3|3|-|10|-'],
    ['水质达标率：计划≥95%，实测97.2%。', '水质达标率|95|97.2|-|-|-'],
    ['项目总成本控制在1250.60万元以内，实际支出1188.07万元，得10分。', '项目总成本|1250.6|1188.07|-|10|-'],
    ['受益人口年度指标值40,000人，全年实现值42,135人，得15分（满分15分）。', '受益人口|40000|42135|15|15|-'],
    ['群众满意度目标≥90%，通过发放问卷200份，收回有效问卷196份，满意度为95.9%，得10分。', '群众满意度|90|95.9|-|10|-'],
    ['资助人数：预期1,200人，完成1,186人，完成率98.83%。', '资助人数|1200|1186|-|-|-'],
    [
      '补植苗木年初设定值为3.2万株，全年完成2.9万株，指标分值10分，得分9.06分，主要原因为冬季低温。',
      '补植苗木|3.2|2.9|10|9.06|冬季低温',
    ],
    [
      '游客量年初设定值不低于560万人次，2022年为548万人次，2023年全年完成573万人次，指标分值15分，得分15分。',
      '游客量|560|573|15|15|-',
    ],
    ['规范管理率指标值≥62%，实际达64.1%，自评得分5分（满分5分）。', '规范管理率|62|64.1|5|5|-'],
    ['医务人员满意度目标85%以上，达到83%，扣1分，得4分。', '医务人员满意度|85|83|-|4|-'],
    ['计划建设面积2万亩，涉及5个乡镇，实际建设2.02万亩，完成率101%。', '建设面积|2|2.02|-|-|-'],
    ['市民满意度年初设定值≥90%，经第三方调查为91.7%。', '市民满意度|90|91.7|-|-|-'],
  ])('%s', (sentence, wanted) => {
    const found = report(['二、绩效目标完成情况', `1.产出指标。${sentence}`]).indicators;
    expect(
      found.map((i) =>
        [i.level3, i.target?.number, i.actual?.number, i.weight, i.score, i.reason].map((v) => v ?? '-').join('|'),
      ),
    ).toEqual([wanted]);
  });

  it('reads the day of a target behind a colon, and why it was missed', () => {
    const [row] = report([
      '二、绩效目标完成情况',
      '1.时效指标。完工时间：2023年11月底前，实际于2023年12月8日完工，得8分，扣分原因是汛期影响施工进度。',
    ]).indicators;
    expect([row?.level3, row?.target?.date, row?.actual?.date, row?.score, row?.reason]).toEqual([
      '完工时间',
      '2023-11-30',
      '2023-12-08',
      8,
      '汛期影响施工进度',
    ]);
  });

  it('reads each of several that semicolons part', () => {
    expect(
      rows([
        '二、绩效目标完成情况',
        '1.产出指标。新建水池3处，目标值3处，完成率100%，得10分；铺设管网≥120公里，实际铺设118.5公里，得9分。',
      ]),
    ).toEqual(['产出指标|新建水池|3处|3处|-|10', '产出指标|铺设管网|≥120公里|118.5公里|-|9']);
  });

  it('reads a target and a result in quoted words, and figures that prove each other without a level', () => {
    const words = '1.效益指标。居民健康意识：指标值为“不断提高”，实际完成情况为“逐步提高”。';
    expect(rows(['二、绩效目标完成情况', words])).toEqual(['效益指标|居民健康意识|不断提高|逐步提高|-|-']);
    expect(rows(['二、全年工作开展情况', '全年举办文化活动168场次，完成年度计划150场次的112%。'])).toEqual([
      '-|举办文化活动|150场次|168场次|-|-',
    ]);
  });

  it.each(['新建水池3处，目标值3处，完成率80%，得10分。', '使用年限目标值大于等于15年，预计可达15年，得15分。'])(
    'tells of what it cannot be sure of: %s',
    (sentence) => {
      const said = ['二、绩效目标完成情况', `1.产出指标。${sentence}`];
      expect(rows(said)).toEqual([]);
      expect(told(said)).toHaveLength(1);
    },
  );
});

describe('a comma within a number', () => {
  it.each([
    '参保人数目标值3,000人，实际完成3,120人，分值10分，得10分。',
    '参保人数≥3,000人，实际完成3,120人，得10分。',
    '参保人数计划3,000人，实际3,120人，得10分。',
  ])('parts nothing in %s', (sentence) => {
    const [row] = report(['二、绩效目标完成情况', `1.产出指标。${sentence}`]).indicators;
    expect([row?.level3, row?.target?.number, row?.actual?.number, row?.score]).toEqual(['参保人数', 3000, 3120, 10]);
  });
});

describe('a target that gives no indicator', () => {
  it.each([
    ['below the heading of a level', '1.产出指标。走访户数指标值260户，另有12户因搬迁未走访。'],
    ['in a section on indicators', '走访户数：目标值260户，另有12户因搬迁未走访。'],
    ['with a plan in plain words', '走访户数年初目标260户，走访时一并核对了12户的材料。'],
  ])('is told %s', (_, sentence) => {
    expect(rows(['二、绩效指标完成情况', sentence])).toEqual([]);
    expect(told(['二、绩效指标完成情况', sentence])).toEqual([
      expect.stringMatching(/^value\.unsure no result of this year could be read for the target in “.{8,}”$/),
    ]);
  });

  it('is not told where a share is of a target without its number', () => {
    expect(told(['二、绩效目标完成情况', '1.产出指标。改造渠道36.5公里，完成年度目标的101.4%。'])).toEqual([]);
  });

  it('is not looked for where a section is about something else', () => {
    expect(told(['二、资金情况', '项目年初目标260万元，安排预算250万元。'])).toEqual([]);
  });
});

it('labels what is planned by what it is', () => {
  const { facts } = report(['二、绩效情况', '康复服务率计划达到85%以上，实际达到91.2%。2023年初预算安排330万元。']);
  expect(facts.map(({ label, raw }) => [label, raw])).toEqual([
    ['康复服务率', '85%以上'],
    ['康复服务率', '91.2%'],
    ['年初预算安排', '330万元'],
  ]);
  const of = (text: string): unknown[] =>
    report(['二、绩效情况', text]).facts.map(({ label, number }) => [label, number]);
  expect(of('补助标准：目标为每人每月820元，实际每人每月815元。')).toEqual([
    ['补助标准', 820],
    ['补助标准', 815],
  ]);
  expect(of('农户满意度指标值≥90%，经调查为94.6%。')).toEqual([
    ['农户满意度', 90],
    ['农户满意度', 94.6],
  ]);
});
