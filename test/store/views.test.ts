import { describe, expect, it } from 'vitest';
import type { Indicator, Value } from '../../src/model/record.js';
import { splitRegion } from '../../src/store/region.js';
import { VIEWS } from '../../src/store/views/index.js';
import { aPath, aStore, loading, rawConnection } from '../helpers/database.js';
import { aFunding, anExtraction, anIndicator, aReport, aSource, aValue, percent } from '../helpers/extraction.js';

function selectFrom(reports: Parameters<typeof anExtraction>[0], sql: string): Record<string, unknown>[] {
  const path = aPath();
  const store = aStore(path);
  store.load(anExtraction(reports), loading(store));
  return rawConnection(path).prepare<[], Record<string, unknown>>(sql).all();
}

type Verdict = [achieved: string | null, by: string | null, achievement: number | null];

function judged(target: Value | null, actual: Value | null, over: Partial<Indicator> = {}): Verdict {
  const indicators = [anIndicator({ target, actual, ...over })];
  const [row] = selectFrom(
    { reports: [aReport({ indicators })] },
    'SELECT achieved, achieved_by, achievement FROM v_indicator',
  );
  const { achieved, achieved_by, achievement } = row as Record<string, string | number | null>;
  return [
    achieved,
    achieved_by,
    typeof achievement === 'number' ? Math.round(achievement * 1e4) / 1e4 : null,
  ] as Verdict;
}

const n = (number: number, unit: string | null = null, comparator: Value['comparator'] = null): Value =>
  aValue(`${comparator ?? ''}${number}${unit ?? ''}`, { number, unit, comparator });
const wan = (number: number): Value => ({ ...n(number, '万人'), base: { number: number * 10_000, unit: '人' } });
const people = (number: number): Value => ({ ...n(number, '人'), base: { number, unit: '人' } });
const date = (text: string, comparator: Value['comparator'] = null): Value => aValue(text, { date: text, comparator });
const cost = { level1Type: 'cost', level2Type: 'economic_cost' } as const;

