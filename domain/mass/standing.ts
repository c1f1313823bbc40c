/**
 * 债权人所处阶段: listed 已登记 · signing 协议待签 · signed 协议已生效 · performed 已履行 · unsigned 未签或者协议未成立 ·
 * defaulted 协议未履行 · referred 已移送法院 · directed 已告知其他法定途径 · filed 法院已立案 · closed 法院已结案 ·
 * ended 随案结束.
 */
export const CLAIMANT_STANDINGS = [
  'listed',
  'signing',
  'signed',
  'performed',
  'unsigned',
  'defaulted',
  'referred',
  'directed',
  'filed',
  'closed',
  'ended',
] as const;

export type ClaimantStanding = (typeof CLAIMANT_STANDINGS)[number];

/** How many claimants stand where; one that is not named is none. */
export type ClaimantCounts = Partial<Record<ClaimantStanding, number>>;

/** 移动: so many claimants from one standing to another, at once. */
export interface ClaimantMove {
  from: ClaimantStanding;
  to: ClaimantStanding;
  claimants: number;
}

/** Nobody has to do anything for them any more in this case. */
const DONE: readonly ClaimantStanding[] = ['performed', 'directed', 'closed', 'ended'];

/** Who has no agreement that binds and is not yet on another way: they go to the lawful next route together. */
export const WITHOUT_AGREEMENT: readonly ClaimantStanding[] = ['listed', 'signing', 'unsigned', 'defaulted'];

/** An agreement binds the claimant and the debtor (人民调解法 31). */
export const BINDING: readonly ClaimantStanding[] = ['signed', 'performed', 'defaulted'];

/** Whose claims the court has, or had. */
export const AT_COURT: readonly ClaimantStanding[] = ['referred', 'filed', 'closed'];

/** Whose claims end with a case that ends otherwise; what binds or lies with a court goes on. */
export const ENDING_WITH_CASE: readonly ClaimantStanding[] = ['listed', 'signing', 'unsigned'];

export function countOf(counts: ClaimantCounts, standings: readonly ClaimantStanding[]): number {
  return standings.reduce((sum, standing) => sum + (counts[standing] ?? 0), 0);
}

/** Whether the case still waits for somebody. */
export function openClaimants(counts: ClaimantCounts): number {
  return countOf(
    counts,
    CLAIMANT_STANDINGS.filter((standing) => !DONE.includes(standing)),
  );
}

export function movedCounts(counts: ClaimantCounts, moves: readonly ClaimantMove[]): ClaimantCounts {
  const after: ClaimantCounts = { ...counts };
  for (const { from, to, claimants } of moves) {
    after[from] = (after[from] ?? 0) - claimants;
    after[to] = (after[to] ?? 0) + claimants;
  }
  return after;
}

/** The moves of single claimants, those between the same two standings together. */
export function movesOf(each: readonly { from: ClaimantStanding; to: ClaimantStanding }[]): ClaimantMove[] {
  const moves: ClaimantMove[] = [];
  for (const { from, to } of each) {
    const same = moves.find((move) => move.from === from && move.to === to);
    if (same) same.claimants += 1;
    else moves.push({ from, to, claimants: 1 });
  }
  return moves;
}
