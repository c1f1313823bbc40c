import { visibleCase } from '../../../api/cases/visible-case.ts';
import { householdKind } from '../../../api/households/household-kind.ts';
import { reading, uuidParam } from '../../../api/http/reading.ts';
import { VISIT_ELEMENTS } from '../../../domain/household/state.ts';
import { lacksOf } from '../../../domain/household/visits.ts';
import type { ConsoleContext } from '../../context.ts';
import type { Doubts } from '../../forms/form.ts';
import type { SignedInVisit } from '../../page.ts';

/** As one asks at a door: whom one sees, whether she was heard alone, the four 到位, then what was found. */
export const REVISIT_ORDER = [
  ...['at', 'means', 'personsSeen', 'victimAlone'],
  ...VISIT_ELEMENTS,
  ...['violenceRecurred', 'injuries', 'childrenSeen', 'feedback'],
];

/** 不算数: said before the visit is recorded, and by the rule that will decide it (domain/household/visits.ts). */
export async function revisitDoubts(
  { record }: ConsoleContext,
  body: Record<string, unknown>,
  { actor, params, say }: SignedInVisit,
): Promise<Doubts | null> {
  const { state } = await reading(record, actor, (tx, world) =>
    visibleCase(tx, householdKind, uuidParam(params), world.organisations),
  );
  if (state.next === null) return null;
  const done = (element: string) => ({ done: (body[element] as { done?: boolean } | undefined)?.done === true });
  const report = {
    listened: done('listened'),
    policyExplained: done('policyExplained'),
    warnedByCases: done('warnedByCases'),
    counselled: done('counselled'),
    victimAlone: body.victimAlone === true,
    visitedAt: String(body.at),
  };
  const { doubt } = say.householdForm;
  const reasons = lacksOf(report, state.next).map((lack) => doubt[lack]);
  return reasons.length === 0 ? null : { lead: doubt.lead, reasons, confirm: doubt.confirm };
}
