/** Something that a release knows and a published policy does not: where it stands, and what it says. */
export interface Addition {
  path: readonly string[];
  value: unknown;
}

/**
 * 补充条款: what `shipped` says beyond what was published. Null if it says anything otherwise: what was published is never
 * changed. Lists are one value: an entry more makes another list.
 */
export function additionsTo(published: unknown, shipped: unknown, path: readonly string[] = []): Addition[] | null {
  if (!isSection(published) || !isSection(shipped)) return isSame(published, shipped) ? [] : null;
  const additions: Addition[] = [];
  if (Object.keys(published).some((key) => !(key in shipped))) return null;
  for (const [key, value] of Object.entries(shipped)) {
    const found =
      key in published ? additionsTo(published[key], value, [...path, key]) : [{ path: [...path, key], value }];
    if (found === null) return null;
    additions.push(...found);
  }
  return additions;
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (isSection(one) && isSection(other)) return additionsTo(one, other)?.length === 0;
  return one === other;
}
