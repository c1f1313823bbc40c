import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { userForms } from './forms.ts';
import { userPage } from './user.ts';
import { usersPage } from './users.ts';

/** 用户管理. */
export function userPages(context: ConsoleContext): SignedInPage[] {
  // The form's address would be that of a user, so that it stands before.
  return [usersPage(context), ...userForms(context), userPage(context)];
}
