/** 修订: what stands at one place of a policy instead of what stood there; without a value, nothing does. */
export interface PolicyChange {
  path: string[];
  value?: unknown;
}

/** One place at which two policies differ; what either does not have is absent. */
export interface PolicyDifference {
  path: string[];
  before?: unknown;
  after?: unknown;
}

type Section = Record<string, unknown>;

/** What a version is called and from when it holds is no part of what it says. */
const NOT_CONTENT = ['version', 'effectiveFrom'];

/**
 * 差异: every place at which two policies say something else, in the order in which they are written. A period is one value,
 * and so is a list, unless it is one of sections that has neither grown nor shrunk.
 */
export function differencesOf(before: object, after: object): PolicyDifference[] {
  return between(before as Section, after as Section, []).filter(
    ({ path: [first = ''] }) => !NOT_CONTENT.includes(first),
  );
}

function between(before: Section, after: Section, path: string[]): PolicyDifference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [one, other] = [before[key], after[key]];
    const at = [...path, key];
    if (isSection(one) && isSection(other)) return between(one, other, at);
    if (isListOfSections(one) && isListOfSections(other) && one.length === other.length) {
      return one.flatMap((each, index) => between(each, other[index] ?? {}, [...at, String(index)]));
    }
    return isSame(one, other) ? [] : [{ path: at, before: one, after: other }];
  });
}

/**
 * The policy with those changes; the one given stays as it is. Nothing is checked here but that every place exists, or can.
 * @throws RangeError naming the place that does not
 */
export function withChanges<P extends object>(policy: P, changes: readonly PolicyChange[]): P {
  const changed = structuredClone(policy);
  for (const { path, value } of changes) {
    const last = path.at(-1);
    const section = path.slice(0, -1).reduce<unknown>((at, key) => (holds(at, key) ? at[key] : undefined), changed);
    const isPlace = last !== undefined && (Array.isArray(section) ? holds(section, last) : isContainer(section));
    if (!isPlace || NOT_CONTENT.includes(path[0] ?? '')) throw new RangeError(path.join('.'));
    if (value === undefined) delete (section as Section)[last];
    else Object.defineProperty(section, last, { value, writable: true, enumerable: true, configurable: true });
  }
  return changed;
}

/** As changes, which is how a record keeps them. */
export function changesOf(differences: readonly PolicyDifference[]): PolicyChange[] {
  return differences.map(({ path, after }) => (after === undefined ? { path } : { path, value: after }));
}

function isContainer(value: unknown): value is Section {
  return typeof value === 'object' && value !== null;
}

function holds(value: unknown, key: string): value is Section {
  return isContainer(value) && Object.hasOwn(value, key) && key !== 'length';
}

/** A section is gone into; a period is not: who changes its number looks at all of it. */
function isSection(value: unknown): value is Section {
  return isContainer(value) && !Array.isArray(value) && !('unit' in value);
}

function isListOfSections(value: unknown): value is Section[] {
  return Array.isArray(value) && value.length > 0 && value.every(isSection);
}

function isSame(one: unknown, other: unknown): boolean {
  if (!isContainer(one) || !isContainer(other)) return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
