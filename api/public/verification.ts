import { createHash } from 'node:crypto';
import { z } from 'zod';
import { agreementNumber } from '../../domain/documents/agreement-view.ts';
import { DISPUTE_WORDS } from '../../domain/documents/dossier/dossier-forms.ts';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import { HOUSEHOLD_WORDS } from '../../domain/documents/dossier/household-dossier.ts';
import { formOf } from '../../domain/documents/form.ts';
import { formNameOf } from '../../domain/documents/form-name.ts';
import { type VerifiedDocument, verifiedDocument } from '../../record/verification.ts';
import type { ApiContext } from '../context.ts';

const when = z.string().meta({ format: 'date-time' });

/** 核验结果: that a paper is on record, and whether a file is that very paper. Nothing of the people in it. */
export const Verification = z
  .object({
    form: z.string(),
    title: z.string().meta({ description: 'the form’s Chinese name' }),
    numbers: z.array(z.string()).meta({ description: '案件编号 and 人调字号, as they stand on the paper' }),
    voidNumbers: z.array(z.string()).meta({ description: '已作废: 人调字号 on it whose acceptance was annulled' }),
    version: z.int(),
    createdAt: when,
    sha256: z.string().meta({ description: 'of the file on record, in hex' }),
    replacedBy: z
      .object({ version: z.int(), createdAt: when })
      .nullable()
      .meta({ description: '更正: the version that holds in its place' }),
    matches: z
      .boolean()
      .nullable()
      .meta({ description: 'whether the file asked about is the one on record; null: none was' }),
  })
  .meta({ id: 'Verification' });

export type VerificationAnswer = z.output<typeof Verification>;

/** 64 hexadecimal digits, however they were copied. */
export const Sha256 = z
  .string()
  .transform((typed) => typed.replace(/[\s:]/g, '').toLowerCase())
  .refine((hex) => hex === '' || /^[0-9a-f]{64}$/.test(hex), { message: 'must be 64 hexadecimal digits' });

/** What is answered about a code, and a file's hash if one is given; null for a code that is none. */
export async function verification(
  { record }: Pick<ApiContext, 'record'>,
  code: string,
  sha256 = '',
): Promise<VerificationAnswer | null> {
  const document = await verifiedDocument(record, code);
  if (document === null) return null;
  const { form, kind, version, createdAt, replacedBy, voidNumbers } = document;
  const matches = sha256 === '' ? null : sha256 === document.sha256;
  return {
    ...{
      form: formNameOf(form).code,
      title: isDossier(form)
        ? (kind === 'household' ? HOUSEHOLD_WORDS : DISPUTE_WORDS).title
        : formOf(kind, form).title,
      numbers: numbersOn(document),
      voidNumbers,
    },
    ...{ version, createdAt, sha256: document.sha256, replacedBy, matches },
  };
}

function numbersOn({ kind, number, committeeNumbers }: VerifiedDocument): string[] {
  const [committeeNumber] = committeeNumbers;
  return kind === 'agreement' && committeeNumber
    ? [number, agreementNumber({ number, committeeNumber })]
    : [number, ...committeeNumbers];
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
