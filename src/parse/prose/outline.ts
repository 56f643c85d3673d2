/** Splits the paragraphs of a report into what names it (title, cover, signature) and its sections. */
import { shadow } from '../../text/shadow.js';
import type { Paragraph } from '../../model/doc.js';
import type { At, SectionType } from '../../model/record.js';
import { type CoverEntry, readCover } from './cover.js';
import { type HeadingLine, isPlainHeading, readHeading, sectionType } from './headings.js';
import { mentionsOf } from './mentions.js';
import { levelTracker, readNumber } from './numbering.js';
import { sentencesOf } from './sentences.js';
import { isTitle, isTitlePart, looksLikeUnit } from './title.js';
import type { SectionText, SpokenLine } from './types.js';

export interface Line {
  readonly text: string;
  readonly at: At;
}

export interface Outline {
  readonly sections: readonly SectionText[];
  /** Titles, joined where they break over lines. */
  readonly titles: readonly Line[];
  /** Lines set apart that hold a year, a date, a unit's name or a subtitle in brackets. */
  readonly marks: readonly (Line & { readonly where: 'cover' | 'end' })[];
  readonly entries: readonly (CoverEntry & { readonly at: At })[];
}

interface Draft {
  level: number;
  number: string | null;
  heading: string;
  type: SectionType;
  lines: Line[];
  at: At;
  path: string[];
}

const ANNEX = /^附\s*[件表录]\s*[\d一二三四五六七八九十]*(?:[-－—]\d+)?[：:]?$/;
const YEAR_LINE = /^[（(]?\s*(?:20\d{2}|二[〇○零]\S{2})\s*年?\s*度?\s*[)）]?$/;
const DATE_LINE = /^[（(]?(?:20\d{2}|二[〇○零]\S{2})年\S{1,3}月(?:\S{1,3}[日号])?[)）]?$/;
const SUBTITLE = /^[—－-]{0,3}[（(][^（）()]{3,40}[)）]$|^[—－-]{2,3}.{3,40}$/;
// the title of a collection of reports stands above the title of the first
const COLLECTION = /(?:报告|自评|评价|绩效)\S{0,6}(?:汇编|汇总|合集|材料)$/;
const MAKER = /[（(]\s*(?:监|印)?制\s*[)）]$|(?:局|厅|部)(?:监制|印制)$/;
const UNIT_NOTE = /^[（(]?(?:金额)?单位[：:].{1,12}[)）]?$/;

const UNITS = new Set<CoverEntry['field']>(['implementingUnit', 'supervisingDepartment', 'reportingUnit']);

// how a mark begins in any form of its characters, or what stands in it; most lines are long text and none
const MAY_MARK = /^[附（(〔【︵2２二金单\s]|制\s*[)）〕】︶]?$/;
const isMark = (line: string): boolean => MAY_MARK.test(line) && markedBy(shadow(line));
const markedBy = (text: string): boolean =>
  ANNEX.test(text) || MAKER.test(text) || YEAR_LINE.test(text) || DATE_LINE.test(text) || UNIT_NOTE.test(text);
const signatureUnit = (text: string): boolean =>
  looksLikeUnit(text.replace(/[（(]\s*(?:盖章|公章|签章|章)\s*[)）]/g, ''));

