import { Agent, request } from 'node:http';

export interface Asked {
  status: number;
  text: string;
}

/** Asks over kept connections; what is asked for waits for a free one. */
export function createAsking(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  /** No command's schema takes this body, and no record is at that event: whatever may be done is not done. */
  const body = Buffer.from('{"nobody-takes-this":true}');
  const ask = (method: string, path: string, credentials: Record<string, string>) =>
    new Promise<Asked>((resolve, reject) => {
      const headers: Record<string, string | number> = { ...credentials };
      if (method === 'post') {
        Object.assign(headers, {
          'content-type': 'application/json',
          'content-length': body.length,
          'if-match': '"0"',
        });
      }
      const sent = request({ agent, hostname, port, method: method.toUpperCase(), path, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(method === 'post' ? body : undefined);
    });
  return { ask, close: () => agent.destroy() };
}
