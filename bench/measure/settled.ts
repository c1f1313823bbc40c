import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Waits until the condition holds.
 * @throws Error naming what was awaited, after `withinMs`
 */
export async function settled(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 600_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs / 1_000} s in vain: ${what}`);
    await delay(POLL_MS);
  }
}
