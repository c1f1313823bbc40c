import { expect, it } from 'vitest';
import type { Actor } from '../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import type { ViolenceReportCommand } from '../../domain/violence-report/commands.ts';
import { violenceReportDecider } from '../../domain/violence-report/decider.ts';
import type { ViolenceReportState } from '../../domain/violence-report/state.ts';
import { at, calendar2026, county, people, system, text } from '../support/dispute-world.ts';

const RECEIVED = at('2026-10-01', '23:30');

function reported(minor: boolean) {
  let state: ViolenceReportState | null = null;
  const context = (actor: Actor, now: string) => ({
    ...{ policy: policyVersion1, calendar: calendar2026, organisations: county, now, actor },
  });
  const does = (command: ViolenceReportCommand, actor: Actor, now: string): ViolenceReportState => {
    const events = violenceReportDecider.decide(state, command, context(actor, now));
    state = events.reduce<ViolenceReportState | null>(violenceReportDecider.evolve, state);
    if (state === null) throw new Error('nothing was reported');
    return state;
  };
  const reporter = { personId: 'p', hmac: 'h' };
  const about = { id: 'r', number: 'n', stationId: 'qingxi-station', reporterKind: 'school', reporter } as const;
  does({ type: 'report', ...about, text: text('t'), minor }, people.yangping, RECEIVED);
  return {
    does,
    awaited: (now: string) =>
      violenceReportDecider
        .tasks(state as unknown as ViolenceReportState, context(system, now))
        .map((task) => `${task.what}@${task.roles.join('+')}`),
  };
}

it('a minor’s is taken up within the hour, another’s within the day, holiday or not; then the chief is pressed', () => {
  for (const [minor, dueAt] of [
    [true, at('2026-10-02', '00:30')],
    [false, at('2026-10-02', '23:30')],
  ] as const) {
    const report = reported(minor);
    const own = `take-up-${minor ? 'minor-' : ''}report@community-officer+deputy-chief+station-chief`;
    expect(report.awaited(RECEIVED)).toEqual([own]);
    const late = report.does({ type: 'act-on-deadlines' }, system, dueAt);
    expect(late.lateAt).toBe(dueAt);
    expect(report.awaited(dueAt)).toEqual([own, 'press-report@station-chief']);
    const settling = { as: 'household', householdId: 'h' } as const;
    expect(() => report.does({ type: 'settle', settling }, people.yangping, dueAt)).toThrow('无权');
    const closed = report.does({ type: 'settle', settling }, people.officer, dueAt);
    expect([closed.status, closed.deadlines, report.awaited(dueAt)]).toEqual(['closed', [], []]);
  }
});
