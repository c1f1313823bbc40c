import { mayAsk } from '../../domain/organisation/access-table.ts';
import type { AccessRule } from '../../domain/organisation/access-rule.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import type { Words } from '../layout/words.ts';

const SECTIONS = [
  { name: 'overview', path: '/console/county', access: { of: 'county', right: 'statistics.disputes' } },
  { name: 'trends', path: '/console/trends', access: { of: 'county', right: 'statistics.disputes' } },
  { name: 'supervisions', path: '/console/supervisions', access: { of: 'county', right: 'supervisions' } },
  { name: 'analysis', path: '/console/analysis-meetings', access: { list: 'analysis-meeting' } },
  { name: 'assessment', path: '/console/assessment', access: { of: 'county', right: 'statistics.mediators' } },
  { name: 'households', path: '/console/household-figures', access: { of: 'county', right: 'statistics.households' } },
  { name: 'reports', path: '/console/reports', access: { of: 'county', right: 'statistics.report' } },
] as const satisfies readonly { name: string; path: string; access: AccessRule }[];

/** 督导: the pages that look over many cases at once; each role sees those that it may enter. */
export function sectionsFor(role: Role, here: string, { county }: Words) {
  return SECTIONS.filter(({ access }) => mayAsk(role, access)).map(({ name, path }) => ({
    name: county.sections[name],
    path,
    isHere: here === path,
  }));
}
