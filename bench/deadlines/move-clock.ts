import { epochMsOf, type Instant } from '../../domain/time/instant.ts';
import type { BenchSystem } from '../system/bench-system.ts';
import { signIn } from '../system/mediators.ts';

/** Moves the demo clock to a moment through `POST /clock`, which answers when all that came due was acted on; in seconds. */
export async function moveClockTo(system: BenchSystem, at: Instant): Promise<number> {
  const { token } = await signIn(system.url, 'supervisor.county');
  const ahead = epochMsOf(at) - epochMsOf(await system.record.clock.now());
  const began = performance.now();
  const response = await fetch(`${system.url}/api/v1/clock`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ advance: `PT${Math.max(1, Math.ceil(ahead / 1_000))}S` }),
  });
  if (!response.ok) throw new Error(`POST /clock: ${response.status} ${await response.text()}`);
  return (performance.now() - began) / 1_000;
}
