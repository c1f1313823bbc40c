import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { nearestOfKind, type OrganisationTree, takesWork } from '../organisation/tree.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import type { HouseholdState } from './state.ts';

/** 明确所在村(社区): whose committee is told of a warning and helps to have an order kept (反家庭暴力法 17, 32). */
export function nameVillage(
  state: HouseholdState,
  { villageId }: HouseholdCommandOf<'name-village'>,
  { organisations }: DecisionContext,
): HouseholdFact[] {
  assertVillage(state.stationId, villageId, organisations);
  if (villageId === state.villageId) throw new DomainError('invalid', '所在村已经登记', { path: 'villageId' });
  return [{ type: 'village-named', villageId }];
}

/** Throws invalid for an organisation that is no village committee of the station's place. */
export function assertVillage(stationId: string, villageId: string, organisations: OrganisationTree): void {
  const village = organisations[villageId];
  const isVillage = village?.kind === 'village-committee' && takesWork(village);
  if (isVillage && nearestOfKind(organisations, villageId, 'police-station')?.id === stationId) return;
  throw new DomainError('invalid', '本所辖区没有这个村(社区)', { path: 'villageId' });
}

/** The village of the station's place that an address names; the longest name, where one holds another. */
export function villageInAddress(
  address: string,
  stationId: string,
  organisations: OrganisationTree,
): string | undefined {
  return Object.values(organisations)
    .filter((each) => each.kind === 'village-committee' && takesWork(each) && address.includes(each.shortName))
    .filter(({ id }) => nearestOfKind(organisations, id, 'police-station')?.id === stationId)
    .sort((a, b) => b.shortName.length - a.shortName.length)[0]?.id;
}
