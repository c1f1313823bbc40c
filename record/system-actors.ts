import type { Actor } from '../domain/organisation/actor.ts';
import { SEALER_ROLE, SIGN_IN_ROLE } from '../migrations/access.ts';

/** 系统岗位: who acts where no person does, each under its own name. What each may do to a record, domain/organisation/system-access.ts says. */
function system(userId: string): Actor {
  return { userId, organisationId: 'system', role: 'system' };
}

/** The record itself: what follows for other records from what a person did. */
export const SYSTEM = system('system');
/** 流程引擎: acts when a deadline has passed, and does what takes time. */
export const ENGINE = system('system:engine');
/** 批量导入: enters the claimants of a roll that a person has looked at. */
export const IMPORT = system('system:import');
/** 公众窗口: what a party does with their code. */
export const PUBLIC = system('system:public');
/** 日历: dates provisional deadlines again. */
export const CALENDAR = system('system:calendar');
/** 恢复: erases again what a backup brought back. */
export const RESTORE = system('system:restore');
/** 封印人: chains what was written. Reads hashes, and no word of any case. */
export const SEALER = system('system:sealer');

/** 登录验证: finds out who asks. Reads users and sessions, and no case. */
export const SIGN_IN = system('system:sign-in');

/** For these the transaction takes on a role of the database that has no other rights. */
const NARROW: Readonly<Record<string, string>> = {
  [SEALER.userId]: SEALER_ROLE,
  [SIGN_IN.userId]: SIGN_IN_ROLE,
};

export function narrowRoleOf({ role, userId }: Actor): string | undefined {
  return role === 'system' ? NARROW[userId] : undefined;
}
