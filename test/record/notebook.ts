import type { Deadline, Decider, TextRef } from '../../domain/decider.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** A kind of record for these tests only: lines are written into it, it may be handed over, fall due and be closed. */
export interface Notebook {
  id: string;
  number: string;
  ownerId: string;
  lines: TextRef[];
  dueAt: Instant | null;
  closed: boolean;
}

export type NotebookCommand =
  | { type: 'open'; id: string; number: string }
  | { type: 'write'; line: TextRef }
  | { type: 'set-due'; dueAt: Instant }
  | { type: 'print' }
  | { type: 'hand-over'; toId: string }
  | { type: 'forbidden' }
  | { type: 'fail' }
  | { type: 'act-on-deadlines' }
  | { type: 'close' };

export type NotebookEvent = { at: Instant; deadlines?: Deadline[] } & (
  | { type: 'opened'; id: string; number: string; ownerId: string }
  | { type: 'written'; line: TextRef }
  | { type: 'due-set'; dueAt: Instant }
  | { type: 'printed' }
  | { type: 'handed-over'; toId: string }
  | { type: 'due-passed' }
  | { type: 'closed' }
);

export const notebookDecider: Decider<Notebook, NotebookCommand, NotebookEvent> = {
  kind: 'notebook',
  decide(state, command, { now: at, actor }) {
    if (command.type === 'open') {
      return [{ type: 'opened', at, id: command.id, number: command.number, ownerId: actor.organisationId }];
    }
    if (!state) throw new Error('no notebook');
    if (command.type === 'forbidden') throw new DomainError('not-permitted', 'No.');
    if (state.closed) throw new DomainError('not-possible-now', 'The notebook is closed.', { allowed: [] });
    switch (command.type) {
      case 'write':
        return [{ type: 'written', at, line: command.line }];
      case 'set-due':
        return [{ type: 'due-set', at, dueAt: command.dueAt }];
      case 'print':
        return [{ type: 'printed', at }];
      case 'hand-over':
        return [{ type: 'handed-over', at, toId: command.toId }];
      case 'fail':
        throw new Error('decide failed');
      case 'act-on-deadlines':
        return state.dueAt !== null && state.dueAt <= at ? [{ type: 'due-passed', at }] : [];
      case 'close':
        return [
          { type: 'printed', at },
          { type: 'closed', at },
        ];
    }
  },
  evolve(state, event) {
    if (event.type === 'opened') {
      const { id, number, ownerId } = event;
      return { id, number, ownerId, lines: [], dueAt: null, closed: false };
    }
    if (!state) throw new Error('no notebook');
    switch (event.type) {
      case 'written':
        return { ...state, lines: [...state.lines, event.line] };
      case 'due-set':
        return { ...state, dueAt: event.dueAt };
      case 'handed-over':
        return { ...state, ownerId: event.toId };
      case 'due-passed':
        return { ...state, dueAt: null };
      case 'closed':
        return { ...state, closed: true, dueAt: null };
      case 'printed':
        return state;
    }
  },
  isOpen: (state) => !state.closed,
  deadlines: ({ dueAt }) => (dueAt === null ? [] : [deadlineAt(dueAt)]),
  tasks: ({ closed, ownerId, dueAt }) =>
    closed
      ? []
      : [
          {
            what: 'write',
            organisationId: ownerId,
            roles: ['village-mediator'],
            since: '2026-01-05T09:00:00.000+08:00',
          },
          ...(dueAt === null
            ? []
            : [{ what: 'hurry', organisationId: ownerId, roles: [], since: '2026-01-05T09:00:00.000+08:00', dueAt }]),
        ],
  notices: (event) =>
    event.type === 'handed-over'
      ? [{ what: 'handed-over', organisationId: event.toId, roles: ['village-mediator'] }]
      : [],
  reactions: (event) =>
    event.type === 'printed'
      ? [
          { kind: 'render-document', form: 'page' },
          { kind: 'render-document', form: 'cover' },
        ]
      : [],
  readers: ({ ownerId }) => [ownerId],
  viewing: {
    standing: ({ organisationId }, { ownerId }) => (organisationId === ownerId ? ['own'] : []),
    maySee: (role, standing) => role === 'village-mediator' && standing.includes('own'),
  },
};

function deadlineAt(dueAt: Instant): Deadline {
  return {
    kind: 'due',
    startedAt: dueAt,
    period: { unit: 'hours', n: 0 },
    dueAt,
    then: 'due-passed',
    source: 'test',
    provisional: false,
  };
}
