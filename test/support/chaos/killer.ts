import { setTimeout as delay } from 'node:timers/promises';
import type { RunningSystem } from '../instance/system.ts';
import { killAndAwait, PARTS, type Part } from './parts.ts';
import { Random } from './random.ts';

/** The shortest that a part which is back may live before it is killed again, in ms. */
const SHORTEST_LIFE_MS = 50;

export interface Killing {
  /** How often each part is killed. */
  times: number;
  /** The longest that a part which is back lives before it is killed again, in ms. */
  longestLifeMs: number;
  seed: number;
}

/**
 * Kills every part `times` times. The parts are killed independently of each other, so that one dies while another is
 * still starting; the same one only when it is back.
 */
export async function killParts(
  system: RunningSystem,
  { times, seed, longestLifeMs }: Killing,
): Promise<Record<Part, number>> {
  const killed: Record<Part, number> = { worker: 0, api: 0, temporal: 0, postgres: 0 };
  await Promise.all(
    PARTS.map(async (part, index) => {
      const random = new Random(seed + index);
      for (; killed[part] < times; killed[part] += 1) {
        await delay(random.between(SHORTEST_LIFE_MS, longestLifeMs));
        await killAndAwait(system, part);
      }
    }),
  );
  return killed;
}
