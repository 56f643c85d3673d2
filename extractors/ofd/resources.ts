/** Resources that drawn objects refer to: drawing parameters and composite units (GB/T 33190-2016, section 7.9). */
import type { XmlElement } from '../shared/xml.js';
import { attr, children, find } from '../shared/xml.js';
import { numberAt } from './values.js';

export interface Resources {
  readonly drawParams: ReadonlyMap<string, XmlElement>;
  readonly composites: ReadonlyMap<string, XmlElement>;
}

/** All resources of some resource files; the first of an identifier wins, so the nearest file stands first. */
export function readResources(files: readonly XmlElement[], beyond: Resources | null = null): Resources {
  const drawParams = new Map<string, XmlElement>();
  const composites = new Map<string, XmlElement>();
  const add = (to: Map<string, XmlElement>, element: XmlElement): void => {
    const id = attr(element, 'ID');
    if (id !== null && !to.has(id)) to.set(id, element);
  };
  for (const file of files)
    for (const list of children(file))
      for (const element of children(list)) {
        if (element.name === 'DrawParam') add(drawParams, element);
        else if (element.name === 'CompositeGraphicUnit') add(composites, element);
      }
  if (beyond !== null) {
    for (const element of beyond.drawParams.values()) add(drawParams, element);
    for (const element of beyond.composites.values()) add(composites, element);
  }
  return { drawParams, composites };
}

/** Width of a line where nothing states one, millimetres (section 8.2). */
const LINE_WIDTH = 0.353;

/** Width of an object's line, millimetres: its own, else that of its drawing parameters and of those they are based on. */
export function lineWidthOf(element: XmlElement, layerParam: string | null, resources: Resources): number {
  const own = numberAt(element, 'LineWidth');
  if (own !== null) return own;
  const seen = new Set<string>();
  let id = attr(element, 'DrawParam') ?? layerParam;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const param = resources.drawParams.get(id);
    if (param === undefined) break;
    const width = numberAt(param, 'LineWidth');
    if (width !== null) return width;
    id = attr(param, 'Relative');
  }
  return LINE_WIDTH;
}

/** What a composite unit draws. */
export const contentOf = (composite: XmlElement): XmlElement | null => find(composite, 'Content');
