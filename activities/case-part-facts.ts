import type { CaseFacts } from '../domain/documents/case-facts.ts';
import type { DisputeFormCode } from '../domain/documents/dispute-forms.ts';
import { partsOfDispute } from '../domain/documents/dispute-parts.ts';
import type { FormName } from '../domain/documents/form-name.ts';
import { supervisionFacts, transferFacts } from './moved-facts.ts';
import { partyFacts } from './party-facts.ts';
import { personOf } from './person-of.ts';
import { dateOf } from '../domain/time/instant.ts';
import { type OpenedCase, stateAfter, whoHadIt } from './who-had-it.ts';

export type PartFacts = Pick<
  CaseFacts,
  'committeeNumber' | 'session' | 'investigation' | 'transfer' | 'supervision' | 'subject'
>;
type Collect = (about: string, at: OpenedCase) => Promise<PartFacts>;

const COLLECT: Partial<Record<DisputeFormCode, Collect>> = {
  'power-of-attorney': subjectFacts,
  'address-confirmation': subjectFacts,
  'mediation-record': sessionFacts,
  'investigation-record': investigationFacts,
  'transfer-letter': transferFacts,
  'entrustment-letter': transferFacts,
  'supervision-notice': supervisionFacts,
};

/** What a form about one part of a case says of it; nothing for other forms. Throws RangeError if there is no such part. */
export async function collectPartFacts({ code, about }: FormName, of: OpenedCase): Promise<PartFacts> {
  const form = code as DisputeFormCode;
  const parts = partsOfDispute(form, of.state);
  const collect = COLLECT[form];
  if (parts === null || collect === undefined) return {};
  if (about === undefined || !parts.ids.includes(about)) throw new RangeError(`there is no ${about} for a ${code}`);
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
  const { committeeNumber, ...mediated } = await whoHadIt(stateAfter(events.slice(0, recorded), state), of);
  return {
    committeeNumber,
    session: {
      no: (partsOfDispute('mediation-record', state)?.ids ?? []).indexOf(about) + 1,
      ...{ heldAt, place, result, record: text },
      participants: (called.length > 0 ? called : state.parties).map((party) => personOf(party, people).name),
      guests: session.guests,
      ...mediated,
    },
  };
}

async function investigationFacts(about: string, of: OpenedCase): Promise<PartFacts> {
  const found = of.opened.investigations.find(({ investigationId }) => investigationId === about);
  if (found === undefined) throw new RangeError(`there is no investigation ${about}`);
  const { investigationId: _, ...investigation } = found;
  const added = of.events.findIndex((event) => event.type === 'investigation-added' && event.investigationId === about);
  const { committeeNumber, ...asked } = await whoHadIt(stateAfter(of.events.slice(0, added), of.state), of);
  return { committeeNumber, investigation: { ...investigation, ...asked } };
}

function subjectFacts(about: string, { state, events, people }: OpenedCase): Promise<PartFacts> {
  const party = state.parties.find(({ partyId }) => partyId === about);
  if (party === undefined) throw new RangeError(`there is no party ${about}`);
  const on = dateOf(events.at(-1)?.at ?? state.openedAt);
  return Promise.resolve({ subject: { party: partyFacts(party, people, on), agent: personOf(party, people).agent } });
}
