import type { Request, Response } from 'express';
import type { PageAnswer } from '../page.ts';

/** Sends events for as long as somebody looks (WHATWG HTML 9.2); a browser that loses the line comes again by itself. */
export function sendEvents(
  request: Request,
  response: Response,
  { events }: Extract<PageAnswer, { events: unknown }>,
): void {
  const leave = events({
    send: (event) => void response.write(`event: ${event}\ndata: 1\n\n`),
    beat: () => void response.write(':\n\n'),
    end: () => void response.end(),
  });
  response.on('close', leave);
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // A proxy that gathers before it passes on would keep them to itself.
    'X-Accel-Buffering': 'no',
  });
  // All that is asked for with HEAD has been said.
  if (request.method === 'HEAD') response.end();
  else response.write('retry: 5000\n\n');
}
