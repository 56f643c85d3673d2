/** Automatic list numbers, rendered as Word shows them (ECMA-376 part 1, 17.9). */
import { attr, child, children, find, type XmlElement } from '../shared/xml.js';
import { formatNumber } from '../shared/number-format.js';
import { integer, toggle, val } from './styles.js';
import { isSymbolFont, symbolText } from '../shared/symbols.js';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly pattern: string | null;
  readonly text: string;
  /** 1-based level whose use restarts this one; 0 never; null: any level above. */
  readonly restart: number | null;
  readonly legal: boolean;
  readonly suffix: string;
  readonly hidden: boolean;
  readonly font: string | null;
}

interface Definition {
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels by the paragraph style that is tied to them. */
  readonly byStyle: ReadonlyMap<string, number>;
  readonly link: string | null;
  readonly styleLink: string | null;
}

interface Instance {
  readonly abstractId: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

export interface Rendered {
  /** The number as shown: `（一）`. */
  readonly number: string;
  /** What stands between number and text. */
  readonly suffix: string;
}

export interface Numbering {
  /** Counts a paragraph and gives its number; null where nothing is shown (numId 0, bullets, unknown lists). */
  next(id: string, level: number | null, styleId: string | null): Rendered | null;
}

/** Bullets say nothing; boxes and check marks do. */
const BULLET_KEPT = /^[☐☑☒□■√✓✔]$/u;

function readLevel(element: XmlElement): Level {
  // a custom format stands in mc:AlternateContent
  const format = child(element, 'numFmt') ?? find(element, 'numFmt');
  const rPr = child(element, 'rPr');
  const fonts = rPr === null ? null : child(rPr, 'rFonts');
  const suffix = val(element, 'suff');
  return {
    start: integer(val(element, 'start')) ?? 0,
    format: (format === null ? null : attr(format, 'val')) ?? 'decimal',
    pattern: format === null ? null : attr(format, 'format'),
    text: val(element, 'lvlText') ?? '',
    restart: integer(val(element, 'lvlRestart')),
    legal: toggle(element, 'isLgl') ?? false,
    suffix: suffix === 'nothing' ? '' : suffix === 'space' ? ' ' : '\t',
    hidden: toggle(rPr, 'vanish') ?? false,
    font: fonts === null ? null : (attr(fonts, 'ascii') ?? attr(fonts, 'hAnsi')),
  };
}

function readDefinition(element: XmlElement): Definition {
  const levels = new Map<number, Level>();
  const byStyle = new Map<string, number>();
  for (const lvl of children(element)) {
    if (lvl.name !== 'lvl') continue;
    const index = integer(attr(lvl, 'ilvl')) ?? levels.size;
    levels.set(index, readLevel(lvl));
    const style = val(lvl, 'pStyle');
    if (style !== null) byStyle.set(style, index);
  }
  return { levels, byStyle, link: val(element, 'numStyleLink'), styleLink: val(element, 'styleLink') };
}

function readInstance(element: XmlElement): Instance {
  const starts = new Map<number, number>();
  const levels = new Map<number, Level>();
  for (const override of children(element)) {
    if (override.name !== 'lvlOverride') continue;
    const index = integer(attr(override, 'ilvl')) ?? 0;
    const start = integer(val(override, 'startOverride'));
    const lvl = child(override, 'lvl');
    if (lvl !== null) levels.set(index, readLevel(lvl));
    if (start !== null) starts.set(index, start);
  }
  return { abstractId: val(element, 'abstractNumId') ?? '', starts, levels };
}

/** Reads w:numbering and keeps the counters; paragraphs must be given in document order. */
export function readNumbering(root: XmlElement | null): Numbering {
  const definitions = new Map<string, Definition>();
  const instances = new Map<string, Instance>();
  for (const element of root === null ? [] : children(root)) {
    if (element.name === 'abstractNum') definitions.set(attr(element, 'abstractNumId') ?? '', readDefinition(element));
    if (element.name === 'num') instances.set(attr(element, 'numId') ?? '', readInstance(element));
  }
  const byStyleLink = new Map<string, string>();
  for (const [id, definition] of definitions) {
    if (definition.styleLink !== null) byStyleLink.set(definition.styleLink, id);
  }

  // lists that share an abstract definition share its counters
  const counters = new Map<string, Map<number, number>>();
  const started = new Set<string>();

  return {
    next(id, wanted, styleId) {
      if (id === '0') return null;
      const instance = instances.get(id);
      if (instance === undefined) return null;
      let abstractId = instance.abstractId;
      const linked = definitions.get(abstractId)?.link;
      if (linked !== undefined && linked !== null) abstractId = byStyleLink.get(linked) ?? abstractId;
      const definition = definitions.get(abstractId);
      if (definition === undefined) return null;

      const level = wanted ?? (styleId === null ? undefined : definition.byStyle.get(styleId)) ?? 0;
      const levelAt = (i: number): Level | undefined => instance.levels.get(i) ?? definition.levels.get(i);
      const own = levelAt(level);
      if (own === undefined) return null;
      const startAt = (i: number): number => instance.starts.get(i) ?? levelAt(i)?.start ?? 1;

      let counts = counters.get(abstractId);
      if (counts === undefined) {
        counts = new Map<number, number>();
        counters.set(abstractId, counts);
      }
      const key = `${id}/${level}`;
      // a start override restarts the shared counter where its list first comes up
      if (!started.has(key) && instance.starts.has(level)) counts.delete(level);
      started.add(key);
      const before = counts.get(level);
      const count = before === undefined ? startAt(level) : before + 1;
      counts.set(level, count);
      // a level that was passed over counts as used
      for (let above = 0; above < level; above++) {
        if (!counts.has(above) && levelAt(above) !== undefined) counts.set(above, startAt(above));
      }
      for (const deeper of [...counts.keys()]) {
        if (deeper <= level) continue;
        const restart = levelAt(deeper)?.restart ?? null;
        if (restart === null || (restart > 0 && level < restart)) counts.delete(deeper);
      }

      if (own.hidden) return null;
      if (own.format === 'bullet') {
        const sign = isSymbolFont(own.font) ? symbolText(own.font, own.text) : symbolText(null, own.text);
        return BULLET_KEPT.test(sign) ? { number: sign, suffix: own.suffix } : null;
      }
      const number = own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const at = levelAt(index);
        if (at === undefined || index > level) return '';
        const format = own.legal && at.format !== 'none' ? 'decimal' : at.format;
        return formatNumber(counts.get(index) ?? startAt(index), format, at.pattern);
      });
      return number === '' ? null : { number, suffix: own.suffix };
    },
  };
}
