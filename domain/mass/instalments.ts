import type { CivilDate } from '../time/civil-date.ts';

/** 分期: which part of every claim is due when, in thousandths. */
export interface Instalment {
  permille: number;
  dueOn: CivilDate;
}

/**
 * One claim's instalments in whole fen. Parts are rounded down and the last takes what is left over, so that they always
 * make up the agreed part of the claim: nobody loses a fen to rounding.
 */
export function instalmentsOf(
  amountFen: number,
  plan: readonly Instalment[],
): { amountFen: number; dueOn: CivilDate }[] {
  const agreed = agreedAmount(amountFen, plan);
  const parts = plan.map(({ permille, dueOn }) => ({ amountFen: Math.floor((amountFen * permille) / 1000), dueOn }));
  const before = parts.slice(0, -1).reduce((sum, part) => sum + part.amountFen, 0);
  return parts
    .map((part, index) => (index === parts.length - 1 ? { ...part, amountFen: agreed - before } : part))
    .filter((part) => part.amountFen > 0);
}

/** What of a claim was agreed on: all of it, or the part that the plan's thousandths make up. */
export function agreedAmount(amountFen: number, plan: readonly Instalment[]): number {
  const permille = plan.reduce((sum, instalment) => sum + instalment.permille, 0);
  return Math.round((amountFen * permille) / 1000);
}
