/** Automatic numbers of paragraphs ([MS-DOC] 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVL; counting as in 2.9.151). */
import { i32, part, u16, u32, u8, utf16 } from '../shared/bytes.js';
import { SPRM, sprmsOf } from './sprms.js';
import { BULLET, keptBullet, listNumber } from '../shared/list-number.js';

interface Level {
  readonly start: number;
  readonly format: number;
  /** Text in which a character below 9 stands for the number of that level. */
  readonly text: string;
  readonly legal: boolean;
  /** Only levels above this one (0-based) start it again. */
  readonly restartBelow: number;
  readonly suffix: string;
  /** Modifiers of the number's characters. */
  readonly characters: Uint8Array;
}

interface Override {
  readonly list: number;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

export interface RenderedNumber {
  /** As shown: `（一）`. */
  readonly number: string;
  /** What stands between the number and the text. */
  readonly suffix: string;
}

export interface Lists {
  /** Counts one paragraph and renders its number; null for a plain bullet, an empty number or an unknown list. */
  next(override: number, level: number): RenderedNumber | null;
}

const LEVELS = 9;
const MOST = 4000;

export function readLists(
  table: Uint8Array,
  lists: { at: number; length: number },
  overrides: Uint8Array,
  fonts: readonly string[],
): Lists {
  const levels = readLevels(table, lists);
  const lfos = readOverrides(overrides);
  const counters = new Map<number, (number | undefined)[]>();
  const started = new Set<string>();
  return {
    next(override, level) {
      const lfo = lfos[override - 1];
      if (lfo === undefined) return null;
      const definitions = levels.get(lfo.list);
      const definition = (index: number) => lfo.levels.get(index) ?? definitions?.[index] ?? definitions?.[0];
      const own = definition(level);
      if (own === undefined) return null;
      let counts = counters.get(lfo.list);
      if (counts === undefined) counters.set(lfo.list, (counts = []));
      const restart = lfo.starts.get(level);
      const key = `${override}/${level}`;
      if (restart !== undefined && !started.has(key)) counts[level] = restart;
      else counts[level] = (counts[level] ?? own.start - 1) + 1;
      started.add(key);
      // a level that was skipped counts as begun
      for (let upper = 0; upper < level; upper++) counts[upper] ??= definition(upper)?.start ?? 1;
      for (let deeper = level + 1; deeper < LEVELS; deeper++) {
        if (level < (definition(deeper)?.restartBelow ?? LEVELS)) counts[deeper] = undefined;
      }
      const text = render(own, fonts, (index) => {
        const shown = definition(index);
        const value = counts[index] ?? shown?.start ?? 1;
        return listNumber(own.legal && index !== level ? 0 : (shown?.format ?? 0), value);
      });
      return text === null || text === '' ? null : { number: text, suffix: own.suffix };
    },
  };
}

function render(level: Level, fonts: readonly string[], number: (index: number) => string): string | null {
  if (level.format === BULLET) return keptBullet(level.text, fontOf(level, fonts));
  let out = '';
  for (const char of level.text) {
    const code = char.charCodeAt(0);
    out += code < LEVELS ? number(code) : char;
  }
  return out.trim();
}

function fontOf({ characters }: Level, fonts: readonly string[]): string | null {
  let font: string | null = null;
  for (const { code, operand } of sprmsOf(characters)) {
    if (code === SPRM.asciiFont) font = fonts[u16(operand, 0)] ?? null;
  }
  return font;
}

/** The lists' levels stand behind the list of lists, outside of the length that the FIB gives for it. */
function readLevels(table: Uint8Array, where: { at: number; length: number }): Map<number, Level[]> {
  const lists = new Map<number, Level[]>();
  if (where.length < 2) return lists;
  const count = Math.min(u16(table, where.at), MOST);
  let at = where.at + where.length;
  for (let i = 0; i < count; i++) {
    const lstf = where.at + 2 + i * 28;
    const simple = (u8(table, lstf + 26) & 1) === 1;
    const levels: Level[] = [];
    for (let l = 0; l < (simple ? 1 : LEVELS) && at < table.length; l++) {
      const { level, length } = readLevel(table, at);
      levels.push(level);
      at += length;
    }
    lists.set(i32(table, lstf), levels);
  }
  return lists;
}

function readLevel(table: Uint8Array, at: number): { level: Level; length: number } {
  const flags = u8(table, at + 5);
  const text = at + 28 + u8(table, at + 25) + u8(table, at + 24);
  const count = u16(table, text);
  const level: Level = {
    start: i32(table, at),
    format: u8(table, at + 4),
    text: utf16(table, text + 2, Math.min(count, 200)),
    legal: (flags & 4) !== 0,
    restartBelow: (flags & 8) === 0 ? LEVELS : u8(table, at + 26),
    characters: part(table, at + 28 + u8(table, at + 25), u8(table, at + 24)),
    suffix: ['\t', ' '][u8(table, at + 15)] ?? '',
  };
  return { level, length: text + 2 + count * 2 - at };
}

function readOverrides(bytes: Uint8Array): Override[] {
  const count = Math.min(u32(bytes, 0), MOST, Math.floor(bytes.length / 16));
  const out: Override[] = [];
  let at = 4 + count * 16;
  for (let i = 0; i < count; i++) {
    const lfo = 4 + i * 16;
    const starts = new Map<number, number>();
    const levels = new Map<number, Level>();
    at += 4;
    for (let k = 0; k < Math.min(u8(bytes, lfo + 12), LEVELS) && at < bytes.length; k++) {
      const flags = u32(part(bytes, at + 4, 4), 0);
      const index = flags & 0xf;
      if ((flags & 0x10) !== 0) starts.set(index, i32(bytes, at));
      at += 8;
      if ((flags & 0x20) !== 0) {
        const { level, length } = readLevel(bytes, at);
        levels.set(index, level);
        // a level of its own brings its own start
        if (starts.has(index)) starts.set(index, level.start);
        at += length;
      }
    }
    out.push({ list: i32(bytes, lfo), starts, levels });
  }
  return out;
}
