/** A whole number from the command line. */
export function numberOf(name: string, otherwise: number): number {
  const i = process.argv.indexOf(name);
  const given = i < 0 ? otherwise : Number(process.argv[i + 1]);
  if (!Number.isSafeInteger(given) || given < 1) throw new Error(`${name} takes a whole number from 1 up`);
  return given;
}
