import account from '../../templates/locales/console/zh-CN/account.json' with { type: 'json' };
import agreement from '../../templates/locales/console/zh-CN/agreement.json' with { type: 'json' };
import agreementForm from '../../templates/locales/console/zh-CN/agreement-form.json' with { type: 'json' };
import app from '../../templates/locales/console/zh-CN/app.json' with { type: 'json' };
import analysis from '../../templates/locales/console/zh-CN/analysis.json' with { type: 'json' };
import analysisForm from '../../templates/locales/console/zh-CN/analysis-form.json' with { type: 'json' };
import assessment from '../../templates/locales/console/zh-CN/assessment.json' with { type: 'json' };
import county from '../../templates/locales/console/zh-CN/county.json' with { type: 'json' };
import court from '../../templates/locales/console/zh-CN/court.json' with { type: 'json' };
import claimants from '../../templates/locales/console/zh-CN/claimants.json' with { type: 'json' };
import claimantsForm from '../../templates/locales/console/zh-CN/claimants-form.json' with { type: 'json' };
import clues from '../../templates/locales/console/zh-CN/clues.json' with { type: 'json' };
import deadline from '../../templates/locales/console/zh-CN/deadline.json' with { type: 'json' };
import dispute from '../../templates/locales/console/zh-CN/dispute.json' with { type: 'json' };
import disputeForm from '../../templates/locales/console/zh-CN/dispute-form.json' with { type: 'json' };
import dossier from '../../templates/locales/console/zh-CN/dossier.json' with { type: 'json' };
import disputes from '../../templates/locales/console/zh-CN/disputes.json' with { type: 'json' };
import enforcement from '../../templates/locales/console/zh-CN/enforcement.json' with { type: 'json' };
import enforcementForm from '../../templates/locales/console/zh-CN/enforcement-form.json' with { type: 'json' };
import event from '../../templates/locales/console/zh-CN/event.json' with { type: 'json' };
import evidenceForm from '../../templates/locales/console/zh-CN/evidence-form.json' with { type: 'json' };
import evidence from '../../templates/locales/console/zh-CN/evidence.json' with { type: 'json' };
import household from '../../templates/locales/console/zh-CN/household.json' with { type: 'json' };
import householdForm from '../../templates/locales/console/zh-CN/household-form.json' with { type: 'json' };
import field from '../../templates/locales/console/zh-CN/field.json' with { type: 'json' };
import fill from '../../templates/locales/console/zh-CN/fill.json' with { type: 'json' };
import householdFigures from '../../templates/locales/console/zh-CN/household-figures.json' with { type: 'json' };
import layout from '../../templates/locales/console/zh-CN/layout.json' with { type: 'json' };
import menu from '../../templates/locales/console/zh-CN/menu.json' with { type: 'json' };
import papers from '../../templates/locales/console/zh-CN/papers.json' with { type: 'json' };
import offline from '../../templates/locales/console/zh-CN/offline.json' with { type: 'json' };
import recordKind from '../../templates/locales/console/zh-CN/record-kind.json' with { type: 'json' };
import register from '../../templates/locales/console/zh-CN/register.json' with { type: 'json' };
import notice from '../../templates/locales/console/zh-CN/notice.json' with { type: 'json' };
import notifications from '../../templates/locales/console/zh-CN/notifications.json' with { type: 'json' };
import live from '../../templates/locales/console/zh-CN/live.json' with { type: 'json' };
import messages from '../../templates/locales/console/zh-CN/messages.json' with { type: 'json' };
import publicPages from '../../templates/locales/console/zh-CN/public.json' with { type: 'json' };
import bulk from '../../templates/locales/console/zh-CN/bulk.json' with { type: 'json' };
import refused from '../../templates/locales/console/zh-CN/refused.json' with { type: 'json' };
import review from '../../templates/locales/console/zh-CN/review.json' with { type: 'json' };
import role from '../../templates/locales/console/zh-CN/role.json' with { type: 'json' };
import screening from '../../templates/locales/console/zh-CN/screening.json' with { type: 'json' };
import secondFactor from '../../templates/locales/console/zh-CN/second-factor.json' with { type: 'json' };
import sign from '../../templates/locales/console/zh-CN/sign.json' with { type: 'json' };
import signIn from '../../templates/locales/console/zh-CN/sign-in.json' with { type: 'json' };
import source from '../../templates/locales/console/zh-CN/source.json' with { type: 'json' };
import styleguide from '../../templates/locales/console/zh-CN/styleguide.json' with { type: 'json' };
import report from '../../templates/locales/console/zh-CN/report.json' with { type: 'json' };
import supervision from '../../templates/locales/console/zh-CN/supervision.json' with { type: 'json' };
import task from '../../templates/locales/console/zh-CN/task.json' with { type: 'json' };
import then from '../../templates/locales/console/zh-CN/then.json' with { type: 'json' };
import time from '../../templates/locales/console/zh-CN/time.json' with { type: 'json' };
import trend from '../../templates/locales/console/zh-CN/trend.json' with { type: 'json' };
import type from '../../templates/locales/console/zh-CN/type.json' with { type: 'json' };
import violenceReportForm from '../../templates/locales/console/zh-CN/violence-report-form.json' with { type: 'json' };
import violenceReport from '../../templates/locales/console/zh-CN/violence-report.json' with { type: 'json' };
import visitTaskForm from '../../templates/locales/console/zh-CN/visit-task-form.json' with { type: 'json' };
import visitTask from '../../templates/locales/console/zh-CN/visit-task.json' with { type: 'json' };
import visits from '../../templates/locales/console/zh-CN/visits.json' with { type: 'json' };
import workbench from '../../templates/locales/console/zh-CN/workbench.json' with { type: 'json' };
import policy from '../../templates/locales/console/zh-CN/policy.json' with { type: 'json' };
import policyForm from '../../templates/locales/console/zh-CN/policy-form.json' with { type: 'json' };
import admin from '../../templates/locales/console/zh-CN/admin.json' with { type: 'json' };
import users from '../../templates/locales/console/zh-CN/users.json' with { type: 'json' };
import userForm from '../../templates/locales/console/zh-CN/user-form.json' with { type: 'json' };
import tokens from '../../templates/locales/console/zh-CN/tokens.json' with { type: 'json' };
import organisations from '../../templates/locales/console/zh-CN/organisations.json' with { type: 'json' };
import organisationForm from '../../templates/locales/console/zh-CN/organisation-form.json' with { type: 'json' };
import calendar from '../../templates/locales/console/zh-CN/calendar.json' with { type: 'json' };
import gallery from '../../templates/locales/console/zh-CN/gallery.json' with { type: 'json' };
import audit from '../../templates/locales/console/zh-CN/audit.json' with { type: 'json' };
import erasures from '../../templates/locales/console/zh-CN/erasures.json' with { type: 'json' };
import erasureForm from '../../templates/locales/console/zh-CN/erasure-form.json' with { type: 'json' };
import retention from '../../templates/locales/console/zh-CN/retention.json' with { type: 'json' };
import retentionForm from '../../templates/locales/console/zh-CN/retention-form.json' with { type: 'json' };

/** What the console says in Chinese: a file for each area, which its pages read as `say.<area>`. */
export const zhCN = {
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
