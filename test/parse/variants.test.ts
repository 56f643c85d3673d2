/** Forms by their columns: each variant is met in a document, and only what none describes is reported. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../extractors/index.js';
import { FORM_VARIANTS } from '../../data/forms.js';
import { LIMITS } from '../../src/model/limits.js';
import { segment } from '../../src/parse/segments.js';
import { headingsOf, headingWords, variantOf, type Heading } from '../../src/parse/variants.js';
import { extractBytes } from '../../src/run/extract.js';
import { smallForm } from '../helpers/small-form.js';

const FOLDERS = ['reports', 'layouts'].map((name) =>
  fileURLToPath(new URL(`../../fixtures/${name}/`, import.meta.url)),
);

async function variantsOf(path: string): Promise<(string | null)[]> {
  const result = await readBytes(readFileSync(path), { name: path, charset: null, limits: LIMITS });
  if (!result.ok) return [];
  return segment(result.doc)
    .forms.filter((form) => form.headings.indicators !== null)
    .map((form) => variantOf(form.headings, form.title?.text ?? null));
}

const headings = (...roles: readonly string[]): Heading[] => roles.map((role) => ({ role, text: `“${role}”` }));
const MINISTRY = headings('level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score', 'reason');
const AMOUNTS = headings('initialBudget', 'budget', 'executed', 'weight', 'executionRate', 'score');

describe('form variants', () => {
  it('are named once, described in two languages, and all met in documents', async () => {
    const ids = FORM_VARIANTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, zh, description } of FORM_VARIANTS)
      expect([id, /\p{Script=Han}/u.test(zh), description.length > 10]).toEqual([id, true, true]);
    const met = new Set<string | null>();
    for (const folder of FOLDERS)
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.html') || file.endsWith('.docx')))
        for (const id of await variantsOf(folder + name)) met.add(id);
    expect(ids.filter((id) => !met.has(id))).toEqual([]);
  });

  it.each([
    ['P1', 'p1-wancheng-2023-road'],
    ['P2', 'p2-nanjiang-2023-two-forms'],
    ['P3', 'p3-jingning-2022-revitalisation'],
    ['P4', 'p4-miluo-2022-housing'],
    ['P5', 'p5-zhenba-2022-jobs'],
    ['T1', 't1-aohan-2022-grassland'],
    ['T2', 't2-qiubei-2021-nutrition'],
    ['D1', 'd1-gongan-2023-culture'],
    ['D2', 'd2-huarong-2023-market'],
    ['D3', 'd3-xiangyin-2021-forestry'],
  ])('tell %s in every format of its document', async (id, stem) => {
    for (const format of ['docx', 'html', 'txt'])
      expect([format, (await variantsOf(`${FOLDERS[0] ?? ''}${stem}.${format}`))[0]]).toEqual([format, id]);
  });

  it('go by the roles of the columns in their order', () => {
    expect(variantOf({ indicators: MINISTRY, funding: AMOUNTS }, '项目支出绩效自评表')).toBe('P1');
    expect(variantOf({ indicators: MINISTRY, funding: AMOUNTS }, '部门整体支出绩效自评表')).toBe('D1');
    expect(variantOf({ indicators: MINISTRY, funding: null }, null)).toBe('P1');
    expect(variantOf({ indicators: null, funding: AMOUNTS }, null)).toBeNull();
    expect(variantOf({ indicators: [...MINISTRY].reverse(), funding: AMOUNTS }, null)).toBeNull();
    expect(variantOf({ indicators: MINISTRY, funding: [...AMOUNTS].reverse() }, null)).toBeNull();
    // the label beside the block stands in the header row of a table that lost its spans
    const ragged = [{ role: 'unknown', text: '项目资金（万元）' }, ...AMOUNTS];
    expect(variantOf({ indicators: [{ role: 'block', text: '绩效指标' }, ...MINISTRY], funding: ragged }, null)).toBe('P1'); // prettier-ignore
    const odd = [...AMOUNTS, { role: 'unknown', text: '绿化率' }];
    expect(variantOf({ indicators: MINISTRY, funding: odd }, null)).toBeNull();
  });

  it('leave out of the words what changes from form to form', () => {
    const indicators = [
      { role: 'block', text: '绩效指标' },
      { role: 'target', text: '年度指标值（A）' },
      { role: 'actual', text: '实际完成值(B)' },
    ];
    expect(headingWords({ indicators, funding: null })).toBe('年度指标值 | 实际完成值');
    expect(headingsOf({ columns: [], unknown: [], parents: [] })).toEqual([]);
  });
});

describe('form.unknown', () => {
  const warned = async (html: string): Promise<string[]> => {
    const { extraction } = await extractBytes(Buffer.from(html), 'a.html');
    expect(extraction.reports.map((report) => report.indicators.length)).toEqual([2]);
    return extraction.warnings.filter(({ code }) => code === 'form.unknown').map(({ message }) => message);
  };

  it('is said of a form with columns that no variant has, which is read all the same', async () => {
    expect(await warned(smallForm())).toEqual([]);
    const swapped = smallForm()
      .replace('<td>年度指标值</td><td>实际完成值</td>', '<td>实际完成值</td><td>年度指标值</td>')
      .replace('<td>≥12处</td><td>15处</td>', '<td>15处</td><td>≥12处</td>')
      .replace('<td>≥90%</td><td>92%</td>', '<td>92%</td><td>≥90%</td>');
    expect(await warned(swapped)).toEqual([
      '一级指标 | 二级指标 | 三级指标 | 实际完成值 | 年度指标值 | 分值 | 得分 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分',
    ]);
  });
});
