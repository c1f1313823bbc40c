import { sealCommands } from '../../documents/seal-commands.ts';
import { accept } from './accept.ts';
import { acknowledge } from './acknowledge.ts';
import { addGuidance } from './add-guidance.ts';
import { addInvestigation } from './add-investigation.ts';
import { annulAcceptance } from './annul-acceptance.ts';
import { answerSupervision } from './answer-supervision.ts';
import { changeColour } from './change-colour.ts';
import { close } from './close.ts';
import { dispatch } from './dispatch.ts';
import { extend } from './extend.ts';
import { fileForLitigation } from './file-for-litigation.ts';
import { invite } from './invite.ts';
import { link } from './link.ts';
import { mediateAgain } from './mediate-again.ts';
import { reachAgreement } from './reach-agreement.ts';
import { press } from './press.ts';
import { reconcile } from './reconcile.ts';
import { recordContact } from './record-contact.ts';
import { recordHandOverConsents } from './record-hand-over-consents.ts';
import { recordSession } from './record-session.ts';
import { recordUndisputedFacts } from './record-undisputed-facts.ts';
import { recordWish } from './record-wish.ts';
import { recuse } from './recuse.ts';
import { referToCourt } from './refer-to-court.ts';
import { replaceMediator } from './replace-mediator.ts';
import { reportDanger } from './report-danger.ts';
import { resume } from './resume.ts';
import { returnOffer } from './return.ts';
import { revokeTransfer } from './revoke-transfer.ts';
import { scheduleSession } from './schedule-session.ts';
import { screen } from './screen.ts';
import { signFor } from './sign-for.ts';
import { suspend } from './suspend.ts';
import { terminate } from './terminate.ts';
import { transfer } from './transfer.ts';
import { withdraw } from './withdraw.ts';

/** Every command with a JSON body, in the order of a case's life. `add-evidence` takes a file and stands apart. */
export const jsonCommands = [
  screen,
  dispatch,
  accept,
  annulAcceptance,
  returnOffer,
  changeColour,
  reportDanger,
  acknowledge,
  scheduleSession,
  recordSession,
  addInvestigation,
  recordContact,
  invite,
  addGuidance,
  recuse,
  replaceMediator,
  signFor,
  extend,
  suspend,
  resume,
  transfer,
  revokeTransfer,
  recordWish,
  referToCourt,
  link,
  press,
  answerSupervision,
  reachAgreement,
  mediateAgain,
  reconcile,
  terminate,
  withdraw,
  close,
  recordHandOverConsents,
  recordUndisputedFacts,
  fileForLitigation,
  ...sealCommands,
];
