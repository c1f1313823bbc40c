import { z } from 'zod';
import { listUsers } from '../../record/identity/administration.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import { UserFilter } from '../../api/users/user-schema.ts';
import type { ConsoleContext } from '../context.ts';
import { withoutBlanks } from '../forms/without-blanks.ts';
import { pagesOf } from '../layout/pages.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { organisationOptions } from '../organisations/tree.ts';
import { tagsOf } from './tags.ts';

const PAGE_SIZE = 30;
const Asked = z.preprocess(withoutBlanks, UserFilter.omit({ pageSize: true }));

/** `GET /console/users`: 用户 – found by name, organisation and standing. */
export function usersPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/users',
    signedIn: true,
    access: { of: 'county', right: 'users' },
    async handle(visit) {
      const { say } = visit;
      const { page, ...filter } = visit.query(Asked);
      const organisations = await record.organisations();
      const found = await inTransaction(record.db, SIGN_IN, (tx) =>
        listUsers(tx, filter, { page, pageSize: PAGE_SIZE }),
      );
      const addressOf = (number: number) =>
        `/console/users?${new URLSearchParams({ ...withoutUndefined(filter), page: String(number) }).toString()}`;
      return {
        view: 'users',
        title: say.users.title,
        data: {
          total: filled(say.users.total, { n: found.total }),
          q: filter.q ?? '',
          organisations: organisationOptions(organisations).map(({ value, label }) => ({
            ...{ value, label, checked: value === filter.organisationId },
          })),
          statuses: (['active', 'disabled'] as const).map((code) => ({
            ...{ value: code, label: say.users.status[code], checked: code === filter.status },
          })),
          users: found.items.map((user) => ({
            path: `/console/users/${user.id}`,
            name: user.name,
            id: user.id,
            role: labelOf(say.role, user.role),
            organisation: organisations[user.organisationId]?.name ?? user.organisationId,
            tags: tagsOf(user, say),
          })),
          pages: pagesOf(found, addressOf, say),
        },
      };
    },
  };
}

function withoutUndefined(filter: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
