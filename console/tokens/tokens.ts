import { tokenRoutes } from '../../api/account/token-routes.ts';
import { apiTokensOf } from '../../record/identity/api-tokens.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import { found } from '../../api/http/reading.ts';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';
import { formPages } from '../forms/form-page.ts';
import { routeOf } from '../forms/route-of.ts';
import type { SignedInPage } from '../page.ts';
import { shownOnce } from './shown-once.ts';
import { tokenLines } from './token-lines.ts';

const HERE = '/console/account/tokens';

/** `/console/account/tokens`: 接口令牌 – which machines act in my name; each is shown once, when it is made. */
export function tokenPages(context: ConsoleContext): SignedInPage[] {
  const { record } = context;
  const routes = tokenRoutes(context, context.tokens);
  const own = (userId: string) => inTransaction(record.db, SIGN_IN, (tx) => apiTokensOf(tx, userId));
  const list: SignedInPage = {
    method: 'get',
    path: HERE,
    signedIn: true,
    access: { of: 'own-account' },
    async handle({ actor, say, language }) {
      const tokens = tokenLines(await own(actor.userId), language, say).map((token) => ({
        ...token,
        revoke: `${HERE}/${token.id}/revoke`,
      }));
      return { view: 'tokens', title: say.tokens.title, data: { tokens } };
    },
  };
  const make: FormDefinition = {
    name: 'make-token',
    path: `${HERE}/make`,
    route: routeOf(routes, 'account-token-make'),
    words: (say) => say.userForm,
    ask: async ({ say }) => ({ title: say.userForm.name['make-token'], back: HERE }),
    shows: (answer, { say }) => {
      const { token: secret } = answer.body as { token: string };
      return shownOnce(say.tokens.made, { secret, help: say.tokens.once, back: HERE });
    },
  };
  const revoke: FormDefinition = {
    name: 'revoke-token',
    path: `${HERE}/{id}/revoke`,
    route: routeOf(routes, 'account-token-revoke'),
    words: (say) => say.userForm,
    async ask({ actor, params, say }) {
      const token = found((await own(actor.userId)).find(({ id }) => id === params.id) ?? null);
      return { title: say.userForm.name['revoke-token'], about: token.name, back: HERE };
    },
    after: () => `${HERE}?done=user-revoke-token`,
  };
  return [list, ...formPages(make), ...formPages(revoke)];
}
