import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { EvidenceSort, WarningPolicy } from '../policy/household-policy.ts';
import { addDays } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { endOfPeriod } from '../time/period.ts';
import type { HouseholdCommandOf } from './commands.ts';
import { inTime, undecided, wasPunished } from './decisions.ts';
import type { HouseholdFact } from './events.ts';
import { visitAfterWarning } from './schedule.ts';
import type { HouseholdState, Incident, MemberRole, Visit, Warning } from './state.ts';

type IssueWarning = HouseholdCommandOf<'issue-warning'>;

/** 出具告诫书: on enough evidence, in time, and never in place of punishment (公通字〔2024〕34号 3, 6, 8, 20). */
export function issueWarning(
  state: HouseholdState,
  command: IssueWarning,
  { now, actor, policy, calendar }: DecisionContext,
): HouseholdFact[] {
  const { type: _, incidentId, ...given } = command;
  const { warning: rules } = policy.household;
  assertKnown(given, rules);
  if (given.acceptedAt > now) throw new DomainError('invalid', '受理时间不能在今后', { path: 'acceptedAt' });
  const incidents = decidedBy(state, incidentId);
  const acceptedAt = [given.acceptedAt, ...incidents.map((incident) => incident.acceptedAt ?? now)].sort()[0] ?? now;
  if (now > endOfPeriod(acceptedAt, rules.decide.period, calendar).dueAt) {
    throw tooLate('acceptedAt');
  }
  assertNotPunishable(state, given, rules);
  if (!isEnough(given, rules)) {
    throw new DomainError('rule-broken', '证据不足以认定家庭暴力事实(公通字〔2024〕34号第三条)', { path: 'evidence' });
  }
  const warning: Warning = {
    ...given,
    ...identified(state, given),
    facts: given.facts ?? incidents.at(-1)?.detail ?? state.incidents.at(-1)?.detail,
    incidentIds: incidents.map((incident) => incident.incidentId),
    acceptedAt,
    issuedAt: now,
    byUserId: actor.userId,
    delivered: null,
    victimCopyAt: null,
    countedOn: null,
    clean: 0,
  };
  const decided = incidents.map(
    (incident): HouseholdFact => ({
      type: 'incident-decided',
      incidentId: incident.incidentId,
      decision: { as: 'warned', byUserId: actor.userId },
    }),
  );
  return [{ type: 'warning-issued', warning }, ...decided];
}

/** 送达: read out and handed over; who refuses to sign has been warned all the same (公通字〔2024〕34号 10). */
export function deliverWarning(
  state: HouseholdState,
  { deliveredAt, readOut, refused, note }: HouseholdCommandOf<'deliver-warning'>,
  context: DecisionContext,
): HouseholdFact[] {
  const warning = undelivered(state);
  if (warning === undefined) throw new RangeError(`${state.id} has no warning to deliver`);
  if (readOut === false) {
    throw new DomainError('rule-broken', '送达告诫书应当当场宣读(公通字〔2024〕34号第十条)', { path: 'readOut' });
  }
  if (deliveredAt > context.now || deliveredAt < warning.issuedAt) {
    throw new DomainError('invalid', '送达时间须在出具之后、现在之前', { path: 'at' });
  }
  const next = visitAfterWarning(state.next, state.level, deliveredAt, context);
  return [
    { type: 'warning-delivered', warningId: warning.warningId, deliveredAt, refused, note },
    ...(next === null ? [] : [{ type: 'visit-scheduled', next } as const]),
  ];
}

/** 受害人一份: the victim's own of the three copies (公通字〔2024〕34号 9). */
export function handWarningCopy(
  state: HouseholdState,
  { handedAt }: HouseholdCommandOf<'hand-warning-copy'>,
  { now }: DecisionContext,
): HouseholdFact[] {
  const warning = withoutVictimCopy(state);
  if (warning === undefined) throw new RangeError(`${state.id} has no warning whose copy is to be handed over`);
  if (handedAt > now || handedAt < warning.issuedAt) {
    throw new DomainError('invalid', '交付时间须在出具之后、现在之前', { path: 'at' });
  }
  return [{ type: 'warning-copy-handed', warningId: warning.warningId, handedAt }];
}

