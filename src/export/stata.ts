/** Names that Stata takes for variables ([U] 11.3): 32 characters, letters, digits and _, not beginning with a digit. */

const LONGEST = 32;
const RESERVED = /^(?:_.*|byte|double|float|int|long|strL|str\d+|if|in|using|with)$/;

function plainName(name: string, position: number): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, LONGEST);
  // nothing is left of a Chinese name: its place is what can be told
  if (!/[A-Za-z]/.test(plain)) return `v${position}`;
  return /^\d/.test(plain) || RESERVED.test(plain) ? `v_${plain}`.slice(0, LONGEST) : plain;
}

/** A name for each column, in their order; no two are alike, also where the case of letters does not count. */
export function stataNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const plain = plainName(name, i + 1);
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) {
      const end = `_${n}`;
      unique = `${plain.slice(0, LONGEST - end.length)}${end}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
