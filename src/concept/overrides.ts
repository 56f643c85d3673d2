/** The file in which a researcher says what belongs together: CSV with the columns name and concept. */
import { cleanText } from '../text/clean.js';
import { tightShadow } from '../text/shadow.js';

/** Names, as `overrideName` writes them, to concepts. */
export type Overrides = ReadonlyMap<string, string>;

export interface OverrideFault {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  /** What is wrong and what to do. */
  readonly message: string;
}

export interface ReadOverrides {
  /** The rows that are right. */
  readonly overrides: Overrides;
  readonly faults: readonly OverrideFault[];
}

/** The form in which names are compared: no spaces, full-width signs folded. */
export function overrideName(name: string): string {
  return tightShadow(cleanText(name));
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/** RFC 4180, section 2: quoted fields, doubled quotes, line breaks within quotes; LF and CR alone end lines too. */
function rowsOf(text: string, faults: OverrideFault[]): Row[] {
  const rows: Row[] = [];
  const field = /"((?:[^"]|"")*)"([^,\r\n]*)|([^,\r\n]*)/y;
  let line = 1;
  let start = 1;
  let fields: string[] = [];
  for (let at = 0; at <= text.length;) {
    field.lastIndex = at;
    const [whole = '', quoted, behind = '', plain = ''] = field.exec(text) ?? [];
    if (behind.trim() !== '') faults.push({ line, message: `Line ${line}: text follows a closing quote. Put quotes within a field twice.` }); // prettier-ignore
    if (quoted === undefined && plain.startsWith('"')) faults.push({ line, message: `Line ${line}: a quote is opened and never closed.` }); // prettier-ignore
    fields.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    line += (quoted?.match(/\r\n|\r|\n/g) ?? []).length;
    at += whole.length;
    if (text[at] === ',') {
      at++;
      continue;
    }
    rows.push({ line: start, fields });
    fields = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    start = line;
  }
  return rows.filter((row) => row.fields.some((value) => value !== ''));
}

/**
 * Reads an override file: UTF-8 with or without a byte-order mark, a header line `name,concept`, one row a name. The
 * name is an indicator's own words, or the label of a concept: then all names of that concept go where the row says.
 * Rows with a fault are left out and told by their line; the caller decides whether the rest is good enough.
 */
export function readOverrides(text: string): ReadOverrides {
  const faults: OverrideFault[] = [];
  const overrides = new Map<string, string>();
  if (text.includes('\ufffd')) {
    const line = text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length;
    return { overrides, faults: [{ line, message: `Line ${line}: this is not UTF-8. Save the file as "CSV UTF-8".` }] };
  }
  const [header, ...rows] = rowsOf(text.replace(/^\ufeff/, ''), faults);
  const names = header?.fields.map((name) => name.toLowerCase()) ?? [];
  const [nameAt, conceptAt] = [names.indexOf('name'), names.indexOf('concept')];
  if (header === undefined || nameAt < 0 || conceptAt < 0) {
    const line = header?.line ?? 1;
    return { overrides, faults: [{ line, message: `Line ${line}: the header must be "name,concept".` }] };
  }
  const firstLine = new Map<string, number>();
  for (const { line, fields } of rows) {
    const fault = (message: string): void => void faults.push({ line, message: `Line ${line}: ${message}` });
    const name = overrideName(fields[nameAt] ?? '');
    const concept = cleanText(fields[conceptAt] ?? '');
    const earlier = overrides.get(name);
    if (fields.length > names.length)
      fault(`${fields.length} fields where the header has ${names.length}. Put a field with a comma in quotes.`); // prettier-ignore
    else if (name === '') fault('the name is empty.');
    else if (concept === '') fault(`"${name}" has no concept. Give one, or delete the line.`);
    else if (earlier !== undefined && earlier !== concept) {
      fault(`"${name}" is "${concept}" here and "${earlier}" on line ${firstLine.get(name) ?? 0}. Keep one of them.`);
    } else {
      overrides.set(name, concept);
      if (earlier === undefined) firstLine.set(name, line);
    }
  }
  return { overrides, faults: faults.sort((a, b) => a.line - b.line) };
}
