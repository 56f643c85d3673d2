/** Gathers what titles, covers, signatures and sentences say about the report as a whole. */
import { findDates, parseDate, parsePeriod } from '../../text/dates.js';
import { parsePoints } from '../../text/points.js';
import type { ReportKind } from '../../model/record.js';
import type { CoverField } from './cover.js';
import { type HintBook, hintBook } from './hint-book.js';
import type { Line, Outline } from './outline.js';
import { ofThisYear } from './other-years.js';
import { gradeWord, namesTotal, readGrade, readScore } from './score.js';
import { looksLikeUnit, readTitle, yearIn } from './title.js';
import type { ProseHints } from './types.js';

const COVER = 90;
const TITLE = 80;
const STATED = 60;
const SIGNED = 40;
const GUESS = 20;
/** A sentence that calls its score the total counts more than one that does not. */
const TOTAL_NAMED = 4;
export const TOTAL_NAMED_RANK = STATED + TOTAL_NAMED;

function fromEntry(book: HintBook, field: CoverField, value: string, at: Line['at'], rank: number): void {
  if (value === '' || /^[/—－-]+$/.test(value)) return;
  switch (field) {
    case 'projectName':
    case 'implementingUnit':
    case 'supervisingDepartment':
    case 'reportingUnit':
      return book.offer(field, value, at, rank);
    case 'reportDate':
      return book.offer('reportDate', parseDate(value), at, rank);
    case 'period':
      return book.offer('period', parsePeriod(value), at, rank);
    case 'fiscalYear':
      return book.offer('fiscalYear', yearIn(`${value.replace(/年度?$/, '')}年`), at, rank);
    case 'selfScore':
      return book.offer('selfScore', parsePoints(value), at, rank);
    case 'grade':
      return book.offer('grade', gradeWord(value), at, rank);
    default:
      return;
  }
}

