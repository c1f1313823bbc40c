import account from '../../templates/locales/console/en/account.json' with { type: 'json' };
import agreement from '../../templates/locales/console/en/agreement.json' with { type: 'json' };
import agreementForm from '../../templates/locales/console/en/agreement-form.json' with { type: 'json' };
import app from '../../templates/locales/console/en/app.json' with { type: 'json' };
import analysis from '../../templates/locales/console/en/analysis.json' with { type: 'json' };
import analysisForm from '../../templates/locales/console/en/analysis-form.json' with { type: 'json' };
import assessment from '../../templates/locales/console/en/assessment.json' with { type: 'json' };
import county from '../../templates/locales/console/en/county.json' with { type: 'json' };
import court from '../../templates/locales/console/en/court.json' with { type: 'json' };
import claimants from '../../templates/locales/console/en/claimants.json' with { type: 'json' };
import claimantsForm from '../../templates/locales/console/en/claimants-form.json' with { type: 'json' };
import clues from '../../templates/locales/console/en/clues.json' with { type: 'json' };
import deadline from '../../templates/locales/console/en/deadline.json' with { type: 'json' };
import dispute from '../../templates/locales/console/en/dispute.json' with { type: 'json' };
import disputeForm from '../../templates/locales/console/en/dispute-form.json' with { type: 'json' };
import dossier from '../../templates/locales/console/en/dossier.json' with { type: 'json' };
import disputes from '../../templates/locales/console/en/disputes.json' with { type: 'json' };
import enforcement from '../../templates/locales/console/en/enforcement.json' with { type: 'json' };
import enforcementForm from '../../templates/locales/console/en/enforcement-form.json' with { type: 'json' };
import event from '../../templates/locales/console/en/event.json' with { type: 'json' };
import evidenceForm from '../../templates/locales/console/en/evidence-form.json' with { type: 'json' };
import evidence from '../../templates/locales/console/en/evidence.json' with { type: 'json' };
import household from '../../templates/locales/console/en/household.json' with { type: 'json' };
import householdForm from '../../templates/locales/console/en/household-form.json' with { type: 'json' };
import field from '../../templates/locales/console/en/field.json' with { type: 'json' };
import fill from '../../templates/locales/console/en/fill.json' with { type: 'json' };
import householdFigures from '../../templates/locales/console/en/household-figures.json' with { type: 'json' };
import layout from '../../templates/locales/console/en/layout.json' with { type: 'json' };
import menu from '../../templates/locales/console/en/menu.json' with { type: 'json' };
import papers from '../../templates/locales/console/en/papers.json' with { type: 'json' };
import offline from '../../templates/locales/console/en/offline.json' with { type: 'json' };
import recordKind from '../../templates/locales/console/en/record-kind.json' with { type: 'json' };
import register from '../../templates/locales/console/en/register.json' with { type: 'json' };
import notice from '../../templates/locales/console/en/notice.json' with { type: 'json' };
import notifications from '../../templates/locales/console/en/notifications.json' with { type: 'json' };
import live from '../../templates/locales/console/en/live.json' with { type: 'json' };
import messages from '../../templates/locales/console/en/messages.json' with { type: 'json' };
import publicPages from '../../templates/locales/console/en/public.json' with { type: 'json' };
import bulk from '../../templates/locales/console/en/bulk.json' with { type: 'json' };
import refused from '../../templates/locales/console/en/refused.json' with { type: 'json' };
import review from '../../templates/locales/console/en/review.json' with { type: 'json' };
import role from '../../templates/locales/console/en/role.json' with { type: 'json' };
import screening from '../../templates/locales/console/en/screening.json' with { type: 'json' };
import secondFactor from '../../templates/locales/console/en/second-factor.json' with { type: 'json' };
import sign from '../../templates/locales/console/en/sign.json' with { type: 'json' };
import signIn from '../../templates/locales/console/en/sign-in.json' with { type: 'json' };
import source from '../../templates/locales/console/en/source.json' with { type: 'json' };
import styleguide from '../../templates/locales/console/en/styleguide.json' with { type: 'json' };
import report from '../../templates/locales/console/en/report.json' with { type: 'json' };
import supervision from '../../templates/locales/console/en/supervision.json' with { type: 'json' };
import task from '../../templates/locales/console/en/task.json' with { type: 'json' };
import then from '../../templates/locales/console/en/then.json' with { type: 'json' };
import time from '../../templates/locales/console/en/time.json' with { type: 'json' };
import trend from '../../templates/locales/console/en/trend.json' with { type: 'json' };
import type from '../../templates/locales/console/en/type.json' with { type: 'json' };
import violenceReportForm from '../../templates/locales/console/en/violence-report-form.json' with { type: 'json' };
import violenceReport from '../../templates/locales/console/en/violence-report.json' with { type: 'json' };
import visitTaskForm from '../../templates/locales/console/en/visit-task-form.json' with { type: 'json' };
import visitTask from '../../templates/locales/console/en/visit-task.json' with { type: 'json' };
import visits from '../../templates/locales/console/en/visits.json' with { type: 'json' };
import workbench from '../../templates/locales/console/en/workbench.json' with { type: 'json' };
import policy from '../../templates/locales/console/en/policy.json' with { type: 'json' };
import policyForm from '../../templates/locales/console/en/policy-form.json' with { type: 'json' };
import admin from '../../templates/locales/console/en/admin.json' with { type: 'json' };
import users from '../../templates/locales/console/en/users.json' with { type: 'json' };
import userForm from '../../templates/locales/console/en/user-form.json' with { type: 'json' };
import tokens from '../../templates/locales/console/en/tokens.json' with { type: 'json' };
import organisations from '../../templates/locales/console/en/organisations.json' with { type: 'json' };
import organisationForm from '../../templates/locales/console/en/organisation-form.json' with { type: 'json' };
import calendar from '../../templates/locales/console/en/calendar.json' with { type: 'json' };
import gallery from '../../templates/locales/console/en/gallery.json' with { type: 'json' };
import audit from '../../templates/locales/console/en/audit.json' with { type: 'json' };
import erasures from '../../templates/locales/console/en/erasures.json' with { type: 'json' };
import erasureForm from '../../templates/locales/console/en/erasure-form.json' with { type: 'json' };
import retention from '../../templates/locales/console/en/retention.json' with { type: 'json' };
import retentionForm from '../../templates/locales/console/en/retention-form.json' with { type: 'json' };

/** What the console says in English; test/console/words.test.ts holds it to the Chinese. */
export const en = {
  account,
  agreement,
  agreementForm,
  app,
  analysis,
  analysisForm,
  assessment,
  county,
  court,
  claimants,
  claimantsForm,
  clues,
  deadline,
  dispute,
  disputeForm,
  dossier,
  disputes,
  enforcement,
  enforcementForm,
  event,
  evidence,
  evidenceForm,
  household,
  householdForm,
  field,
  fill,
  householdFigures,
  layout,
  menu,
  papers,
  offline,
  recordKind,
  notice,
  notifications,
  live,
  messages,
  public: publicPages,
  bulk,
  refused,
  register,
  review,
  role,
  screening,
  secondFactor,
  sign,
  signIn,
  source,
  styleguide,
  report,
  supervision,
  task,
  then,
  time,
  trend,
  type,
  violenceReport,
  violenceReportForm,
  visits,
  visitTask,
  visitTaskForm,
  workbench,
  policy,
  policyForm,
  admin,
  users,
  userForm,
  tokens,
  organisations,
  organisationForm,
  calendar,
  gallery,
  audit,
  erasures,
  erasureForm,
  retention,
  retentionForm,
};