describe('whether a target was met', () => {
  it.each<[string, Value | null, Value | null, Verdict]>([
    ['at least, missed', percent(95, '>='), percent(93.92), ['no', 'number', 0.9886]],
    ['at least, met exactly', percent(95, '>='), percent(95), ['yes', 'number', 1]],
    ['at least, exceeded', percent(95, '>='), percent(100), ['yes', 'number', 1.0526]],
    ['no comparator', percent(100), percent(100), ['yes', 'number', 1]],
    ['no comparator, exceeded', n(5, '个'), n(6, '个'), ['yes', 'number', 1.2]],
    ['no comparator, missed', n(5, '个'), n(4, '个'), ['no', 'number', 0.8]],
    ['more than, equal', percent(95, '>'), percent(95), ['no', 'number', 1]],
    ['more than, exceeded', percent(95, '>'), percent(95.1), ['yes', 'number', 1.0011]],
    ['at most, met', n(12, '天', '<='), n(10, '天'), ['yes', 'number', 0.8333]],
    ['at most, missed', n(12, '天', '<='), n(13, '天'), ['no', 'number', 1.0833]],
    ['less than, equal', n(12, '天', '<'), n(12, '天'), ['no', 'number', 1]],
    ['equal, equal', n(3, '次', '='), n(3, '次'), ['yes', 'number', 1]],
    ['equal, exceeded: not told', n(3, '次', '='), n(4, '次'), [null, null, 1.3333]],
    ['equal, missed', n(3, '次', '='), n(2, '次'), ['no', 'number', 0.6667]],
    ['one base unit behind two units', wan(23.45), people(234_500), ['yes', 'number', 1]],
    ['different units: not told', n(5, '个'), n(5, '次'), [null, null, null]],
    ['a unit on one side only: not told', n(95, '%'), n(96), [null, null, null]],
    ['no unit on either side', n(95), n(96), ['yes', 'number', 1.0105]],
    ['digits that a double rounds', percent(0.1 + 0.2), percent(0.3), ['yes', 'number', 1]],
    ['a target of zero', n(0, '起', '<='), n(0, '起'), ['yes', 'number', null]],
    ['a range, inside', { ...n(3000, '元'), numberTo: 4000 }, n(3500, '元'), ['yes', 'number', null]],
    ['a range, below', { ...n(3000, '元'), numberTo: 4000 }, n(2500, '元'), ['no', 'number', null]],
    ['a range, above: not told', { ...n(3000, '元'), numberTo: 4000 }, n(4500, '元'), [null, null, null]],
    ['a result that is a range: not told', n(90, '分', '>='), { ...n(85, '分'), numberTo: 95 }, [null, null, null]],
    ['a result as a bound on the side of the target', percent(90, '>='), percent(95, '>='), ['yes', 'number', null]],
    ['a result as a bound that leaves it open', percent(95, '>='), percent(90, '>='), [null, null, null]],
    ['a result as a bound on the other side', percent(95, '>='), percent(95, '<'), ['no', 'number', null]],
    ['at most, a result above a bound', n(12, '天', '<='), n(12, '天', '>'), ['no', 'number', null]],
    ['by a day, in its month', date('2023-10-31', '<='), date('2023-10'), [null, null, null]],
    ['by a day, before', date('2023-10-31', '<='), date('2023-09'), ['yes', 'date', null]],
    ['by a day, on it', date('2023-10-31'), date('2023-10-31'), ['yes', 'date', null]],
    ['by a day, after', date('2023-10-31', '<='), date('2023-11-01'), ['no', 'date', null]],
    ['by a month, in it', date('2023-12'), date('2023-12-15'), ['yes', 'date', null]],
    ['not before a day', date('2023-10-31', '>='), date('2023-10-01'), ['no', 'date', null]],
    ['a date and a number: not told', date('2023-10-31'), percent(100), [null, null, null]],
    ['the words of the target', aValue('及时'), aValue('及时'), ['yes', 'words', null]],
    ['other words: not told', aValue('及时'), aValue('基本及时'), [null, null, null]],
    ['no result', percent(95), null, [null, null, null]],
    ['no target', null, percent(95), [null, null, null]],
  ])('%s', (_, target, actual, verdict) => {
    expect(judged(target, actual)).toEqual(verdict);
  });

  it('a fall is told by its size on one side and by its sign on the other', () => {
    const twenty = { ...percent(20, '>='), raw: '下降20%以上' };
    expect(judged(twenty, percent(-23.5))[0]).toBe('yes');
    expect(judged(twenty, percent(-15))[0]).toBe('no');
    expect(judged(percent(-5), percent(-8), { level3: '三公经费' })[0]).toBeNull();
    expect(judged(percent(5), percent(2), { level3: '群众投诉率' })[0]).toBeNull();
    expect(judged({ ...percent(5), raw: '降至5%' }, percent(3))[0]).toBeNull();
  });

  it('does not take a bare number for a least value where less is better', () => {
    expect(judged(n(12, '万元'), n(11, '万元'), cost)).toEqual([null, null, 0.9167]);
    expect(judged(n(12, '万元'), n(13, '万元'), cost)).toEqual([null, null, 1.0833]);
    expect(judged(n(12, '万元'), n(12, '万元'), cost)).toEqual(['yes', 'number', 1]);
    expect(judged(n(12, '万元', '<='), n(11, '万元'), cost)).toEqual(['yes', 'number', 0.9167]);
    expect(judged(n(5, '天'), n(3, '天'), { level2Type: 'timeliness' })[0]).toBeNull();
    expect(judged(n(5, '天'), n(3, '天'), { level1Type: null, level2Type: null })[0]).toBe('no');
  });
});

describe('splitRegion', () => {
  it.each([
    ['430212', '湖南省株洲市渌口区', '湖南省', '株洲市', '渌口区'],
    ['430682', '湖南省岳阳市临湘市', '湖南省', '岳阳市', '临湘市'],
    ['430781', '湖南省常德市津市市', '湖南省', '常德市', '津市市'],
    ['433101', '湖南省湘西土家族苗族自治州吉首市', '湖南省', '湘西土家族苗族自治州', '吉首市'],
    ['152502', '内蒙古自治区锡林郭勒盟锡林浩特市', '内蒙古自治区', '锡林郭勒盟', '锡林浩特市'],
    ['652901', '新疆维吾尔自治区阿克苏地区阿克苏市', '新疆维吾尔自治区', '阿克苏地区', '阿克苏市'],
    ['429004', '湖北省仙桃市', '湖北省', null, '仙桃市'],
    ['110101', '北京市东城区', '北京市', null, '东城区'],
    ['430200', '湖南省株洲市', '湖南省', '株洲市', null],
    ['430000', '湖南省', '湖南省', null, null],
    ['500000', '重庆市', '重庆市', null, null],
    ['430682', '临湘市', null, null, '临湘市'],
  ])('%s %s', (code, name, province, prefecture, county) => {
    expect(splitRegion(code, name)).toMatchObject({ province, prefecture, county });
  });

  it('gives the codes of the levels above', () => {
    expect(splitRegion('430212', '湖南省株洲市渌口区')).toMatchObject({
      provinceCode: '430000',
      prefectureCode: '430200',
    });
    expect(splitRegion('429004', '湖北省仙桃市').prefectureCode).toBeNull();
  });
});

