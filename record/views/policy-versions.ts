import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';

/** One version of the policy, as a list shows it. */
export interface PolicyVersionLine {
  version: number;
  effectiveFrom: CivilDate;
  /** When the database got it: by the real clock, which a demo's is not. */
  publishedAt: Instant;
  /** 策略修订 that it comes from, if its county made it itself and the actor may know of it. */
  changeId: string | null;
}

/** 策略版本: all of them, the newest first. */
export function listPolicyVersions(tx: Tx): Promise<PolicyVersionLine[]> {
  return tx.query<PolicyVersionLine>(
    `SELECT version, effective_from AS "effectiveFrom", published_at AS "publishedAt",
       (SELECT id FROM stream WHERE kind = 'policy-change' AND state->>'version' = version::text) AS "changeId"
     FROM policy_version ORDER BY version DESC`,
  );
}
