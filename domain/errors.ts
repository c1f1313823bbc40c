/** What the domain refuses, with a stable code that clients and tests rely on. */
export type DomainErrorCode =
  /** The record's state does not allow it now; `allowed` names what it does. → 409 */
  | 'not-possible-now'
  /** The actor's role or organisation may not. → 403 */
  | 'not-permitted'
  /** A rule of law or policy forbids it whatever the state (consent refused, own village a party …). → 422 */
  | 'rule-broken'
  /** A field names something that does not exist or does not fit. → 422 */
  | 'invalid';

export class DomainError extends Error {
  readonly code: DomainErrorCode;
  /** Which field of the command is at fault, as a path such as `consents.0.partyId`. */
  readonly path: string | undefined;
  /** For `not-possible-now`: the commands that are possible. */
  readonly allowed: string[] | undefined;

  constructor(code: DomainErrorCode, message: string, about: { path?: string; allowed?: string[] } = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.path = about.path;
    this.allowed = about.allowed;
  }
}
