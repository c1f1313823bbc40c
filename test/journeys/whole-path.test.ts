import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoCounty } from '../support/journey.ts';
import { entrustedDown, throughAllLevels } from './stories/court.ts';
import { escalated, keptApart } from './stories/escalation.ts';
import { answered, returned, unanswered, withdrawn } from './stories/handling.ts';
import { fromRedToExit } from './stories/household-programme.ts';
import { massCase } from './stories/mass-case.ts';
import { oralOnTheSpot, villageInstalments } from './stories/performance.ts';
import { matchedByIdentity, violenceInSession } from './stories/protection.ts';
import { warned } from './stories/warning-clocks.ts';

/** A Monday; thirty days later is National Day, and 10-10 is a make-up Saturday. */
const CLOCK_START = '2026-08-31T09:00:00+08:00';

let county: DemoCounty;

beforeAll(async () => {
  county = await DemoCounty.open(CLOCK_START);
});

afterAll(() => county.close());

const JOURNEYS: [string, (county: DemoCounty) => Promise<void>][] = [
  ['not taken up in the village, not settled in the township: each twin as the law has it', escalated],
  ['village, township, court, confirmed, defaulted, enforced in instalments', throughAllLevels],
  ['violence in a session stops mediation, and sixty days later nothing of it has restarted', violenceInSession],
  ['village success with three instalments, one late', villageInstalments],
  ['court entrusts down to a village and gets it back solved', entrustedDown],
  ['a transfer returned three times is decided by the county', returned],
  ['a husband in a household’s file and a wife who registers without any flag', matchedByIdentity],
  ['a household from red to the exit, quarter by quarter', fromRedToExit],
  ['a warning: 72 hours, seven days, three quarters, and not a second one', warned],
  ['withdrawn', withdrawn],
  ['a dissatisfied rating, pressed and answered', answered],
  ['a dissatisfied rating that the township leaves to the county', unanswered],
  ['an oral agreement performed on the spot', oralOnTheSpot],
  ['other villages and stations are kept out', keptApart],
];

describe('from register to closed, over HTTP on the demo clock', () => {
  // Side by side, on one clock: see SharedClock.
  it.concurrent.for(JOURNEYS)('%s', { timeout: 180_000 }, ([, journey]) => county.clock.travel(() => journey(county)));

  it('answers the README’s first five minutes as written', { timeout: 60_000 }, () => {
    const readme = readFileSync('README.md', 'utf8');
    const script = /```sh\n([\s\S]*?)```/.exec(readme)?.[1]?.replaceAll('http://localhost:3000', county.url);
    const run = spawnSync('sh', ['-ec', script ?? 'exit 9'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toContain('"escalated"');
    expect(run.stdout).not.toContain('"code"');
  });

  // Last, and without moving the clock: 140 agreements would have to be looked at on every day that passes.
  it('150 workers: 140 sign and are paid, 10 go to court', { timeout: 180_000 }, () => massCase(county));
});
