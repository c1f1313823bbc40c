import type { SignInRefusal } from '../../record/identity/sign-in.ts';
import { Problem } from '../problems/problem.ts';

/** The problem that a refused sign-in is. */
export function refusedSignIn(refused: SignInRefusal): Problem {
  if (typeof refused === 'object') return waitFirst(refused.waitSeconds);
  return new Problem(refused, { headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** 429 that says how long no password is looked at. */
export function waitFirst(seconds: number): Problem {
  return new Problem('too-many-attempts', { headers: { 'Retry-After': String(seconds) } });
}
