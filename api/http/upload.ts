import type { Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import type { z } from 'zod';
import type { Language } from '../problems/catalogue.ts';
import { valid } from '../problems/invalid.ts';
import { Problem } from '../problems/problem.ts';

/** What the server is willing to hold in memory for one upload; how large evidence may be is the policy's to say. */
const LARGEST_FILE_BYTES = 50 * 1024 * 1024;
const LARGEST_FIELD_BYTES = 10_000;
const MOST_FIELDS = 10;

/** A multipart form: one file at most, in the part named `file`, or the files of a route that takes several. */
export interface Upload<Fields> {
  file: Buffer | null;
  files: Buffer[];
  fields: Fields;
}

/** Takes forms with so many files of that size into memory. */
export function receiver(files: number, largestBytes: number) {
  return multer({
    storage: multer.memoryStorage(),
    limits: {
      fileSize: largestBytes,
      files,
      fields: MOST_FIELDS,
      parts: MOST_FIELDS + files,
      fieldSize: LARGEST_FIELD_BYTES,
      fieldNameSize: 100,
      headerPairs: 20,
    },
  });
}

const receive = receiver(1, LARGEST_FILE_BYTES).single('file');

/** Receives the form. A failure is kept for `uploadOf`, as with `receiveBody`. */
export const receiveUpload: RequestHandler = (request, response, next) => {
  receive(request, response, (failure?: unknown) => {
    response.locals.bodyFailure = failure;
    next();
  });
};

/**
 * The form that `receiveUpload` or `receiveForm` received.
 * @throws Problem `unsupported-media-type`, `malformed`, `too-large`, `invalid`
 */
export function uploadOf<T>(request: Request, response: Response, schema: z.ZodType<T>, language: Language): Upload<T> {
  const failure: unknown = response.locals.bodyFailure;
  if (failure) throw isKnown(failure) ? failure : new Problem('malformed');
  if (!request.is('multipart/form-data')) throw new Problem('unsupported-media-type');
  const files = Array.isArray(request.files) ? request.files.map(({ buffer }) => buffer) : [];
  return { file: request.file?.buffer ?? null, files, fields: valid(schema, { ...request.body }, language) };
}

/** What else the form's parser throws, it throws because of the form. */
function isKnown(failure: unknown): boolean {
  return failure instanceof multer.MulterError;
}
