import type { DisputeAnswer } from '../../../api/disputes/dispute-schema.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { isOpenCourt, type OrganisationTree } from '../../../domain/organisation/tree.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { levelOf } from '../../../domain/policy/lookups.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Language } from '../../../api/problems/catalogue.ts';
import type { Option } from '../../forms/form.ts';
import { whenOf } from '../../layout/time.ts';
import { labelOf, type Words } from '../../layout/words.ts';

/** What the choices of a case's forms are made from. */
export interface Choosing {
  dispute: DisputeAnswer;
  policy: Policy;
  organisations: OrganisationTree;
  actor: Actor;
  now: Instant;
  language: Language;
  say: Words;
}

/** 可选项 of every form on a case, by the name of the field. Which of them the rules take, the decider says. */
export function choicesOf(choosing: Choosing): Record<string, readonly Option[]> {
  const { dispute, policy, say } = choosing;
  const parties = partiesOf(choosing);
  return {
    partyId: parties,
    partyIds: parties,
    participantIds: parties,
    requestedBy: parties,
    confirmedBy: parties,
    debtorId: parties,
    creditorId: parties,
    byPartyId: parties,
    'consents.partyId': parties,
    'given.partyId': parties,
    evidenceIds: dispute.evidence.map(({ evidenceId, title }) => ({ value: evidenceId, label: title })),
    sessionId: plannedSessions(choosing),
    colour: policy.colours
      .filter(({ key }) => key !== dispute.colour)
      .map(({ key, label }) => ({ value: key, label: labelOf({ [key]: label, ...say.colour }, key) })),
    route: coded(Object.fromEntries(policy.routes.map(({ key, label }) => [key, label])), 'route', say),
    ground: coded(policy.terminationGrounds, 'ground', say),
    relation: coded(labelsOf(policy.dispute.links), 'relation', say),
    as: coded(labelsOf(policy.dispute.invitations), 'as', say),
    basis: periodsOf(choosing),
    courtId: organisationOptions(choosing, isOpenCourt),
  };
}

/** Only where there is more than the one period. */
function periodsOf({ dispute, policy, say }: Choosing): Option[] {
  const keys = Object.keys(levelOf(policy, dispute.level).mediate);
  return keys.length === 1 ? [] : keys.map((value) => ({ value, label: labelOf(say.disputeForm.code.basis, value) }));
}

function partiesOf({ dispute, say }: Choosing): Option[] {
  return dispute.parties.map(({ partyId, name, side }) => ({
    value: partyId,
    label: `${name} (${labelOf(say.side, side)})`,
  }));
}

function plannedSessions({ dispute, now, language }: Choosing): Option[] {
  return dispute.sessions
    .filter(({ record, cancelledAt }) => record === undefined && cancelledAt === undefined)
    .map(({ sessionId, at, place }) => ({ value: sessionId, label: `${whenOf(at, language, now).text} ${place}` }));
}

/** Organisations by their names, those of one centre together. */
export function organisationOptions(
  { organisations, actor }: Pick<Choosing, 'organisations' | 'actor'>,
  isOne: (organisation: OrganisationTree[string]) => boolean,
): Option[] {
  const own = organisations[actor.organisationId];
  const rank = ({ id, parentId }: OrganisationTree[string]) =>
    id === own?.id ? 0 : parentId === own?.id || parentId === own?.parentId ? 1 : 2;
  return Object.values(organisations)
    .filter(isOne)
    .sort((a, b) => rank(a) - rank(b) || (a.parentId ?? '').localeCompare(b.parentId ?? '') || (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => ({ value: id, label: name }));
}

function labelsOf(entries: Readonly<Record<string, { label: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([key, { label }]) => [key, label]));
}

/** Codes of the policy, in the reader's language where there are words for them, else as the policy calls them. */
function coded(labels: Readonly<Record<string, string>>, field: string, say: Words): Option[] {
  const own = (say.disputeForm.code as Record<string, Record<string, string>>)[field] ?? {};
  return Object.entries(labels).map(([value, label]) => ({ value, label: own[value] ?? label }));
}
