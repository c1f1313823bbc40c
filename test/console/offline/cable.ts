import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The only way between a browser and the console, and it can be cut: whatever runs in the browser then meets nobody. */
export interface Cable {
  /** A secure context, as https is. */
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function layCable(to: string): Promise<Cable> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let server = listener();
  await listening(server, 0);
  const own = (server.address() as AddressInfo).port;

  function listener(): Server {
    return createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const socket of [near, far]) {
        open.add(socket);
        socket.on('error', () => undefined).on('close', () => open.delete(socket));
      }
      near.on('close', () => far.destroy()).pipe(far);
      far.on('close', () => near.destroy()).pipe(near);
    });
  }

  return {
    url: `http://localhost:${own}`,
    async cut() {
      const closed = new Promise((done) => server.close(done));
      for (const socket of open) socket.destroy();
      await closed;
    },
    async mend() {
      server = listener();
      await listening(server, own);
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((ready) => server.listen(port, 'localhost', ready));
}
