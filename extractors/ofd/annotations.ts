/** Texts of annotations: watermarks, stamps and remarks that stand over a page (GB/T 33190-2016, section 15). */
import type { Paragraph } from '../../src/model/doc.js';
import { at } from '../../src/model/doc.js';
import type { Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import { linesOf, lineText } from '../layout/lines.js';
import { attr, child, children } from '../shared/xml.js';
import type { OfdDocument, OfdPackage } from './package.js';
import { drawPage } from './page.js';
import type { Resources } from './resources.js';
import { areaOf, childText, isTrue } from './values.js';

/** Larger than any sheet, millimetres: an annotation's text counts wherever it stands. */
const EVERYWHERE = [-5000, -5000, 10_000, 10_000] as const;

/**
 * The lines of all annotations as paragraphs set apart from the report's own text: a watermark is furniture, the rest
 * are notes. Annotations that the document hides are left out.
 * @param numbers page numbers by the pages' identifiers
 */
export function annotationTexts(
  pkg: OfdPackage,
  document: OfdDocument,
  resources: Resources,
  numbers: ReadonlyMap<string, number>,
  warnings: Warning[],
): Paragraph[] {
  const { root, folder } = document.part;
  const location = childText(root, 'Annotations');
  const list = location === null ? null : pkg.read(location, folder);
  if (list === null) return [];
  if (!list.ok) {
    // most writers name the list whether or not they write it
    return [];
  }
  const out: Paragraph[] = [];
  for (const page of children(list.part.root)) {
    const number = numbers.get(attr(page, 'PageID')?.trim() ?? '') ?? null;
    const file = page.name === 'Page' ? childText(page, 'FileLoc') : null;
    const read = file === null ? null : pkg.read(file, list.part.folder);
    if (read === null) continue;
    if (!read.ok) {
      warnings.push(warn('object.unread', `annotations were not read: ${read.fault.message}`, at({ page: number })));
      continue;
    }
    for (const annotation of children(read.part.root)) {
      const appearance = annotation.name === 'Annot' ? child(annotation, 'Appearance') : null;
      if (appearance === null || !isTrue(annotation, 'Visible', true)) continue;
      const role = attr(annotation, 'Type')?.trim() === 'Watermark' ? 'furniture' : 'note';
      const [x, y] = areaOf(attr(appearance, 'Boundary')) ?? [0, 0];
      const { content } = drawPage(1, EVERYWHERE, [{ objects: appearance, resources }], [1, 0, 0, 1, x, y]);
      for (const line of linesOf(content.glyphs)) {
        const text = lineText(line);
        if (text === '') continue;
        out.push({
          kind: 'paragraph',
          text,
          raw: line.text,
          role,
          outline: null,
          number: null,
          at: at({ page: number }),
        });
      }
    }
  }
  return out;
}