export function readOutline(paragraphs: readonly Paragraph[]): Outline {
  const lines = paragraphs.filter((p) => p.text.trim() !== '');
  const titles: Line[] = [];
  const marks: (Line & { where: 'cover' | 'end' })[] = [];
  const entries: (CoverEntry & { at: At })[] = [];
  const sections: Draft[] = [];
  const levelOf = levelTracker();
  let cover = true;
  let pending: Line[] = [];
  let afterAnnex = false;

  const current = (): Draft | undefined => sections.at(-1);
  const parentOf = (level: number): Draft | undefined => sections.findLast((s) => s.level < level);

  const open = (found: HeadingLine, level: number, at: At): void => {
    const parent = parentOf(level);
    const near = current();
    const above = parent && near && parent.level < level ? parent : undefined;
    const type = sectionType(found.heading, above && above.type !== 'other' ? above.type : null);
    sections.push({
      level,
      number: found.numbered?.number ?? null,
      heading: found.heading,
      type,
      lines: found.rest === '' ? [] : [{ text: found.rest, at }],
      at,
      path: [...(above?.path ?? []), found.heading],
    });
  };
  const addText = (line: Line): void => {
    const into = current();
    if (into) into.lines.push(line);
    else {
      const heading = (titles.at(-1)?.text ?? /^[^。；，：:]{1,40}/.exec(line.text)?.[0] ?? line.text).slice(0, 60);
      const type = sectionType(heading) === 'performance' || titles.length > 0 ? 'overview' : sectionType(heading);
      sections.push({ level: 1, number: null, heading, type, lines: [line], at: line.at, path: [heading] });
    }
  };
  // Short lines of a cover that no title took up: marks are kept as such, all else is text.
  const flush = (): void => {
    for (const line of pending) {
      if (isMark(line.text) || signatureUnit(line.text) || SUBTITLE.test(line.text) || COLLECTION.test(line.text))
        marks.push({ ...line, where: 'cover' });
      else addText(line);
    }
    pending = [];
  };
  const takeTitle = (line: Line): boolean => {
    if (readNumber(line.text) !== null && !/^20\d\d/.test(line.text)) return false;
    const own = isTitle(line.text);
    const before = pending
      .filter(
        (p) =>
          isTitlePart(p.text) && !COLLECTION.test(p.text) && !DATE_LINE.test(p.text) && !/^[（(].*[)）]$/.test(p.text),
      )
      .slice(-3);
    const joined = [...before.map((p) => p.text), line.text].join('');
    if (!own && !(line.text.length <= 12 && /(?:报告|报告书|自评表)$/.test(line.text) && isTitle(joined))) return false;
    const parts = before.length > 0 && isTitle(joined) ? before : [];
    pending = pending.filter((p) => !parts.includes(p));
    flush();
    titles.push({ text: parts.length > 0 ? joined : line.text, at: parts[0]?.at ?? line.at });
    return true;
  };
  const readEntries = (paragraph: Paragraph): readonly CoverEntry[] => {
    // a line the format numbers by itself (（一）自评得分) is a heading, however its words read
    if (paragraph.number !== null) return [];
    const found = readCover(paragraph.raw === '' ? paragraph.text : paragraph.raw);
    return found.length > 0 || paragraph.raw === paragraph.text ? found : readCover(paragraph.text);
  };
  const isBody = (index: number, level: number): boolean => {
    const next = lines[index + 1];
    if (!next) return false;
    const found = readNumber(next.text);
    if (found !== null) return found.value === 1 && found.level > level;
    return (next.text.length > 12 || next.text.endsWith('。')) && readHeading(next.text, next.outline, null) === null;
  };
  const tail = (index: number): boolean =>
    lines.length - index <= 8 && lines.slice(index).every((p) => p.text.length <= 40);

  for (const [index, paragraph] of lines.entries()) {
    const line: Line = { text: paragraph.text, at: paragraph.at };
    const { text } = line;
    const annexed = afterAnnex;
    afterAnnex = ANNEX.test(text);
    const inList = current()?.type === 'attachments' && !cover;

    const found = readEntries(paragraph);
    if (found.length > 0 && found.every((e) => e.value.length <= 80)) {
      const sentence = /。$|[。；]./.test(text);
      if (cover ? !sentence : !sentence && (tail(index) || found.every((e) => e.value === ''))) {
        flush();
        for (const e of found) entries.push({ ...e, at: line.at });
        continue;
      }
      // 项目单位：某局。根据… names a unit and stays text
      for (const e of found)
        if (!sentence || (UNITS.has(e.field) && looksLikeUnit(e.value))) entries.push({ ...e, at: line.at });
    }
    if (annexed && !cover) cover = true;
    if (afterAnnex || (text.length <= 80 && !inList && takeTitle(line))) {
      if (afterAnnex) {
        flush();
        marks.push({ ...line, where: 'cover' });
      }
      cover = true;
      continue;
    }
    if (annexed && takeTitle(line)) continue;

    const numbered = readNumber(text);
    const heading = readHeading(text, paragraph.outline, numbered);
    if (
      heading &&
      !isPoint(heading, current()) &&
      acceptable(heading, inList, () => isBody(index, numbered?.level ?? 9))
    ) {
      flush();
      cover = false;
      const plain = heading.numbered === null;
      if (plain) open(heading, plainLevel(heading, paragraph.outline, sections), line.at);
      else open(heading, levelOf(heading.numbered), line.at);
      continue;
    }
    if (numbered && numbered.value > 0) levelOf(numbered);
    if (cover && isTitlePart(text) && numbered === null && pending.length < 6) {
      pending.push(line);
      continue;
    }
    if (isMark(text) || (tail(index) && signatureUnit(text))) {
      flush();
      marks.push({ ...line, where: cover ? 'cover' : 'end' });
      continue;
    }
    flush();
    if (text.length > 40) cover = false;
    addText(line);
  }
  flush();
  return {
    titles,
    marks,
    entries,
    sections: sections.map((draft, i) => ({
      section: {
        ordinal: i + 1,
        level: draft.level,
        number: draft.number,
        heading: draft.heading,
        type: draft.type,
        text: draft.lines.map((l) => l.text).join('\n'),
        at: draft.at,
      },
      lines: draft.lines.map(spoken),
      path: draft.path,
    })),
  };
}

function spoken({ text, at }: Line): SpokenLine {
  return { text, at, sentences: sentencesOf(text).map((one) => ({ text: one, mentions: mentionsOf(one) })) };
}

/** In a list of problems or plans the leading words of a point are a part of it: 1.绩效管理。进一步… */
function isPoint(found: HeadingLine, within: Draft | undefined): boolean {
  if (found.rest === '' || found.numbered === null || found.numbered.level < 3 || !within) return false;
  return ['problems', 'improvements', 'experience'].includes(within.type) && !isPlainHeading(found.heading);
}

/** In a list of annexes only true headings end the list; an `open` line is a heading if a body follows it. */
function acceptable(found: HeadingLine, inList: boolean, hasBody: () => boolean): boolean {
  if (inList && (found.numbered === null || found.numbered.level > 2)) return false;
  return found.certainty === 'sure' || hasBody();
}

function plainLevel(found: HeadingLine, outline: number | null, sections: readonly Draft[]): number {
  if (outline !== null) return Math.min(9, outline);
  const last = sections.at(-1);
  if (!last) return 1;
  const numbered = sections.findLast((s) => s.number !== null);
  if (found.rest === '') return numbered ? Math.min(numbered.level + 1, 2) : 1;
  if (last.number === null && last.lines.length > 0 && last.at.paragraph !== null && sameRun(last)) return last.level;
  const sibling = last.type === 'problems' && sectionType(found.heading) === 'improvements' && last.level > 1;
  return Math.min(9, sibling ? last.level : last.level + 1);
}

/** A run-in heading (经验和做法：…) is followed by its siblings, not by parts of itself. */
const sameRun = (draft: Draft): boolean => draft.lines[0]?.at === draft.at;
