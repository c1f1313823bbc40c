/** A station has one review for good, which bears its id. */
export function reviewNumberOf(stationId: string): string {
  return `季度研判-${stationId}`;
}

const SEEDS = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
const PRIME = 0x01000193;

/** The id of a station's review: the same one for the same station, whoever begins it (FNV-1a, four times). */
export function reviewIdOf(stationId: string): string {
  const hex = SEEDS.map((seed) => fnv(seed, stationId).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function fnv(seed: number, text: string): number {
  let hash = seed;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), PRIME);
  return hash >>> 0;
}
