/**
 * LZMA and LZMA2 decoding into a buffer of known size, which is its own dictionary. After the public-domain LZMA
 * specification of the LZMA SDK; probabilities are 11 bits, literals coded after a match see the byte they replace.
 */

const TOP = 2 ** 24;
const START = 1024;

/** Where each set of probabilities begins in one array. */
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 192;
const IS_REP_G0 = IS_REP + 12;
const IS_REP_G1 = IS_REP_G0 + 12;
const IS_REP_G2 = IS_REP_G1 + 12;
const IS_REP0_LONG = IS_REP_G2 + 12;
const POS_SLOT = IS_REP0_LONG + 192;
const POS_SPECIAL = POS_SLOT + 4 * 64;
const ALIGN = POS_SPECIAL + 115;
const LENGTH = ALIGN + 16;
const REP_LENGTH = LENGTH + 2 + 16 * 8 + 16 * 8 + 256;
const LITERAL = REP_LENGTH + 2 + 16 * 8 + 16 * 8 + 256;

export interface LzmaProperties {
  /** Bits of the byte before, and of the position, that choose how a literal is coded; bits of the position for the rest. */
  readonly lc: number;
  readonly lp: number;
  readonly pb: number;
}

/** The properties byte: (pb * 5 + lp) * 9 + lc; null if it is none. */
export function propertiesOf(byte: number): LzmaProperties | null {
  if (byte >= 9 * 5 * 5) return null;
  return { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) };
}

export interface Lzma {
  /** Forgets probabilities and distances; with properties, also how literals are coded. */
  reset(properties: LzmaProperties | null): void;
  /** The dictionary begins anew where output stands. */
  resetDictionary(): void;
  /** Copies bytes that are stored as they are. */
  store(bytes: Uint8Array): boolean;
  /** Decodes a stretch of the source until output stands at `to`; false if the source does not hold that much. */
  decode(source: Uint8Array, from: number, end: number, to: number): boolean;
  position(): number;
}

