import type { RecordKind } from './access-rule.ts';

type Commands = Partial<Record<RecordKind, readonly string[]>>;

/** Every kind waits for deadlines of its own, and is dated again when a year's holidays are published. */
const ofEveryKind = (command: string): Commands => ({
  dispute: [command],
  agreement: [command],
  enforcement: [command],
  household: [command],
  review: [command],
  'visit-task': [command],
  'violence-report': [command],
  clue: [command],
  'screening-round': [command],
  'analysis-meeting': [command],
  'retention-round': [command],
});

const due = ofEveryKind('act-on-deadlines');

/**
 * 系统岗位权限表: which command each of the system's own actors may give to which kind of record. The tables of the kinds say
 * what the system may do at all; this says who of it. What follows for other records from a command (连带) is nobody's
 * choice and stands in the deciders. Nothing is allowed that is not named here.
 */
export const systemAccess = {
  'system:engine': {
    ...due,
    dispute: ['act-on-deadlines', 'check-guard', 'draft-agreements', 'refer-claimants', 'end-claimants'],
    household: ['act-on-deadlines', 'open', 'note-dispute'],
    review: ['act-on-deadlines', 'prepared'],
    'visit-task': ['act-on-deadlines', 'open', 'withdraw'],
    'analysis-meeting': ['act-on-deadlines', 'begin', 'prepared'],
    'retention-round': ['act-on-deadlines', 'begin', 'drawn', 'destroyed'],
  },
  'system:import': { dispute: ['add-claimants'] },
  'system:public': { dispute: ['rate'] },
  'system:calendar': ofEveryKind('recalculate'),
  'system:restore': { erasure: ['repeat'] },
} as const satisfies Record<string, Commands>;

/** Whether an actor of the system may give that command. Deny by default. */
export function mayAsSystem(userId: string, kind: string, command: string): boolean {
  const rights = (systemAccess as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>)[userId];
  return rights?.[kind]?.includes(command) ?? false;
}
