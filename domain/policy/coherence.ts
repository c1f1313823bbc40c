import type { Policy } from './policy.ts';

/** What does not hold together, and where. */
export interface Incoherence {
  path: string;
  message: string;
}

/**
 * 自洽: a policy names its own parts – a rule its route, an alarm its level. One that names what it does not have would be found
 * out only by the case that runs into it.
 */
export function incoherencesOf(policy: Policy): Incoherence[] {
  const found: Incoherence[] = [];
  const require = (isSo: boolean, path: string, message: string) => {
    if (!isSo) found.push({ path, message });
  };
  const colours = keysOf(policy.colours);
  const levels = keysOf(policy.household.levels);
  const routes = keysOf(policy.routes);
  const { dispute, retention, screening, assessment, household, agreement } = policy;

  for (const [path, list] of [
    ['colours', policy.colours],
    ['levels', policy.levels],
    ['routes', policy.routes],
    ['household.levels', household.levels],
    ['enforcement.tracks', policy.enforcement.tracks],
  ] as const) {
    require(list.length > 0, path, '不能为空');
    require(new Set(keysOf(list)).size === list.length, path, '代码重复');
  }

  require(colours.includes(policy.defaultColour), 'defaultColour', '没有这一颜色');
  require(colours.includes(dispute.guard.colour), 'dispute.guard.colour', '没有这一颜色');
  for (const [key, danger] of Object.entries(dispute.dangers)) {
    require(colours.includes(danger.colour), `dispute.dangers.${key}.colour`, '没有这一颜色');
  }
  for (const [key, link] of Object.entries(dispute.links)) {
    require(Object.hasOwn(dispute.links, link.inverse), `dispute.links.${key}.inverse`, '没有这一关联');
  }
  for (const type of dispute.guard.familyTypes) {
    require(Object.hasOwn(policy.types, type), 'dispute.guard.familyTypes', `没有这一纠纷类型:${type}`);
  }

  for (const [index, { route }] of policy.routeRules.entries()) {
    require(routes.includes(route), `routeRules.${index}.route`, '没有这一途径');
  }
  require(policy.routeRules.some(
    ({ type, ground }) => type === undefined && ground === undefined,
  ), 'routeRules', '须有一条不问类型和事由的规则');
  require(policy.levels.at(-1)?.onExpiry !== 'next-level', 'levels', '最高一级之上没有下一级');

  require(levels.includes(household.incidentLevel), 'household.incidentLevel', '没有这一等级');
  require(levels.includes(household.guardLevel), 'household.guardLevel', '没有这一等级');
  require(household.levels.some(({ exits }) => exits), 'household.levels', '须有一个可以退出管控的等级');

  for (const [index, rule] of retention.rules.entries()) {
    require(Object.hasOwn(retention.classes, rule.class), `retention.rules.${index}.class`, '没有这一保管期限');
  }
  for (const [index, { suggestion }] of screening.analysis.reasons.entries()) {
    const path = `screening.analysis.reasons.${index}.suggestion`;
    require(Object.hasOwn(screening.analysis.suggestions, suggestion), path, '没有这一建议');
  }
  require(Object.hasOwn(
    policy.enforcement.measures,
    policy.enforcement.endedUnpaid.measure,
  ), 'enforcement.endedUnpaid.measure', '没有这一执行措施');
  require(policy.enforcement.tracks.at(-1)?.upToFen === null, 'enforcement.tracks', '最后一档须不限金额');

  const points = Object.values(assessment.weights).reduce((sum, weight) => sum + weight, 0);
  require(points === 100, 'assessment.weights', `权重之和须为100,现为${points}`);
  require(dispute.rating.dissatisfied < dispute.rating.best, 'dispute.rating.dissatisfied', '须低于最高分');
  require(agreement.signatureMediaTypes.length > 0, 'agreement.signatureMediaTypes', '不能为空');
  return found;
}

function keysOf(list: readonly { key: string }[]): string[] {
  return list.map(({ key }) => key);
}
