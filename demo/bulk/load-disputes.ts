import { disputeDecider } from '../../domain/dispute/decider.ts';
import { addHours, dateOf, epochMsOf, type Instant, instantOf } from '../../domain/time/instant.ts';
import { yearOf } from '../../domain/time/civil-date.ts';
import { organisationOf } from '../../domain/organisation/tree.ts';
import { beginMany } from '../../record/bulk/begin-many.ts';
import { nextCaseNumbers } from '../../record/case-number.ts';
import type { RecordContext } from '../../record/context.ts';
import { Random } from '../simulation/random.ts';
import { inventedPast } from './invented-past.ts';

const BATCH = 200;
/** One in twenty is still on its way, as in a county that keeps up. */
const OPEN_SHARE = 0.05;
const YEARS_HOURS = 3 * 365 * 24;
/** Before this a deadline of what is open would have passed. */
const OPEN_HOURS = 6;

/**
 * Fills a demo county with invented disputes of the three years before now, for trying it at its size. The same seed tells the
 * same cases. `tell` hears how many there are so far.
 */
export async function loadDisputes(record: RecordContext, count: number, tell: (done: number) => void): Promise<void> {
  const random = new Random(count);
  const now = await record.clock.now();
  const county = organisationOf(await record.organisations(), 'county');
  const moments = Array.from({ length: count }, () => momentOf(random, now)).sort((a, b) => (a.at < b.at ? -1 : 1));
  for (let first = 0; first < count; first += BATCH) {
    const batch = moments.slice(first, first + BATCH);
    const pasts = [];
    for (const year of new Set(batch.map(({ at }) => yearOf(dateOf(at))))) {
      const ofYear = batch.filter(({ at }) => yearOf(dateOf(at)) === year);
      const numbers = await nextCaseNumbers(record.db, county, ofYear[0]?.at ?? now, ofYear.length);
      pasts.push(...ofYear.map((moment, n) => inventedPast(random, { ...moment, number: numbers[n] ?? '' })));
    }
    await beginMany(record, disputeDecider, pasts);
    tell(first + batch.length);
  }
}

function momentOf(random: Random, now: Instant): { at: Instant; open: boolean } {
  const open = random.chance(OPEN_SHARE);
  const hours = open ? random.next() * OPEN_HOURS : 100 + random.next() * YEARS_HOURS;
  return { at: instantOf(Math.floor(epochMsOf(addHours(now, -hours)))), open };
}
