import type { DocumentRenderer } from '../documents/render.ts';
import type { Sweep } from '../engine/sweep.ts';
import type { Transports } from '../messages/transports.ts';
import type { RecordContext } from '../record/context.ts';
import { createClaimantsBatch } from './bulk-claimants.ts';
import { createDestroyFiles } from './destroy-files.ts';
import { createDrawRetentionList } from './draw-retention-list.ts';
import { createGuardDisputes } from './guard-disputes.ts';
import { createGuardHousehold } from './guard-household.ts';
import { createMakeDossier } from './make-dossier.ts';
import { createPrepareAgenda } from './prepare-agenda.ts';
import { createPrepareReview } from './prepare-review.ts';
import { createPropose } from './propose.ts';
import { createTellOthers } from './tell-others.ts';
import { createRenderDocument } from './render-document.ts';
import { createSendMessages } from './send-messages.ts';

export interface ActivityServices {
  record: RecordContext;
  renderer: DocumentRenderer;
  sweep: Sweep;
  /** Where the world reaches this system, for the QR codes on papers; null: nowhere. */
  publicUrl: string | null;
  /** The ways out to people who are not signed in. */
  transports: Transports;
}

/** What the engine may do to the world, by the names under which workflows call it. */
export function createActivities({ record, renderer, sweep, publicUrl, transports }: ActivityServices) {
  return {
    propose: createPropose(record),
    renderDocument: createRenderDocument(record, renderer, publicUrl),
    makeDossier: createMakeDossier(record, renderer, publicUrl),
    guardHousehold: createGuardHousehold(record),
    guardDisputes: createGuardDisputes(record),
    tellOthers: createTellOthers(record),
    prepareAgenda: createPrepareAgenda(record),
    prepareReview: createPrepareReview(record),
    drawRetentionList: createDrawRetentionList(record),
    destroyFiles: createDestroyFiles(record),
    claimantsBatch: createClaimantsBatch(record),
    sendMessages: createSendMessages(record, transports, publicUrl),
    sweepOutbox: sweep,
  };
}

export type Activities = ReturnType<typeof createActivities>;
