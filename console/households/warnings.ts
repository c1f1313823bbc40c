import type { HouseholdAnswer } from '../../api/households/household-schema.ts';
import { whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import { personOf, type StationAround } from './around.ts';
import { namesOf } from './members.ts';

/** 告诫书, the newest first: whom it warns, on what, whether it was delivered, and how its visits stand. */
export function warningsOf(household: HouseholdAnswer, around: StationAround) {
  const { say, policy } = around;
  const { household: words } = say;
  const { evidence: kinds, circumstances, punishable } = policy.household.warning;
  const ownKinds = Object.fromEntries(Object.entries(kinds).map(([kind, { label }]) => [kind, label]));
  return [...household.warnings].reverse().map((warning) => ({
    warningId: warning.warningId,
    issued: `${dateText(warning.issuedAt, around)} · ${personOf(around, warning.byUserId)}`,
    perpetrator: namesOf(household, [warning.perpetratorId]),
    victims: namesOf(household, warning.victimIds),
    admitted: warning.admitted ? words.admitted : words.denied,
    evidence: warning.evidence.map(({ kind, note }) => ({
      name: labelOf({ ...ownKinds, ...words.evidenceKind }, kind),
      value: note,
    })),
    circumstances: warning.circumstances
      .map((code) => labelOf({ ...circumstances, ...punishable, ...words.circumstance }, code))
      .join(words.listJoin),
    facts: warning.facts ?? null,
    delivered:
      warning.delivered === null
        ? null
        : [dateText(warning.delivered.at, around), warning.delivered.refused ? words.refused : words.readOut].join(
            ' · ',
          ),
    note: warning.delivered?.note ?? null,
    copy: warning.victimCopyAt === null ? null : dateText(warning.victimCopyAt, around),
    standing: warning.endedAt !== undefined ? words.ended : filled(words.clean, { n: warning.clean }),
  }));
}

function dateText(instant: string, { language, now }: StationAround): string {
  return whenOf(instant, language, now).text;
}
