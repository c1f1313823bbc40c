import type { DatedEvent, TextRef } from '../decider.ts';
import type { PolicyChange } from '../policy/difference.ts';
import type { Policy } from '../policy/policy.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** 策略修订: drafted by one, put into force by another. */
export interface PolicyChangeState {
  id: string;
  number: string;
  organisationId: string;
  /** The version that it changes: the newest one when it was drafted. */
  baseVersion: number;
  effectiveFrom: CivilDate;
  changes: PolicyChange[];
  reason: TextRef;
  proposedBy: string;
  proposedAt: Instant;
  status: 'proposed' | 'approved' | 'refused' | 'withdrawn';
  decidedBy?: string;
  decidedAt?: Instant;
  refusal?: TextRef;
  /** The version that it has become. */
  version?: number;
}

export type PolicyChangeCommand =
  /** `newest`: the policy as it was published last, on which the changes are laid. */
  | {
      type: 'propose';
      id: string;
      number: string;
      organisationId: string;
      effectiveFrom: CivilDate;
      changes: PolicyChange[];
      reason: TextRef;
      newest: Policy;
    }
  | { type: 'approve'; newest: Policy }
  | { type: 'refuse'; reason: TextRef }
  | { type: 'withdraw' };

export type PolicyChangeEvent = DatedEvent & { at: Instant } & (
    | ({ type: 'proposed'; by: string } & Pick<
        PolicyChangeState,
        'id' | 'number' | 'organisationId' | 'baseVersion' | 'effectiveFrom' | 'changes' | 'reason'
      >)
    /** The whole of the new version, so that the record's chain binds its every word; published with this event. */
    | { type: 'approved'; by: string; policy: Policy }
    | { type: 'refused'; by: string; reason: TextRef }
    | { type: 'withdrawn'; by: string }
  );
