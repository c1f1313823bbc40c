import type { OrganisationTree } from '../../domain/organisation/tree.ts';

/** 编号 as people read it: the one record of an organisation bears its id (`研判-qingxi`); what is read is the organisation's name. */
export function shownNumber(number: string, organisations: OrganisationTree): string {
  const at = number.indexOf('-');
  const name = at < 0 ? undefined : organisations[number.slice(at + 1)]?.name;
  return name === undefined ? number : `${number.slice(0, at)} ${name}`;
}
