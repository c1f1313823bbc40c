import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** Below this share of idle time, what is measured is somebody else's work too. */
export const LEAST_IDLE_SHARE = 0.8;
const WATCHED_MS = 3_000;

/** The share of all cores' time that nobody used during three seconds, 0 to 1. */
export async function idleShare(): Promise<number> {
  const before = times();
  await delay(WATCHED_MS);
  const after = times();
  return (after.idle - before.idle) / (after.all - before.all);
}

function times(): { idle: number; all: number } {
  const each = cpus().map((cpu) => cpu.times);
  return {
    idle: sum(each.map(({ idle }) => idle)),
    all: sum(each.map(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