function fromTitles(book: HintBook, { titles, sections }: Outline): void {
  // of two titles (the page's and the report's own) the one whose words the text repeats
  const repeated = (name: string | null): boolean =>
    name !== null && titles.length > 1 && sections.some(({ lines }) => lines.some(({ text }) => text.includes(name)));
  for (const { text, at } of titles) {
    const said = readTitle(text);
    // a form's own heading (自评表) tells less than the title of the report
    const rank = /表(?:[（(].*)?$/.test(text) ? TITLE - 5 : TITLE;
    book.offer('title', said.title, at, rank);
    // 项目 stands in titles of every kind; the other two say what they mean
    book.offer('kind', said.kind, at, said.kind === 'project' ? rank : rank + 1);
    book.offer('fiscalYear', said.fiscalYear, at, rank);
    book.offer('projectName', said.projectName, at, repeated(said.projectName) ? rank + 1 : rank);
    book.offer('reportingUnit', said.unit, at, rank);
  }
}

function fromMarks(book: HintBook, marks: Outline['marks']): void {
  for (const { text, at, where } of marks) {
    const bare = text.replace(/[（(]\s*(?:盖章|公章|签章|章)\s*[)）]/g, '');
    if (looksLikeUnit(bare)) book.offer('reportingUnit', bare, at, SIGNED);
    else if (/月/.test(text)) book.offer('reportDate', parseDate(text), at, where === 'end' ? STATED + 5 : STATED);
    else if (/年/.test(text)) book.offer('fiscalYear', yearIn(text.replace(/年?度?([)）]?)$/, '年$1')), at, TITLE - 2);
    else if (/^[（(]|^[—－-]/.test(text)) {
      const name = text.replace(/^[—－-]+|^[（(]|[)）]$/g, '').replace(/^以|为例$/g, '');
      if (/项目|资金|经费|补助|工程|费$/.test(name)) book.offer('projectName', name, at, TITLE - 10);
    }
  }
}

const PERIOD =
  /(?:项目)?(?:实施|建设|执行|服务)?(?:期限|周期|起止时间|实施时间|时间跨度|实施期|工期)(?:为|是|从|自|：|:)*/;
const SUBJECT =
  /(?:现?将|现?对|开展|本次|我[局单位院校]{1,2})[^，。；：]{0,12}?(?:20\d\d年度?)?([\u4e00-\u9fff（）()“”]{4,30}?)(?:专项资金|项目资金|项目支出|项目|资金)(?:的)?(?:支出)?(?:开展|进行|实施)?(?:了)?绩效(?:自评|评价|自我评价)/;

const SCORED = /(?:^|[，。；：、“])([^，。；：、“”]{3,30}项目)绩效自评得分/;

/** The fiscal year as far as a cover, a title or a mark states it; a year that only occurs often is not certain. */
export function statedYear(hints: ProseHints): number | null {
  const hint = hints.fiscalYear;
  return hint && hint.rank >= TITLE - 10 ? hint.value : null;
}

const DEPARTMENT = /(?:项目)?主管部门(?:为|是)([^，,。；;、（(]{4,30})(?=[，,。；;])/;
const CARRIED_OUT = /由([^，,。；;、（(由]{4,30}?)(?:负责|牵头|具体|统一|承担)*(?:组织)?实施(?=[，,。；;]|$)/;

const SUPERVISED = /由([^，,。；;、（(由]{4,30}?)(?:负责)?主管(?=[，,。；;]|$)/;
const CARRIED_OUT_BY =
  /主管[，,；;]([^，,。；;、（(由]{4,30}?)(?:负责|牵头|具体|统一|承担)+(?:组织)?实施(?=[，,。；;]|$)/;
const UNITS_NAMED = /主管|实施/;

/** 项目主管部门为某局，由某中心组织实施: full names only; 县残联 or 我局 would not say which one. */
function unitsIn(sentence: string, pattern: RegExp): string | null {
  const name = UNITS_NAMED.test(sentence) ? pattern.exec(sentence)?.[1] : undefined;
  return name !== undefined &&
    (looksLikeUnit(name) || /[林农总牧]场$/.test(name)) &&
    !/^[县市区省州旗镇乡我本各该]/.test(name)
    ? name
    : null;
}

function fromSentences(book: HintBook, outline: Outline, known: boolean): void {
  const fiscalYear = statedYear(book.hints());
  const department = book.hints().kind?.value === 'department';
  // the year that occurs most is asked only where nothing states one
  const dated = book.hints().fiscalYear !== undefined;
  const years = new Map<number, { count: number; at: Line['at'] }>();
  for (const { section, lines } of outline.sections) {
    for (const line of lines) {
      for (const { text: sentence } of line.sentences) {
        const period = /[期间]/.test(sentence) ? PERIOD.exec(sentence) : null;
        if (period) book.offer('period', parsePeriod(sentence.slice(period.index, period.index + 60)), line.at, STATED);
        const best = section.type === 'conclusion' ? STATED + 2 : STATED;
        const said = ofThisYear(sentence, fiscalYear);
        const score = readScore(said);
        if (score !== null) book.offer('selfScore', score, line.at, namesTotal(said) ? best + TOTAL_NAMED : best);
        if (score !== null || /评[价定为]|自评|结论|等[级次]/.test(said))
          book.offer('grade', readGrade(said), line.at, best);
        // a department's report names who carries out each of its projects
        const one = !department && (section.type === 'overview' || section.type === 'organization');
        if (one) {
          book.offer('supervisingDepartment', unitsIn(sentence, DEPARTMENT), line.at, STATED);
          book.offer('implementingUnit', unitsIn(sentence, CARRIED_OUT), line.at, STATED);
          // 由某局主管，某中心具体实施
          book.offer('supervisingDepartment', unitsIn(sentence, SUPERVISED), line.at, STATED);
          book.offer('implementingUnit', unitsIn(sentence, CARRIED_OUT_BY), line.at, STATED);
        }
        if (known || !sentence.includes('绩效')) continue;
        const scored = sentence.includes('绩效自评得分') ? SCORED.exec(sentence)?.[1] : undefined;
        if (scored) book.offer('projectName', scored, line.at, GUESS);
        if (section.level <= 2) {
          const name = SUBJECT.exec(sentence)?.[1];
          if (name && !/区本级|财政|债券|通知|部门|整体|^(?:的|年度)/.test(name))
            book.offer('projectName', name, line.at, GUESS);
        }
      }
      if (dated) continue;
      for (const { date } of findDates(line.text)) {
        const year = Number(date.slice(0, 4));
        const seen = years.get(year);
        years.set(year, { count: (seen?.count ?? 0) + 1, at: seen?.at ?? line.at });
      }
    }
  }
  const [first] = [...years].sort((a, b) => b[1].count - a[1].count || a[0] - b[0]);
  if (first) book.offer('fiscalYear', first[0], first[1].at, GUESS);
}

function kindByHeadings(outline: Outline): ReportKind {
  const headings = outline.sections.map((s) => s.section.heading);
  if (headings.some((h) => /转移支付|目标分解下达/.test(h))) return 'transfer';
  if (headings.some((h) => /整体支出|部门整体|(?:部门|单位)(?:基本)?(?:情况|概况)/.test(h))) return 'department';
  return 'project';
}

/** Ranks are explained at `Hint`. */
export function readHints(outline: Outline, projectNamed: boolean): ProseHints {
  const book = hintBook();
  for (const { field, value, at } of outline.entries) fromEntry(book, field, value, at, COVER);
  fromTitles(book, outline);
  fromMarks(book, outline.marks);
  fromSentences(book, outline, projectNamed);
  const first = outline.sections[0];
  if (first) book.offer('kind', kindByHeadings(outline), first.section.at, GUESS);
  // only reports on transfer payments tell how their goals were handed down
  const handed = outline.sections.find(({ section }) => /目标分解下达/.test(section.heading));
  if (handed) book.offer('kind', 'transfer', handed.section.at, TITLE + 5);
  return book.hints();
}
