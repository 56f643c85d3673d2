/** Addresses of pages: the same page with some of its questions changed. */

/** What belongs to the viewer, not to the page. */
const OF_VIEWER = ['lang', 'theme'];

export type Change = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** The address with some parameters set (null takes one away), without those of the viewer unless they are asked for. */
export function changed(url: URL, change: Change, path: string = url.pathname): string {
  const query = new URLSearchParams(url.search);
  for (const name of OF_VIEWER) query.delete(name);
  for (const [name, value] of Object.entries(change)) {
    query.delete(name);
    if (value === null || value === undefined || value === '') continue;
    for (const one of typeof value === 'object' ? value : [String(value)]) query.append(name, one);
  }
  // an empty field of a form asks nothing
  for (const [name, value] of [...query]) if (value === '') query.delete(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A new address. */
export function address(path: string, query: Change = {}): string {
  return changed(new URL(path, 'http://x'), query, path);
}
