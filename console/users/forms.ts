import { z } from 'zod';
import { userAnswer } from '../../api/users/user-answer.ts';
import { userRoutes } from '../../api/users/index.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { ROLES } from '../../domain/organisation/actor.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { routeOf } from '../forms/route-of.ts';
import { dayOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInVisit } from '../page.ts';
import { organisationOptions } from '../organisations/tree.ts';
import { shownOnce } from '../tokens/shown-once.ts';
import { USER_ACTS, type UserAct } from './acts.ts';

const Chosen = z.object({ tokenId: z.string().optional().catch(undefined) });

/** 新建用户, and a form for each thing that an administrator does to an account. */
export function userForms(context: ConsoleContext): FormPage[] {
  const routes = userRoutes(context, context.tokens);
  const acts = USER_ACTS.map((act) => actForm(context, act, routeOf(routes, `user-${act}`)));
  return [openForm(context, routeOf(routes, 'user-open')), ...acts].flatMap(formPages);
}

function openForm({ record }: ConsoleContext, route: FormDefinition['route']): FormDefinition {
  return {
    name: 'open',
    path: '/console/users/open',
    route,
    words: (say) => say.userForm,
    changes: { withPassword: { required: true } },
    async ask({ say }) {
      return {
        title: say.userForm.name.open,
        back: '/console/users',
        options: { organisationId: organisationOptions(await record.organisations()), role: roleOptions(say) },
        values: { withPassword: 'yes', validFrom: dateOf(await record.clock.now()) },
      };
    },
    shows: (answer, visit) => {
      const { id, oneTimePassword } = answer.body as { id: string; oneTimePassword?: string };
      const { users } = visit.say;
      return shownOnce(users.opened, {
        secret: oneTimePassword,
        help: users.passwordOnce,
        back: `/console/users/${id}`,
      });
    },
  };
}

function actForm({ record }: ConsoleContext, act: UserAct, route: FormDefinition['route']): FormDefinition {
  return {
    name: act,
    path: `/console/users/{id}/${act}`,
    route,
    words: (say) => say.userForm,
    async ask(visit) {
      const { params, say, language } = visit;
      const organisations = await record.organisations();
      const user = await inTransaction(record.db, SIGN_IN, (tx) => userAnswer(tx, params.id ?? ''));
      const assignments = user.assignments.map(({ id, role, organisationId, validFrom }) => ({
        value: id,
        label: [
          labelOf(say.role, role),
          organisations[organisationId]?.name ?? organisationId,
          dayOf(validFrom, language),
        ].join(' · '),
      }));
      return {
        title: say.userForm.name[act],
        about: `${user.name} (${user.id})`,
        back: `/console/users/${user.id}`,
        options: {
          assignmentId: assignments,
          tokenId: user.tokens.map(({ id, name }) => ({ value: id, label: name })),
          organisationId: organisationOptions(organisations),
          role: roleOptions(say),
        },
        values: await firstValues(act, visit, record.clock.now()),
      };
    },
    after: (_, { back }) => `${back}?done=user-${act}`,
    ...(act === 'reset-password' && {
      shows: (answer, visit, { back }) => {
        const { oneTimePassword: secret } = answer.body as { oneTimePassword: string };
        return shownOnce(visit.say.users.passwordReset, { secret, help: visit.say.users.passwordOnce, back });
      },
    }),
    ...(act === 'issue-token' && {
      shows: (answer, visit, { back }) => {
        const { token: secret } = answer.body as { token: string };
        return shownOnce(visit.say.tokens.made, { secret, help: visit.say.tokens.once, back });
      },
    }),
  } satisfies FormDefinition;
}

async function firstValues(act: UserAct, visit: SignedInVisit, now: Promise<string>): Promise<Record<string, string>> {
  if (act === 'assign-role') return { validFrom: dateOf(await now) };
  if (act !== 'revoke-token') return {};
  const { tokenId } = visit.query(Chosen);
  return tokenId === undefined ? {} : { tokenId };
}

function roleOptions(say: SignedInVisit['say']) {
  return ROLES.map((value) => ({ value, label: labelOf(say.role, value) }));
}