describe('v_indicator', () => {
  it('joins region, year, project, values and source', () => {
    const [row] = selectFrom({}, 'SELECT * FROM v_indicator ORDER BY ordinal');
    expect(row).toMatchObject({
      year: 2023,
      region_code: '430212',
      region_name: '湖南省株洲市渌口区',
      province: '湖南省',
      province_code: '430000',
      prefecture: '株洲市',
      prefecture_code: '430200',
      county: '渌口区',
      kind: 'project',
      department: '渌口区医疗保障局',
      unit: '渌口区医疗保障事务中心',
      project: '城乡居民医保补助',
      level1_type: 'output',
      level3: '城乡居民参保率',
      target_raw: '>=95%',
      target_base_number: 0.95,
      actual_base_unit: '1',
      score_rate: 0.95,
      path: 'reports/2023/自评表.docx',
      place: '表1 行12 列4',
      at_row: 12,
    });
  });

  it('keeps the indicators of a report without region, forms and places', () => {
    const nowhere = { ...anIndicator().at, table: null, row: null, column: null };
    const report = aReport({ region: null, forms: [], indicators: [anIndicator({ form: null, at: nowhere })] });
    expect(selectFrom({ reports: [report] }, 'SELECT county, place FROM v_indicator')).toEqual([
      { county: null, place: null },
    ]);
  });

  it('takes the reporting unit of a department report for its department', () => {
    const whole = aReport({ kind: 'department', supervisingDepartment: null, implementingUnit: null });
    const project = aReport({ ordinal: 2, supervisingDepartment: null });
    const rows = selectFrom(
      { reports: [whole, project] },
      'SELECT DISTINCT kind, department, unit FROM v_indicator ORDER BY kind',
    );
    expect(rows).toEqual([
      { kind: 'department', department: '渌口区医疗保障局', unit: '渌口区医疗保障局' },
      { kind: 'project', department: null, unit: '渌口区医疗保障事务中心' },
    ]);
  });

  it('finds a county and a year by its indexes', () => {
    const where = `WHERE county = '渌口区' AND year = 2023`;
    for (const view of ['v_indicator', 'v_funding', 'v_report']) {
      const plan = selectFrom({}, `EXPLAIN QUERY PLAN SELECT * FROM ${view} ${where}`).map((row) =>
        String(row['detail']),
      );
      expect(
        plan.filter((step) => step.startsWith('SCAN')),
        view,
      ).toEqual([]);
    }
  });
});

describe('v_funding', () => {
  it('gives amounts in both units and the rate beside the one stated', () => {
    const funding = [
      aFunding({ executed: 1_176_540 }),
      aFunding({ ordinal: 2, budget: null, initialBudget: 400_000, executed: 100_000, executionRate: null }),
      aFunding({ ordinal: 3, budget: 0, executed: 0 }),
    ];
    const rows = selectFrom(
      { reports: [aReport({ funding })] },
      'SELECT label, source, budget, budget_wan, executed_wan, execution_rate, computed_rate, county, place FROM v_funding ORDER BY ordinal',
    );
    expect(rows[0]).toMatchObject({
      label: '年度资金总额',
      source: 'total',
      budget: 1_200_000,
      budget_wan: 120,
      executed_wan: 117.654,
      execution_rate: 0.9804,
      county: '渌口区',
      place: '表1 行6 列2',
    });
    expect(rows[0]?.['computed_rate']).toBeCloseTo(0.98045, 10);
    expect(rows[1]).toMatchObject({ budget: null, budget_wan: null, execution_rate: null, computed_rate: 0.25 });
    expect(rows[2]).toMatchObject({ budget: 0, computed_rate: null });
  });
});

describe('v_report', () => {
  it('is one row a report with its totals and counts', () => {
    const two = aReport({
      ordinal: 2,
      funding: [
        aFunding({ form: null, budget: 7 }),
        aFunding({ form: 2, ordinal: 2, budget: 5 }),
        aFunding({ form: 1, ordinal: 3, source: 'central', budget: 9 }),
        aFunding({ form: 1, ordinal: 4, budget: 3 }),
      ],
      indicators: [],
      findings: [],
    });
    const rows = selectFrom(
      { source: aSource(), reports: [aReport(), two] },
      'SELECT * FROM v_report ORDER BY report_ordinal',
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      self_score: 98.5,
      grade: '优',
      forms: 1,
      indicators: 2,
      indicator_weight: 20,
      indicator_score: 19,
      budget: 1_200_000,
      executed: 1_176_543.21,
      expenditures: 1,
      sections: 1,
      facts: 1,
      findings: 1,
      findings_error: 0,
      findings_warning: 1,
      warnings: 2,
    });
    expect(rows[1]).toMatchObject({ budget: 3, indicators: 0, indicator_weight: null, findings: 0 });
  });
});

