import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sealOf } from '../../../domain/documents/sealing.ts';
import type { HouseholdState } from '../../../domain/household/state.ts';
import { readDocument } from '../../../record/documents.ts';
import { id, reason } from '../../http/fields.ts';
import { reading } from '../../http/reading.ts';
import { preparedCommand } from '../command-definition.ts';

/** 披露 */
export const disclose = preparedCommand({
  type: 'disclose',
  summary: '向法院提供文书 – one document, for a purpose and 30 days; every look is audited',
  schema: z.strictObject({ to: id.meta({ description: 'a court' }), documentId: z.uuid(), purpose: reason }),
  example: {
    to: 'court',
    documentId: '0b9f6c1e-2a51-4d0e-8f43-6f0f6b1d2c3a',
    purpose: '审理人身安全保护令申请,调取告诫书',
  },
  prepare: ({ record }, actor, { documentId }) =>
    reading(record, actor, (tx) => readDocument(tx, record.keys, documentId.toLowerCase())),
  build: ({ to, documentId, purpose }, seal, document) => ({
    type: 'disclose',
    disclosureId: randomUUID(),
    to,
    purpose: seal.text('purpose', purpose),
    documentId: documentId.toLowerCase(),
    // A sealed one leaves the station for nobody.
    document: isOpen(document)
      ? { streamId: document.streamId, form: document.form, isReady: document.status === 'ready' }
      : null,
  }),
});

type Read = Awaited<ReturnType<typeof readDocument>>;

function isOpen(document: Read): document is NonNullable<Read> {
  return document !== null && sealOf(document.state as HouseholdState, document.id) === undefined;
}
