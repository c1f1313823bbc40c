import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { freePort, portIsFree } from '../../bin/start/ports.ts';

test.runIf(process.platform === 'linux')(
  'a port to listen on is none that an outgoing connection could be given while its listener restarts',
  async () => {
    const outgoing = Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10);
    for (let n = 0; n < 50; n++) expect(await freePort()).toBeLessThan(outgoing);
  },
);

test('a port on which somebody listens is not free', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect([await portIsFree(port), await portIsFree(port, '127.0.0.1')]).toEqual([false, false]);
  server.close();
});
