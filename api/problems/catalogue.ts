import en from '../../templates/locales/en.json' with { type: 'json' };
import zhCN from '../../templates/locales/zh-CN.json' with { type: 'json' };

/** Every code that a problem answer may carry, with its HTTP status. Clients rely on the codes, never on the words. */
export const problemStatus = {
  malformed: 400,
  unauthenticated: 401,
  'wrong-credentials': 401,
  'second-factor-needed': 401,
  'wrong-second-factor': 401,
  'password-change-needed': 403,
  'second-factor-enrolment-needed': 403,
  'outside-scope': 403,
  'not-permitted': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-possible-now': 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'rule-broken': 422,
  'idempotency-mismatch': 422,
  'too-many-attempts': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export type Language = 'zh-CN' | 'en';

/** The problem's short name and what to do about it, in the caller's language. */
export function problemWords(code: ProblemCode, language: Language): { title: string; detail: string } {
  return (language === 'en' ? en : zhCN).problems[code];
}
