import express, { type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Language } from '../problems/catalogue.ts';
import { valid } from '../problems/invalid.ts';
import { Problem } from '../problems/problem.ts';
import { type Upload, uploadOf } from './upload.ts';

/** Largest JSON body. A register entry with its facts and 200 parties needs a tenth of it. */
export const LARGEST_JSON_BYTES = 1024 * 1024;

/**
 * A request's body, already received but not judged: what is wrong with it is thrown only when a handler asks for it,
 * because whether the caller may know of the matter at all comes first (404 and 403 before 400).
 */
export interface Body {
  /**
   * What the client sent, for the idempotency check.
   * @throws Problem `malformed`, `too-large`, `unsupported-media-type`
   */
  text(): string;
  /**
   * The JSON as the schema reads it; an empty body counts as `{}`.
   * @throws Problem as `text()`, and `invalid`
   */
  json<T>(schema: z.ZodType<T>): T;
  /**
   * The multipart form, on routes that receive one.
   * @throws Problem `malformed`, `too-large`, `unsupported-media-type`, `invalid`
   */
  upload<T>(schema: z.ZodType<T>): Upload<T>;
}

const receive = express.raw({ type: () => true, limit: LARGEST_JSON_BYTES });

/** Receives the bytes. A failure is kept for `bodyOf`. */
export const receiveBody: RequestHandler = (request, response, next) => {
  receive(request, response, (failure?: unknown) => {
    response.locals.bodyFailure = failure;
    next();
  });
};

/** The body that `receiveBody` received. */
export function bodyOf(request: Request, response: Response, language: Language): Body {
  const text = () => {
    if (response.locals.bodyFailure) throw response.locals.bodyFailure;
    if (!Buffer.isBuffer(request.body) || request.body.length === 0) return '';
    if (!request.is('application/json') || !isUtf8(request.get('Content-Type')))
      throw new Problem('unsupported-media-type');
    return decode(request.body);
  };
  return {
    text,
    json: (schema) => valid(schema, parse(text()), language),
    upload: (schema) => uploadOf(request, response, schema, language),
  };
}

/** JSON travels as UTF-8 (RFC 8259 8.1); another charset would have to be guessed at. */
function isUtf8(contentType = ''): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('malformed');
  }
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('malformed');
  }
}
