import type { RequestHandler } from 'express';

const PICTURES = "img-src 'self'";
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "style-src 'self'",
  PICTURES,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/** For a page that shows a paper, a recording or a film in itself, in the browser's own viewer. */
export const FRAMING_POLICY = [...CONTENT_SECURITY_POLICY, "frame-src 'self'", "media-src 'self'"].join('; ');

/** For the page that shows photos which were just taken, out of the browser's own memory. */
export const CAMERA_POLICY = CONTENT_SECURITY_POLICY.map((each) =>
  each === PICTURES ? `${PICTURES} blob:` : each,
).join('; ');

/**
 * What a page may do beyond any other answer (api/http/security-headers.ts): script, style and pictures from here alone and none
 * within a page, forms only to us. The referrer goes to ourselves: with `no-referrer` a form's Origin would be `null` (Fetch 3.1). No cache
 * keeps a page, not even the browser's own: the next at a shared computer must not find it by going back.
 */
export const pageHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': CONTENT_SECURITY_POLICY.join('; '),
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
};
