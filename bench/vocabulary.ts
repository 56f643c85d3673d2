/**
 * The words by which headings and labels are known, taken apart: every alternative of every pattern of data/labels.ts,
 * data/levels.ts and data/heading-parts.ts, and every word of data/section-types.ts. Patterns can be watched, and replaced by smaller ones, in the
 * process (or worker) that reads; nothing of the reader is changed.
 */
import * as parts from '../data/heading-parts.js';
import * as labels from '../data/labels.js';
import * as levels from '../data/levels.js';
import { SECTION_TYPE_RULES } from '../data/section-types.js';

function patternsIn(value: unknown): RegExp[] {
  if (value instanceof RegExp) return [value];
  return Array.isArray(value) ? value.flatMap(patternsIn) : [];
}

const tables = (module: object): unknown[] =>
  Object.entries(module)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]: [string, unknown]) => value);

/** Every pattern, always in the same order. */
export const PATTERNS: readonly RegExp[] = [...tables(labels), ...tables(levels), ...tables(parts)].flatMap(patternsIn);

/** Every word that tells the type of a section. */
export const SECTION_WORDS: readonly string[] = [...new Set(SECTION_TYPE_RULES.flatMap(({ any }) => any))];

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Alternatives of a pattern, outer ones first: [from, to) in its source. What stands in a lookahead is left alone. */
export function alternatives(source: string): Span[] {
  const found: Span[] = [];
  const open: { start: number; looks: boolean }[] = [{ start: 0, looks: false }];
  const close = (to: number): void => {
    const group = open.at(-1);
    if (group && !open.some(({ looks }) => looks)) found.push({ from: group.start, to });
  };
  for (let i = 0; i < source.length; i++) {
    const char = source[i];
    if (char === '\\') i++;
    else if (char === '[') {
      while (source[i] !== ']') i += source[i] === '\\' ? 2 : 1;
    } else if (char === '(') {
      const head = /^\((\?(?::|=|!|<=|<!|<\w+>))?/.exec(source.slice(i))?.[0] ?? '(';
      open.push({ start: i + head.length, looks: /[=!]/.test(head) });
      i += head.length - 1;
    } else if (char === '|') {
      close(i);
      const group = open.at(-1);
      if (group) group.start = i + 1;
    } else if (char === ')') {
      close(i);
      open.pop();
    }
  }
  close(source.length);
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/**
 * The pattern without the alternatives that none of the texts needs: what it would be if it had been written from these
 * texts alone. @returns its source and the words that were left out
 */
export function reduced(pattern: RegExp, needed: readonly string[]): { source: string; out: readonly string[] } {
  let source = pattern.source;
  const removed: Span[] = [];
  const out: string[] = [];
  for (const span of alternatives(pattern.source)) {
    if (removed.some(({ from, to }) => from <= span.from && span.to <= to)) continue;
    const next = without(pattern.source, [...removed, span]);
    const smaller = new RegExp(next, pattern.flags);
    if (!needed.every((text) => smaller.test(text))) continue;
    removed.push(span);
    out.push(pattern.source.slice(span.from, span.to));
    source = next;
  }
  return { source, out };
}

/** The source with each span replaced by what never matches. */
function without(source: string, spans: readonly Span[]): string {
  const outer = spans.filter((span) => !spans.some((other) => other !== span && other.from <= span.from && span.to <= other.to)); // prettier-ignore
  return [...outer]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => `${text.slice(0, from)}(?!)${text.slice(to)}`, source);
}

const plainTest = (pattern: RegExp, text: string): boolean => RegExp.prototype.test.call(pattern, text);
const replaceTest = (pattern: RegExp, test: (text: string) => boolean): void => {
  Object.defineProperty(pattern, 'test', { value: test, configurable: true });
};

/** From here on, remembers what each pattern matches: its number and the text. */
export function watch(): (readonly [pattern: number, text: string])[] {
  const seen: (readonly [number, string])[] = [];
  for (const [number, pattern] of PATTERNS.entries())
    replaceTest(pattern, (text) => {
      const matches = plainTest(pattern, text);
      if (matches) seen.push([number, text]);
      return matches;
    });
  return seen;
}

/** From here on, patterns are the given ones, and the given words tell no type of a section. */
export function leaveOut(
  sources: readonly (readonly [pattern: number, source: string])[],
  words: readonly string[],
): void {
  for (const [number, source] of sources) {
    const pattern = PATTERNS[number];
    if (pattern === undefined) throw new Error(`there is no pattern ${number}`);
    const smaller = new RegExp(source, pattern.flags);
    replaceTest(pattern, (text) => smaller.test(text));
  }
  for (const rule of SECTION_TYPE_RULES) {
    const kept = rule.any.filter((word) => !words.includes(word));
    (rule.any as string[]).splice(0, rule.any.length, ...kept);
  }
}
