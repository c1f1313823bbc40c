import type { AdministeredUser } from '../../record/identity/administration.ts';
import type { Words } from '../layout/words.ts';

/** What stands out in an account, in a word each. */
export function tagsOf(user: AdministeredUser, { users }: Words): { kind: 'good' | 'bad' | 'plain'; text: string }[] {
  return [
    user.status === 'disabled' && { kind: 'bad' as const, text: users.status.disabled },
    !user.valid && { kind: 'bad' as const, text: users.noRole },
    user.mustChangePassword && { kind: 'plain' as const, text: users.mustChange },
    user.hasSecondFactor && { kind: 'good' as const, text: users.secondFactor },
    !user.hasPassword && { kind: 'plain' as const, text: users.noPassword },
  ].filter((tag) => tag !== false);
}
