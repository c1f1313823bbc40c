import type { Around } from '../dispute/around.ts';
import { labelOf } from '../layout/words.ts';

/** 繁简分流: on which track it is enforced; a county's own track has only the policy's label. */
export function trackName(key: string, { policy, say }: Pick<Around, 'policy' | 'say'>): string {
  const own = Object.fromEntries(policy.enforcement.tracks.map((track) => [track.key, track.label]));
  return labelOf({ ...own, ...say.enforcement.tracks }, key);
}

/** 执行措施 by its kind. */
export function measureName(kind: string, { policy, say }: Pick<Around, 'policy' | 'say'>): string {
  const own = Object.fromEntries(Object.entries(policy.enforcement.measures).map(([code, { label }]) => [code, label]));
  return labelOf({ ...own, ...say.enforcement.measures }, kind);
}