/** 解除告诫回访: after the first visit, one clean visit a quarter, three in a row (公通字〔2024〕34号 12). */
export function afterCleanVisit(state: HouseholdState, visit: Visit, { policy }: DecisionContext): HouseholdFact[] {
  const { cleanVisits } = policy.household.warning;
  return state.warnings.filter(isInForce).flatMap((warning) => counted(warning, visit, cleanVisits));
}

function counted(warning: Warning, visit: Visit, { count, daysApart }: WarningPolicy['cleanVisits']): HouseholdFact[] {
  if (warning.delivered === null || visit.visitedAt < warning.delivered.at) return [];
  const { warningId, countedOn } = warning;
  const visitedOn = dateOf(visit.visitedAt);
  if (countedOn !== null && visitedOn < addDays(countedOn, daysApart)) return [];
  const clean = countedOn === null ? 0 : warning.clean + 1;
  const fact: HouseholdFact = { type: 'warning-visit-counted', warningId, visitedOn, clean };
  return clean < count ? [fact] : [fact, { type: 'warning-ended', warningId }];
}

/** Issued and not handed over yet. */
export function undelivered(state: HouseholdState): Warning | undefined {
  return state.warnings.find(({ delivered }) => delivered === null);
}

/** Whose victim has no copy of it yet. */
export function withoutVictimCopy(state: HouseholdState): Warning | undefined {
  return state.warnings.find(({ victimCopyAt, endedAt }) => victimCopyAt === null && endedAt === undefined);
}

/** Delivered, and its visits are not over. */
export function warningInForce(state: HouseholdState): Warning | undefined {
  return state.warnings.find(isInForce);
}

function isInForce({ delivered, endedAt }: Warning): boolean {
  return delivered !== null && endedAt === undefined;
}

/** In force, or about to be. */
export function openWarning(state: HouseholdState): Warning | undefined {
  return warningInForce(state) ?? undelivered(state);
}

/**
 * Those that a warning decides: the one that is named, or all whose hours still run. A report whose hours are over is not
 * got round by naming none: new violence is put on record first.
 */
function decidedBy(state: HouseholdState, incidentId: string | undefined): Incident[] {
  const pending = inTime(state);
  if (incidentId === undefined) {
    if (pending.length === 0 && undecided(state).length > 0) throw tooLate('incidentId');
    return pending;
  }
  const named = state.incidents.find((incident) => incident.incidentId === incidentId);
  if (named === undefined) throw new DomainError('invalid', '没有这件警情', { path: 'incidentId' });
  if (named.lapsedAt !== undefined && named.decision === undefined) throw tooLate('incidentId');
  if (pending.some((incident) => incident.incidentId === incidentId)) return [named];
  throw new DomainError('invalid', '该警情已作出处理决定', { path: 'incidentId' });
}

/** 双方身份: whom it warns and whom it protects, each of them a member in that role (公通字〔2024〕34号 9). */
function identified(
  state: HouseholdState,
  { perpetratorId, victimIds }: Pick<IssueWarning, 'perpetratorId' | 'victimIds'>,
): Pick<Warning, 'perpetratorId' | 'victimIds'> {
  const idsOf = (role: MemberRole) =>
    state.members.filter((member) => member.role === role).map(({ memberId }) => memberId);
  const [perpetrators, victims] = [idsOf('perpetrator'), idsOf('victim')];
  const warned = perpetratorId ?? (perpetrators.length === 1 ? perpetrators[0] : undefined);
  if (warned === undefined || !perpetrators.includes(warned)) {
    throw new DomainError('invalid', '告诫书须写明加害人,请先明确成员身份(公通字〔2024〕34号第九条)', {
      path: 'perpetratorId',
    });
  }
  const named = victimIds ?? victims;
  if (named.length === 0 || named.some((memberId) => !victims.includes(memberId))) {
    throw new DomainError('invalid', '告诫书须写明受害人,请先明确成员身份(公通字〔2024〕34号第九条)', {
      path: 'victimIds',
    });
  }
  return { perpetratorId: warned, victimIds: named };
}

function tooLate(path: string): DomainError {
  return new DomainError('rule-broken', '告诫书须在受理后七十二小时内作出决定(公通字〔2024〕34号第八条)', { path });
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
  const isAgain = state.warnings.length > 0 || wasPunished(state);
  const why = named ?? (isAgain ? 'again-after-warning' : undefined);
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
