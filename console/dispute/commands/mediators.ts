import type { Organisation } from '../../../domain/organisation/tree.ts';
import { usersInOffice } from '../../../record/identity/users.ts';
import type { Tx } from '../../../record/transaction.ts';
import type { Option } from '../../forms/form.ts';
import { mediatorRoles } from './organisations.ts';

const AT = '@';

/** 调解员 to choose from, of several houses: who they are, and where they work. */
export async function mediatorOptions(
  tx: Tx,
  houses: readonly Organisation[],
  recused: readonly string[],
): Promise<Option[]> {
  const users = await usersInOffice(
    tx,
    houses.map(({ id }) => id),
  );
  return houses.flatMap((house) =>
    users
      .filter(({ organisationId, role }) => organisationId === house.id && mediatorRoles(house).includes(role))
      .filter(({ id }) => !recused.includes(id))
      .map(({ id, name }) => ({ value: `${id}${AT}${house.id}`, label: `${name} · ${house.name}` })),
  );
}

/** 借调: a mediator chosen from another house than the one that mediates is lent by theirs. */
export function withLender(body: Record<string, unknown>, mediatingId: string | undefined): Record<string, unknown> {
  if (typeof body.mediatorId !== 'string') return body;
  const [mediatorId = '', house = ''] = body.mediatorId.split(AT);
  const isLent = house !== '' && mediatingId !== undefined && house !== mediatingId;
  return { ...body, mediatorId, ...(isLent && { mediatorFrom: house }) };
}
