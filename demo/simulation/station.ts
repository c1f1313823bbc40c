import type { Officer } from '../../domain/household/commands.ts';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import { demoUsers } from '../users.ts';

/** 清溪镇派出所, whose years these are. */
export const STATION = 'qingxi-station';

export const staff: Officer[] = demoUsers
  .filter(({ organisationId }) => organisationId === STATION)
  .map(({ username, role }) => ({ userId: username, role }))
  .sort((a, b) => (a.userId < b.userId ? -1 : 1));

/** Whoever has that role at the station. */
export function officerAs(role: Role): Actor {
  const officer = staff.find((candidate) => candidate.role === role);
  if (officer === undefined) throw new RangeError(`nobody at ${STATION} is ${role}`);
  return { ...officer, organisationId: STATION };
}
