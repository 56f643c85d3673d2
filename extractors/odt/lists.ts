/** Numbers of list items and headings, as their list styles render them (ODF 1.3 part 3, 5.3 and 16.30). */
import { attr, type XmlElement } from '../shared/xml.js';
import { formatNumber } from '../shared/number-format.js';
import { symbolText } from '../shared/symbols.js';
import { integerAttr, type ListStyle, type Styles } from './styles.js';

/** Counters of one list, by 1-based level. */
type Counters = Map<number, number>;

export interface ListState {
  /** The list style in force; null for none. */
  readonly style: ListStyle | null;
  readonly styleName: string | null;
  readonly counters: Counters;
  /** 1-based. */
  readonly level: number;
}

export interface Lists {
  /** Enters a text:list inside `outer`. */
  enter(element: XmlElement, outer: ListState | null): ListState;
  /**
   * Counts an item and gives its number; null where nothing is shown. An item that holds nothing but a deeper list only
   * stands for its level.
   */
  item(element: XmlElement, list: ListState, holder: boolean): string | null;
  /** Counts a heading outside lists. */
  heading(level: number, element: XmlElement): string | null;
}

const BULLET_KEPT = /^[☐☑☒□■√✓✔]$/u;

function render(style: ListStyle | null, level: number, counters: Counters): string | null {
  const own = style?.get(level);
  if (style === null || own === undefined) return null;
  if (own.bullet !== null) {
    const sign = symbolText(own.font, own.bullet);
    return BULLET_KEPT.test(sign) ? sign : null;
  }
  if (own.format === 'none') return null;
  const numberAt = (at: number): string => {
    const one = style.get(at);
    return one === undefined ? '' : formatNumber(counters.get(at) ?? one.start, one.format);
  };
  if (own.template !== null && own.template !== '') {
    return own.template.replace(/%(\d{1,2})%/g, (_, at: string) => numberAt(Number(at)));
  }
  const shown: string[] = [];
  for (let at = Math.max(1, level - own.shown + 1); at <= level; at++) {
    const text = numberAt(at);
    if (text !== '') shown.push(text);
  }
  return own.prefix + shown.join('.') + own.suffix;
}

function count(counters: Counters, style: ListStyle | null, level: number, start: number | null): void {
  const before = counters.get(level);
  counters.set(level, start ?? (before === undefined ? (style?.get(level)?.start ?? 1) : before + 1));
  for (const deeper of [...counters.keys()]) if (deeper > level) counters.delete(deeper);
}

export function createLists(styles: Styles): Lists {
  const byId = new Map<string, Counters>();
  const byStyle = new Map<string, Counters>();
  const headings: Counters = new Map<number, number>();
  const startOf = (element: XmlElement, name: string): number | null => {
    const value = integerAttr(element, name, -1);
    return value < 0 ? null : value;
  };
  return {
    enter(element, outer) {
      const styleName = attr(element, 'style-name') ?? outer?.styleName ?? null;
      const style = styleName === null ? null : styles.list(styleName);
      if (outer !== null)
        return { style: style ?? outer.style, styleName, counters: outer.counters, level: outer.level + 1 };
      const continued = attr(element, 'continue-list');
      let counters = continued === null ? undefined : byId.get(continued);
      if (counters === undefined && attr(element, 'continue-numbering') === 'true')
        counters = byStyle.get(styleName ?? '');
      counters ??= new Map<number, number>();
      const id = attr(element, 'id');
      if (id !== null) byId.set(id, counters);
      byStyle.set(styleName ?? '', counters);
      return { style, styleName, counters, level: 1 };
    },
    item(element, list, holder) {
      if (holder) {
        if (!list.counters.has(list.level)) list.counters.set(list.level, list.style?.get(list.level)?.start ?? 1);
        return null;
      }
      count(list.counters, list.style, list.level, startOf(element, 'start-value'));
      return render(list.style, list.level, list.counters);
    },
    heading(level, element) {
      if (styles.headings === null || attr(element, 'is-list-header') === 'true') return null;
      count(
        headings,
        styles.headings,
        level,
        attr(element, 'restart-numbering') === 'true' ? startOf(element, 'start-value') : null,
      );
      return render(styles.headings, level, headings);
    },
  };
}
