import type { Decider } from '../decider.ts';
import { relationsOf } from './relations.ts';
import type { Relation } from '../organisation/relation.ts';
import { mayOnDispute } from '../organisation/access.ts';
import { seriesOf } from './committee-number.ts';
import type { DisputeCommand } from './commands.ts';
import { consequencesOf } from './consequences.ts';
import { decide } from './decide.ts';
import type { DisputeEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { massReactionsOf } from './mass-reactions.ts';
import { noticesOf } from './notices.ts';
import { reactionsOf } from './reactions.ts';
import { readersOf } from './readers.ts';
import type { DisputeState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 纠纷: the dispute as a kind of record. */
export const disputeDecider: Decider<DisputeState, DisputeCommand, DisputeEvent> = {
  kind: 'dispute',
  guarded: true,
  decide,
  series: seriesOf,
  evolve,
  // A rating may have opened 督办 on a case that is over.
  isOpen: (state) => state.status !== 'closed' || state.supervision !== null,
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: (event, state) => [...reactionsOf(event, state), ...massReactionsOf(event, state)],
  consequences: consequencesOf,
  readers: readersOf,
  viewing: {
    standing: relationsOf,
    maySee: (role, standing: Relation[]) => mayOnDispute(role, 'view', standing),
    named: ({ owner: { mediatorId: userId, mediatorFrom: organisationId } }) =>
      userId === undefined || organisationId === undefined ? [] : [{ userId, organisationId }],
  },
};
