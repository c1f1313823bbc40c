import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { EvidenceSort, WarningPolicy } from '../policy/household-policy.ts';
import { addDays } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { endOfPeriod } from '../time/period.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { visitAfterWarning } from './schedule.ts';
import type { HouseholdState, Visit, Warning } from './state.ts';

type IssueWarning = HouseholdCommandOf<'issue-warning'>;

/** 出具告诫书: on enough evidence, in time, and never in place of punishment (公通字〔2024〕34号 3, 6, 8, 20). */
export function issueWarning(
  state: HouseholdState,
  command: IssueWarning,
  { now, actor, policy, calendar }: DecisionContext,
): HouseholdFact[] {
  const { type: _, ...given } = command;
  const { warning: rules } = policy.household;
  assertKnown(given, rules);
  if (given.acceptedAt > now) throw new DomainError('invalid', '受理时间不能在今后', { path: 'acceptedAt' });
  if (now > endOfPeriod(given.acceptedAt, rules.decide.period, calendar).dueAt) {
    throw new DomainError('rule-broken', '告诫书须在受理后七十二小时内作出决定(公通字〔2024〕34号第八条)', {
      path: 'acceptedAt',
    });
  }
  assertNotPunishable(state, given, rules);
  if (!isEnough(given, rules)) {
    throw new DomainError('rule-broken', '证据不足以认定家庭暴力事实(公通字〔2024〕34号第三条)', { path: 'evidence' });
  }
  const warning: Warning = {
    ...given,
    issuedAt: now,
    byUserId: actor.userId,
    delivered: null,
    countedOn: null,
    clean: 0,
  };
  return [{ type: 'warning-issued', warning }];
}

/** 送达: read out and handed over; who refuses to sign has been warned all the same (公通字〔2024〕34号 10). */
export function deliverWarning(
  state: HouseholdState,
  { deliveredAt, refused }: HouseholdCommandOf<'deliver-warning'>,
  context: DecisionContext,
): HouseholdFact[] {
  const warning = undelivered(state);
  if (warning === undefined) throw new RangeError(`${state.id} has no warning to deliver`);
  if (deliveredAt > context.now || deliveredAt < warning.issuedAt) {
    throw new DomainError('invalid', '送达时间须在出具之后、现在之前', { path: 'at' });
  }
  const next = visitAfterWarning(state.next, state.level, deliveredAt, context);
  return [
    { type: 'warning-delivered', warningId: warning.warningId, deliveredAt, refused },
    ...(next === null ? [] : [{ type: 'visit-scheduled', next } as const]),
  ];
}

/** 解除告诫回访: after the first visit, one clean visit a quarter, three in a row (公通字〔2024〕34号 12). */
export function afterCleanVisit(state: HouseholdState, visit: Visit, { policy }: DecisionContext): HouseholdFact[] {
  const warning = warningInForce(state);
  if (warning?.delivered == null || visit.visitedAt < warning.delivered.at) return [];
  const { warningId, countedOn } = warning;
  const { count, daysApart } = policy.household.warning.cleanVisits;
  const visitedOn = dateOf(visit.visitedAt);
  if (countedOn !== null && visitedOn < addDays(countedOn, daysApart)) return [];
  const clean = countedOn === null ? 0 : warning.clean + 1;
  const counted: HouseholdFact = { type: 'warning-visit-counted', warningId, visitedOn, clean };
  return clean < count ? [counted] : [counted, { type: 'warning-ended', warningId }];
}

/** Issued and not handed over yet. */
export function undelivered(state: HouseholdState): Warning | undefined {
  return state.warnings.find(({ delivered }) => delivered === null);
}

/** Delivered, and its visits are not over. */
export function warningInForce(state: HouseholdState): Warning | undefined {
  return state.warnings.find(({ delivered, endedAt }) => delivered !== null && endedAt === undefined);
}

/** In force, or about to be. */
export function openWarning(state: HouseholdState): Warning | undefined {
  return warningInForce(state) ?? undelivered(state);
}

function assertKnown(
  { evidence, circumstances }: Pick<Warning, 'evidence' | 'circumstances'>,
  rules: WarningPolicy,
): void {
  evidence.forEach(({ kind }, index) => {
    if (Object.hasOwn(rules.evidence, kind)) return;
    throw new DomainError('invalid', `没有这种证据:${kind}`, { path: `evidence.${index}.kind` });
  });
  circumstances.forEach((code, index) => {
    if (Object.hasOwn(rules.circumstances, code) || Object.hasOwn(rules.punishable, code)) return;
    throw new DomainError('invalid', `没有这种情形:${code}`, { path: `circumstances.${index}` });
  });
}

/** 不得以告诫代替处罚. Who was warned before and is violent again is punished, whatever was ticked. */
function assertNotPunishable(
  state: HouseholdState,
  { circumstances }: Pick<Warning, 'circumstances'>,
  rules: WarningPolicy,
): void {
  const named = circumstances.find((code) => Object.hasOwn(rules.punishable, code));
  const why = named ?? (state.warnings.length > 0 ? 'again-after-warning' : undefined);
  if (why === undefined) return;
  const label = rules.punishable[why] ?? why;
  throw new DomainError('rule-broken', `${label},不得以告诫代替处罚(公通字〔2024〕34号第二十条)`, {
    path: 'circumstances',
  });
}

/** Admitted: both sides' statements, or a witness; denied: the victim's or a witness's, and one piece that supports it. */
function isEnough({ evidence, admitted }: Pick<Warning, 'evidence' | 'admitted'>, rules: WarningPolicy): boolean {
  const has = (sort: EvidenceSort) => evidence.some(({ kind }) => rules.evidence[kind]?.sort === sort);
  const isTold = has('victim-statement') || has('witness-statement');
  return isTold && has(admitted ? 'perpetrator-statement' : 'supporting');
}
