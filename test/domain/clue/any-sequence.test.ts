import fc from 'fast-check';
import { expect, it } from 'vitest';
import { availableActions } from '../../../domain/clue/available-actions.ts';
import type { ClueCommand } from '../../../domain/clue/commands.ts';
import { mayView } from '../../../domain/clue/relations.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { addHours } from '../../../domain/time/instant.ts';
import { people, system } from '../../support/dispute-world.ts';
import { claim } from '../../support/record-scenario.ts';
import { becoming, type ClueScenario, intoClue, intoDispute, merging, notOurs, reported } from './clue-scenario.ts';
import { sequences } from '../../support/sequences.ts';

const actors: readonly Actor[] = [...Object.values(people), system];
const reporters = [people.grid, people.yangping, people.coordinator, people.shanqian];
const commands: readonly ClueCommand[] = [
  notOurs,
  merging(intoClue),
  merging(intoDispute),
  merging({ ...intoClue, id: 'clue-1' }),
  becoming('yangping'),
  becoming('hekou'),
  { type: 'note-merged', clueId: 'clue-3' },
  { type: 'recalculate' },
];

const step = fc.record({ isCommand: fc.boolean(), which: fc.nat(99), who: fc.nat(99), hours: fc.nat(400) });
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

/** Every task can be done by whom it names; who only presses must see it. */
function assertSound(scenario: ClueScenario): void {
  scenario.assertAwaited(({ what }, someone) => {
    const sees = mayView(someone, scenario.open, scenario.world.organisations);
    return sees && (what === 'press-sorting' || availableActions(scenario.open, someone, scenario.world).length > 0);
  });
  for (const actor of actors) {
    const sees = mayView(actor, scenario.open, scenario.world.organisations);
    claim(!sees || actor === system || scenario.readers().includes(actor.organisationId), `${actor.userId} is hidden`);
  }
}

it('while a clue is open, somebody is awaited who can act and something falls due, whatever happens', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.nat(3), fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }), (by, steps) => {
      const scenario = reported({}, pick(reporters, by));
      assertSound(scenario);
      for (const { isCommand, which, who, hours } of steps) {
        if (isCommand) {
          const actor = pick(actors, who);
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
  expect([...reached].sort()).toEqual(['merged-in', 'reported', 'sorted', 'sorting-overdue']);
});
