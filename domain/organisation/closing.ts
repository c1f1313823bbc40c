import { DomainError } from '../errors.ts';
import type { Instant } from '../time/instant.ts';
import { type Organisation, type OrganisationTree, organisationOf, takesWork } from './tree.ts';

/** Throws rule-broken for an organisation that takes nothing new. */
export function assertTakesWork(organisation: Organisation, path: string): void {
  if (!takesWork(organisation)) throw new DomainError('rule-broken', `${organisation.name}已停止受理`, { path });
}

/** Throws invalid for what is no police station, and rule-broken for one that takes nothing new. */
export function assertOpenStation(id: string, tree: OrganisationTree): void {
  const station = tree[id];
  if (station?.kind !== 'police-station') throw new DomainError('invalid', '没有这个派出所', { path: 'stationId' });
  assertTakesWork(station, 'stationId');
}

/**
 * 停止受理, where villages or offices are merged (撤并): nothing new goes there from now on. What it has it finishes with the
 * people it has. Throws rule-broken while others are below it, whose cases would go up to it.
 */
export function closed(tree: OrganisationTree, id: string, now: Instant): Organisation {
  const organisation = organisationOf(tree, id);
  if (!takesWork(organisation)) throw new DomainError('rule-broken', '该单位已经停止受理');
  if (organisation.parentId === null) throw new DomainError('rule-broken', '最上级单位不能停止受理');
  const below = Object.values(tree).filter((each) => each.parentId === id && takesWork(each));
  if (below.length > 0) {
    const names = below.map(({ name }) => name).join('、');
    throw new DomainError('rule-broken', `下级单位还在受理：${names}。请先停止下级单位`);
  }
  return { ...organisation, closedAt: now };
}

/** 恢复受理. Throws rule-broken for one that takes work, or whose superior does not. */
export function reopened(tree: OrganisationTree, id: string): Organisation {
  const organisation = organisationOf(tree, id);
  if (takesWork(organisation)) throw new DomainError('rule-broken', '该单位没有停止受理');
  if (organisation.parentId !== null && !takesWork(organisationOf(tree, organisation.parentId))) {
    throw new DomainError('rule-broken', '上级单位已停止受理，请先恢复上级单位');
  }
  return { ...organisation, closedAt: null };
}