describe('v_funding_wide', () => {
  it('is one row a form, with a column for each source', () => {
    const funding = [
      aFunding({ budget: 100, executed: 90 }),
      aFunding({ ordinal: 2, source: 'central', budget: 60, executed: 60 }),
      aFunding({ ordinal: 3, source: 'county', budget: null, initialBudget: 30, executed: 20 }),
      aFunding({ ordinal: 4, source: 'county', budget: 10, executed: 10 }),
      aFunding({ ordinal: 5, budget: 1, executed: 1 }),
      aFunding({ form: 2, ordinal: 6, source: 'self_raised', budget: 7, executed: null }),
    ];
    const rows = selectFrom({ reports: [aReport({ funding })] }, 'SELECT * FROM v_funding_wide ORDER BY form');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      county: '渌口区',
      budget_total: 100,
      executed_total: 90,
      budget_central: 60,
      budget_county: 40,
      executed_county: 30,
      budget_province: null,
      rows: 5,
    });
    expect(rows[1]).toMatchObject({ budget_total: null, budget_self_raised: 7, executed_self_raised: null });
  });
});

describe('a corrected row', () => {
  const corrected = (table: string, set: string, sql: string): Record<string, unknown>[] => {
    const path = aPath();
    const store = aStore(path);
    store.load(anExtraction({ reports: [aReport({ indicators: [anIndicator()] })] }), loading(store));
    const db = rawConnection(path);
    const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(`${table}_corrected`); // prettier-ignore
    db.exec(`INSERT INTO ${table}_corrected SELECT ${columns.join(', ')} FROM ${table} LIMIT 1;
      UPDATE ${table}_corrected SET ${set}`);
    return db.prepare<[], Record<string, unknown>>(sql).all();
  };

  it('takes the place of what was read in the view, which shows both', () => {
    const sql = 'SELECT score, score_as_read, weight, corrected FROM v_indicator';
    const before = selectFrom({ reports: [aReport({ indicators: [anIndicator()] })] }, sql)[0];
    expect(before).toMatchObject({ score: before?.['score_as_read'], corrected: 0 });
    expect(corrected('indicator', 'score = 1.5', sql)).toEqual([{ ...before, score: 1.5, corrected: 1 }]);
    // a value that is taken away is null, not what was read
    expect(corrected('indicator', 'score = NULL', sql)[0]).toMatchObject({ score: null, corrected: 1 });
  });

  it('counts in sums, and leaves the table as it was read', () => {
    const sql = 'SELECT indicator_score, (SELECT sum(score) FROM indicator) AS as_read FROM v_report';
    const [row] = corrected('indicator', 'score = 1.5', sql);
    expect(row).toMatchObject({ indicator_score: 1.5 });
    expect(row?.['as_read']).not.toBe(1.5);
    expect(corrected('funding', 'executed = 5', 'SELECT executed, executed_wan FROM v_funding WHERE corrected')).toEqual([{ executed: 5, executed_wan: 0.0005 }]); // prettier-ignore
    expect(corrected('funding', 'executed = 5', 'SELECT executed_total FROM v_funding_wide WHERE form = 1')).toEqual([{ executed_total: 5 }]); // prettier-ignore
    expect(corrected('report', 'self_score = 60', 'SELECT self_score FROM v_report')).toEqual([{ self_score: 60 }]);
  });
});

describe('the twins', () => {
  it('show the rows of each view under Chinese names', () => {
    const sql = `SELECT 县, 年度, 项目名称, 三级指标, 年度指标值_原文, 是否完成, 出处 FROM "v_指标" ORDER BY 序号`;
    expect(selectFrom({}, sql.replace('县,', '"县",'))[0]).toMatchObject({
      县: '渌口区',
      年度: 2023,
      三级指标: '城乡居民参保率',
    });
  });

  it.each(VIEWS.filter((view) => view.name.startsWith('v_') && !/\p{Script=Han}/u.test(view.name)))(
    '$name has one with as many columns and rows, and names that need no quotes',
    ({ name, twin }) => {
      const path = aPath();
      const store = aStore(path);
      store.load(anExtraction(), loading(store));
      const db = rawConnection(path);
      const own = db.prepare<[], unknown[]>(`SELECT * FROM ${name}`).raw().all();
      expect(db.prepare<[], unknown[]>(`SELECT * FROM ${twin}`).raw().all()).toEqual(own);
      for (const { name: column } of db.prepare<[], unknown[]>(`SELECT * FROM ${twin}`).columns())
        expect(column).toMatch(/^[\p{Script=Han}\p{L}_0-9]+$/u);
    },
  );
});
