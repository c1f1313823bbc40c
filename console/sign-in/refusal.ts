import type { SignInRefusal } from '../../record/identity/sign-in.ts';
import { filled, type Words } from '../layout/words.ts';

export interface Notice {
  kind: 'good' | 'bad' | 'warn' | 'info';
  text: string;
}

/** What a refused sign-in is called on a page. */
export function refusal(refused: SignInRefusal, { signIn: words }: Words): { status: number; notice: Notice } {
  if (typeof refused === 'object') return { status: 429, notice: waitFirst(refused.waitSeconds, words) };
  const text = refused === 'wrong-second-factor' ? words.wrongCode : words.wrong;
  return { status: 401, notice: { kind: 'bad', text } };
}

export function waitFirst(waitSeconds: number, words: Words['signIn']): Notice {
  return { kind: 'bad', text: filled(words.tooMany, { n: Math.max(1, Math.ceil(waitSeconds / 60)) }) };
}
