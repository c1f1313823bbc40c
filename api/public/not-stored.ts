import type { RequestHandler } from 'express';

/** What holds a code, or is answered to one, is kept by no cache, not even the browser's own. */
export const notStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
