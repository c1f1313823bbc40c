import { z } from 'zod';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeEvent } from '../../domain/dispute/events.ts';
import { permissionFor } from '../../domain/dispute/permission.ts';
import { mayView } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';
import { disputePath } from './parameters.ts';

export const Outcome = z
  .object({ ...commandOutcome, status: z.string(), level: z.string() })
  .meta({ id: 'CommandOutcome', example: { seq: 3, status: 'mediating', level: 'village', events: ['accepted'] } });

/** 纠纷 as the API offers it. */
export const disputeKind: CaseKind<DisputeState, DisputeCommand, DisputeEvent> = {
  decider: disputeDecider,
  collection: '/disputes',
  name: 'dispute',
  tag: 'disputes',
  params: disputePath,
  rule: (right) => ({ of: 'dispute', right }),
  mayView,
  permission: permissionFor,
  outcome: Outcome,
  outcomeOf: ({ status, level }) => ({ status, level }),
};
