import type { ScreeningRoundState } from './state.ts';

/** 覆盖情况 of one area. */
export interface Coverage {
  areaId: string;
  households: number;
  visited: number;
  /** Whether anything was put on record for it, be it that nobody was at home. */
  recorded: boolean;
}

export function coverageOf(state: Pick<ScreeningRoundState, 'areas' | 'visits'>): Coverage[] {
  return state.areas.map(({ areaId, households }) => {
    const visits = state.visits.filter((visit) => visit.areaId === areaId);
    const visited = visits.reduce((sum, visit) => sum + visit.visited, 0);
    return { areaId, households, visited, recorded: visits.length > 0 };
  });
}
