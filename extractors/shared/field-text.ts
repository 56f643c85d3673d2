/** What Word fields without a stored result show: the text is in the instruction itself. */
import { symbolCharacter } from './symbols.js';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Shown text of a field from its instruction, `''` where it shows nothing that could be told. */
export function fieldText(instruction: string): string {
  const symbol = /^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*?\\f\s*"?([^"\\]+)"?)?/i.exec(instruction);
  if (symbol !== null) {
    return symbolCharacter(symbol[2]?.trim() ?? 'Symbol', Number(symbol[1]));
  }
  // one character laid over another: a ticked box, a number in a circle
  const over = /^\s*EQ\s+\\o\s*(?:\\a[clr])?\s*\(([^,，;；]*)[,，;；]([^)]*)\)/i.exec(instruction);
  if (over !== null) return overlaid(over[1]?.trim() ?? '', over[2]?.trim() ?? '');
  return '';
}

function overlaid(first: string, second: string): string {
  const pair = [first, second];
  if (pair.some((part) => /^[□☐口]$/.test(part))) {
    if (pair.some((part) => /^[√✓✔]$/.test(part))) return '☑';
    if (pair.some((part) => /^[×✗✕xX]$/.test(part))) return '☒';
  }
  const number = pair.find((part) => /^\d{1,2}$/.test(part));
  if (number !== undefined && pair.some((part) => /^[○◯〇]$/.test(part))) return CIRCLED[Number(number) - 1] ?? number;
  return first + second;
}
