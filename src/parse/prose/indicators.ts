/** Indicators told as sentences: 参保人数，年初目标值≥20万人，实际完成值21万人，分值10分，自评得分10分。 */
import type { At, Indicator, Warning } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { parsePoints, splitWeight } from '../../text/points.js';
import { parseValue } from '../../text/quantity.js';
import { level1Type, level2Type, namesLevel1, namesLevel2 } from '../levels.js';
import { readNumber } from './numbering.js';
import { otherYears, within } from './other-years.js';
import { readPlainResult } from './plain-results.js';
import { mayBePlain, PROMISED } from './plain-words.js';
import { CLAUSE_END } from './sentences.js';
import type { SectionText } from './types.js';

type Part = 'target' | 'actual' | 'weight' | 'score' | 'reason' | 'skip';

const MARKS: readonly (readonly [Part, string])[] = [
  ['score', '自评得分|自评分|实际得分|评价得分|得分'],
  ['actual', '实际完成时间|全年实现值|年度实现值|实现值|全年实际完成值|年度实际完成值|实际完成指标值|实际完成值|全年完成值|年度完成值|全年实际值|实际完成情况|实际完成|完成情况|完成值|实际值|实际达到|实际为'], // prettier-ignore
  ['target', '年初设定目标值|年初目标值|年度目标值|年度指标值|预期目标值|预期指标值|年初指标值|计划目标值|目标指标值|目标值|指标值|计划值|预期值|年初目标|年度目标|计划完成'], // prettier-ignore
  ['weight', '分值|权重|满分'],
  [
    'reason',
    '偏差原因分析及改进措施|偏差原因分析|偏差原因及改进措施|未完成原因及改进措施|未完成原因分析|未完成原因|偏差原因|扣分原因',
  ],
  ['skip', '指标完成率|完成率|完成比例|评分标准|佐证材料|数据来源|偏差率'],
];
const PART_OF = new Map(MARKS.flatMap(([part, words]) => words.split('|').map((word) => [word, part] as const)));
// 得10分 is a score too
PART_OF.set('得', 'score');
const MARK = new RegExp(
  [...PART_OF.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => (word === '得' ? '得(?=\\d+(?:[.]\\d+)?分)' : word))
    .join('|'),
  'g',
);
const LINK = /^(?:指标值|的|均|设定|数)*(?:为|是|达到|达|：|:|“|"|（|\(|\s)*/;
const TRIM_END = /[，,；;。、：:（(\s]+$/;

/** A sentence of its own on why the indicator told before was missed. */
const WHY =
  /^(?:[本该此]指标|其)?(?:未完成|未达标|未达到|偏差|扣分)(?:目标)?的?(?:主要)?原因(?:分析)?(?:及改进措施)?(?:主要)?(?:[为是：:，]|在于)*(.{2,}?)[。；;]*$/;

interface Levels {
  level1: { name: string; weight: number | null } | null;
  level2: { name: string; weight: number | null } | null;
}

const bare = (text: string): string =>
  text
    .replace(/^[“"《\s]+|[”"》\s]+$/g, '')
    .replace(/^三级指标[：:]?/, '')
    .replace(/^(?:绩效)?指标\s*\d{1,2}\s*[：:.、]/, '');

/** Level names at the head of a phrase (产出指标-数量指标-…, 数量指标：…) are taken off it. */
function takeLevels(phrase: string, levels: Levels): { name: string; levels: Levels } {
  let { level1, level2 } = levels;
  let name = phrase;
  for (let n = 0; n < 4; n++) {
    const match = /^(.{2,16}?)[：:\-—－–，,、“"]+(.+)$/.exec(name);
    const head = splitWeight(match?.[1] ?? '');
    if (!match || !(namesLevel1(head.label) || namesLevel2(head.label))) break;
    const found = { name: head.label, weight: head.weight };
    if (namesLevel2(head.label) && !(namesLevel1(head.label) && level1 === null)) level2 = found;
    else {
      level1 = found;
      level2 = null;
    }
    name = match[2] ?? '';
  }
  return { name, levels: { level1, level2 } };
}

/** The levels that the headings above state. */
function levelsOf(path: readonly string[]): Levels {
  const levels: Levels = { level1: null, level2: null };
  for (const heading of path) {
    const { label, weight } = splitWeight(heading.replace(/(?:完成|实现)?(?:情况)?(?:分析)?$/, ''));
    if (namesLevel1(label) && !(levels.level1 !== null && namesLevel2(label))) {
      levels.level1 = { name: label, weight };
      levels.level2 = null;
    } else if (namesLevel2(label)) levels.level2 = { name: label, weight };
  }
  return levels;
}

interface Read {
  readonly head: string;
  readonly parts: ReadonlyMap<Part, string>;
  readonly bySign: boolean;
  /** Target and result are words that are set behind their marks: 指标值为“不断提高”，实际完成值为“不断提高”. */
  readonly inWords: boolean;
}

/** Cuts a sentence at its marks; null unless it states a target and a result. */
function cut(sentence: string, year: number | null): Read | null {
  const marks = [...sentence.matchAll(MARK)];
  const first = marks[0];
  if (!first) return null;
  const elsewhen = otherYears(sentence, year);
  const parts = new Map<Part, string>();
  const set = new Set<Part>();
  for (const [i, mark] of marks.entries()) {
    // 上年实际完成值193人 is no result of this year
    const part = within(elsewhen, mark.index) ? 'skip' : (PART_OF.get(mark[0]) ?? 'skip');
    const text = sentence.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? sentence.length);
    const value = text
      .replace(LINK, '')
      .replace(TRIM_END, '')
      .replace(/[”"）)]+$/, (end) => (text.includes('（') || text.includes('(') ? end : ''));
    if (/^(?:为|是|：|:)?[“"]/.test(text)) set.add(part);
    if (!parts.has(part)) parts.set(part, part === 'reason' ? value : (value.split(CLAUSE_END)[0] ?? value));
  }
  const head = sentence.slice(0, first.index);
  const sign =
    parts.has('actual') && !parts.has('target')
      ? /^(.{3,40}?)([≥≤≧≦＞＜><](?:[^，,；;。]|(?<=\d),(?=\d{3}(?!\d))){1,20})[，,；;]/.exec(head)
      : null;
  if (sign) {
    // 接种率≥90%，实际完成98.2%: the sign alone marks the target
    parts.set('target', sign[2] ?? '');
    return { head: sign[1] ?? '', parts, bySign: true, inWords: false };
  }
  return parts.has('target') && parts.has('actual')
    ? { head, parts, bySign: false, inWords: set.has('target') && set.has('actual') }
    : null;
}

// A stop ends an indicator; a semicolon does where the next stretch states a target of its own.
function statements(text: string): string[] {
  return text
    .split(
      /(?<=。)|(?<=[；;])(?=[^；;。]{0,60}(?:计划|目标值|指标值|计划值|预期值|年初目标|年度目标|设定值|预期|实际|完成值|[≥≤]))/,
    )
    .filter((s) => s.trim() !== '');
}

const points = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const match = /^(?:为|得)?\s*(\d{1,3}(?:\.\d+)?\s*分?)/.exec(text);
  return match ? parsePoints(match[1] ?? '') : null;
};

const hasLevel = ({ level1, level2 }: Levels): boolean => level1 !== null || level2 !== null;

/** A sentence below the heading of a level that states plan and result in plain words. */
function plain(statement: string, above: Levels, year: number | null): Read | null {
  if (!mayBePlain(statement)) return null;
  const numbered = readNumber(statement);
  const { name: words, levels } = takeLevels((numbered ? numbered.rest : statement).replace(TRIM_END, ''), above);
  const found = readPlainResult(words, year);
  if (!found || !(hasLevel(levels) || /[：:]/.test(words) || found.score !== null || found.name === '' || found.proven))
    return null;
  const parts = new Map<Part, string>([
    ['target', found.target],
    ['actual', found.actual],
  ]);
  if (found.weight !== null) parts.set('weight', found.weight);
  if (found.score !== null) parts.set('score', found.score);
  if (found.reason !== null) parts.set('reason', found.reason);
  const at = statement.indexOf(words);
  return {
    head: `${at > 0 ? statement.slice(0, at) : ''}${found.name}`,
    parts,
    bySign: !hasLevel(levels) && found.score === null && found.name !== '' && !found.proven,
    inWords: false,
  };
}

const ON_INDICATORS = /指标|绩效目标(?:完成|实现)/;

const missed = (statement: string, at: At): Warning =>
  warn('value.unsure', `no result of this year could be read for the target in “${statement.slice(0, 60)}”`, at);

/** `year`: the fiscal year as far as the report states it; results of other years are none. */
export function readIndicators(
  sections: readonly SectionText[],
  year: number | null,
): { readonly rows: Indicator[]; readonly warnings: Warning[] } {
  const rows: Indicator[] = [];
  const warnings: Warning[] = [];
  const add = (read: Read, above: Levels, heading: string, at: At): Levels => {
    const numbered = readNumber(read.head);
    const words = (numbered ? numbered.rest : read.head).replace(TRIM_END, '');
    const { name, levels } = takeLevels(words, above);
    const weighted = splitWeight(bare(name.replace(/(?:的|设定|年初设定|，|：)+$/, '')));
    // 指标名称 may be the heading that the sentence stands under
    const level3 = weighted.label === '' || /^(?:该|本)?指标$/.test(weighted.label) ? heading : weighted.label;
    if (level3 === '' || level3.length > 60 || namesLevel1(level3)) return levels;
    const target = parseValue(read.parts.get('target') ?? '');
    const actual = parseValue(read.parts.get('actual') ?? '');
    const score = points(read.parts.get('score'));
    // 本项目目标值设定合理，实际完成情况良好 speaks of all indicators and of none
    const certain =
      [target, actual].some((v) => v !== null && (v.number !== null || v.date !== null)) ||
      score !== null ||
      (read.inWords && hasLevel(levels));
    if (read.bySign && levels.level1 === null && levels.level2 === null) return levels;
    if (!certain || /^(?:[本该各其]|我[局单院校]|项目$|全年|总体|年度$)/.test(level3)) return levels;
    rows.push({
      form: null,
      ordinal: rows.length + 1,
      level1: levels.level1?.name ?? null,
      level1Weight: levels.level1?.weight ?? null,
      level1Type: level1Type(levels.level1?.name ?? null),
      level2: levels.level2?.name ?? null,
      level2Weight: levels.level2?.weight ?? null,
      level2Type: level2Type(levels.level2?.name ?? null),
      level3,
      target,
      actual,
      weight: points(read.parts.get('weight')) ?? weighted.weight,
      score,
      reason: read.parts.get('reason') ?? null,
      at,
    });
    return levels;
  };
  for (const { section, lines, path } of sections) {
    let levels = levelsOf(path);
    const expected = path.some((heading) => ON_INDICATORS.test(heading));
    for (const { text, at } of lines) {
      // whether an indicator was read right before: a sentence on why it was missed is of that one
      let open = false;
      for (const statement of statements(text)) {
        const read = cut(statement, year) ?? plain(statement, levels, year);
        const count = rows.length;
        const why = open ? WHY.exec(statement)?.[1] : undefined;
        open = false;
        if (read) {
          levels = add(read, levels, section.heading, at);
          open = rows.length > count;
        }
        if (!open && PROMISED.test(statement) && (expected || hasLevel(levels))) warnings.push(missed(statement, at));
        if (read) continue;
        if (why !== undefined) {
          const last = rows.at(-1);
          if (last) rows[rows.length - 1] = { ...last, reason: last.reason ?? why };
        } else
          levels = takeLevels(
            `${statement.replace(/^[（(]?[\d①-⑳]{1,2}[)）.、]?/, '').slice(0, 20)}：.`,
            levels,
          ).levels;
      }
    }
  }
  return { rows, warnings };
}
