import { setTimeout as delay } from 'node:timers/promises';
import type { RunningSystem } from '../instance/system.ts';
import { killAndAwait, PARTS, type Part } from './parts.ts';
import { Random } from './random.ts';

/** How long a part that is back may live before it is killed again, in ms. */
const SHORTEST_LIFE_MS = 50;
const LONGEST_LIFE_MS = 1_500;

/**
 * Kills every part `times` times. The parts are killed independently of each other, so that one dies while another is
 * still starting; the same one only when it is back.
 */
export async function killParts(
  system: RunningSystem,
  { times, seed }: { times: number; seed: number },
): Promise<Record<Part, number>> {
  const killed: Record<Part, number> = { worker: 0, api: 0, temporal: 0, postgres: 0 };
  await Promise.all(
    PARTS.map(async (part, index) => {
      const random = new Random(seed + index);
      for (; killed[part] < times; killed[part] += 1) {
        await delay(random.between(SHORTEST_LIFE_MS, LONGEST_LIFE_MS));
        await killAndAwait(system, part);
      }
    }),
  );
  return killed;
}
