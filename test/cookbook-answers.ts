/**
 * What each question of the cookbook must answer on the panel, worked out by hand from `fixtures/build/panel-counties.ts`
 * and `fixtures/build/panel-reports.ts`. Whoever changes a figure there works its answers out anew.
 */
type Row = readonly (string | number | null)[];

export interface Answer {
  readonly columns: readonly string[];
  /** All rows, in order; for a long answer those that are given must be among them, and `count` is their number. */
  readonly rows: readonly Row[];
  readonly count?: number;
}

const GRANT = '城乡居民基本医疗保险财政补助';
const AID = '医疗救助补助资金';

export const ANSWERS: Readonly<Record<string, Answer>> = {
  'rate-raised': {
    columns: ['province', 'county', 'first_year', 'first_rate', 'last_year', 'last_rate', 'points'],
    rows: [
      ['河北省', '阜平县', 2021, 93.2, 2023, 95.1, 1.9],
      ['湖南省', '永定区', 2021, 94.8, 2023, 96.3, 1.5],
      ['河南省', '栾川县', 2021, 94.2, 2023, 95.5, 1.3],
      ['云南省', '罗平县', 2021, 95.4, 2023, 95.9, 0.5],
      ['贵州省', '湄潭县', 2021, 96, 2023, 96.4, 0.4],
      ['陕西省', '石泉县', 2021, 93.9, 2023, 94.2, 0.3],
      ['江西省', '会昌县', 2021, 95.2, 2023, 95.4, 0.2],
      ['福建省', '永定区', 2021, 98.1, 2023, 98.2, 0.1],
    ],
  },
  'full-marks-unspent': {
    columns: ['province', 'county', 'year', 'project', 'budget_wan', 'executed_wan', 'rate', 'score', 'weight'],
    rows: [
      ['贵州省', '湄潭县', 2023, GRANT, 26880, 20428.8, 0.76, 10, 10],
      ['河南省', '栾川县', 2023, `${GRANT}资金`, 18560, 14476.8, 0.78, 10, 10],
    ],
  },
  'funding-structure': {
    columns: ['county', 'central', 'province_share', 'prefecture', 'own'],
    rows: [
      ['剑阁县', 80, 10, null, 10],
      ['湄潭县', 80, 10, null, 10],
      ['罗平县', 80, 15, null, 5],
      ['石泉县', 80, 15, null, 5],
      ['陇西县', 80, 15, null, 5],
      ['栾川县', 70, 20, null, 10],
      ['永定区', 70, 20, null, 10],
      // 300 of 26530 were carried over
      ['会昌县', 69.2, 19.8, null, 9.9],
      ['霍山县', 60, 30, null, 10],
      ['沂南县', 50, 35, null, 15],
      ['永定区', 40, 40, null, 20],
    ],
  },
  'unmet-without-reason': {
    columns: ['county', 'year', 'level3', 'target_raw', 'actual_raw', 'score', 'weight'],
    rows: [
      ['会昌县', 2022, '困难群众资助参保率', '≥100%', '98.6%', null, null],
      ['沂南县', 2022, '城乡居民参保人数', '≥77.5万人', '76.9万人', null, null],
      ['沂南县', 2022, '城乡居民基本医保参保率', '≥96%', '95.2%', null, null],
      ['沂南县', 2023, '城乡居民参保人数', '≥77万人', '76.2万人', null, null],
      ['沂南县', 2023, '城乡居民基本医保参保率', '≥96%', '95.5%', null, null],
      ['罗平县', 2023, '参保人数', '≥54万人', '53.8万人', 15, 15],
      ['罗平县', 2023, '城乡居民参保率', '≥96%', '95.9%', 20, 20],
      ['石泉县', 2022, '城乡居民医保参保人数', '≥16万人', '15.6万人', 14, 15],
      ['石泉县', 2022, '城乡居民基本医疗保险参保率', '≥95%', '93.1%', 18, 20],
    ],
  },
  'recurring-problems': {
    columns: ['word', 'counties', 'sections'],
    rows: [
      ['宣传', 5, 5],
      ['专业人员不足', 4, 4],
      ['信息系统', 3, 3],
      ['外出务工', 3, 3],
      ['拨付进度', 2, 2],
      ['绩效目标', 2, 2],
      ['财力', 1, 1],
      ['配套资金', 1, 1],
    ],
  },
  'targets-too-low': {
    columns: ['county', 'year', 'level3', 'achievement'],
    rows: [
      ['罗平县', 2022, '医疗救助人次', 1.9],
      ['剑阁县', 2021, '新增参保人数', 1.825],
      ['剑阁县', 2022, '新增参保人数', 1.71],
      ['剑阁县', 2023, '新增参保人数', 1.55],
    ],
  },
  'results-copied': {
    columns: ['county', 'year', 'project', 'indicators'],
    rows: [
      ['陇西县', 2021, GRANT, 6],
      ['陇西县', 2022, AID, 3],
      ['陇西县', 2022, GRANT, 6],
      ['陇西县', 2023, GRANT, 6],
    ],
  },
  'scores-by-province': {
    columns: ['province', 'reports', 'lowest', 'average', 'highest', 'full_marks'],
    rows: [
      ['甘肃省', 3, 100, 100, 100, 3],
      ['贵州省', 3, 99.8, 99.93, 100, 2],
      ['福建省', 3, 99.4, 99.8, 100, 2],
      ['云南省', 3, 98.9, 99.63, 100, 2],
      ['江西省', 3, 98.3, 99.42, 100, 1],
      ['湖南省', 3, 97.9, 99.3, 100, 2],
      ['安徽省', 3, 97.75, 99.25, 100, 2],
      ['四川省', 3, 97.5, 99, 100, 1],
      ['河南省', 3, 98, 98.73, 100, 1],
      ['河北省', 2, 97, 98.45, 99.9, 0],
      ['陕西省', 3, 96.95, 97.98, 100, 1],
      ['山东省', 3, 94, 95, 96, 0],
    ],
  },
  'satisfaction-over-years': {
    columns: ['province', 'county', 'y2021', 'y2022', 'y2023'],
    rows: [
      ['福建省', '永定区', 96.5, 97, 96],
      ['安徽省', '霍山县', 95, 93, 95.5],
      ['湖南省', '永定区', 92, 93.5, 95],
      ['四川省', '剑阁县', 94, 94.2, 95],
      ['甘肃省', '陇西县', 95, 95, 95],
      ['山东省', '沂南县', 94, 93, 94.5],
      ['贵州省', '湄潭县', 93, 93.4, 94],
      ['河南省', '栾川县', 90.8, 92, 93],
      ['陕西省', '石泉县', 91, 90.4, 92.6],
      ['江西省', '会昌县', 91.5, 91, 92.5],
      ['河北省', '阜平县', 90.5, null, 92],
      ['云南省', '罗平县', 92, 91.4, 91],
    ],
  },
  'money-per-person': {
    columns: ['county', 'people', 'yuan', 'yuan_per_person'],
    rows: [
      ['石泉县', 156000, 102400000, 656.4],
      ['会昌县', 429000, 277920000, 647.8],
      ['剑阁县', 447600, 288000000, 643.4],
      ['陇西县', 450000, 288000000, 640],
      ['霍山县', 290600, 185600000, 638.7],
      ['永定区', 401000, 256000000, 638.4],
      ['罗平县', 538000, 342144000, 636],
      ['永定区', 350800, 221760000, 632.2],
      ['阜平县', 187000, 117216000, 626.8],
      ['沂南县', 762000, 437360000, 574],
      ['栾川县', 292000, 144768000, 495.8],
      ['湄潭县', 422000, 204288000, 484.1],
    ],
  },
  'unit-slips': {
    columns: ['compared', 'county', 'year', 'what', 'one', 'other', 'times'],
    rows: [
      ['budget to the next year', '罗平县', 2021, GRANT, 313200000, 32940, 9508],
      ['result to target', '罗平县', 2022, '参保人数', '≥54万人', '540000万人', 10000],
    ],
  },
  'missing-years': { columns: ['region_name', 'year'], rows: [['河北省保定市阜平县', 2022]] },
  'project-over-years': {
    columns: ['year', 'project', 'budget_wan', 'executed_wan', 'change_percent', 'self_score'],
    rows: [
      [2021, '城乡居民医疗保险财政补助', 16820, 16820, null, 98],
      [2022, '城乡居民基本医疗保险补助', 17690, 16274.8, 5.2, 98.2],
      [2023, `${GRANT}资金`, 18560, 14476.8, 4.9, 100],
    ],
  },
  'findings-by-department': {
    columns: ['province', 'department', 'reports', 'errors', 'warnings', 'found'],
    rows: [
      // a total that is none; a slip of ten thousand; full marks for two missed targets
      ['云南省', '罗平县医疗保障局', 5, 1, 3, 4],
      // two missed targets in each of two forms that score nothing and give no reason
      ['山东省', '沂南县医疗保障局', 5, 0, 4, 4],
      // a missed target without a reason in the form of the transfer
      ['江西省', '会昌县医疗保障局', 5, 0, 1, 1],
      // full points at 78 % and at 76 %
      ['河南省', '栾川县医疗保障局', 5, 0, 1, 1],
      ['贵州省', '湄潭县医疗保障局', 5, 0, 1, 1],
      // points lost and no reason in the whole form
      ['陕西省', '石泉县医疗保障局', 5, 0, 1, 1],
    ],
  },
  'grade-though-unmet': {
    columns: ['county', 'year', 'self_score', 'grade', 'missed'],
    rows: [
      ['沂南县', 2022, 95, '优', 2],
      ['沂南县', 2023, 94, '优', 2],
    ],
  },
  'reasons-by-kind': {
    columns: ['kind_of_reason', 'indicators', 'counties'],
    rows: [
      ['人口流动', 7, 4],
      ['参保意愿', 6, 2],
      ['疫情', 6, 3],
      ['其他', 2, 2],
    ],
  },
  'target-changes': {
    columns: ['province', 'county', 'year', 'before', 'target', 'change', 'met_before'],
    rows: [
      ['陕西省', '石泉县', 2023, 95, 94, -1, 'no'],
      ['福建省', '永定区', 2023, 97, 98, 1, 'yes'],
      ['山东省', '沂南县', 2022, 95, 96, 1, 'yes'],
      ['贵州省', '湄潭县', 2023, 95, 96, 1, 'yes'],
      ['云南省', '罗平县', 2023, 95, 96, 1, 'yes'],
    ],
  },
  'carry-over': {
    columns: ['county', 'year', 'carried_wan', 'spent_wan', 'unspent_before_wan'],
    rows: [
      ['会昌县', 2022, 300, 300, 0],
      ['会昌县', 2023, 500, 400, 500],
    ],
  },
  'points-lost': {
    columns: ['concept_family', 'indicators', 'counties', 'points_lost'],
    rows: [
      ['参保率', 9, 7, 11.5],
      ['参保人数', 11, 8, 9],
    ],
  },
  'low-confidence': {
    // forms without points have least to check by; in the other the scores do not add up to the total
    columns: ['county', 'year', 'subject', 'against'],
    rows: [
      ['沂南县', 2021, GRANT, null],
      ['沂南县', 2022, GRANT, null],
      ['罗平县', 2023, GRANT, 'scores.open'],
    ],
    count: 10,
  },
  'names-of-concept': {
    columns: ['concept', 'level3', 'reports', 'first_year', 'last_year'],
    rows: [
      ['参保率', '基本医疗保险参保率', 3, 2021, 2023],
      ['困难群众资助参保率', '困难群众资助参保率', 11, 2022, 2022],
      ['城乡居民参保率', '城乡居民参保率', 12, 2021, 2023],
      ['城乡居民参保率', '城乡居民医保参保率', 6, 2021, 2023],
      ['城乡居民参保率', '城乡居民基本医疗保险参保率', 4, 2021, 2023],
      ['城乡居民参保率', '居民医保参保率', 4, 2021, 2023],
      ['城乡居民参保率', '城乡居民基本医保参保率', 3, 2021, 2023],
      ['城乡居民参保率', '居民参保率', 3, 2021, 2023],
    ],
  },
  'same-names': { columns: ['county', 'places'], rows: [['永定区', 2]] },
  'files-by-outcome': {
    columns: ['format', 'outcome', 'files', 'reports', 'indicators'],
    rows: [
      ['docx', 'ok', 23, 23, 91],
      ['html', 'ok', 17, 17, 69],
      ['txt', 'ok', 6, 6, 24],
      ['xlsx', 'ok', 6, 6, 32],
      ['pdf', 'ok', 2, 2, 12],
      ['rtf', 'ok', 2, 2, 6],
      ['doc', 'ok', 1, 1, 6],
      ['docx', 'not-a-report', 1, 0, 0],
      ['odt', 'ok', 1, 1, 6],
      ['unknown', 'damaged', 1, 0, 0],
    ],
  },
  'concept-over-counties': {
    columns: ['county', 'year', 'actual_raw', 'achieved'],
    rows: [
      ['永定区', 2021, '96.5%', 'yes'],
      ['沂南县', 2021, '94%', 'yes'],
      // its form has a column of units of its own
      ['剑阁县', 2021, '94', 'yes'],
      ['罗平县', 2021, '92%', 'yes'],
      ['永定区', 2022, '97%', 'yes'],
      ['剑阁县', 2022, '94.2', 'yes'],
      ['沂南县', 2022, '93%', 'yes'],
      ['罗平县', 2022, '91.4%', 'yes'],
      ['永定区', 2023, '96%', 'yes'],
      ['剑阁县', 2023, '95', 'yes'],
      ['沂南县', 2023, '94.5%', 'yes'],
      ['罗平县', 2023, '91%', 'yes'],
    ],
  },
  'money-not-spent': {
    columns: ['county', 'year', 'subject', 'budget', 'executed_wan', 'rate', 'stated'],
    rows: [
      ['湄潭县', 2023, GRANT, 26880, 20428.8, 0.76, 0.76],
      ['栾川县', 2023, `${GRANT}资金`, 18560, 14476.8, 0.78, 0.78],
      ['湄潭县', 2022, AID, 2100, 1650, 0.7857, 0.7857],
      ['湄潭县', 2023, '湄潭县医疗保障局', 730, 620.5, 0.85, null],
      ['栾川县', 2023, '栾川县医疗保障局', 480, 412.8, 0.86, null],
      ['沂南县', 2023, GRANT, 49280, 43736, 0.8875, null],
      ['栾川县', 2022, '城乡居民基本医疗保险补助', 17690, 16274.8, 0.92, 0.92],
      ['石泉县', 2023, '石泉县医疗保障局', 410, 385.4, 0.94, null],
    ],
  },
  'funding-by-level': {
    columns: ['county', 'year', 'project', 'central', 'province', 'prefecture', 'own'],
    rows: [
      ['会昌县', 2022, GRANT, 18361, 5246, null, 2123],
      ['会昌县', 2022, AID, 1760, 480, null, 150],
      ['湄潭县', 2023, GRANT, 16128, 2150.4, null, 2150.4],
      ['霍山县', 2022, GRANT, 10614, 5307, null, 1326.75],
      ['永定区', 2022, AID, 520, 780, null, 390],
      ['永定区', 2022, AID, 1850, 460, null, 240],
    ],
    // 35 forms of the grant and 11 of the transfer
    count: 46,
  },
  arithmetic: {
    columns: ['county', 'year', 'project', 'rule'],
    rows: [['罗平县', 2023, GRANT, 'score.total']],
  },
  'not-read': {
    columns: ['outcome', 'code', 'times'],
    rows: [
      ['damaged', 'file.damaged', 1],
      ['not-a-report', 'report.blank', 1],
    ],
  },
}; // prettier-ignore

/** What must stand in the answer of each command. */
export const TOLD: Readonly<Record<string, readonly string[]>> = {
  'compare-rate': ['阜平县', '95.1', '93.2', '98.4'],
  'coverage-table': ['阜平县', '永定区', '2022'],
  'profile-of-county': ['610922', GRANT, '93.1', '外出务工人员信息掌握不准'],
  'search-words': ['石泉县', '外出务工', 'hunan-yongding-2023-bureau.docx'],
};
