import type { Role } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from '../views/page.ts';
import { replacePassword } from './change-password.ts';
import { endSessionsOf } from './sessions.ts';

/** What an administrator sees of a user: no address, no browser, nothing of what they work on. */
export interface AdministeredUser {
  id: string;
  name: string;
  status: 'active' | 'disabled';
  organisationId: string;
  role: Role;
  /** Whether the role is held today. */
  valid: boolean;
  /** Absent for who signs in elsewhere, and for machines. */
  hasPassword: boolean;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  createdAt: Instant;
}

export interface UserFilter {
  q?: string | undefined;
  organisationId?: string | undefined;
  status?: string | undefined;
}

/** 用户名册, by login name. */
export function listUsers(tx: Tx, filter: UserFilter, page: PageRequest): Promise<Page<AdministeredUser>> {
  const { q, organisationId, status } = filter;
  const filtered = sql('app_user').join('user_role', 'user_role.user_id', 'app_user.id');
  if (organisationId !== undefined) filtered.where('organisation_id', organisationId);
  if (status !== undefined) filtered.where('status', status);
  if (q !== undefined) filtered.whereRaw('position(lower(?) IN lower(app_user.id || name)) > 0', [q]);
  return pageOf(tx, filtered, page, (builder) => builder.select(ADMINISTERED).orderBy('app_user.id'));
}

export async function administeredUser(tx: Tx, id: string): Promise<AdministeredUser | null> {
  const only = { page: 1, pageSize: 1 };
  const filtered = sql('app_user').join('user_role', 'user_role.user_id', 'app_user.id').where('app_user.id', id);
  const { items } = await pageOf<AdministeredUser>(tx, filtered, only, (builder) => builder.select(ADMINISTERED));
  return items[0] ?? null;
}

const ADMINISTERED = {
  ...{ id: 'app_user.id', name: 'name', status: 'status', organisationId: 'organisation_id', role: 'role' },
  ...{ valid: 'valid', mustChangePassword: 'must_change_password', createdAt: 'created_at' },
  hasPassword: sql.raw('password_hash IS NOT NULL'),
  hasSecondFactor: sql.raw(
    'EXISTS (SELECT FROM second_factor WHERE second_factor.user_id = app_user.id AND confirmed_at IS NOT NULL)',
  ),
};

/** 停用, 启用: whoever is disabled is out at once, with the machines that act in their name. */
export async function setStatus(tx: Tx, id: string, status: AdministeredUser['status']): Promise<void> {
  await tx.query('UPDATE app_user SET status = $2 WHERE id = $1', [id, status]);
  if (status === 'disabled') await endSessionsOf(tx, id);
}

/** 重置密码: another password, which is good once; everything that the user is signed in by is over. False if they have none. */
export async function resetPassword(tx: Tx, id: string, passwordHash: string): Promise<boolean> {
  await endSessionsOf(tx, id);
  return replacePassword(tx, id, { passwordHash, mustChange: true });
}
