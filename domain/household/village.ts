import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { nearestOfKind, type Organisation, type OrganisationTree, takesWork } from '../organisation/tree.ts';
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

/** 本所辖区的村(社区) that take work: those to which the station is the nearest. */
export function villagesOf(stationId: string, organisations: OrganisationTree): Organisation[] {
  return Object.values(organisations)
    .filter((each) => each.kind === 'village-committee' && takesWork(each))
    .filter(({ id }) => nearestOfKind(organisations, id, 'police-station')?.id === stationId);
}

/** Throws invalid for an organisation that is no village committee of the station's place. */
export function assertVillage(stationId: string, villageId: string, organisations: OrganisationTree): void {
  if (villagesOf(stationId, organisations).some(({ id }) => id === villageId)) return;
  throw new DomainError('invalid', '本所辖区没有这个村(社区)', { path: 'villageId' });
}

/** The village of the station's place that an address names; the longest name, where one holds another. */
export function villageInAddress(
  address: string,
  stationId: string,
  organisations: OrganisationTree,
): string | undefined {
  return villagesOf(stationId, organisations)
    .filter(({ shortName }) => address.includes(shortName))
    .sort((a, b) => b.shortName.length - a.shortName.length)[0]?.id;
}
