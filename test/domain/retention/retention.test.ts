import { expect, test } from 'vitest';
import type { Actor, Role } from '../../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { availableActions } from '../../../domain/retention/available-actions.ts';
import type { RetentionCommand } from '../../../domain/retention/commands.ts';
import { retentionDecider } from '../../../domain/retention/decider.ts';
import type { RetentionEvent } from '../../../domain/retention/events.ts';
import { type ClosedFile, retentionOf } from '../../../domain/retention/period.ts';
import type { RetentionState } from '../../../domain/retention/state.ts';
import { system } from '../../support/dispute-world.ts';
import { RecordScenario } from '../../support/record-scenario.ts';

const by = (userId: string, role: Role, organisationId = 'county'): Actor => ({ userId, organisationId, role });
const admin = by('admin', 'administrator');
const auditor = by('shen', 'auditor');
const supervisor = by('su', 'supervisor');
const reason = { textId: 't', hmac: 'h' };
const keep = (caseId: string, number: string | null = 'N-1'): RetentionCommand => ({
  type: 'keep-back',
  caseId,
  number,
  reason,
});

const begun = () =>
  new RecordScenario<RetentionState, RetentionCommand, RetentionEvent>(
    retentionDecider,
    '2026-01-10T09:00:00.000+08:00',
  ).given({ type: 'begin', id: 'r', number: '档案鉴定-county', organisationId: 'county' }, system);

/** 2026-03-01 is a Sunday: the round is called on the Monday after. */
const drawn = (cases = 3) => begun().throughDue('call').given({ type: 'drawn', no: 1, cases, digest: 'd' }, system);

test('a round is called every year and asks the engine for what is due', () => {
  const rounds = begun();
  expect(rounds.deadline('call')).toMatchObject({ dueAt: '2026-03-02T09:00:00.000+08:00', then: 'draw-list' });
  expect(rounds.awaited()).toEqual(['next-retention-round@county']);
  rounds.throughDue('call');
  expect(rounds.open).toMatchObject({ status: 'drawing', rounds: 1, round: { no: 1, year: 2026, list: null } });
  expect(rounds.reactions()).toEqual(['draw-retention-list']);
  expect(rounds.deadline('call').dueAt.slice(0, 10)).toBe('2027-03-01');
  rounds.assertReplays();
});

test('an empty list ends the round, and one drawn late or twice changes nothing', () => {
  const rounds = drawn(0).thenEvents('round-waived');
  expect(rounds.open).toMatchObject({ status: 'between-rounds', round: null });
  rounds.when({ type: 'drawn', no: 1, cases: 5, digest: 'd' }, system).thenEvents();
});

test('nothing is destroyed before both have approved, each in their own role', () => {
  const rounds = drawn();
  expect(rounds.told()).toEqual(['retention-list-drawn@county']);
  expect(rounds.awaited()).toEqual(['appraise-files@county', 'appraise-files@county']);
  rounds.when({ type: 'approve' }, supervisor).thenRefused('not-permitted');
  rounds.when({ type: 'approve' }, by('other', 'auditor', 'elsewhere')).thenRefused('not-permitted');
  rounds.when({ type: 'approve' }, admin).thenEvents('round-approved');
  expect(rounds.reactions()).toEqual([]);
  expect(rounds.awaited()).toEqual(['appraise-files@county']);
  rounds.when({ type: 'approve' }, by('second-admin', 'administrator')).thenRefused('not-possible-now');
  rounds.when({ type: 'approve' }, by('admin', 'auditor')).thenRefused('not-possible-now');
  expect(availableActions(rounds.open, admin)).toEqual(['keep-back']);
  rounds.when({ type: 'approve' }, auditor).thenEvents('round-approved');
  expect(rounds.reactions()).toEqual(['destroy-files']);
  expect(rounds.open.status).toBe('destroying');
  expect(availableActions(rounds.open, supervisor)).toEqual([]);
  rounds.when(keep('c'), supervisor).thenRefused('not-possible-now');
  rounds.when({ type: 'destroyed', no: 1, destroyed: 2, left: 1 }, system).thenEvents('files-destroyed');
  expect(rounds.open).toMatchObject({ status: 'between-rounds', done: { no: 1, destroyed: 2, left: 1, keptBack: 0 } });
  rounds.when({ type: 'destroyed', no: 1, destroyed: 2, left: 1 }, system).thenEvents();
  rounds.assertReplays();
});

test('a case is kept back with a reason, and the list that was approved before is approved anew', () => {
  const rounds = drawn().given({ type: 'approve' }, admin).given(keep('c'), supervisor).thenEvents('kept-back');
  expect(rounds.open.round).toMatchObject({ approvals: [], keptBack: [{ caseId: 'c', byUserId: 'su', reason }] });
  rounds.when(keep('c'), supervisor).thenRefused('invalid', 'caseId');
  rounds.when(keep('unlisted', null), supervisor).thenRefused('invalid', 'caseId');
  rounds.when(keep('d'), by('m', 'village-mediator')).thenRefused('not-permitted');
});

test('what nobody approves is pressed, and missed when the next year comes', () => {
  const rounds = drawn().throughDue('appraise').thenEvents('round-overdue');
  expect(rounds.told()).toEqual(['retention-overdue@county']);
  rounds.throughDue('press').thenEvents('round-overdue');
  rounds.throughDue('call');
  expect(rounds.history.filter(({ type }) => type === 'round-called')).toMatchObject([
    { missed: false },
    { missed: true },
  ]);
  expect(rounds.open).toMatchObject({ status: 'drawing', rounds: 2, missedInARow: 1, round: { approvals: [] } });
});

test.each<[string, Partial<ClosedFile>, string, string | null]>([
  ['an ordinary one', {}, 'short', '2047-01-01'],
  ['closed on New Year’s Eve', { closedAt: '2026-12-31T23:59:00.000+08:00' }, 'short', '2047-01-01'],
  ['closed a minute later', { closedAt: '2027-01-01T00:00:00.000+08:00' }, 'short', '2048-01-01'],
  ['one with an agreement', { agreed: true }, 'long', null],
  ['over land', { type: 'homestead' }, 'permanent', null],
  ['a mass case', { mass: true }, 'permanent', null],
  ['stopped because it was not safe', { outcome: 'safety-stop' }, 'long', null],
])('保管期限 of %s', (_, file, kept, dueOn) => {
  const closed: ClosedFile = {
    ...{ type: 'neighbours', outcome: 'withdrawn', mass: false, agreed: false },
    closedAt: '2026-05-05T10:00:00.000+08:00',
    ...file,
  };
  expect(retentionOf(closed, policyVersion1.retention)).toEqual({ class: kept, dueOn });
});
