import { accept } from './accept.ts';
import { agreeInstalments } from './agree-instalments.ts';
import { approveClosing } from './approve-closing.ts';
import { extend } from './extend.ts';
import { liftMeasure } from './lift-measure.ts';
import { payOut } from './pay-out.ts';
import { proposeClosing } from './propose-closing.ts';
import { recordDisposal } from './record-disposal.ts';
import { recordInquiry } from './record-inquiry.ts';
import { recordPayment } from './record-payment.ts';
import { referToAid } from './refer-to-aid.ts';
import { rejectClosing } from './reject-closing.ts';
import { resume } from './resume.ts';
import { returnReferral } from './return.ts';
import { serveNotice } from './serve-notice.ts';
import { takeMeasure } from './take-measure.ts';

/** Every command, in the order of an enforcement's life. */
export const commands = [
  accept,
  returnReferral,
  serveNotice,
  recordInquiry,
  takeMeasure,
  liftMeasure,
  recordDisposal,
  recordPayment,
  payOut,
  agreeInstalments,
  resume,
  referToAid,
  extend,
  proposeClosing,
  approveClosing,
  rejectClosing,
];
