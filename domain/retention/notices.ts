import type { Notice, Surroundings } from '../decider.ts';
import type { RetentionEvent } from './events.ts';
import type { RetentionState } from './state.ts';

/** 通知: whom at the county to tell; `state` is the one after the event. */
export function noticesOf(
  event: RetentionEvent,
  { organisationId, round }: RetentionState,
  { policy }: Surroundings,
): Notice[] {
  const { approvers } = policy.retention.round;
  switch (event.type) {
    case 'round-called':
      return event.missed ? [{ what: 'retention-missed', organisationId, roles: approvers }] : [];
    case 'list-drawn':
      return [{ what: 'retention-list-drawn', organisationId, roles: approvers }];
    case 'round-overdue':
      return [{ what: 'retention-overdue', organisationId, roles: approvers }];
    case 'round-approved': {
      const left = approvers.filter((role) => !round?.approvals.some((approval) => approval.role === role));
      return left.length === 0 ? [] : [{ what: 'retention-approve-too', organisationId, roles: left }];
    }
    case 'files-destroyed':
      return [{ what: 'retention-destroyed', organisationId, roles: approvers }];
    case 'begun':
    case 'round-waived':
    case 'kept-back':
    case 'deadlines-redated':
      return [];
  }
}
