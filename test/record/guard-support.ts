import { randomUUID } from 'node:crypto';
import { type Executed, execute } from '../../record/execute.ts';
import type { HouseholdCommand } from '../../domain/household/commands.ts';
import { householdDecider } from '../../domain/household/decider.ts';
import type { HouseholdEvent } from '../../domain/household/events.ts';
import type { HouseholdState, MemberRole } from '../../domain/household/state.ts';
import type { PersonFacts } from '../../domain/people/person.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Seal } from '../../record/seal.ts';
import { actorNamed } from './people-support.ts';

export const husband: PersonFacts = { name: '周志强', idNumber: '33068119850612131X', birthDate: '1985-06-12' };
export const wife: PersonFacts = { name: '吴小梅', idNumber: '330681198809151324', birthDate: '1988-09-15' };

export interface Family {
  level?: string;
  members?: [MemberRole, PersonFacts][];
  by?: string;
}

const COUPLE: [MemberRole, PersonFacts][] = [
  ['perpetrator', husband],
  ['victim', wife],
];

/** A file of 清溪派出所, opened as the API does. */
export async function openHousehold(
  record: RecordContext,
  { level = 'red', members = COUPLE, by = 'deputy.qingxi' }: Family = {},
): Promise<HouseholdState> {
  const streamId = randomUUID();
  const { state } = await onHousehold(record, by, streamId, true, (seal) => ({
    type: 'open',
    id: streamId,
    number: `户-${streamId}`,
    stationId: actorNamed(by).organisationId,
    level,
    reason: seal.text('reason', '多次报警'),
    address: seal.text('address', '清溪镇羊坪村二组8号'),
    members: members.map(([role, facts]) => ({
      memberId: randomUUID(),
      role,
      confidential: role === 'victim',
      ...seal.person(facts),
    })),
    staff: [],
  }));
  return state;
}

export function onHousehold(
  record: RecordContext,
  by: string,
  streamId: string,
  opens: boolean,
  build: (seal: Seal) => HouseholdCommand | Promise<HouseholdCommand>,
): Promise<Executed<HouseholdState, HouseholdEvent>> {
  return execute(record, householdDecider, { streamId, actor: actorNamed(by), opens, build });
}

export async function raise(record: RecordContext, id: string, before: () => Promise<void> = async () => undefined) {
  const now = await record.clock.now();
  return onHousehold(record, 'officer.qingxi', id, false, async (seal) => {
    await before();
    return {
      type: 'report-incident',
      report: { incidentId: randomUUID(), occurredAt: now, detail: seal.text('incident', '又动手了') },
      staff: [],
    };
  });
}
