import type { ScreeningRoundCommand, ScreeningRoundCommandOf } from '../../../domain/screening/commands.ts';
import { screeningRoundDecider } from '../../../domain/screening/decider.ts';
import type { ScreeningRoundEvent } from '../../../domain/screening/events.ts';
import type { Area, ScreeningRoundState } from '../../../domain/screening/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { MONDAY, people, text } from '../../support/dispute-world.ts';
import { RecordScenario } from '../../support/record-scenario.ts';

export type RoundScenario = RecordScenario<ScreeningRoundState, ScreeningRoundCommand, ScreeningRoundEvent>;

export const areas: Area[] = [
  { areaId: 'yangping-1', organisationId: 'yangping', part: text('一组'), households: 40 },
  { areaId: 'yangping-2', organisationId: 'yangping', part: text('二组'), households: 35 },
  { areaId: 'hekou', organisationId: 'hekou', households: 60 },
];

/** 清溪镇 goes through two villages, from Monday to the Friday of the week after. */
export function opening(facts: Partial<ScreeningRoundCommandOf<'open'>> = {}): ScreeningRoundCommandOf<'open'> {
  return {
    type: 'open',
    id: 'round-1',
    number: '云河排2026-1',
    title: text('title'),
    areas,
    groups: ['left-behind', 'migrant-workers'],
    from: '2026-03-09',
    to: '2026-03-20',
    ...facts,
  };
}

export function roundAt(moment = MONDAY): RoundScenario {
  return new RecordScenario(screeningRoundDecider, moment);
}

export function opened(
  facts: Partial<ScreeningRoundCommandOf<'open'>> = {},
  by: Actor = people.coordinator,
): RoundScenario {
  return roundAt().given(opening(facts), by);
}

export function covering(areaId: string, visited: number): ScreeningRoundCommandOf<'record-coverage'> {
  return { type: 'record-coverage', areaId, visited, found: text('found') };
}

export const closing: ScreeningRoundCommand = { type: 'close', summary: text('summary') };
