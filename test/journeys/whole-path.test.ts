import { afterAll, beforeAll, describe, it } from 'vitest';
import { DemoCounty } from '../support/journey.ts';
import { entrustedDown, throughAllLevels } from './stories/court.ts';
import { answered, returned, unanswered, withdrawn } from './stories/handling.ts';
import { oralOnTheSpot, villageInstalments } from './stories/performance.ts';
import { matchedByIdentity, violenceInSession } from './stories/protection.ts';

/** A Monday; thirty days later is National Day. */
const CLOCK_START = '2026-08-31T09:00:00+08:00';

let county: DemoCounty;

beforeAll(async () => {
  county = await DemoCounty.open(CLOCK_START);
});

afterAll(() => county.close());

/** Side by side, on one clock: see SharedClock. The longest first. */
const JOURNEYS: [string, (county: DemoCounty) => Promise<void>][] = [
  ['village, township, court, confirmed, defaulted, enforced in instalments', throughAllLevels],
  ['violence in a session stops mediation, and sixty days later nothing of it has restarted', violenceInSession],
  ['village success with three instalments, one late', villageInstalments],
  ['court entrusts down to a village and gets it back solved', entrustedDown],
  ['a transfer returned three times is decided by the county', returned],
  ['a husband in a household’s file and a wife who registers without any flag', matchedByIdentity],
  ['withdrawn', withdrawn],
  ['a dissatisfied rating, pressed and answered', answered],
  ['a dissatisfied rating that the township leaves to the county', unanswered],
  ['an oral agreement performed on the spot', oralOnTheSpot],
];

describe('from register to closed, over HTTP on the demo clock', () => {
  it.concurrent.for(JOURNEYS)('%s', { timeout: 180_000 }, ([, journey]) => county.clock.travel(() => journey(county)));
});
