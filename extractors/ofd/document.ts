/** One document of a package: its pages, drawn over their templates, and what stands apart from them. */
import type { Limits } from '../../src/model/limits.js';
import type { FaultOutcome, ReadFault } from '../../src/model/doc.js';
import { at, NOWHERE } from '../../src/model/doc.js';
import type { Paragraph } from '../../src/model/doc.js';
import type { Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import type { PageContent } from '../layout/page.js';
import { attr, child, children, type XmlElement } from '../shared/xml.js';
import { annotationTexts } from './annotations.js';
import type { OfdDocument, OfdPackage, Part as File } from './package.js';
import { attachmentsOf } from './package.js';
import type { Part } from './page.js';
import { drawPage } from './page.js';
import type { Resources } from './resources.js';
import { readResources } from './resources.js';
import type { Area } from './values.js';
import { areaOf, childText } from './values.js';

export interface OfdPages {
  /** In order; null for a page that cannot be read. */
  readonly contents: readonly (PageContent | null)[];
  /** Texts of annotations. */
  readonly apart: readonly Paragraph[];
  readonly warnings: readonly Warning[];
}

export type PagesRead =
  { readonly ok: true; readonly pages: OfdPages } | { readonly ok: false; readonly fault: ReadFault };

/** A4, millimetres: the size of a page where none is stated. */
const A4: Area = [0, 0, 210, 297];

function paperOf(area: XmlElement | null): Area | null {
  if (area === null) return null;
  for (const name of ['PhysicalBox', 'ApplicationBox', 'ContentBox']) {
    const box = areaOf(childText(area, name));
    if (box !== null && box[2] > 0 && box[3] > 0) return box;
  }
  return null;
}

const isBackground = (order: string | null): boolean => order?.trim().toLowerCase() !== 'foreground';

interface Reading {
  readonly pkg: OfdPackage;
  readonly document: OfdDocument;
  readonly common: XmlElement | null;
  readonly resources: Resources;
  readonly templates: Map<string, { readonly element: XmlElement; file: File | null | undefined }>;
  readonly warnings: Warning[];
}

/** The resource files that the children of these names state, the first name's first. */
function resourceFiles(
  reading: Pick<Reading, 'pkg' | 'warnings'>,
  owner: XmlElement,
  folder: string,
  names: readonly string[],
): XmlElement[] {
  const out: XmlElement[] = [];
  for (const name of names)
    for (const element of children(owner)) {
      if (element.name !== name) continue;
      const location = childText({ ...owner, nodes: [element] }, name);
      const read = location === null ? null : reading.pkg.read(location, folder);
      if (read?.ok === true) out.push(read.part.root);
      else if (read !== null)
        reading.warnings.push(warn('structure.repaired', `resources are left out: ${read.fault.message}`));
    }
  return out;
}

function templateOf(reading: Reading, id: string, number: number): File | null {
  const template = reading.templates.get(id);
  if (template !== undefined && template.file === undefined) {
    const read = reading.pkg.read(attr(template.element, 'BaseLoc') ?? '', reading.document.part.folder);
    template.file = read.ok ? read.part : null;
  }
  const file = template?.file ?? null;
  if (file === null)
    reading.warnings.push(
      warn('page.unread', `the template ${id} of page ${number} was not read`, at({ page: number })),
    );
  return file;
}

/** A page or a template with the resources of its own. */
function partOf(reading: Reading, file: File): Part {
  const files = resourceFiles(reading, file.root, file.folder, ['PageRes']);
  return {
    objects: child(file.root, 'Content') ?? { ...file.root, nodes: [] },
    resources: files.length === 0 ? reading.resources : readResources(files, reading.resources),
  };
}

/** Faults of one page that are faults of the whole document. */
const WHOLE: ReadonlySet<FaultOutcome> = new Set(['bomb', 'encrypted', 'too-big']);

function readPage(reading: Reading, page: XmlElement, number: number): PageContent | ReadFault | null {
  const { warnings } = reading;
  const place = at({ page: number });
  const read = reading.pkg.read(attr(page, 'BaseLoc') ?? '', reading.document.part.folder);
  if (!read.ok) {
    if (WHOLE.has(read.fault.outcome)) return read.fault;
    warnings.push(warn('page.unread', `page ${number} was not read: ${read.fault.message}`, place));
    return null;
  }
  const { root } = read.part;
  let paper = paperOf(child(root, 'Area'));
  const [behind, before]: [Part[], Part[]] = [[], []];
  for (const use of children(root)) {
    if (use.name !== 'Template') continue;
    const id = attr(use, 'TemplateID')?.trim() ?? '';
    const file = templateOf(reading, id, number);
    if (file === null) continue;
    const order = attr(use, 'ZOrder') ?? attr(reading.templates.get(id)?.element ?? use, 'ZOrder');
    (isBackground(order) ? behind : before).push(partOf(reading, file));
    paper ??= paperOf(child(file.root, 'Area'));
  }
  paper ??= (reading.common === null ? null : paperOf(child(reading.common, 'PageArea'))) ?? A4;
  const { content, hidden, cut } = drawPage(number, paper, [...behind, partOf(reading, read.part), ...before]);
  if (hidden > 0)
    warnings.push(warn('text.hidden', `${hidden} characters are marked as not to be shown and were left out`, place));
  if (cut) warnings.push(warn('nesting.cut', 'the page holds more objects, or deeper ones, than the limit; the rest was left out', place)); // prettier-ignore
  return content;
}

/** Reads all pages of a document. `before` pages of other documents of the package stand before them. */
export function readDocument(pkg: OfdPackage, document: OfdDocument, before: number, limits: Limits): PagesRead {
  const { root, folder } = document.part;
  const warnings: Warning[] = [];
  const common = child(root, 'CommonData');
  const files = common === null ? [] : resourceFiles({ pkg, warnings }, common, folder, ['DocumentRes', 'PublicRes']);
  const templates: Reading['templates'] = new Map();
  for (const element of common === null ? [] : children(common))
    if (element.name === 'TemplatePage') templates.set(attr(element, 'ID')?.trim() ?? '', { element, file: undefined });
  const reading: Reading = { pkg, document, common, resources: readResources(files), templates, warnings };

  const list = child(root, 'Pages');
  const pages = (list === null ? [] : children(list)).filter((element) => element.name === 'Page');
  if (before + pages.length > limits.pages)
    return { ok: false, fault: { outcome: 'too-big', message: `OFD: ${before + pages.length} pages, more than the limit of ${limits.pages}` } }; // prettier-ignore
  const contents: (PageContent | null)[] = [];
  const numbers = new Map<string, number>();
  let characters = 0;
  for (const [index, page] of pages.entries()) {
    const number = before + index + 1;
    numbers.set(attr(page, 'ID')?.trim() ?? '', number);
    const content = readPage(reading, page, number);
    if (content !== null && 'outcome' in content) return { ok: false, fault: content };
    characters += content?.glyphs.length ?? 0;
    if (characters > limits.characters)
      return { ok: false, fault: { outcome: 'too-big', message: `OFD: more than ${limits.characters} characters by page ${number}` } }; // prettier-ignore
    contents.push(content);
  }
  const apart = annotationTexts(pkg, document, reading.resources, numbers, warnings);
  warnings.push(...unread(reading, numbers));
  return { ok: true, pages: { contents, apart, warnings } };
}

/** Attached files and seals are named, not read. */
function unread({ pkg, document }: Reading, numbers: ReadonlyMap<string, number>): Warning[] {
  const out: Warning[] = [];
  const { root, folder } = document.part;
  const attachments = childText(root, 'Attachments');
  const attached = attachments === null ? null : pkg.read(attachments, folder);
  const names = attached?.ok === true ? attachmentsOf(attached.part.root) : [];
  if (names.length > 0) {
    const more = names.length > 10 ? ` and ${names.length - 10} more` : '';
    out.push(warn('object.unread', `attached files were not read: ${names.slice(0, 10).join(', ')}${more}`));
  }
  const seals = document.signatures === null ? null : pkg.read(document.signatures, '');
  if (seals?.ok !== true) return out;
  const stamped = new Set<number | null>();
  for (const signature of children(seals.part.root)) {
    const location = signature.name === 'Signature' ? attr(signature, 'BaseLoc') : null;
    const read = location === null ? null : pkg.read(location, seals.part.folder);
    const info = read?.ok === true ? child(read.part.root, 'SignedInfo') : null;
    for (const stamp of info === null ? [] : children(info))
      if (stamp.name === 'StampAnnot') stamped.add(numbers.get(attr(stamp, 'PageRef')?.trim() ?? '') ?? null);
  }
  for (const page of stamped)
    out.push(warn('picture.unread', 'the picture of an electronic seal was not read', page === null ? NOWHERE : at({ page }))); // prettier-ignore
  return out;
}
