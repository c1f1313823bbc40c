import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below are ports of well-known services. */
const LOWEST = 10_000;
/** From where on an operating system gives ports to outgoing connections, where it does not say so itself. */
const OUTGOING_FROM = 32_768;

/** Whether nothing listens on the port; without a host, on any address of this machine. */
export async function portIsFree(port: number, host?: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A free TCP port that stays so until it is used, also while whoever listens on it is started again: not one of those that
 * the kernel gives to outgoing connections, any of which would keep the listener out for as long as it lasts.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(LOWEST, Math.max(firstOutgoingPort(), LOWEST + 1_000));
  return (await portIsFree(port)) && (await portIsFree(port, '127.0.0.1')) ? port : freePort();
}

/** Only Linux says where its range begins; elsewhere it begins higher. */
function firstOutgoingPort(): number {
  try {
    const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
    return Number.parseInt(range, 10) || OUTGOING_FROM;
  } catch {
    return OUTGOING_FROM;
  }
}
