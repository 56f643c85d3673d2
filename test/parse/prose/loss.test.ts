import { describe, expect, it } from 'vitest';
import { readOutline } from '../../../src/parse/prose/outline.js';
import { paragraphs } from './helper.js';

// A small generator of its own, so that the same seed gives the same lines everywhere.
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const PIECES = [
  '一、项目概况',
  '（一）资金情况。全年安排12万元。',
  '2、存在问题',
  '(3) 群众满意度95%。',
  '改进措施：加强宣传工作。',
  '附件1',
  '附件：1.自评表',
  '2.自评表',
  '2023年度',
  '某县林业局',
  '林业专项资金绩效自评报告',
  '绩效自评报告',
  '项目名称：造林补助',
  '联系人：李某 联系电话：',
  '填报单位（盖章）',
  '现将有关情况报告如下：',
  '各股室：',
  '清河林场管护纪实',
  '2024年3月1日',
  '①苗木采购',
  '项目资金使用及管理情况',
  '（单位：万元）',
  '。',
  '1.2万亩造林任务全部完成，',
];

describe('no paragraph is lost', () => {
  it('finds every line in a section, a title, a mark or an entry, whatever the order', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const next = random(seed);
      const lines = Array.from({ length: 12 }, () => PIECES[Math.floor(next() * PIECES.length)] ?? '');
      const outline = readOutline(paragraphs(lines.join('\n')));
      const kept = [
        ...outline.sections.map(({ section: s }) => `${s.number ?? ''}${s.heading}${s.text}`),
        ...outline.titles.map((t) => t.text),
        ...outline.marks.map((m) => m.text),
        ...outline.entries.map((e) => e.label + e.value),
      ]
        .join('|')
        .replace(/[：:。\s（）()盖章]/g, '');
      for (const line of lines) {
        expect(kept, `seed ${seed}: ${lines.join(' / ')}`).toContain(
          (line.split(/[：:。]/)[0] ?? '').replace(/[\s（）()盖章]/g, ''),
        );
      }
    }
  });
});
