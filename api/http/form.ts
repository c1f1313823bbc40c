import type { RequestHandler } from 'express';
import { receiveBody } from './body.ts';
import type { ApiRequest } from './route.ts';
import { receiver } from './upload.ts';

/**
 * Receives a form with files in parts of one name, at most so many and so large; a body that is no form is received as
 * JSON, without files.
 */
export function receiveForm(name: string, { most, maxBytes }: { most: number; maxBytes: number }): RequestHandler {
  const receiveFiles = receiver(most, maxBytes).array(name);
  return (request, response, next) => {
    if (!request.is('multipart/form-data')) {
      receiveBody(request, response, next);
      return;
    }
    receiveFiles(request, response, (failure?: unknown) => {
      response.locals.bodyFailure = failure;
      next();
    });
  };
}

/** Whether what a client sends is a form; for routes that also take JSON. */
export function isForm(request: Pick<ApiRequest, 'header'>): boolean {
  return /^multipart\/form-data\b/i.test(request.header('Content-Type') ?? '');
}
