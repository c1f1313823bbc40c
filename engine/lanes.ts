/**
 * Runs `work` on every item, at most `width` at a time. One item that fails does not hold up the others; after `width`
 * failures whatever is needed is away, and none is begun any more. Those under way are finished.
 * @throws the first failure
 */
export async function inLanes<T>(items: Iterable<T>, width: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const lane = async () => {
    for (let next = waiting.next(); !next.done && failures.length < width; next = waiting.next()) {
      await work(next.value).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  if (failures.length > 0) throw failures[0];
}
