import { accessTable } from '../../../domain/organisation/access-table.ts';
import type { Role } from '../../../domain/organisation/actor.ts';
import { openSession } from '../../../record/identity/sessions.ts';
import { createUser } from '../../../record/identity/users.ts';
import { inTransaction, SYSTEM, type Tx } from '../../../record/transaction.ts';
import type { ApiUnderTest } from '../api-under-test.ts';
import { type Caller, callerWith } from '../caller.ts';

/** Houses of the demo county, each of which stands to the records of this world in its own way. */
export const PLACES = [
  'yangping',
  'hekou',
  'qingxi',
  'county',
  'qingxi-station',
  'qingxi-women',
  'court',
  'beiling-station',
] as const;

export type Place = (typeof PLACES)[number];

/** Every role that a person can have. A machine's account acts in one of these too. */
export const ROLES = (Object.keys(accessTable.county) as Role[]).filter((role) => role !== 'system');

/** One person of every role in every house: also where nobody would give them that post, since only the table may refuse. */
export interface People {
  userId(role: Role, place: Place): string;
  token(role: Role, place: Place): string;
  as(role: Role, place: Place): Caller;
  /** The token of somebody who does one thing with an account of their own, such as end its sessions, and is asked no more. */
  passerBy(role: Role, place: Place): Promise<string>;
}

export async function settlePeople({ record, url }: ApiUnderTest): Promise<People> {
  const userId = (role: Role, place: Place) => `${role}.${place}`;
  const tokens = new Map<string, string>();
  const session = { manner: 'password', mustEnrol: false, idleMinutes: 720, hours: 12 } as const;
  const from = { address: '127.0.0.1', userAgent: 'access-matrix' };
  const signedIn = async (tx: Tx, id: string, role: Role, organisationId: Place) => {
    await createUser(tx, { id, name: id, role, organisationId });
    return openSession(tx, { userId: id, ...session, ...from });
  };
  for (const place of PLACES) {
    await inTransaction(record.db, SYSTEM, async (tx) => {
      for (const role of ROLES) tokens.set(userId(role, place), await signedIn(tx, userId(role, place), role, place));
    });
  }
  let passed = 0;
  const token = (role: Role, place: Place) => tokens.get(userId(role, place)) ?? '';
  return {
    userId,
    token,
    as: (role, place) => callerWith(url, token(role, place)),
    passerBy(role, place) {
      passed += 1;
      const id = `${userId(role, place)}.${passed}`;
      return inTransaction(record.db, SYSTEM, (tx) => signedIn(tx, id, role, place));
    },
  };
}
