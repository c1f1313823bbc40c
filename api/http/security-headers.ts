import type { RequestHandler } from 'express';
import helmet from 'helmet';

const HSTS_SECONDS = 365 * 24 * 60 * 60;

/** What a browser may do with an answer of the API: nothing at all. Routes that send a page or a PDF name what it needs. */
const NOTHING = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** No answer here uses any of them, and none may lend them to a page that frames it. */
const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture', 'clipboard-read']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** A file that somebody handed in: to be saved, and harmless where a browser shows it all the same. */
export const FOREIGN_FILE = {
  'Content-Disposition': 'attachment',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/** A paper of our own, which the browser's viewer may show, also within a page of ours. */
export const OWN_PDF = {
  'Content-Type': 'application/pdf',
  'Content-Security-Policy':
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Frame-Options': 'SAMEORIGIN',
};

/**
 * On every answer, refusals too: no script, no frame, no guessing at types, no address told to other sites, and no shared
 * cache keeps what holds personal data. HSTS where the world comes by TLS.
 *
 * @param publicUrl where the world reaches the API; null: nobody knows
 */
export function securityHeaders(publicUrl: string | null): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: HSTS_SECONDS } : false,
    }),
    (_request, response, next) => {
      response.set({ 'Cache-Control': 'private, no-cache', 'Permissions-Policy': PERMISSIONS });
      next();
    },
  ];
}
