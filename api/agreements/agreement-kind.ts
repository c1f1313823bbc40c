import { z } from 'zod';
import type { AgreementCommand } from '../../domain/agreement/commands.ts';
import { agreementDecider } from '../../domain/agreement/decider.ts';
import type { AgreementEvent } from '../../domain/agreement/events.ts';
import { permissionFor } from '../../domain/agreement/permission.ts';
import { mayView } from '../../domain/agreement/relations.ts';
import type { AgreementState } from '../../domain/agreement/state.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';
import { agreementPath } from './parameters.ts';

const Outcome = z
  .object({ ...commandOutcome, status: z.string(), confirmation: z.string() })
  .meta({ id: 'AgreementOutcome', example: { seq: 4, status: 'signing', confirmation: 'none', events: ['signed'] } });

/** 调解协议 as the API offers it. */
export const agreementKind: CaseKind<AgreementState, AgreementCommand, AgreementEvent> = {
  decider: agreementDecider,
  collection: '/agreements',
  name: 'agreement',
  tag: 'agreements',
  params: agreementPath,
  rule: (right) => ({ of: 'agreement', right }),
  mayView,
  permission: permissionFor,
  outcome: Outcome,
  outcomeOf: ({ status, confirmation }) => ({ status, confirmation: confirmation.status }),
};
