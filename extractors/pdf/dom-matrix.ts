/**
 * The little of the browser that pdf.js asks for when it is loaded without a drawing library: an affine matrix that
 * computes, and empty classes for what only drawing needs.
 */

class AffineMatrix {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  e = 0;
  f = 0;

  constructor(init?: readonly number[]) {
    if (Array.isArray(init) && init.length === 6) this.#set(init as readonly number[]);
  }

  #set([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): this {
    [this.a, this.b, this.c, this.d, this.e, this.f] = [a, b, c, d, e, f];
    return this;
  }

  #product(m: AffineMatrix, n: AffineMatrix): this {
    return this.#set([
      m.a * n.a + m.c * n.b,
      m.b * n.a + m.d * n.b,
      m.a * n.c + m.c * n.d,
      m.b * n.c + m.d * n.d,
      m.a * n.e + m.c * n.f + m.e,
      m.b * n.e + m.d * n.f + m.f,
    ]);
  }

  multiplySelf(other: AffineMatrix): this {
    return this.#product(this, other);
  }

  preMultiplySelf(other: AffineMatrix): this {
    return this.#product(other, this);
  }

  translate(x = 0, y = 0): AffineMatrix {
    return this.#copy().multiplySelf(new AffineMatrix([1, 0, 0, 1, x, y]));
  }

  scale(x = 1, y = x): AffineMatrix {
    return this.#copy().multiplySelf(new AffineMatrix([x, 0, 0, y, 0, 0]));
  }

  invertSelf(): this {
    const { a, b, c, d, e, f } = this;
    const det = a * d - b * c;
    return this.#set([d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det]);
  }

  #copy(): AffineMatrix {
    return new AffineMatrix([this.a, this.b, this.c, this.d, this.e, this.f]);
  }
}

/** Puts in place what is missing; what a drawing library or the platform brings is left alone. */
export function provideDom(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  scope['DOMMatrix'] ??= AffineMatrix;
  scope['ImageData'] ??= class {};
  scope['Path2D'] ??= class {};
}
