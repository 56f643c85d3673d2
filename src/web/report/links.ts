/** Where in the source each value of a report stands. */
import { anchorId, blocksHtml, type Mark } from '../../evidence/blocks.js';
import { makeLocator, type Located } from '../../evidence/locate.js';
import type { Cell, Doc, Paragraph, Table } from '../../model/doc.js';
import type { At, Region } from '../../model/record.js';
import { valueAt } from '../../store/correctable-fields.js';
import { splitRegion } from '../../store/region.js';
import type { Shown } from '../reading/protocol.js';
import type { Lang } from '../words/index.js';
import { FIELDS, keyOf } from './fields.js';
import { meaningOf, saidBy } from './told.js';
import { rowAt } from './value.js';
import type { ReportView } from './view.js';
import { sayIn } from './words.js';

/** What the browser is given of a source. */
export interface SourceView {
  /** The rebuilt document. */
  readonly html: string;
  /** Ids of elements by the key of a value, the most telling first. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** Page and box in points, by id, where there are pages. */
  readonly boxes: Readonly<Record<string, readonly [number, number, number, number, number]>>;
  readonly pages: readonly { readonly number: number; readonly width: number; readonly height: number }[];
  /** Address of the bytes of a PDF. */
  readonly pdf: string | null;
  readonly look: string | null;
  readonly unread: number;
  readonly notice: string | null;
}

const bare = (text: string): string => text.replace(/\s/g, '');
/** Shorter words stand in many places by chance. */
const TELLING = 4;

const cellsIn = (tables: readonly Table[]): Cell[] => tables.flatMap((table) => table.cells.flatMap((cell) => [cell, ...cellsIn(cell.tables)])); // prettier-ignore
const allCells = (doc: Doc): Cell[] => cellsIn(doc.blocks.filter((block) => block.kind === 'table'));
const paragraphs = (doc: Doc): Paragraph[] => doc.blocks.filter((block) => block.kind === 'paragraph');

/** The cells that were taken for a field of the report itself, else the first place with its very words. */
function ofReport(doc: Doc, uses: ReadonlyMap<Cell, string>, located: Located, roles: readonly string[], text: string): readonly string[] {
  if (text === '') return [];
  const named = roles.flatMap((role) => located.field(role, text));
  if (named.length > 0) return named;
  const id = (at: At | undefined): string[] => [at === undefined ? null : anchorId(at)].filter((one) => one !== null);
  const taken = [...uses].filter(([, use]) => roles.some((role) => use === role || use === `field:${role}`)).map(([cell]) => cell);
  const same = taken.find((cell) => bare(cell.text) === bare(text)) ?? (taken.length === 1 ? taken[0] : undefined);
  if (same !== undefined) return id(same.at);
  return bare(text).length < TELLING ? [] : id(paragraphs(doc).find((one) => bare(one.text).includes(bare(text)))?.at);
} // prettier-ignore

/** A place as documents write it: its name, that without what stands above it, and that without its last letter. */
function namesOf({ code, name }: Region): readonly string[] {
  const { province, prefecture, county } = splitRegion(code, name);
  const last = county ?? prefecture ?? province ?? name;
  const short = last.replace(/[省市县区旗]$/u, '');
  return [name, last, ...(short.length >= 2 ? [short] : [])];
}

/** Values of the report itself that tell its place, the surest first. */
const TELL_PLACE = ['title', 'reportingUnit', 'supervisingDepartment', 'implementingUnit', 'projectName'];

/** Where the document names the place: beside its title and units, else where it does so first. */
function placeNamed(doc: Doc, region: Region, telling: readonly string[]): readonly string[] {
  const texts = [...paragraphs(doc), ...allCells(doc)].flatMap(({ at, text }) => {
    const id = anchorId(at);
    return id === null ? [] : [{ id, text: bare(text) }];
  });
  const inOrder = [...telling.flatMap((id) => texts.filter((one) => one.id === id)), ...texts];
  for (const words of namesOf(region)) {
    const found = inOrder.find(({ text }) => text.includes(words));
    if (found !== undefined) return [found.id];
  }
  return [];
}

