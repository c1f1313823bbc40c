import { Agent, request } from 'node:http';

export interface Asked {
  status: number;
  text: string;
  cookies: string[];
  location: string;
}

/** What is sent instead of a body that nothing takes. */
export interface Form {
  mediaType: string;
  text: string;
}

/** Asks over kept connections; what is asked for waits for a free one. */
export function createAsking(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  /** No command's schema takes this body, and no record is at that event: whatever may be done is not done. */
  const body = Buffer.from('{"nobody-takes-this":true}');
  /** The server ends a connection that was kept too long just when it is used again: then on another. */
  const ask = async (...asked: Parameters<typeof askOnce>): Promise<Asked> => {
    try {
      return await askOnce(...asked);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
      return askOnce(...asked);
    }
  };
  const askOnce = (method: string, path: string, credentials: Record<string, string>, form?: Form) =>
    new Promise<Asked>((resolve, reject) => {
      const headers: Record<string, string | number> = { ...credentials };
      const sends = form === undefined ? body : Buffer.from(form.text);
      if (method === 'post') {
        Object.assign(headers, {
          'content-type': form?.mediaType ?? 'application/json',
          'content-length': sends.length,
          ...(form === undefined && { 'if-match': '"0"' }),
        });
      }
      const sent = request({ agent, hostname, port, method: method.toUpperCase(), path, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(chunks).toString(),
            cookies: answer.headers['set-cookie'] ?? [],
            location: answer.headers.location ?? '',
          }),
        );
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(method === 'post' ? sends : undefined);
    });
  return { ask, close: () => agent.destroy() };
}
