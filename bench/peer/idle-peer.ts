import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { type Usage, usageOf } from '../machine/process-usage.ts';
import { peerClassPath } from './flowable.ts';

const SOURCE = fileURLToPath(new URL('./Idle.java', import.meta.url));
/** For the compiler and the start of the engine to be over. */
const CALM_AFTER_MS = 5_000;

/** What Flowable uses in `seconds` with nothing to do, its timers armed; `postgres` is the server it works on. */
export async function idlePeer(
  jdbcUrl: string,
  postgres: number,
  seconds: number,
): Promise<{ java: Usage; postgresCpuSeconds: number }> {
  const child = spawn('java', ['-Xmx1g', '-cp', peerClassPath(), SOURCE], {
    env: { ...process.env, PEER_JDBC: jdbcUrl },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  try {
    await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error('Idle.java ended')))]);
    await delay(CALM_AFTER_MS);
    const java = usageOf(Number(child.pid));
    const server = usageOf(postgres);
    await delay(seconds * 1_000);
    const javaAfter = usageOf(Number(child.pid));
    return {
      java: { ...javaAfter, cpuSeconds: javaAfter.cpuSeconds - java.cpuSeconds },
      postgresCpuSeconds: usageOf(postgres).cpuSeconds - server.cpuSeconds,
    };
  } finally {
    child.stdin.end();
    await ended;
  }
}
