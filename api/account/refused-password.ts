import type { PasswordRefusal } from '../../record/identity/change-password.ts';
import { waitFirst } from '../login/refused-sign-in.ts';
import type { Language } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';

const WORDS: Record<Language, Record<Exclude<PasswordRefusal, object>, string>> = {
  'zh-CN': {
    'wrong-password': '当前密码不正确',
    'too-short': '密码太短',
    'holds-the-name': '密码不得含有姓名或者用户名',
    'easily-guessed': '密码太常见或者太有规律，容易被猜中',
    'used-before': '不得与最近用过的密码相同',
  },
  en: {
    'wrong-password': 'the present password is not right',
    'too-short': 'the password is too short',
    'holds-the-name': 'the password must not hold your name or user name',
    'easily-guessed': 'the password is too common or too regular, and easily guessed',
    'used-before': 'the password must not be one of the last ones',
  },
};

/** The problem that a refused password is; `present` and `next` are the fields that hold the two. */
export function refusedPassword(
  refusal: PasswordRefusal,
  language: Language,
  present: string,
  next = present,
): Problem {
  if (typeof refusal === 'object') return waitFirst(refusal.waitSeconds);
  const path = refusal === 'wrong-password' ? present : next;
  return new Problem('invalid', { errors: [{ path, message: WORDS[language][refusal] }] });
}
