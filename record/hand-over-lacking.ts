import { formsHandedOver } from '../domain/dispute/hand-over.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { CourtPolicy } from '../domain/policy/court-policy.ts';
import { requestDocument } from './documents.ts';
import type { Policies } from './policies.ts';
import { askEngine } from './request-rendering.ts';
import { actAsRecord, type Tx } from './transaction.ts';
import { unmadePapers } from './unmade-papers.ts';

/**
 * 补制: asks for the papers of the package that can be filled and that nobody had made, so that the court gets the whole of a
 * case and not what somebody happened to print. How many are still to be made; offer the case to the deliverer after the commit.
 */
export async function requestLacking(
  tx: Tx,
  policies: Policies,
  state: DisputeState,
  policy: CourtPolicy['handOver'],
): Promise<number> {
  const papers = await unmadePapers(tx, policies, state.id, formsHandedOver(state, policy));
  const lacking = papers.filter(({ streamId }) => streamId === state.id);
  for (const paper of lacking) {
    const document = await requestDocument(tx, paper);
    actAsRecord(tx);
    askEngine(tx, document);
  }
  return lacking.length;
}
