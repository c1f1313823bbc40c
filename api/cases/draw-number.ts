import type { Actor } from '../../domain/organisation/actor.ts';
import { ancestorsOf, organisationOf } from '../../domain/organisation/tree.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { nextCaseNumber } from '../../record/case-number.ts';
import type { ApiContext } from '../context.ts';

/**
 * The next number of the county that the actor belongs to. `series` is what stands behind the county's name for records
 * that are counted by themselves: 线 for clues, as in 云河线2026-000001.
 */
export async function drawNumber({ record }: ApiContext, actor: Actor, now: Instant, series = ''): Promise<string> {
  const organisations = await record.organisations();
  const own = organisationOf(organisations, actor.organisationId);
  const county = ancestorsOf(organisations, own.id).at(-1) ?? own;
  const counter =
    series === '' ? county : { ...county, id: `${county.id}/${series}`, shortName: `${county.shortName}${series}` };
  return nextCaseNumber(record.db, counter, now);
}
