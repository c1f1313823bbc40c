import { z } from 'zod';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import { receiptOf } from '../../domain/documents/receipt-name.ts';
import type { SealingCommand } from '../../domain/documents/sealing.ts';
import { ROLES } from '../../domain/organisation/actor.ts';
import { readDocument } from '../../record/documents.ts';
import type { Seal } from '../../record/seal.ts';
import type { AnyCommand, CommandDefinition } from '../cases/command-definition.ts';
import { noRepeats, reason } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import { Problem } from '../problems/problem.ts';

const documentId = z
  .uuid()
  .transform((id) => id.toLowerCase())
  .meta({ description: 'a ready document of this record; dossiers and receipts are not sealed' });
const roles = z
  .array(z.enum(ROLES))
  .min(1)
  .max(ROLES.length)
  .superRefine(noRepeats((role) => role))
  .meta({ description: 'of the organisation that has the record: who may still open it, for a purpose' });

type Definition<Schema extends z.ZodType> = Omit<CommandDefinition<SealingCommand, Schema>, 'check'>;

/** One that names a document: it must be one of the record that the command is given to. */
function onDocument<Schema extends z.ZodType<{ documentId: string }>>(
  definition: Definition<Schema>,
): AnyCommand<SealingCommand> {
  const { build, ...rest } = definition;
  return {
    ...rest,
    bind(given) {
      const body = given as z.output<Schema>;
      const looked: { up?: Awaited<ReturnType<typeof readDocument>> } = {};
      return {
        async check({ record }, actor) {
          looked.up = await reading(record, actor, (tx) => readDocument(tx, record.keys, body.documentId));
          return null;
        },
        build(seal: Seal) {
          const { up: document } = looked;
          const isOfRecord = document?.streamId === seal.streamId && document.status === 'ready';
          if (!isOfRecord || isDossier(document.form) || receiptOf(document.form) !== null) {
            throw new Problem('invalid', { errors: [{ path: 'documentId', message: '没有这份可以封存的文书' }] });
          }
          return build(body, seal);
        },
      };
    },
  };
}

const example = { documentId: '0b9f6c1e-2a51-4d0e-8f43-6f0f6b1d2c3a', reason: '涉及未成年人隐私。' };

/** 封存文书, 解除封存: of a dispute and of a household alike. */
export const sealCommands = [
  onDocument({
    type: 'seal-document',
    summary: '封存文书 – one document, to named roles of who has the record; everybody else no longer finds it',
    schema: z.strictObject({ documentId, roles, reason }),
    example: { ...example, roles: ['judge'] },
    build: (body, seal) => ({ type: 'seal-document', ...body, reason: seal.text('seal-reason', body.reason) }),
  }),
  onDocument({
    type: 'unseal-document',
    summary: '解除文书封存',
    schema: z.strictObject({ documentId, reason }),
    example: { ...example, reason: '封存的原因已经消除。' },
    build: (body, seal) => ({ type: 'unseal-document', ...body, reason: seal.text('seal-reason', body.reason) }),
  }),
];
