import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { DisputeCommandOf } from '../../domain/dispute/commands.ts';
import type { Party } from '../../domain/dispute/state.ts';
import type { Seal } from '../../record/seal.ts';
import type { party, Registration } from './register-schema.ts';

/** The decider's command for a registration: people and words sealed, ids given. */
export function registerCommand(
  body: z.output<typeof Registration>,
  id: string,
  number: string,
  seal: Seal,
): DisputeCommandOf<'register'> {
  const { type, title, facts, requests, place, letterNumber, parties, ...plain } = body;
  return {
    ...plain,
    type: 'register',
    id,
    number,
    disputeType: type,
    title: seal.text('title', title),
    facts: seal.text('facts', facts),
    requests: requests?.map((request) => seal.text('request', request)),
    place: place === undefined ? undefined : seal.text('place', place),
    letterNumber: letterNumber === undefined ? undefined : seal.text('letter-number', letterNumber),
    parties: parties.map((one) => sealedParty(one, body.domesticViolence === true, seal)),
  };
}

/**
 * Whoever gave a safe contact, and who applies in a case of domestic violence, is kept from being found by the other side
 * (法发〔2022〕10号 4).
 */
function sealedParty(input: z.output<typeof party>, domesticViolence: boolean, seal: Seal): Party {
  const { side, kind, organisationId, ...facts } = input;
  const isProtected = facts.safeContact !== undefined || (domesticViolence && side === 'applicant');
  return { partyId: randomUUID(), side, kind, organisationId, protected: isProtected, ...seal.person(facts) };
}
