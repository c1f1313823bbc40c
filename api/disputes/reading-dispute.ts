import { isToldInMediation, readableMediation } from '../../domain/dispute/told-in-mediation.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import { awaitedBeneath } from '../../record/views/awaited-beneath.ts';
import { type ReadingWorld, readDispute, readDisputeEvents } from '../../record/views/dispute-details.ts';
import type { RecordedEvent } from '../../record/views/recorded-events.ts';
import { visibleCase } from '../cases/visible-case.ts';
import { found } from '../http/reading.ts';
import { disputeAnswer } from './dispute-answer.ts';
import { disputeKind } from './dispute-kind.ts';
import type { DisputeAnswer } from './dispute-schema.ts';

/** A case as the actor may see it, and the policy it was opened under. Throws Problem `not-found`. */
export async function disputeFor(
  { policies }: RecordContext,
  tx: Tx,
  world: ReadingWorld,
  id: string,
): Promise<{ dispute: DisputeAnswer; policy: Policy }> {
  const details = found(await readDispute(tx, world, id));
  const policy = await policies.version(tx, details.state.policyVersion);
  const surroundings = { organisations: world.organisations, policy };
  return { dispute: disputeAnswer(details, tx.actor, surroundings, await awaitedBeneath(tx, id)), policy };
}

/** 全程记录 as the actor may read it. Throws Problem `not-found`. */
export async function eventsFor(tx: Tx, world: ReadingWorld, id: string): Promise<RecordedEvent[]> {
  const events = found(await readDisputeEvents(tx, world, id));
  const { state } = await visibleCase(tx, disputeKind, id, world.organisations);
  const isReadable = readableMediation(tx.actor, state, world.organisations);
  const told = events.filter(({ type, at }) => !isToldInMediation(type) || isReadable(at));
  return told.map((event) => ({ ...event, data: withoutStations(event.data, tx.actor) }));
}

/** Which police station the guard has told or asked is that station's alone to read: its name could say why. */
function withoutStations({ stations, ...data }: Record<string, unknown>, { organisationId }: Actor) {
  const isTheirs = Array.isArray(stations) && stations.includes(organisationId);
  return isTheirs ? { ...data, stations } : data;
}
