import { committeeNumberOf } from '../domain/dispute/committee-number.ts';
import type { DisputeEvent } from '../domain/dispute/events.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { CaseFacts, EvidenceFacts, ReferralFacts, TerminationFacts } from '../domain/documents/case-facts.ts';
import type { FormName } from '../domain/documents/form-name.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { levelOf } from '../domain/policy/lookups.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { openPeople } from '../record/people.ts';
import { type OpenTexts, openTexts, type Opened, withTexts } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';
import { collectPartFacts } from './case-part-facts.ts';
import { partyFacts } from './party-facts.ts';
import { personOf } from './person-of.ts';

/** For a referral that no person gave a reason for: the days ran out. */
const PERIOD_EXPIRED = '调解期限届满，未能达成调解协议，当事人愿意通过人民法院解决。';

/** All that a form needs of a case in this state, opened. The events are those that led to it. */
export async function collectCaseFacts(
  record: RecordContext,
  tx: Tx,
  state: DisputeState,
  events: DisputeEvent[],
  form: FormName,
): Promise<CaseFacts> {
  const { keys, policies, organisationTree } = record;
  const policy = await policies.version(tx, state.policyVersion);
  const organisations = await organisationTree.current(tx);
  const nameOf = (organisationId: string) => organisationOf(organisations, organisationId).name;
  const texts = await openTexts(tx, keys, state.id);
  const people = await openPeople(tx, keys, state.id);
  const mediatorId = state.owner.mediatorId;
  const mediator = mediatorId === undefined ? null : await findUser(tx, mediatorId);
  const opened = withTexts(state, texts);
  const accepted = events.find((event) => event.type === 'accepted');
  const told = events.find((event) => event.type === 'accepted' && event.rightsNoticeGiven);
  const undisputed = opened.handOver.undisputedFacts;
  const on = dateOf(events.at(-1)?.at ?? state.openedAt);
  return {
    number: state.number,
    committeeNumber: committeeNumberOf(state, state.owner.organisationId),
    typeLabel: policy.types[state.type] ?? state.type,
    sourceLabel: policy.sources[state.source] ?? state.source,
    facts: opened.facts,
    requests: opened.requests,
    amountFen: state.amountFen,
    level: levelOf(policy, state.level).label,
    ownerName: nameOf(state.owner.organisationId),
    ownerMediatorName: mediator?.name,
    parties: state.parties.map((party) => partyFacts(party, people, on)),
    registeredOn: dateOf(state.openedAt),
    appliedOn: state.source === 'application' ? dateOf(state.openedAt) : undefined,
    acceptedOn: accepted && dateOf(accepted.at),
    toldRightsOn: told && dateOf(told.at),
    language: state.language,
    onInitiative: state.source === 'initiative',
    sessions: opened.sessions.flatMap(({ record: held }) =>
      held ? [{ heldAt: held.heldAt, place: held.place, result: held.result }] : [],
    ),
    evidence: evidenceFacts(opened, state, people),
    undisputed: undisputed === null ? undefined : { facts: undisputed.facts, on: dateOf(undisputed.at) },
    termination: terminationFacts(opened, policy),
    referral: referralFacts(events, state, people, texts, nameOf),
    ...(await collectPartFacts(form, { tx, keys, state, opened, events, people, policy, organisations })),
  };
}

type People = ReadonlyMap<string, PersonFacts>;

function evidenceFacts({ evidence }: Opened<DisputeState>, { parties }: DisputeState, people: People): EvidenceFacts[] {
  return evidence.map(({ title, mediaType, byPartyId, addedAt }) => {
    const by = parties.find(({ partyId }) => partyId === byPartyId);
    return { title, mediaType, byPartyName: by && personOf(by, people).name, addedOn: dateOf(addedAt) };
  });
}

function terminationFacts({ ending }: Opened<DisputeState>, policy: Policy): TerminationFacts | undefined {
  if (ending?.outcome !== 'terminated') return undefined;
  const named = ending.routes ?? [];
  return {
    groundLabel: policy.terminationGrounds[ending.ground ?? ''] ?? '',
    reason: ending.reason,
    on: dateOf(ending.at),
    routes: named.flatMap((key) => policy.routes.filter((route) => route.key === key)),
  };
}

/** From the last referral to a court, also after the court has accepted it. */
function referralFacts(
  events: DisputeEvent[],
  state: DisputeState,
  people: People,
  texts: OpenTexts,
  nameOf: (organisationId: string) => string,
): ReferralFacts | undefined {
  const offered = events.filter((event) => event.type === 'offered').map((event) => event.offer);
  const referral = offered.findLast((offer) => offer.kind === 'court-referral');
  if (!referral) return undefined;
  return {
    courtName: nameOf(referral.toOrganisationId),
    on: dateOf(referral.at),
    reason: referral.reason ? (withTexts(referral, texts).reason ?? '') : PERIOD_EXPIRED,
    wishes: state.wishes
      .filter((wish) => wish.route === 'court')
      .flatMap((wish) =>
        state.parties
          .filter((party) => party.partyId === wish.partyId)
          .map((party) => ({ partyName: personOf(party, people).name, on: wish.on })),
      ),
  };
}
