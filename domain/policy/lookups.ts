import type { ByColour, Colour, Level, Policy, Route, SourcedPeriod } from './policy.ts';

export function levelOf(policy: Policy, key: string): Level {
  const level = policy.levels.find((candidate) => candidate.key === key);
  if (!level) throw new RangeError(`policy ${policy.version} has no level ${key}`);
  return level;
}

/** The level above, or null at the top of the path. */
export function nextLevel(policy: Policy, key: string): Level | null {
  return policy.levels[policy.levels.indexOf(levelOf(policy, key)) + 1] ?? null;
}

export function colourOf(policy: Policy, key: string): Colour {
  const colour = policy.colours.find((candidate) => candidate.key === key);
  if (!colour) throw new RangeError(`policy ${policy.version} has no colour ${key}`);
  return colour;
}

export function periodFor(timer: ByColour, colour: string): SourcedPeriod {
  return timer[colour] ?? timer.default;
}

/**
 * 法定途径: the route that law puts first for a type and ground (劳动争议调解仲裁法 5; 土地管理法 14; 森林法 22); the first
 * rule that fits is taken.
 */
export function lawfulRoute(policy: Policy, type: string, ground: string | undefined): Route {
  const rule = policy.routeRules.find(
    (candidate) =>
      (candidate.type === undefined || candidate.type === type) &&
      (candidate.ground === undefined || candidate.ground === ground),
  );
  const route = policy.routes.find((candidate) => candidate.key === rule?.route);
  if (!route) throw new RangeError(`policy ${policy.version} names no route for ${type}`);
  return route;
}
