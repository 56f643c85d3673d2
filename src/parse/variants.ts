/** Which of the known forms a form is, told by its column headings. */
import { FORM_VARIANTS, type FormVariant } from '../../data/forms.js';
import type { Cell } from '../model/doc.js';
import { labelKey } from './labels.js';

/** A heading of a form: what it was taken for (`unknown` if for nothing), and its words. */
export interface Heading {
  readonly role: string;
  readonly text: string;
}

/** The first headers of a form that were met; null where it has none. */
export interface Headings {
  readonly indicators: readonly Heading[] | null;
  readonly funding: readonly Heading[] | null;
}

interface HeaderLike {
  readonly columns: readonly { readonly role: string; readonly text: string; readonly cell: Cell }[];
  readonly unknown: readonly Cell[];
  readonly parents: readonly Cell[];
}

/** The headings of a header: labels beside the block and headings over others, then the columns from left to right. */
export function headingsOf(header: HeaderLike): Heading[] {
  // the columns come in order; where spans are lost, their cells alone would not tell it
  const columns = header.columns.map(({ role, text, cell }) => ({ role, text, col: cell.col }));
  for (const cell of header.unknown) {
    const { text, col } = cell;
    if (header.columns.some((column) => column.cell === cell)) continue;
    const next = columns.findIndex((column) => column.col > col);
    columns.splice(next < 0 ? columns.length : next, 0, { role: 'unknown', text, col });
  }
  const beside = header.parents.map(({ text }) => ({ role: 'block', text }));
  return [...beside, ...columns.map(({ role, text }) => ({ role, text }))];
}

const BESIDE = new Set(['block', 'label']);

/** The headings of columns: without the labels beside a block, which a table that lost its spans shows as a column. */
function columnsOf(headings: readonly Heading[] | null): readonly Heading[] {
  const own = (headings ?? []).filter(({ role }) => !BESIDE.has(role));
  const first = own.findIndex(({ role }) => role !== 'unknown');
  return first < 0 ? own : own.slice(first);
}

const rolesOf = (headings: readonly Heading[] | null): string =>
  columnsOf(headings)
    .map(({ role }) => role)
    .join(' ');

/**
 * The id of the variant that has the form's columns in the form's order, or null if none has. A form without a funding
 * header is told by its indicators alone; one without an indicator header cannot be told.
 */
export function variantOf({ indicators, funding }: Headings, title: string | null): string | null {
  if (indicators === null) return null;
  const [results, amounts] = [rolesOf(indicators), rolesOf(funding)];
  const words = [title ?? '', ...[...indicators, ...(funding ?? [])].map(({ text }) => text)];
  const fits = (variant: FormVariant): boolean =>
    variant.indicator === results &&
    (variant.mark === null || words.some((text) => variant.mark?.test(text) === true)) &&
    (funding === null || variant.funding === null || variant.funding.includes(amounts));
  return FORM_VARIANTS.find(fits)?.id ?? null;
}

/** The words of the columns, by which unknown forms are counted: without brackets, so that (A) and (B) do not part them. */
export function headingWords({ indicators, funding }: Headings): string {
  const columns = [...columnsOf(indicators), ...columnsOf(funding)];
  return columns.map(({ text }) => labelKey(text) || text).join(' | ');
}
