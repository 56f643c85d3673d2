/** A list of paths alone, as `find` prints it. */

/** Paths parted by line ends, or by NUL, which no name can hold; a NUL anywhere says that it is the latter. */
export function parseFileList(bytes: Uint8Array, options: { readonly nul?: boolean } = {}): readonly string[] {
  const nul = options.nul === true || bytes.includes(0);
  const text = new TextDecoder().decode(bytes);
  const names = nul ? text.split('\0') : text.split(/\r?\n/);
  return names.filter((name) => name !== '');
}
