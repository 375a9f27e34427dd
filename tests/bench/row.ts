/** One line of the benchmark: something of ours beside the nearest plain alternative, measured in the same run. */
export interface Measurement {
  ours: number;
  other: number;
  unit: string;
}

export interface Row {
  name: string;
  /** What `other` measures. */
  alternative: string;
  run(): Promise<Measurement>;
}

/** How often the slow rows repeat what they measure; BENCH_ROUNDS says otherwise, for a machine that is busy. */
export const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);

/** The middle of the measured values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}

/** Milliseconds an action takes. */
export async function milliseconds(action: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}

/** Medians of two actions measured in turn, so that a busy moment of the machine meets both. */
export async function compare(rounds: number, ours: (round: number) => unknown, other: (round: number) => unknown): Promise<Measurement> {
  const own: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    own.push(await milliseconds(() => ours(round)));
    theirs.push(await milliseconds(() => other(round)));
  }
  return { ours: median(own), other: median(theirs), unit: 'ms' };
}
