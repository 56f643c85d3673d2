/** The state of form controls as text: forms filled in on a page keep their values there. */
import { isElement, type ElementNode } from './tree.js';
import { elementsOf, rawText } from './elements.js';

const CONTROLS = new Set(['input', 'select', 'textarea', 'button']);

export const isControl = (element: ElementNode): boolean => CONTROLS.has(element.name);

/** What a person sees in the control; empty for one that shows nothing (buttons, hidden fields). */
export function controlText(element: ElementNode): string {
  if (element.name === 'textarea') return rawText(element);
  if (element.name === 'select') return selectedText(element);
  if (element.name !== 'input') return '';
  const { type = 'text', value = '', checked } = element.attribs;
  switch (type.toLowerCase()) {
    case 'checkbox':
    case 'radio':
      return checked === undefined ? '☐' : '☑';
    case 'hidden':
    case 'submit':
    case 'button':
    case 'reset':
    case 'image':
    case 'file':
    case 'password':
    case 'search':
      return '';
    default:
      return value;
  }
}

function selectedText(select: ElementNode): string {
  const options: ElementNode[] = [];
  for (const child of elementsOf(select)) {
    if (child.name === 'option') options.push(child);
    else if (child.name === 'optgroup')
      options.push(...child.children.filter((c) => isElement(c)).filter((c) => c.name === 'option'));
  }
  const chosen = options.filter((option) => option.attribs.selected !== undefined);
  if (select.attribs.multiple !== undefined) return chosen.map((option) => rawText(option)).join(' ');
  const shown = chosen[chosen.length - 1] ?? options[0];
  return shown ? rawText(shown) : '';
}
