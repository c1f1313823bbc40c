import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { type ActionsView, actionsOf } from '../forms/actions.ts';
import type { Words } from '../layout/words.ts';
import { claimantFormTypes } from '../claimants/form-types.ts';
import { disputeFormTypes } from './commands/index.ts';
import { rollPath } from './roll-card.ts';

/** Commands whose pages are not made from the command alone. */
const ON_PAGES_OF_THEIR_OWN: readonly string[] = ['add-evidence', ...claimantFormTypes];

/** What answers each thing that is awaited, the likeliest first. */
const ANSWERING: Readonly<Record<string, readonly string[]>> = {
  dispatch: ['dispatch', 'accept', 'screen'],
  'decide-owner': ['dispatch'],
  accept: ['accept', 'return'],
  mediate: ['record-session', 'schedule-session', 'reach-agreement'],
  resume: ['resume'],
  'sign-for': ['sign-for'],
  'file-for-litigation': ['file-for-litigation'],
  'replace-mediator': ['replace-mediator'],
  'conclude-signing': ['conclude-signing'],
  'file-claimants': ['file-claimants'],
  'close-claimants': ['close-claimants'],
  'decide-after-default': ['mediate-again', 'refer-to-court', 'terminate'],
  'answer-supervision': ['answer-supervision'],
  acknowledge: ['acknowledge'],
  'contact-parties': ['record-contact'],
};

/** 可以办理: what the reader can do on the case, what is awaited of them first; of an agreed one that is on its agreement. */
export function disputeActions(dispute: DisputeAnswer, agreement: string | null, say: Words): ActionsView {
  const view = commandsOf(dispute, say);
  if (agreement === null) return view;
  const { openAgreement, onAgreement } = say.dispute;
  const toAgreement = { type: 'agreement', name: openAgreement, path: agreement, consequence: onAgreement };
  return { ...view, first: [toAgreement, ...view.first], isEmpty: false };
}

function commandsOf(dispute: DisputeAnswer, say: Words): ActionsView {
  const { groups } = say.dispute;
  const offered = dispute.actions.filter((type) => disputeFormTypes.has(type) || ON_PAGES_OF_THEIR_OWN.includes(type));
  return actionsOf(offered, {
    base: `/console/disputes/${dispute.id}`,
    // The roll's page has its template and the check, which come before an import.
    elsewhere: { 'import-claimants': rollPath(dispute.id) },
    answering: ANSWERING[dispute.waitingFor?.what ?? ''] ?? [],
    groups: [
      { name: groups.work, types: WORK },
      { name: groups.hand, types: HAND },
      { name: groups.people, types: PEOPLE },
      { name: groups.end, types: END },
    ],
    words: say.disputeForm,
    say,
  });
}

const WORK = [
  'record-session',
  'schedule-session',
  'record-contact',
  'add-investigation',
  'add-evidence',
  'reach-agreement',
  'import-claimants',
  'reach-mass-agreement',
  'conclude-signing',
  'file-claimants',
  'close-claimants',
  'record-wish',
  'record-undisputed-facts',
  'record-hand-over-consents',
  'extend',
  'suspend',
  'resume',
  'mediate-again',
];
const HAND = ['dispatch', 'accept', 'return', 'transfer', 'revoke-transfer', 'refer-to-court', 'invite', 'link'];
const PEOPLE = ['press', 'change-colour', 'report-danger', 'acknowledge', 'recuse', 'replace-mediator', 'add-guidance'];
const END = ['reconcile', 'close', 'withdraw', 'terminate', 'annul-acceptance', 'file-for-litigation'];
