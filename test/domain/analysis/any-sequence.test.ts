import fc from 'fast-check';
import { expect, it } from 'vitest';
import { availableActions } from '../../../domain/analysis/available-actions.ts';
import type { AnalysisCommand } from '../../../domain/analysis/commands.ts';
import { mayView } from '../../../domain/analysis/relations.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { addHours } from '../../../domain/time/instant.ts';
import { people, system } from '../../support/dispute-world.ts';
import { claim } from '../../support/record-scenario.ts';
import { type AnalysisScenario, begun, holding, preparing } from './analysis-scenario.ts';
import { sequences } from '../../support/sequences.ts';

const actors: readonly Actor[] = [people.coordinator, people.supervisor, people.coordinatorBeiling, system];
const step = fc.record({ how: fc.nat(2), which: fc.nat(99), who: fc.nat(99), hours: fc.nat(300) });
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

function command(scenario: AnalysisScenario, which: number): AnalysisCommand {
  const { now, open } = scenario;
  return pick([holding(now), holding(addHours(now, -30)), preparing(open.meetings), { type: 'recalculate' }], which);
}

function assertSound(scenario: AnalysisScenario): void {
  scenario.assertAwaited(({ what }, someone) => {
    const sees = mayView(someone, scenario.open, scenario.world.organisations);
    return (
      sees && (what === 'press-meeting' || availableActions(scenario.open, someone, scenario.world).includes('hold'))
    );
  });
  claim((scenario.open.meeting !== null) === (scenario.open.status === 'meeting-due'), 'due if and only if one is');
  const next = scenario.open.deadlines.filter(({ kind }) => kind === 'prepare');
  claim(next.length === 1, `${next.length} next meetings`);
}

it('a centre always has a next meeting, somebody who is awaited, and a clock, whatever happens', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20, size: 'max' }), (steps) => {
      const scenario = begun();
      assertSound(scenario);
      for (const { how, which, who, hours } of steps) {
        if (how === 0) {
          scenario.when({ type: 'act-on-deadlines' }, system, addHours(scenario.now, hours));
          claim(
            scenario.open.deadlines.every(({ dueAt }) => dueAt > scenario.now),
            'nothing past is left',
          );
        } else scenario.when(command(scenario, which), pick(actors, who));
        assertSound(scenario);
      }
      scenario.assertReplays();
      for (const { type } of scenario.history) reached.add(type);
    }),
    { seed: 20260101, numRuns: sequences(200) },
  );
  expect([...reached].sort()).toEqual([
    ...['agenda-prepared', 'begun', 'meeting-due', 'meeting-held', 'meeting-overdue'],
  ]);
});
