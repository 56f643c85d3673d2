/** How findings are worded: in Chinese, and in blocks for a narrow terminal. */
import { describe, expect, it } from 'vitest';
import { findings } from '../src/audit/rule.js';
import { RULES } from '../src/audit/index.js';
import { messageZh } from '../src/audit/message-zh.js';
import { auditList, ruleList } from '../src/cli/audit-list.js';
import { displayWidth } from '../src/export/width.js';
import type { Finding, Report } from '../src/model/record.js';
import { MONEY } from './audit-cases-money.js';
import { POINTS } from './audit-cases-points.js';
import { VALUES } from './audit-cases-values.js';
import { at, report } from './audit-making.js';

const CASES = { ...POINTS, ...MONEY, ...VALUES };

/** All findings that the cases of one rule give under it. */
function said(id: string): Finding[] {
  const rule = RULES.find((candidate) => candidate.id === id);
  const bad: Partial<Report> = CASES[id]?.bad ?? {};
  return rule ? findings(rule, report(bad)) : [];
}

describe('findings in Chinese', () => {
  it('name the row, the column or the form, the fault and the values', () => {
    expect(said('target.unmet-full-marks').map(messageZh)).toEqual([
      '“甲”：未达到指标值却得满分（对照 23.45万人，所载 22.51万人）',
    ]);
    expect(said('funding.parts').map(messageZh)).toEqual([
      '年初预算数：各来源资金之和与资金总额不符（对照 50万元，所载 0万元）',
    ]);
    expect(said('execution.rate').map(messageZh)).toEqual([
      '“年度资金总额”：执行率与执行数÷预算数不符（对照 50%，所载 98%）',
    ]);
    expect(said('text.funding').map(messageZh)).toEqual([
      '全年执行数：正文所述资金与资金表不符（对照 240万元，所载 230万元）',
    ]);
    expect(said('score.total').map(messageZh)).toEqual(['表1：各项得分之和与总分不符（对照 98，所载 97）']);
  });

  it('have Chinese words for every rule, and keep the message of a rule that is not known', () => {
    for (const { id, titleZh } of RULES) for (const finding of said(id)) expect(messageZh(finding)).toContain(titleZh);
    expect(messageZh({ rule: 'old.rule', severity: 'info', message: 'something', expected: null, actual: null, at: at({}) })).toBe('something'); // prettier-ignore
  });
});

describe('findings for a narrow terminal', () => {
  const line = { file: '某县/自评表.docx', report: 1, subject: '水渠清淤', severity: 'error', rule: 'score.total', place: 'table 1' } as const; // prettier-ignore

  it('stand under one heading a report, wrapped at the width, nothing lost', () => {
    const message = 'the scores of form 1 add up to 99.5, its total row says 98.5';
    const text = auditList([{ ...line, message }, { ...line, message }, { ...line, report: 2, message: '合'.repeat(50) }], 40); // prettier-ignore
    const lines = text.split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(40);
    expect(lines.filter((one) => one.startsWith('某县'))).toHaveLength(2);
    expect(lines.slice(2, 4)).toEqual(['    the scores of form 1 add up to 99.5,', '    its total row says 98.5']);
    expect(text.match(/合/g)).toHaveLength(50);
  });

  it('show rules likewise', () => {
    const text = ruleList(RULES.map(({ id, severity, explainZh }) => [id, severity, explainZh]), 50); // prettier-ignore
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(50);
    for (const { id, explainZh } of RULES) expect(text.replace(/\n {2}/g, '')).toContain(explainZh.replace(/\s/g, '').slice(0, 12) && id); // prettier-ignore
  });
});
