import type { CivilDate } from './civil-date.ts';

/** 季节, by whole months as the weather service counts them: spring from March, winter from December. */
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;

export type Season = (typeof SEASONS)[number];

export function seasonOf(date: CivilDate): Season {
  const quarter = Math.floor((Number(date.slice(5, 7)) % 12) / 3);
  return (['winter', 'spring', 'summer', 'autumn'] as const)[quarter] ?? 'winter';
}