export function linksOf(view: ReportView, doc: Doc, uses: ReadonlyMap<Cell, string>): SourceView['links'] {
  const { report } = view;
  const located = makeLocator(doc, uses, report);
  const links: Record<string, readonly string[]> = {};
  const put = (key: string, ids: readonly string[]): void => {
    if (ids.length > 0) links[key] = ids;
  };
  for (const row of view.rows) {
    const at = rowAt(row);
    for (const field of FIELDS[row.record]) {
      const value = valueAt(row.asRead, field.path);
      const key = keyOf(row.record, row.id, field.path);
      if (at === null)
        put(key, ofReport(doc, uses, located, field.roles, value === null ? '' : field.show(value).text));
      else put(key, located.locate(at, field.roles));
    }
  }
  for (const row of view.rows) {
    if (row.record !== 'report') continue;
    const of = (path: string): readonly string[] => links[keyOf(row.record, row.id, path)] ?? [];
    const region = row.asRead['region'] as Region | null;
    const named = keyOf(row.record, row.id, 'region');
    if (region !== null && links[named] === undefined) put(named, placeNamed(doc, region, TELL_PLACE.flatMap(of)));
    // what kind of report it is is said by its title, else by its form
    const kind =
      of('title').length > 0 ? of('title') : report.forms.slice(0, 1).flatMap(({ at }) => located.locate(at));
    put(keyOf(row.record, row.id, 'kind'), kind);
  }
  const places = (name: string, list: readonly { readonly at: At | null }[]): void =>
    list.forEach(({ at }, i) => put(`${name}-${i}`, at === null ? [] : located.locate(at)));
  places('finding', report.findings);
  places('section', report.sections);
  places('fact', report.facts);
  places('warning', view.warnings);
  return links;
}

/** Boxes of everything that has an element of its own. */
function boxesOf(doc: Doc): SourceView['boxes'] {
  const boxes: Record<string, readonly [number, number, number, number, number]> = {};
  for (const { at } of [...allCells(doc), ...paragraphs(doc)]) {
    const id = anchorId(at);
    if (id !== null && at.page !== null && at.box !== null) boxes[id] = [at.page, ...at.box];
  }
  return boxes;
}

/** Whether a cell states something that nothing was made of, in a table that something was read from. */
function unreadIn(doc: Doc, uses: ReadonlyMap<Cell, string>): ReadonlySet<Cell> {
  const read = new Set([...uses.keys()].map((cell) => cell.at.table));
  return new Set(allCells(doc).filter((cell) => cell.text !== '' && cell.tables.length === 0 && !uses.has(cell) && read.has(cell.at.table))); // prettier-ignore
}

export function sourceView(view: ReportView, { doc, uses, look }: Shown, pdf: string | null, lang: Lang): SourceView {
  const say = sayIn(lang);
  if (doc === null)
    return { html: '', links: {}, boxes: {}, pages: [], pdf: null, look: null, unread: 0, notice: null };
  const unread = unreadIn(doc, uses);
  const warned = new Map<string, string[]>();
  for (const { code, message, at } of view.warnings) {
    const said = saidBy({ code, message }, lang);
    const id = at === null ? null : anchorId(at);
    if (id !== null) warned.set(id, [...(warned.get(id) ?? []), `${meaningOf(code, lang)}: ${said}`]);
  }
  const mark = (at: At, classes: readonly string[], title: string): Mark => {
    const said = warned.get(anchorId(at) ?? '') ?? [];
    return { classes: [...classes, said.length > 0 ? 'warned' : ''], title: [title, ...said].filter((one) => one !== '').join('\n'), behind: '' }; // prettier-ignore
  };
  const html = blocksHtml(doc, {
    cell: (cell) => (unread.has(cell) ? mark(cell.at, ['unread'], say('unreadCell')) : mark(cell.at, [], '')),
    paragraph: (one) => mark(one.at, one.role === 'body' ? [] : [one.role], ''),
    tableTitle: (table) => `${say('table')} ${table.at.table ?? ''} ${table.caption ?? ''}`.trim(),
    furniture: (_role, count) => `${say('furniture')} (${count})`,
  });
  const pages = doc.pages.map(({ number, width, height }) => ({ number, width, height }));
  return { html, links: linksOf(view, doc, uses), boxes: pdf === null ? {} : boxesOf(doc), pages, pdf, look, unread: unread.size, notice: null }; // prettier-ignore
}

/** A source that cannot be shown, with what is to be said of it. */
export const noSource = (notice: string): SourceView => ({ html: '', links: {}, boxes: {}, pages: [], pdf: null, look: null, unread: 0, notice }); // prettier-ignore
