import type { DisputeCommandOf } from '../domain/dispute/commands.ts';
import type { SessionResult } from '../domain/dispute/state.ts';
import { addHours } from '../domain/time/instant.ts';
import { randomUUID } from 'node:crypto';
import type { StoryStep } from './story.ts';

export const dispatchTo = (by: string, organisationId: string, afterHours = 1): StoryStep => ({
  by,
  afterHours,
  command: () => ({ type: 'dispatch', organisationId }),
});

/** Everybody consents and has been told their rights; `wishingCourt` names who would go to court if it fails. */
export const acceptedBy = (by: string, afterHours = 2, wishingCourt: string[] = []): StoryStep => ({
  by,
  afterHours,
  command: ({ everyoneConsents }) => ({
    type: 'accept',
    consents: everyoneConsents(wishingCourt),
    rightsNoticeGiven: true,
  }),
});

export const session = (
  by: string,
  afterHours: number,
  place: string,
  record: string,
  result: SessionResult,
): StoryStep => ({
  by,
  afterHours,
  command: ({ seal, now }) => ({
    type: 'record-session',
    sessionId: randomUUID(),
    isPlanned: false,
    heldAt: addHours(now, -2),
    place: seal.text('place', place),
    record: seal.text('record', record),
    result,
  }),
});

export const investigation = (by: string, afterHours: number, record: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal, now }) => ({
    type: 'add-investigation',
    investigationId: randomUUID(),
    at: addHours(now, -1),
    record: seal.text('record', record),
  }),
});

export const reconciled = (by: string, afterHours: number, record: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type: 'reconcile', record: seal.text('record', record) }),
});

type WithReason = 'return' | 'withdraw';

export const withReason = (by: string, afterHours: number, type: WithReason, reason: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type, reason: seal.text('reason', reason) }),
});

export const transferred = (
  by: string,
  afterHours: number,
  to: Pick<DisputeCommandOf<'transfer'>, 'direction' | 'organisationId'>,
  reason: string,
): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type: 'transfer', ...to, reason: seal.text('reason', reason) }),
});

export const coloured = (by: string, afterHours: number, colour: string, reason: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type: 'change-colour', colour, reason: seal.text('reason', reason) }),
});
