/** What one load came to. */
export interface Measured {
  callers: number;
  operations: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** Lets `callers` do `operations` between them, each one after another without a pause, and times every one. */
export async function measure(
  callers: number,
  operations: number,
  work: (caller: number) => Promise<unknown>,
): Promise<Measured> {
  const latencies: number[] = [];
  let left = operations;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (left > 0) {
        left -= 1;
        const startedAt = performance.now();
        await work(caller);
        latencies.push(performance.now() - startedAt);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  return {
    callers,
    operations,
    perSecond: operations / seconds,
    p50Ms: quantile(latencies, 0.5),
    p95Ms: quantile(latencies, 0.95),
    p99Ms: quantile(latencies, 0.99),
  };
}

/** The value below which a share of the numbers lies; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}
