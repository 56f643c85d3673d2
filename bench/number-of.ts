/** Options of the benchmarks from the command line. */

/** What follows an option; null if it was not given. */
export function textOf(name: string): string | null {
  const i = process.argv.indexOf(name);
  return i < 0 ? null : (process.argv[i + 1] ?? null);
}

function whole(name: string, text: string): number {
  const given = Number(text);
  if (text === '' || !Number.isSafeInteger(given) || given < 1)
    throw new Error(`${name} takes whole numbers from 1 up, not ${text}`);
  return given;
}

/** A whole number from 1 up. */
export function numberOf(name: string, otherwise: number): number {
  const text = textOf(name);
  return text === null || text.startsWith('--') ? otherwise : whole(name, text);
}

/** Whole numbers from 1 up, with commas between them. */
export function numbersOf(name: string, otherwise: readonly number[]): readonly number[] {
  const text = textOf(name);
  return text === null ? otherwise : text.split(',').map((one) => whole(name, one));
}
