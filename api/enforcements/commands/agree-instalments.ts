import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { amountFen, civilDate, id, noRepeats, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

const consents = z
  .array(z.strictObject({ partyId: id, consented: z.boolean() }))
  .max(200)
  .superRefine(noRepeats(({ partyId }) => partyId, ['partyId']));

/** 执行和解 */
export const agreeInstalments = command({
  type: 'agree-instalments',
  summary: '执行和解 – hardship, and all creditors and debtors agree on instalments',
  description: 'The instalments make up exactly what is still owed. Enforcement stands still while they are kept.',
  schema: z.strictObject({
    hardship: reason.meta({ description: '被执行人的困难' }),
    consents,
    instalments: z
      .array(
        z.strictObject({
          obligationId: id,
          amountFen: amountFen.min(1).optional().meta({ description: 'absent for an act' }),
          dueOn: civilDate,
        }),
      )
      .min(1)
      .max(600),
    resumeIfOverdue: z
      .boolean()
      .default(true)
      .meta({ description: 'the creditors ask in advance that enforcement goes on if one stays out (执行和解规定 9)' }),
  }),
  example: {
    hardship: '被执行人患病住院,仅有低保收入',
    consents: [
      { partyId: 'b5c1…', consented: true },
      { partyId: 'e07a…', consented: true },
    ],
    instalments: [
      { obligationId: 'c81b…', amountFen: 500000, dueOn: '2026-12-31' },
      { obligationId: 'c81b…', amountFen: 500000, dueOn: '2027-01-31' },
    ],
    resumeIfOverdue: true,
  },
  build: ({ hardship, instalments, ...body }, seal) => ({
    type: 'agree-instalments',
    ...body,
    hardship: seal.text('hardship', hardship),
    instalments: instalments.map((instalment) => ({ instalmentId: randomUUID(), ...instalment })),
  }),
});
