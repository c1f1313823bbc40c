import type { Role } from '../../domain/organisation/actor.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Tx } from '../transaction.ts';
import { hashOfPassword } from './passwords.ts';
import { insertAssignment } from './roles.ts';

/**
 * 用户: someone who works at an organisation, in the role of today; whose role has ended is still at their last place. The id
 * is the login name and never changes, because events name it.
 */
export interface User {
  id: string;
  name: string;
  organisationId: string;
  role: Role;
}

export interface NewUser extends User {
  /** Absent for who signs in elsewhere, and for machines. */
  password?: string | undefined;
  /** Whether they may do nothing before they have chosen a password of their own. */
  mustChangePassword?: boolean;
  /** First and last day of the role: from today, and for good, if absent. */
  validFrom?: CivilDate | undefined;
  validUntil?: CivilDate | undefined;
}

/** Fails if the id is taken. The caller has looked at the password. */
export async function createUser(tx: Tx, user: NewUser): Promise<void> {
  const passwordHash = user.password === undefined ? null : await hashOfPassword(user.password);
  await tx.query('INSERT INTO app_user (id, name, password_hash, must_change_password) VALUES ($1, $2, $3, $4)', [
    user.id,
    user.name,
    passwordHash,
    user.mustChangePassword ?? false,
  ]);
  await insertAssignment(tx, { ...user, userId: user.id });
}

const USER = `SELECT id, name, organisation_id AS "organisationId", role
  FROM app_user JOIN user_role ON user_role.user_id = app_user.id`;

export async function findUser(tx: Tx, id: string): Promise<User | null> {
  const [user] = await tx.query<User>(`${USER} WHERE id = $1`, [id]);
  return user ?? null;
}

/** 在岗: the same, for who may act today. */
export async function findUserInOffice(tx: Tx, id: string): Promise<User | null> {
  const [user] = await tx.query<User>(`${USER} WHERE id = $1 AND valid AND status = 'active'`, [id]);
  return user ?? null;
}

/** Names of an organisation's people, by user id; also of who has left. */
export async function usersOf(tx: Tx, organisationId: string): Promise<Map<string, string>> {
  const rows = await tx.query<User>(`${USER} WHERE organisation_id = $1`, [organisationId]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** 在岗人员 of several organisations, by id. */
export function usersInOffice(tx: Tx, organisationIds: readonly string[]): Promise<User[]> {
  return tx.query<User>(`${USER} WHERE organisation_id = ANY($1) AND valid AND status = 'active' ORDER BY id`, [
    organisationIds,
  ]);
}
