import { DomainError } from '../../domain/errors.ts';

/** A file that cannot be taken at all. */
export function unreadable(why: string): DomainError {
  return new DomainError('invalid', why, { path: 'file' });
}
