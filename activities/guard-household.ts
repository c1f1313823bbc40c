import { createHash, randomUUID } from 'node:crypto';
import { log } from '@temporalio/activity';
import { responsible } from '../domain/dispute/place.ts';
import type { DisputeState, Party } from '../domain/dispute/state.ts';
import type { HouseholdCommandOf, Officer } from '../domain/household/commands.ts';
import { householdDecider } from '../domain/household/decider.ts';
import type { HouseholdStanding } from '../domain/household/standing.ts';
import { villageInAddress } from '../domain/household/village.ts';
import type { MemberRole } from '../domain/household/state.ts';
import type { Organisation, OrganisationTree } from '../domain/organisation/tree.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { nextCaseNumber } from '../record/case-number.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { householdsOfDispute, standingsOf } from '../record/guard.ts';
import { officersOf } from '../record/officers.ts';
import { openPeople } from '../record/people.ts';
import { markDone } from '../record/reactions.ts';
import { sealedReach, withoutReach } from '../record/reach.ts';
import type { Seal } from '../record/seal.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction, type Tx } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';
import type { GuardRequest } from './guard-disputes.ts';

/** What the station's file says of how it began; nobody outside the station reads it. */
const REASON = '调解组织受理的纠纷不适宜调解,转由派出所核查管控。';
const UNKNOWN_ADDRESS = '待核实';

/**
 * 关联或者建档: notes a dispute whose mediation was stopped in the files of the households that its people belong to. A
 * family that has none yet is given one at the station that answers for the place. Done twice, it changes nothing.
 */
export function createGuardHousehold(record: RecordContext) {
  return async function guardHousehold({ streamId, seq, kind, form = '' }: GuardRequest): Promise<void> {
    const stopped = await inTransaction(record.db, ENGINE, (tx) => read(record, tx, streamId));
    for (const { householdId, stationId } of stopped.households) {
      const staff = await inTransaction(record.db, ENGINE, (tx) => officersOf(tx, stationId));
      await execute(record, householdDecider, {
        streamId: householdId,
        actor: ENGINE,
        build: () => ({ type: 'note-dispute' as const, disputeId: streamId, staff }),
      });
    }
    if (stopped.needsFile) await openFile(record, stopped);
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

/** What is known of a stopped dispute. */
interface Stopped {
  dispute: DisputeState;
  people: ReadonlyMap<string, PersonFacts>;
  households: HouseholdStanding[];
  needsFile: boolean;
  policy: Policy;
  organisations: OrganisationTree;
  /** Null where no police station answers for the place. */
  station: Organisation | null;
  staff: Officer[];
}

async function read(record: RecordContext, tx: Tx, disputeId: string): Promise<Stopped> {
  const saved = await savedState<DisputeState>(tx, 'dispute', disputeId);
  if (saved === null) throw new RangeError(`there is no dispute ${disputeId}`);
  const { state: dispute, policyVersion } = saved;
  const policy = await record.policies.version(tx, policyVersion);
  const organisations = await record.organisationTree.current(tx);
  // Only who is who matters here, which no moment changes.
  const standings = standingsOf(await householdsOfDispute(tx, disputeId), dispute, dispute.openedAt);
  const households = standings.filter(isConcerned);
  const isFamily = dispute.domesticViolence || policy.dispute.guard.familyTypes.includes(dispute.type);
  // Of people without ID number or date of birth an earlier attempt's file could not be found by identity.
  const isOpened = (await savedState(tx, 'household', householdIdOf(disputeId))) !== null;
  const station = responsible(dispute, policy.dispute.guard.station, { policy, organisations });
  return {
    dispute,
    people: await openPeople(tx, record.keys, disputeId),
    households,
    needsFile: isFamily && households.length === 0 && !isOpened,
    policy,
    organisations,
    station,
    staff: station === null ? [] : await officersOf(tx, station.id),
  };
}

/** A perpetrator, or two of the family: who is merely a relative of somebody's stands in that family's file for nothing. */
function isConcerned({ perpetrators, victims, others }: HouseholdStanding): boolean {
  return perpetrators.length > 0 || victims.length + others.length > 1;
}

async function openFile(record: RecordContext, stopped: Stopped): Promise<void> {
  const { dispute, station } = stopped;
  if (station === null) {
    log.warn('no police station answers for the place of a stopped dispute', { disputeId: dispute.id });
    return;
  }
  const number = await nextCaseNumber(record.db, station, await record.clock.now());
  await execute(record, householdDecider, {
    streamId: householdIdOf(dispute.id),
    actor: ENGINE,
    opens: true,
    build: (seal) => opening(seal, number, station.id, stopped),
  });
}

function opening(seal: Seal, number: string, stationId: string, stopped: Stopped): HouseholdCommandOf<'open'> {
  const { dispute, people, policy, organisations, staff } = stopped;
  const parties = dispute.parties.filter((party) => party.kind === 'person');
  const home = homeOf(parties, people);
  return {
    type: 'open',
    id: seal.streamId,
    number,
    stationId,
    level: policy.household.guardLevel,
    reason: seal.text('reason', REASON),
    address: seal.text('address', home),
    villageId: villageInAddress(home, stationId, organisations),
    members: parties.map((party) => ({
      memberId: randomUUID(),
      ...sealedParty(party, people.get(party.personId) ?? { name: '' }, seal),
      role: roleOf(party, parties),
      confidential: party.protected,
    })),
    disputeId: dispute.id,
    staff,
  };
}

/** Of a protected one, who they are and where they are by themselves. */
function sealedParty(party: Party, facts: PersonFacts, seal: Seal) {
  if (!party.protected) return seal.person(facts);
  return { ...seal.person(withoutReach(facts)), reach: sealedReach(facts, seal) };
}

/** Never the protected person's: that one may have moved out. */
function homeOf(parties: readonly Party[], people: Stopped['people']): string {
  const known = parties.filter((party) => !party.protected).map(({ personId }) => people.get(personId)?.address);
  return known.find((address) => address !== undefined) ?? UNKNOWN_ADDRESS;
}

/** Whoever is protected is taken for the victim, who stands against them for the perpetrator, until an officer knows better. */
function roleOf(party: Party, parties: readonly Party[]): MemberRole {
  if (party.protected) return 'victim';
  return parties.some((other) => other.protected && other.side !== party.side) ? 'perpetrator' : 'other';
}

/** The same file for the same dispute, however often it is attempted. */
function householdIdOf(disputeId: string): string {
  const hex = createHash('sha256').update(`household of ${disputeId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
