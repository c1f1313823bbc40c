import type { HouseholdAnswer } from '../../../api/households/household-schema.ts';
import { villagesOf } from '../../../domain/household/village.ts';
import { takesWork } from '../../../domain/organisation/tree.ts';
import { listedDocuments } from '../../../api/documents/listed-documents.ts';
import { isDossier } from '../../../domain/documents/dossier/for-court.ts';
import type { HouseholdState } from '../../../domain/household/state.ts';
import type { KeyRing } from '../../../record/keys.ts';
import type { Tx } from '../../../record/transaction.ts';
import type { Option } from '../../forms/form.ts';
import { whenOf } from '../../layout/time.ts';
import { labelOf } from '../../layout/words.ts';
import { levelKeys, levelOf, type StationAround } from '../around.ts';

/** What the choices of a file's forms are made from. */
export interface Choosing {
  household: HouseholdAnswer;
  state: HouseholdState;
  around: StationAround;
}

type Options = Record<string, readonly Option[]>;

/** 可选项 of every form on a file, by the name of the field. Which of them the rules take, the decider says. */
export function choicesOf({ household, around }: Choosing): Options {
  const { say, policy } = around;
  const { members, protectionOrders, applications } = household;
  const named = (role?: string) =>
    members
      .filter((member) => role === undefined || member.role === role)
      .map(({ memberId, name, role: code }) => ({
        value: memberId,
        label: `${name} (${say.household.memberRole[code]})`,
      }));
  return {
    ...policyChoices(around),
    memberId: named(),
    perpetratorId: named('perpetrator'),
    victimIds: named('victim'),
    incidentId: incidentsOf(household, around),
    orderId: protectionOrders
      .filter(({ revokedOn }) => revokedOn === undefined)
      .map(({ orderId, issuedOn, measures }) => ({ value: orderId, label: `${issuedOn} ${measures}` })),
    applicationId: applications
      .filter(({ decision }) => decision === undefined)
      .map(({ applicationId, acceptedAt, courtId }) => ({
        value: applicationId,
        label: `${whenOf(acceptedAt, around.language, around.now).text} ${around.organisations[courtId]?.name ?? courtId}`,
      })),
    inability: Object.entries(policy.household.protectionOrder.inability).map(([value, label]) => ({
      value,
      label: labelOf({ [value]: label, ...say.household.inability }, value),
    })),
  };
}

/** What the policy and the tree offer, whatever the file. */
export function policyChoices(around: StationAround): Options {
  const { say, policy, organisations } = around;
  const { evidence, circumstances, punishable } = policy.household.warning;
  const courts = Object.values(organisations)
    .filter((each) => takesWork(each) && policy.household.disclosure.kinds.includes(each.kind))
    .map(({ id, name }) => ({ value: id, label: name }));
  return {
    courtId: courts,
    to: courts,
    level: levelKeys(around).map((key) => ({ value: key, label: levelOf(around, key).label })),
    'evidence.kind': Object.entries(evidence).map(([value, { label }]) => ({
      value,
      label: labelOf({ [value]: label, ...say.household.evidenceKind }, value),
    })),
    circumstances: [
      ...circumstancesIn(circumstances, '', around),
      ...circumstancesIn(punishable, say.householdForm.barsWarning, around),
    ],
  };
}

function circumstancesIn(labels: Readonly<Record<string, string>>, after: string, { say }: StationAround): Option[] {
  return Object.entries(labels).map(([value, label]) => ({
    value,
    label: `${labelOf({ [value]: label, ...say.household.circumstance }, value)}${after}`,
  }));
}

function incidentsOf({ incidents }: HouseholdAnswer, { language, now }: StationAround): Option[] {
  return [...incidents].reverse().map(({ incidentId, at, detail }) => ({
    value: incidentId,
    label: `${whenOf(at, language, now).text} ${detail.slice(0, 24)}`,
  }));
}

/** 本所辖区的村(社区). */
export function villageOptions(stationId: string, { organisations }: StationAround): Option[] {
  return villagesOf(stationId, organisations).map(({ id, name }) => ({ value: id, label: name }));
}

/** Papers that can be given to a court, or sealed. */
export async function papersToChoose(tx: Tx, keys: KeyRing, { state, around }: Choosing): Promise<Option[]> {
  const { say, language, now } = around;
  const documents = await listedDocuments(
    tx,
    { keys, organisations: around.organisations },
    { kind: 'household', state },
  );
  return documents
    .filter(({ form, status }) => status === 'ready' && !isDossier(form))
    .map(({ id, form, createdAt }) => ({
      value: id,
      label: `${labelOf(say.form, form)} · ${whenOf(createdAt, language, now).text}`,
    }));
}
