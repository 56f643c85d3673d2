/** Damaged copies of a file, the same ones on every run. */

/** A small generator of numbers in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** `count` copies with bytes changed, overwritten, moved, doubled or cut off. */
export function* mutations(source: Uint8Array, count: number, seed: number): Generator<Uint8Array> {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let i = 0; i < count; i++) {
    let bytes = Buffer.from(source);
    for (let changes = 1 + below(8); changes > 0; changes--) {
      const at = below(bytes.length);
      switch (below(10)) {
        case 0:
          bytes = bytes.subarray(0, Math.max(1, at));
          break;
        case 1:
          bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(at + 1))]);
          break;
        case 2:
          bytes.copy(bytes, below(bytes.length), at, at + 512);
          break;
        case 3:
        case 4:
          bytes.fill(random() < 0.5 ? 0xff : 0, at, Math.min(bytes.length, at + below(64)));
          break;
        default:
          bytes[at] = below(256);
      }
    }
    yield new Uint8Array(bytes);
  }
}
