import type { DisputeEvent } from '../domain/dispute/events.ts';
import { evolve } from '../domain/dispute/evolve.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { CaseFacts } from '../domain/documents/case-facts.ts';
import type { DisputeFormCode } from '../domain/documents/dispute-forms.ts';
import { partsOfDispute } from '../domain/documents/dispute-parts.ts';
import type { FormName } from '../domain/documents/form-name.ts';
import { organisationOf, type OrganisationTree } from '../domain/organisation/tree.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { levelOf } from '../domain/policy/lookups.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { Opened } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/users.ts';
import { personOf } from './person-of.ts';

/** A case, opened, with what is needed to say who had it when. */
export interface OpenedCase {
  tx: Tx;
  state: DisputeState;
  opened: Opened<DisputeState>;
  /** Those that led to the state. */
  events: DisputeEvent[];
  people: ReadonlyMap<string, PersonFacts>;
  policy: Policy;
  organisations: OrganisationTree;
}

type PartFacts = Pick<CaseFacts, 'session' | 'investigation'>;
type Collect = (about: string, at: OpenedCase) => Promise<PartFacts>;

const COLLECT: Partial<Record<DisputeFormCode, Collect>> = {
  'mediation-record': sessionFacts,
  'investigation-record': investigationFacts,
};

/** What a form about one part of a case says of it; nothing for other forms. Throws RangeError if there is no such part. */
export async function collectPartFacts({ code, about }: FormName, of: OpenedCase): Promise<PartFacts> {
  const form = code as DisputeFormCode;
  const parts = partsOfDispute(form, of.state);
  const collect = COLLECT[form];
  if (parts === null || collect === undefined) return {};
  if (about === undefined || !parts.includes(about)) throw new RangeError(`there is no ${about} for a ${code}`);
  return collect(about, of);
}

async function sessionFacts(about: string, of: OpenedCase): Promise<PartFacts> {
  const { state, opened, events, people } = of;
  const session = opened.sessions.find(({ sessionId }) => sessionId === about);
  const record = session?.record;
  if (session === undefined || record === undefined) throw new RangeError(`session ${about} was not recorded`);
  const called = state.parties.filter(({ partyId }) => session.participantIds.includes(partyId));
  const recorded = events.findIndex((event) => event.type === 'session-recorded' && event.sessionId === about);
  const { heldAt, place, text, result } = record;
  return {
    session: {
      no: (partsOfDispute('mediation-record', state) ?? []).indexOf(about) + 1,
      ...{ heldAt, place, result, record: text },
      participants: (called.length > 0 ? called : state.parties).map((party) => personOf(party, people).name),
      guests: session.guests,
      ...(await whoHadIt(events.slice(0, recorded), of)),
    },
  };
}

async function investigationFacts(about: string, of: OpenedCase): Promise<PartFacts> {
  const found = of.opened.investigations.find(({ investigationId }) => investigationId === about);
  if (found === undefined) throw new RangeError(`there is no investigation ${about}`);
  const { investigationId: _, ...investigation } = found;
  const added = of.events.findIndex((event) => event.type === 'investigation-added' && event.investigationId === about);
  return { investigation: { ...investigation, ...(await whoHadIt(of.events.slice(0, added), of)) } };
}

/** The house and the mediator whose the case was after these events: an earlier paper is not signed by a later owner. */
async function whoHadIt(before: DisputeEvent[], { tx, state, policy, organisations }: OpenedCase) {
  const then = before.reduce<DisputeState | null>(evolve, null) ?? state;
  const { organisationId, mediatorId } = then.owner;
  return {
    organisationName: organisationOf(organisations, organisationId).name,
    mediatorName: mediatorId === undefined ? undefined : (await findUser(tx, mediatorId))?.name,
    byCourt: levelOf(policy, then.level).stage === 'court',
  };
}
