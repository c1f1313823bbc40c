import type { HouseholdState } from '../../domain/household/state.ts';
import { whenOf } from '../layout/time.ts';
import type { PapersOfKind } from '../papers/papers-of-kind.ts';

/** What the parts of a file that a form can be about are called: a visit and a warning by their days. */
export const partsOfHousehold: PapersOfKind<HouseholdState>['partNames'] = (_tx, { visits, warnings }, around) => {
  const { language, now } = around;
  const names = new Map([
    ...visits.map(({ visitId, visitedAt }) => [visitId, whenOf(visitedAt, language, now).text] as const),
    ...warnings.map(({ warningId, issuedAt }) => [warningId, whenOf(issuedAt, language, now).text] as const),
  ]);
  return Promise.resolve((part) => names.get(part) ?? part);
};
