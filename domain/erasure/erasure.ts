import type { DatedEvent, TextRef } from '../decider.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { ErasureGround, Matter } from './may-erase.ts';

/** One key that is destroyed: a person's, or a record's with all that lies under it. `streamId` is the record it belongs to. */
export interface ErasedKey {
  kind: 'person' | 'case';
  id: string;
  streamId: string;
}

/** 删除对象: a whole matter, or what is known of one person in it. */
export interface ErasureSubject {
  kind: 'person' | 'case';
  id: string;
  /** The dispute or household that it belongs to. */
  caseId: string;
}

/** 删除个人信息: asked for by one, approved by another, and then done. */
export interface ErasureState {
  id: string;
  number: string;
  organisationId: string;
  subject: ErasureSubject;
  ground: ErasureGround;
  keptUntil: CivilDate | null;
  /** Which order, or which list of what was due. */
  reason: TextRef;
  requestedBy: string;
  requestedAt: Instant;
  status: 'requested' | 'refused' | 'done';
  decidedBy?: string;
  decidedAt?: Instant;
  refusal?: TextRef;
}

export type ErasureCommand =
  | {
      type: 'request';
      id: string;
      number: string;
      organisationId: string;
      subject: ErasureSubject;
      ground: ErasureGround;
      keptUntil: CivilDate | null;
      reason: TextRef;
      matter: Matter;
    }
  /** The matter as it is now, and every key that is to go. */
  | { type: 'approve'; matter: Matter; erases: ErasedKey[] }
  | { type: 'refuse'; reason: TextRef }
  /** What an older backup has brought back, decided before that. */
  | {
      type: 'repeat';
      id: string;
      number: string;
      organisationId: string;
      subject: ErasureSubject;
      reason: TextRef;
      matter: Matter;
      erases: ErasedKey[];
    };

export type ErasureEvent = DatedEvent & { at: Instant } & (
    | ({ type: 'requested'; by: string } & Pick<
        ErasureState,
        'id' | 'number' | 'organisationId' | 'subject' | 'ground' | 'keptUntil' | 'reason'
      >)
    /** With this event the keys are destroyed, in its own transaction (record/tombstones.ts). */
    | { type: 'erased'; by: string; erases: ErasedKey[] }
    | { type: 'refused'; by: string; reason: TextRef }
  );
