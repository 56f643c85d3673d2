/** Shared strings and cell formats of an Office Open XML workbook (ECMA-376 part 1, 18.4 and 18.8). */
import { attr, child, children, type XmlElement } from '../shared/xml.js';
import { builtInFormat } from './number-format.js';

/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore (18.18.14, ST_Xstring). */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text of a string item: its own or that of its runs; readings of characters (phonetic runs) are no text. */
export function itemText(item: XmlElement): string {
  let out = '';
  for (const part of children(item)) {
    if (part.name === 't') out += plain(part);
    else if (part.name === 'r') for (const t of children(part)) if (t.name === 't') out += plain(t);
  }
  return unescapeString(out);
}

export function plain(element: XmlElement): string {
  let out = '';
  for (const node of element.nodes) if (typeof node === 'string') out += node;
  return out;
}

export function sharedStrings(root: XmlElement | null): string[] {
  return root === null
    ? []
    : children(root)
        .filter((element) => element.name === 'si')
        .map(itemText);
}

export interface CellFormat {
  /** Number format code. */
  readonly code: string;
  readonly boxed: boolean;
}

/** Whether each border of the list has lines at the left, top and bottom (18.8.4). */
function boxes(root: XmlElement): boolean[] {
  const holder = child(root, 'borders');
  return (holder === null ? [] : children(holder)).map((border) =>
    ['left', 'top', 'bottom'].every((name) => {
      // strict documents call the left side the start
      const side = child(border, name) ?? (name === 'left' ? child(border, 'start') : null);
      const style = side === null ? null : attr(side, 'style');
      return style !== null && style !== 'none';
    }),
  );
}

/** The cell formats by their index. */
export function cellFormats(root: XmlElement | null): CellFormat[] {
  if (root === null) return [];
  const boxed = boxes(root);
  const own = new Map<number, string>();
  const codes = child(root, 'numFmts');
  for (const element of codes === null ? [] : children(codes)) {
    const code = attr(element, 'formatCode');
    if (code !== null) own.set(Number(attr(element, 'numFmtId')), code);
  }
  const formats = child(root, 'cellXfs');
  return (formats === null ? [] : children(formats)).map((xf) => {
    const id = Number(attr(xf, 'numFmtId') ?? 0);
    return { code: own.get(id) ?? builtInFormat(id), boxed: boxed[Number(attr(xf, 'borderId') ?? 0)] ?? false };
  });
}