/** A decoder that writes into `out`. */
export function createLzma(out: Uint8Array): Lzma {
  let probabilities = new Uint16Array(LITERAL);
  let [lc, literalMask, positionMask] = [0, 0, 0];
  let [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
  let [at, base] = [0, 0];
  let source: Uint8Array = out;
  let [read, end, range, code] = [0, 0, 0, 0];

  const normalize = (): void => {
    if (range < TOP) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | (source[read++] ?? 0)) >>> 0;
    }
  };
  const bit = (index: number): 0 | 1 => {
    const p = probabilities[index] ?? 0;
    const bound = (range >>> 11) * p;
    if (code < bound) {
      range = bound;
      probabilities[index] = p + ((2048 - p) >>> 5);
      normalize();
      return 0;
    }
    range -= bound;
    code -= bound;
    probabilities[index] = p - (p >>> 5);
    normalize();
    return 1;
  };
  const tree = (index: number, bits: number): number => {
    let m = 1;
    for (let i = 0; i < bits; i++) m = (m << 1) | bit(index + m);
    return m - (1 << bits);
  };
  const reverseTree = (index: number, bits: number): number => {
    let [m, value] = [1, 0];
    for (let i = 0; i < bits; i++) {
      const b = bit(index + m);
      m = (m << 1) | b;
      value |= b << i;
    }
    return value;
  };
  const direct = (bits: number): number => {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = value * 2 + (one ? 1 : 0);
      normalize();
    }
    return value;
  };
  const length = (index: number, positionState: number): number => {
    if (bit(index) === 0) return tree(index + 2 + positionState * 8, 3);
    if (bit(index + 1) === 0) return 8 + tree(index + 2 + 128 + positionState * 8, 3);
    return 16 + tree(index + 2 + 256, 8);
  };
  const distance = (len: number): number => {
    const slot = tree(POS_SLOT + Math.min(len, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const first = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return first + reverseTree(POS_SPECIAL + first - slot, bits);
    return first + direct(bits - 4) * 16 + reverseTree(ALIGN, 4);
  };
  const literal = (): void => {
    const before = at > base ? (out[at - 1] ?? 0) : 0;
    const choice = (((at - base) & literalMask) << lc) + (before >> (8 - lc));
    const index = LITERAL + 0x300 * choice;
    let symbol = 1;
    if (state >= 7) {
      let match = out[at - rep0 - 1] ?? 0;
      while (symbol < 0x100) {
        const matchBit = (match >> 7) & 1;
        match = (match << 1) & 0xff;
        const b = bit(index + ((1 + matchBit) << 8) + symbol);
        symbol = (symbol << 1) | b;
        if (matchBit !== b) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(index + symbol);
    out[at++] = symbol & 0xff;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };

  return {
    reset(properties) {
      if (properties !== null) {
        lc = properties.lc;
        literalMask = (1 << properties.lp) - 1;
        positionMask = (1 << properties.pb) - 1;
        probabilities = new Uint16Array(LITERAL + 0x300 * 2 ** (properties.lc + properties.lp));
      }
      probabilities.fill(START);
      [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
    },
    resetDictionary: () => void (base = at),
    position: () => at,
    store(bytes) {
      if (at + bytes.length > out.length) return false;
      out.set(bytes, at);
      at += bytes.length;
      return true;
    },
    decode(bytes, from, until, to) {
      if (to > out.length || until - from < 5 || bytes[from] !== 0) return false;
      [source, read, end, range] = [bytes, from + 5, until, 0xffffffff];
      code = (((bytes[from + 1] ?? 0) << 24) | ((bytes[from + 2] ?? 0) << 16) | ((bytes[from + 3] ?? 0) << 8) | (bytes[from + 4] ?? 0)) >>> 0; // prettier-ignore
      while (at < to) {
        // one step reads about 20 bytes at most; past the end zeros are read, and found out here
        if (read > end) return false;
        const positionState = (at - base) & positionMask;
        if (bit(IS_MATCH + (state << 4) + positionState) === 0) {
          literal();
          continue;
        }
        let len: number;
        if (bit(IS_REP + state) === 0) {
          [rep3, rep2, rep1] = [rep2, rep1, rep0];
          len = length(LENGTH, positionState);
          state = state < 7 ? 7 : 10;
          rep0 = distance(len);
          // the mark of the end
          if (rep0 === 0xffffffff) return at === to;
        } else {
          if (at === base) return false;
          if (bit(IS_REP_G0 + state) === 0) {
            if (bit(IS_REP0_LONG + (state << 4) + positionState) === 0) {
              state = state < 7 ? 9 : 11;
              if (rep0 >= at - base) return false;
              out[at] = out[at - rep0 - 1] ?? 0;
              at++;
              continue;
            }
          } else {
            let chosen = rep1;
            if (bit(IS_REP_G1 + state) === 1) {
              chosen = rep2;
              if (bit(IS_REP_G2 + state) === 1) {
                chosen = rep3;
                rep3 = rep2;
              }
              rep2 = rep1;
            }
            rep1 = rep0;
            rep0 = chosen;
          }
          len = length(REP_LENGTH, positionState);
          state = state < 7 ? 8 : 11;
        }
        len += 2;
        if (rep0 >= at - base || at + len > to) return false;
        for (const last = at + len; at < last; at++) out[at] = out[at - rep0 - 1] ?? 0;
      }
      return read <= end;
    },
  };
}

/** Decodes LZMA2: chunks, each stored or coded, each saying what is forgotten before it. */
export function decodeLzma2(source: Uint8Array, out: Uint8Array): boolean {
  const lzma = createLzma(out);
  let ready = false;
  for (let at = 0; lzma.position() < out.length;) {
    const control = source[at] ?? 0;
    const size = ((source[at + 1] ?? 0) << 8) + (source[at + 2] ?? 0) + 1;
    if (control === 0 || at + 3 > source.length) return false;
    if (control < 0x80) {
      if (control > 2) return false;
      if (control === 1) lzma.resetDictionary();
      if (at + 3 + size > source.length || !lzma.store(source.subarray(at + 3, at + 3 + size))) return false;
      at += 3 + size;
      continue;
    }
    const unpacked = ((control & 0x1f) << 16) + size;
    const packed = ((source[at + 3] ?? 0) << 8) + (source[at + 4] ?? 0) + 1;
    const mode = (control >> 5) & 3;
    at += 5;
    if (mode === 3) lzma.resetDictionary();
    if (mode >= 2) {
      const properties = propertiesOf(source[at++] ?? 255);
      if (properties === null || properties.lc + properties.lp > 4) return false;
      lzma.reset(properties);
      ready = true;
    } else if (mode === 1) lzma.reset(null);
    if (!ready || at + packed > source.length) return false;
    if (!lzma.decode(source, at, at + packed, lzma.position() + unpacked)) return false;
    at += packed;
  }
  return true;
}

/** Decodes LZMA with its five bytes of properties: the coding byte and the dictionary's size. */
export function decodeLzma(properties: Uint8Array, source: Uint8Array, out: Uint8Array): boolean {
  const coding = propertiesOf(properties[0] ?? 255);
  if (coding === null) return false;
  const lzma = createLzma(out);
  lzma.reset(coding);
  return lzma.decode(source, 0, source.length, out.length);
}
