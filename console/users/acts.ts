import type { userAnswer } from '../../api/users/user-answer.ts';

type User = Awaited<ReturnType<typeof userAnswer>>;

/** 办理: what an administrator does to somebody's account, one form each. */
export const USER_ACTS = [
  'assign-role',
  'end-role',
  'reset-password',
  'reset-second-factor',
  'end-sessions',
  'issue-token',
  'revoke-token',
  'disable',
  'enable',
] as const;

export type UserAct = (typeof USER_ACTS)[number];

/** Those that would do something to this account. Tokens are revoked where they are listed. */
export function possibleActs(user: User): UserAct[] {
  const isPossible: Partial<Record<UserAct, boolean>> = {
    'end-role': user.assignments.length > 0,
    'reset-password': user.hasPassword,
    'reset-second-factor': user.hasSecondFactor,
    'issue-token': !user.hasPassword,
    'revoke-token': false,
    disable: user.status === 'active',
    enable: user.status === 'disabled',
  };
  return USER_ACTS.filter((act) => isPossible[act] ?? true);
}
