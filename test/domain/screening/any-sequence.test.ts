import fc from 'fast-check';
import { expect, it } from 'vitest';
import { availableActions } from '../../../domain/screening/available-actions.ts';
import type { ScreeningRoundCommand } from '../../../domain/screening/commands.ts';
import { mayView } from '../../../domain/screening/relations.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { addHours } from '../../../domain/time/instant.ts';
import { people, system } from '../../support/dispute-world.ts';
import { claim } from '../../support/record-scenario.ts';
import { areas, closing, covering, opened, type RoundScenario } from './round-scenario.ts';
import { sequences } from '../../support/sequences.ts';

const actors: readonly Actor[] = [...Object.values(people), system];
const commands: readonly ScreeningRoundCommand[] = [
  ...areas.map(({ areaId }) => covering(areaId, 3)),
  covering('hekou', 50),
  closing,
  { type: 'note-clue', clueId: 'clue-1', organisationId: 'yangping' },
  { type: 'note-clue', clueId: 'clue-2', organisationId: 'beiling' },
  { type: 'recalculate' },
];
const DONE_BY: Record<string, ScreeningRoundCommand['type']> = {
  'close-round': 'close',
  'record-coverage': 'record-coverage',
};

const step = fc.record({ isCommand: fc.boolean(), which: fc.nat(99), who: fc.nat(99), hours: fc.nat(400) });
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

function assertSound(scenario: RoundScenario): void {
  scenario.assertAwaited(({ what }, someone) => {
    const command = DONE_BY[what];
    const sees = mayView(someone, scenario.open, scenario.world.organisations);
    return (
      sees && (command === undefined || availableActions(scenario.open, someone, scenario.world).includes(command))
    );
  });
}

it('while a round is open, somebody is awaited who can act and something falls due, whatever happens', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20, size: 'max' }), fc.boolean(), (steps, isVillage) => {
      const scenario = isVillage ? opened({ areas: areas.slice(0, 1) }, people.yangping) : opened();
      assertSound(scenario);
      for (const { isCommand, which, who, hours } of steps) {
        if (isCommand) {
          const actor = pick(which % 3 === 0 ? actors : [people.coordinator, people.yangping, system], who);
          const command = pick(commands, which);
          const listed = availableActions(scenario.open, actor, scenario.world).includes(command.type);
          const code = scenario.when(command, actor).refusal?.code;
          if (actor !== system)
            claim(listed === (code !== 'not-permitted' && code !== 'not-possible-now'), command.type);
        } else {
          scenario.when({ type: 'act-on-deadlines' }, system, addHours(scenario.now, hours));
          claim(
            scenario.open.deadlines.every(({ dueAt }) => dueAt > scenario.now),
            'nothing past is left',
          );
        }
        assertSound(scenario);
      }
      scenario.assertReplays();
      for (const { type } of scenario.history) reached.add(type);
    }),
    { seed: 20260101, numRuns: sequences(300) },
  );
  expect([...reached].sort()).toEqual([
    ...['closed', 'clue-found', 'coverage-recorded', 'opened', 'reminded', 'round-overdue'],
  ]);
});
