/** Findings and rules for a narrow terminal: a heading, below it blocks that are wrapped at the width. */
import { displayWidth } from '../export/width.js';
import type { Severity } from '../model/record.js';
import { wrap } from './canvas.js';

export interface AuditLine {
  readonly file: string;
  readonly report: number;
  readonly subject: string | null;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly place: string;
}

const NARROWEST = 20;

/** Lines cut at spaces where a line has one in its second half, else between any two characters. */
function wrapWords(text: string, width: number): string[] {
  const out: string[] = [];
  let rest = text;
  for (;;) {
    const [line = '', ...more] = wrap(rest, width);
    const space = line.lastIndexOf(' ');
    if (more.length === 0) return [...out, line];
    const cut = rest[line.length] !== ' ' && space > line.length / 2 ? space : line.length;
    out.push(line.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
}

export const block = (text: string, indent: string, width: number): string[] =>
  wrapWords(text, Math.max(NARROWEST, width - displayWidth(indent))).map((line) => indent + line);

/** Lines of at most `width` columns; ends with a line feed. */
export function auditList(lines: readonly AuditLine[], width: number): string {
  const out: string[] = [];
  let last = '';
  for (const line of lines) {
    const heading = `${line.file} · ${line.report}${line.subject === null ? '' : ` · ${line.subject}`}`;
    if (heading !== last) out.push(...(last === '' ? [] : ['']), ...block(heading, '', width));
    last = heading;
    out.push(...block(`${line.severity} ${line.rule}${line.place === '' ? '' : ` (${line.place})`}`, '  ', width));
    out.push(...block(line.message, '    ', width));
  }
  return [...out, ''].join('\n');
}

/** Rules, each with its severity and what it checks. */
export function ruleList(
  rows: readonly (readonly [id: string, severity: string, explain: string])[],
  width: number,
): string {
  const lines = rows.flatMap(([id, severity, explain]) => [`${id} (${severity})`, ...block(explain, '  ', width)]);
  return [...lines, ''].join('\n');
}
