import type { DisputeState } from '../../domain/dispute/state.ts';
import { mayReadMediation } from '../../domain/dispute/told-in-mediation.ts';
import { isCourt } from '../../domain/organisation/tree.ts';
import { boundIn, type DossierName } from '../../domain/documents/dossier/for-court.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { dossierHash, papersOf } from '../../record/dossiers.ts';
import { papersOfFile } from '../../record/household-papers.ts';
import { unmadePapers } from '../../record/unmade-papers.ts';
import type { DossierOfKind } from './dossier-route.ts';

/** 人民调解卷宗. */
export const dossierOfDispute: DossierOfKind<DisputeState> = {
  summary: '卷宗 – every paper and piece of evidence of a case in one PDF',
  description:
    'With cover, contents, bookmarks and page numbers; papers that nobody has asked for yet are made. A court’s holds the 调解记录 and evidence only as far as all parties agreed.',
  nameFor: dossierFor,
  async holds(tx, { keys, policies }, { state, policy, name }) {
    const { forms, evidence } = boundIn(name, state, policy.court.handOver);
    const unmade = await unmadePapers(tx, policies, state.id, forms);
    return dossierHash(keys, { papers: await papersOf(tx, state.id), unmade, evidence });
  },
  peopleIn: ({ parties }) => parties.map(({ personId }) => personId),
};

/** 家庭暴力管控卷宗 (一户一档): whoever sees the file reads all of it. */
export const dossierOfHousehold: DossierOfKind<HouseholdState> = {
  summary: '一户一档 – a household’s file, warnings and visits in one PDF',
  description:
    'For its station alone; papers that nobody has asked for yet are made. Where a protected member is stands in none of them.',
  nameFor: () => 'dossier',
  async holds(tx, { keys }, { state }) {
    const { made: papers, unmade } = await papersOfFile(tx, state.id);
    return dossierHash(keys, { papers, unmade, evidence: [] });
  },
  peopleIn: ({ members }) => members.map(({ personId }) => personId),
};

/** What was said in mediation is no evidence: a court, its own mediation included, reads it only if all parties agreed. */
function dossierFor(actor: Actor, state: DisputeState, organisations: OrganisationTree): DossierName {
  return isCourt(organisations[actor.organisationId]) || !mayReadMediation(actor, state, organisations)
    ? 'dossier-for-court'
    : 'dossier';
}
