import { acceptConfirmation } from './accept-confirmation.ts';
import { agreeToConfirmation } from './agree-to-confirmation.ts';
import { amend } from './amend.ts';
import { applyForConfirmation } from './apply-for-confirmation.ts';
import { conclude } from './conclude.ts';
import { decideConfirmation } from './decide-confirmation.ts';
import { decideObjection } from './decide-objection.ts';
import { declineConfirmation } from './decline-confirmation.ts';
import { extendConfirmation } from './extend-confirmation.ts';
import { handOverCopies } from './hand-over-copies.ts';
import { objectToConfirmation } from './object-to-confirmation.ts';
import { recordFollowUp } from './record-follow-up.ts';
import { recordPerformance } from './record-performance.ts';
import { referToEnforcement } from './refer-to-enforcement.ts';
import { urge } from './urge.ts';
import { voidAgreement } from './void.ts';
import { waive } from './waive.ts';
import { withdrawConfirmation } from './withdraw-confirmation.ts';

/** Every command with a JSON body, in the order of an agreement's life. What is signed, and files, stand apart. */
export const jsonCommands = [
  amend,
  handOverCopies,
  voidAgreement,
  conclude,
  applyForConfirmation,
  agreeToConfirmation,
  withdrawConfirmation,
  acceptConfirmation,
  declineConfirmation,
  extendConfirmation,
  decideConfirmation,
  objectToConfirmation,
  decideObjection,
  recordPerformance,
  waive,
  urge,
  recordFollowUp,
  referToEnforcement,
];
