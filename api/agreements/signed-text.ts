import type { SignedText } from '../../domain/agreement/commands.ts';
import { readAgreement } from '../../record/views/agreement-details.ts';
import type { ApiContext } from '../context.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRequest } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

/**
 * The wording that now lies before whoever signs. `seen` is the hash of what was read out or shown; the record refuses a
 * signature whose wording was amended since.
 * @throws Problem `not-found`; `rule-broken` where another wording was seen
 */
export function signedText(
  { record }: ApiContext,
  { actor, params }: SignedInRequest,
  seen: string | undefined,
): Promise<SignedText> {
  return reading(record, actor, async (tx, world) => {
    const { state, textHash } = found(await readAgreement(tx, world, uuidParam(params)));
    if (seen !== undefined && seen !== textHash) {
      const message = '协议内容与当事人所见的不同,请重新打开后签名';
      throw new Problem('rule-broken', { detail: message, errors: [{ path: 'textHash', message }] });
    }
    return { revision: state.revision, textHash };
  });
}
