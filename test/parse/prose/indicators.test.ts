import { describe, expect, it } from 'vitest';
import { read } from './helper.js';

const rows = (text: string): string[] =>
  read(text).indicators.map((i) =>
    [
      i.level1,
      i.level1Weight,
      i.level2,
      i.level2Weight,
      i.level3,
      i.target?.raw,
      i.actual?.raw,
      i.weight,
      i.score,
      i.reason,
    ]
      .map((v) => v ?? '-')
      .join('|'),
  );

describe('indicators told as sentences', () => {
  it('takes the levels from the headings above and from the sentence', () => {
    expect(
      rows(`一、自评结论
（二）绩效目标完成情况
1.产出指标（50分）
（1）数量指标（20分）
①培训人次：年初目标值≥200人次，实际完成值235人次，自评得分10分。
②发放宣传册，年初目标值为5000册，实际完成值为5200册，自评得分10分。
（2）质量指标：培训合格率，年初目标值95%，实际完成值96.2%，自评得分10分。
2.效益指标
（1）社会效益指标：群众知晓率，年初目标值≥90%，实际完成值88%，自评得分8分，偏差原因：宣传面不够。`),
    ).toEqual([
      '产出指标|50|数量指标|20|培训人次|≥200人次|235人次|-|10|-',
      '产出指标|50|数量指标|20|发放宣传册|5000册|5200册|-|10|-',
      '产出指标|50|质量指标|-|培训合格率|95%|96.2%|-|10|-',
      '效益指标|-|社会效益指标|-|群众知晓率|≥90%|88%|-|8|宣传面不够',
    ]);
  });

  it('reads several in one sentence', () => {
    expect(
      rows(`三、绩效指标分析
产出指标完成情况：数量指标“新建公厕数”目标值10座，实际完成10座，得分10分；时效指标“完工及时率”，目标值≥95%，实际完成值97%，分值10分，得分10分。`),
    ).toEqual([
      '产出指标|-|数量指标|-|新建公厕数|10座|10座|-|10|-',
      '产出指标|-|时效指标|-|完工及时率|≥95%|97%|10|10|-',
    ]);
  });

  it('makes none of a general remark', () => {
    expect(rows('一、完成情况\n本项目目标值设定合理，实际完成情况良好，年度目标全部实现。')).toEqual([]);
  });
});
