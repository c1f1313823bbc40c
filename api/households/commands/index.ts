import { sealCommands } from '../../documents/seal-commands.ts';
import { addMember } from './add-member.ts';
import { applyForProtectionOrder } from './apply-for-protection-order.ts';
import { assignOwner } from './assign-owner.ts';
import { changeMember } from './change-member.ts';
import { changePlan } from './change-plan.ts';
import { changeReach } from './change-reach.ts';
import { clearMediation } from './clear-mediation.ts';
import { decideWithoutWarning } from './decide-without-warning.ts';
import { deliverWarning } from './deliver-warning.ts';
import { disclose } from './disclose.ts';
import { handWarningCopy } from './hand-warning-copy.ts';
import { issueWarning } from './issue-warning.ts';
import { raise } from './raise.ts';
import { planVisit } from './plan-visit.ts';
import { recordOutcome } from './record-outcome.ts';
import { nameVillage } from './name-village.ts';
import {
  recordOrderBreach,
  recordOrderHelp,
  recordOrderRefusal,
  revokeProtectionOrder,
} from './protection-order-commands.ts';
import { recordProtectionOrder } from './record-protection-order.ts';
import { recordRevisit } from './record-revisit.ts';
import { reopen } from './reopen.ts';
import { reportIncident } from './report-incident.ts';

/** Every command of a household's file with a JSON body. */
export const householdCommands = [
  recordRevisit,
  planVisit,
  reportIncident,
  raise,
  reopen,
  recordOutcome,
  changePlan,
  assignOwner,
  addMember,
  changeMember,
  changeReach,
  nameVillage,
  applyForProtectionOrder,
  recordOrderRefusal,
  recordProtectionOrder,
  recordOrderHelp,
  recordOrderBreach,
  revokeProtectionOrder,
  issueWarning,
  deliverWarning,
  handWarningCopy,
  decideWithoutWarning,
  disclose,
  clearMediation,
  ...sealCommands,
];
