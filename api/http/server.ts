import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemWords } from '../problems/catalogue.ts';

export interface Patience {
  /** For the head of a request: who sends it letter by letter holds a connection, and is cut off. */
  headersMs: number;
  /** For a whole request: 20 MB of evidence over a village's line of 1 Mbit/s take three minutes. */
  requestMs: number;
}

const PATIENCE: Patience = { headersMs: 15_000, requestMs: 300_000 };
/** How often connections are looked at, as a share of the shorter patience. */
const LOOKS = 3;

/** The HTTP server around the app: patient with slow lines, not with idlers, and answering what is no HTTP as a problem. */
export function createHttpServer(app: RequestListener, { headersMs, requestMs }: Patience = PATIENCE): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.ceil(headersMs / LOOKS),
    },
    app,
  );
  // Nobody here expects anything but 100-continue; without this, others would be answered without a body.
  server.on('checkExpectation', app);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else refuse(socket, error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too-slow' : 'malformed');
  });
  return server;
}

/** There is no request yet that a handler could answer. Whoever was too slow is only cut off. */
function refuse(socket: Duplex, why: 'too-slow' | 'malformed'): void {
  if (why === 'too-slow') {
    socket.end(`HTTP/1.1 408 ${STATUS_CODES[408]}\r\nConnection: close\r\n\r\n`);
    return;
  }
  const { title, detail } = problemWords('malformed', 'zh-CN');
  const body = JSON.stringify({
    type: 'urn:fengqiao:problem:malformed',
    title,
    status: 400,
    code: 'malformed',
    detail,
  });
  const head = [
    `HTTP/1.1 400 ${STATUS_CODES[400]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
