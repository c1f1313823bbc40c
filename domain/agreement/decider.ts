import type { Decider } from '../decider.ts';
import { relationsOf } from './relations.ts';
import { type AgreementRelation, mayOnAgreement } from '../organisation/agreement-access.ts';
import type { AgreementCommand } from './commands.ts';
import { consequencesOf } from './consequences.ts';
import { decide } from './decide.ts';
import type { AgreementEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { reactionsOf } from './reactions.ts';
import { readersOf } from './readers.ts';
import type { AgreementState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 调解协议: the agreement as a kind of record, from its draft to the last instalment and the visit after it. */
export const agreementDecider: Decider<AgreementState, AgreementCommand, AgreementEvent> = {
  kind: 'agreement',
  parent: 'dispute',
  decide,
  evolve,
  isOpen: (state) => state.ending === null,
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: reactionsOf,
  consequences: consequencesOf,
  readers: readersOf,
  viewing: {
    standing: relationsOf,
    maySee: (role, standing: AgreementRelation[]) => mayOnAgreement(role, 'view', standing),
    named: ({ mediatorId: userId, mediatorFrom: organisationId }) =>
      userId === undefined || organisationId === undefined ? [] : [{ userId, organisationId }],
  },
};
