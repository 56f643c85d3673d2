/** Weights of clues by logistic regression, and how well a number orders right and wrong readings. */

export interface Case {
  /** Strength of each clue. */
  readonly clues: readonly number[];
  readonly right: boolean;
}

export interface Weights {
  readonly base: number;
  readonly weights: readonly number[];
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export function chance({ base, weights }: Weights, clues: readonly number[]): number {
  return logistic(clues.reduce((sum, amount, i) => sum + amount * (weights[i] ?? 0), base));
}

/**
 * The weights that make the cases most likely, each kept on its side: what favours a reading never counts against it,
 * and the other way round. Plain projected gradient descent with a penalty on large weights, so that rare clues
 * stay modest. Deterministic.
 */
export function fit(cases: readonly Case[], favours: readonly boolean[], penalty = 0.002, steps = 4000): Weights {
  const weights = favours.map(() => 0);
  const speed = favours.map(() => 1e-9);
  let [base, baseSpeed] = [0, 1e-9];
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((weight) => penalty * weight);
    let baseSlope = 0;
    for (const { clues, right } of cases) {
      const error = (chance({ base, weights }, clues) - (right ? 1 : 0)) / cases.length;
      baseSlope += error;
      for (let i = 0; i < clues.length; i++) slope[i] = (slope[i] ?? 0) + error * (clues[i] ?? 0);
    }
    // each weight at a pace of its own (Adagrad): rare clues move as far as frequent ones
    baseSpeed += baseSlope ** 2;
    base -= (0.1 * baseSlope) / Math.sqrt(baseSpeed);
    for (let i = 0; i < weights.length; i++) {
      speed[i] = (speed[i] ?? 0) + (slope[i] ?? 0) ** 2;
      const moved = (weights[i] ?? 0) - (0.1 * (slope[i] ?? 0)) / Math.sqrt(speed[i] ?? 1);
      weights[i] = favours[i] === true ? Math.max(0, moved) : Math.min(0, moved);
    }
  }
  return { base, weights };
}

/** Chance that a right reading stands above a wrong one; ties count half. 0.5 is no order, 1 a perfect one. */
export function areaUnderCurve(rated: readonly (readonly [rating: number, right: boolean])[]): number {
  const sorted = [...rated].sort((a, b) => a[0] - b[0]);
  let [ranks, i] = [0, 0];
  while (i < sorted.length) {
    let j = i;
    while (j < sorted.length && sorted[j]?.[0] === sorted[i]?.[0]) j++;
    const rank = (i + j + 1) / 2;
    for (; i < j; i++) if (sorted[i]?.[1] === true) ranks += rank;
  }
  const right = sorted.filter(([, is]) => is).length;
  return (ranks - (right * (right + 1)) / 2) / (right * (sorted.length - right));
}
