import type { ProblemCode } from './catalogue.ts';

/** One field at fault, with its path in the request (`parties.0.name`). */
export interface FieldError {
  path: string;
  message: string;
}

export interface ProblemAbout {
  /** Said instead of the catalogue's words. */
  detail?: string;
  /** For 422. */
  errors?: FieldError[];
  /** For 409: the commands possible now. For 405: the methods. */
  allowed?: string[];
  headers?: Record<string, string>;
}

/** A refusal on its way to the client as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly about: ProblemAbout;

  constructor(code: ProblemCode, about: ProblemAbout = {}) {
    super(about.detail ?? code);
    this.name = 'Problem';
    this.code = code;
    this.about = about;
  }
}
