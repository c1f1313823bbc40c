import { MulterError } from 'multer';
import { DomainError } from '../../domain/errors.ts';
import { IdempotencyMismatch, NotFound, RecordUnavailable, StaleSequence } from '../../record/errors.ts';
import { etagOf } from '../http/conditions.ts';
import { Problem } from './problem.ts';

const RETRY_AFTER_SECONDS = '2';

/** What an error of any room means to the client. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DomainError) return fromDomain(error);
  if (error instanceof NotFound) return new Problem('not-found');
  if (error instanceof StaleSequence) return new Problem('stale', { headers: { ETag: etagOf(error.seq) } });
  if (error instanceof IdempotencyMismatch) return new Problem('idempotency-mismatch');
  if (error instanceof RecordUnavailable) return unavailable();
  if (error instanceof MulterError) return fromMulter(error);
  return fromHttp(error) ?? new Problem('internal');
}

/** 503 that asks to be tried again. */
export function unavailable(detail?: string): Problem {
  return new Problem('unavailable', { detail, headers: { 'Retry-After': RETRY_AFTER_SECONDS } });
}

function fromDomain(error: DomainError): Problem {
  const detail = error.message;
  switch (error.code) {
    case 'not-possible-now':
      return new Problem('not-possible-now', { detail, allowed: error.allowed ?? [] });
    case 'not-permitted':
      return new Problem('not-permitted', { detail });
    case 'rule-broken':
    case 'invalid':
      return new Problem(error.code, { detail, errors: [{ path: error.path ?? '', message: detail }] });
  }
}

function fromMulter(error: MulterError): Problem {
  if (error.code === 'LIMIT_FILE_SIZE' || error.code === 'LIMIT_FIELD_VALUE') return new Problem('too-large');
  if (error.code === 'LIMIT_UNEXPECTED_FILE' || error.code === 'LIMIT_FILE_COUNT') {
    return new Problem('invalid', { errors: [{ path: error.field ?? '', message: error.message }] });
  }
  return new Problem('malformed');
}

/** What Express and its body parser throw carries the status it stands for. */
function fromHttp(error: unknown): Problem | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  if (status === 413) return new Problem('too-large');
  if (status === 415) return new Problem('unsupported-media-type');
  return new Problem('malformed');
}
