import type { HouseholdCommand } from '../../../domain/household/commands.ts';
import { householdLevelOf, isGraver } from '../../../domain/household/levels.ts';
import { undecided } from '../../../domain/household/decisions.ts';
import { ROLES } from '../../../domain/organisation/actor.ts';
import { mayOnHousehold } from '../../../domain/organisation/household-access.ts';
import { usersInOffice } from '../../../record/identity/users.ts';
import type { Tx } from '../../../record/transaction.ts';
import type { ReadingWorld } from '../../../record/views/dispute-details.ts';
import { listHouseholds } from '../../../record/views/household-list.ts';
import { listTasks } from '../../../record/views/tasks.ts';
import type { FieldChange, Option } from '../../forms/form.ts';
import { labelOf } from '../../layout/words.ts';
import { levelOf } from '../around.ts';
import { type Choosing, choicesOf, papersToChoose, villageOptions } from './choices.ts';

type Options = Record<string, readonly Option[]>;

/** What one form asks differently than its command's schema says by itself. */
export interface HouseholdFormChange {
  changes?: Record<string, FieldChange>;
  options?(tx: Tx, world: ReadingWorld, choosing: Choosing): Promise<Options> | Options;
}

/** More files than one station has, to choose another from. */
const MOST_FILES = 200;
const MOST_TASKS = 200;

export const householdFormChanges: Partial<Record<HouseholdCommand['type'], HouseholdFormChange>> = {
  'report-incident': { options: (_tx, _world, choosing) => ({ level: levelsAbove(choosing, true) }) },
  raise: { options: (_tx, _world, choosing) => ({ level: levelsAbove(choosing, false) }) },
  'deliver-warning': { changes: { readOut: { required: true }, refused: { required: true } } },
  'record-protection-order': { changes: { measures: { as: 'prose' } } },
  'issue-warning': {
    changes: { evidence: { rows: 2 } },
    options: (_tx, _world, choosing) => ({ incidentId: undecidedOf(choosing) }),
  },
  'decide-without-warning': { options: (_tx, _world, choosing) => ({ incidentId: undecidedOf(choosing) }) },
  'name-village': {
    options: (_tx, _world, { state, around }) => ({ villageId: villageOptions(state.stationId, around) }),
  },
  'assign-owner': {
    async options(tx, _world, { state, around }) {
      const { ownerRole } = householdLevelOf(around.policy, state.level);
      const users = await usersInOffice(tx, [state.stationId]);
      const label = labelOf(around.say.role, ownerRole);
      return {
        userId: users
          .filter(({ role }) => role === ownerRole)
          .map(({ id, name }) => ({ value: id, label: `${name} · ${label}` })),
      };
    },
  },
  disclose: { options: async (tx, { keys }, choosing) => ({ documentId: await papersToChoose(tx, keys, choosing) }) },
  'seal-document': {
    options: async (tx, { keys }, choosing) => ({
      documentId: await papersToChoose(tx, keys, choosing),
      roles: ROLES.filter((role) => mayOnHousehold(role, 'view', 'own')).map((role) => ({
        value: role,
        label: labelOf(choosing.around.say.role, role),
      })),
    }),
  },
  'unseal-document': {
    options: async (tx, { keys }, choosing) => ({ documentId: await papersToChoose(tx, keys, choosing) }),
  },
  'clear-mediation': {
    async options(tx, world, { around }) {
      const page = { page: 1, pageSize: MOST_TASKS };
      const { items } = await listTasks(tx, world, { scope: 'organisation' }, around.now, page);
      return {
        disputeId: items
          .filter(({ what, disputeId }) => what === 'clear-mediation' && disputeId !== null)
          .map(({ disputeId, number, title }) => ({ value: disputeId ?? '', label: `${number} ${title ?? ''}` })),
      };
    },
  },
  merge: {
    async options(tx, world, { state, around }) {
      const page = { page: 1, pageSize: MOST_FILES };
      const { items } = await listHouseholds(tx, world, { status: 'controlled' }, page);
      return {
        householdId: items
          .filter(({ id }) => id !== state.id)
          .map(({ id, number, address, level }) => ({
            value: id,
            label: `${address} (${levelOf(around, level).label}) ${number}`,
          })),
      };
    },
  },
};

/** Where violence leads; at the gravest level there is nothing above. */
function levelsAbove({ state, around }: Choosing, orSame: boolean): Option[] {
  const { policy } = around;
  const above = policy.household.levels.filter(({ key }) => isGraver(policy, key, state.level));
  const offered = state.status === 'exited' ? policy.household.levels : above;
  const same = orSame && offered.length === 0 ? policy.household.levels.filter(({ key }) => key === state.level) : [];
  return [...offered, ...same].map(({ key }) => ({ value: key, label: levelOf(around, key).label }));
}

function undecidedOf(choosing: Choosing): readonly Option[] {
  const open = new Set(undecided(choosing.state).map(({ incidentId }) => incidentId));
  return (choicesOf(choosing).incidentId ?? []).filter(({ value }) => open.has(value));
}
