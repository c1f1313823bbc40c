import { z } from 'zod';
import { unavailable } from '../../api/problems/problem-from.ts';
import { signInElsewhere } from '../../record/identity/sign-in-elsewhere.ts';
import type { ConsoleContext } from '../context.ts';
import { localPath } from '../http/local-path.ts';
import type { OpenPage, PageAnswer } from '../page.ts';
import { openedCookie, sealedCookie } from '../session/sealed.ts';
import { sessionCookie } from '../session/session.ts';
import type { OidcProvider } from './provider.ts';
import { OIDC_CALLBACK_PATH } from './settings.ts';

export const OIDC_PATH = '/console/sign-in/oidc';
export const OIDC_SIGN_OUT_PATH = '/console/signed-out/oidc';

/** How long somebody may be away at the provider. */
const SECONDS_AWAY = 600;

const Wanted = z.object({ next: z.string().optional() });
const Kept = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), next: z.string() });

/**
 * 统一身份认证: to the provider and back. It says who somebody is, never that they may come in: that the record says. Whatever
 * it is that fails – a word that cannot be checked, a name that is not known here, a user who may not act – looks the same.
 */
export function oidcPages(context: ConsoleContext, provider: OidcProvider): OpenPage[] {
  const { record, logger, publicUrl } = context;
  const open = {
    method: 'get',
    signedIn: false,
    access: { of: 'everyone', because: 'who signs in, or has signed out, is nobody here' },
  } as const;
  return [
    {
      ...open,
      path: OIDC_PATH,
      async handle(visit) {
        const next = localPath(visit.query(Wanted).next);
        const { url, departure } = await reached(provider.depart());
        return {
          redirect: url,
          cookies: { oidc: sealedCookie(record, 'console-oidc', { ...departure, next }, SECONDS_AWAY) },
        };
      },
    },
    {
      ...open,
      path: OIDC_CALLBACK_PATH,
      async handle(visit) {
        const kept = openedCookie(record, 'console-oidc', visit.cookie('oidc'), Kept);
        if (kept === null) return refused();
        const username = await provider.arrive(queryOf(visit.here), kept).catch((error: Error) => {
          // The code and the provider's words stay out of the log.
          logger.warn({ error: error.name }, 'a sign-in through the OpenID provider failed');
          return null;
        });
        const signedIn = username === null ? null : await signInElsewhere(record, { username, client: visit.client });
        if (signedIn === null) return refused();
        return { redirect: kept.next, cookies: { session: sessionCookie(record, signedIn.token), oidc: null } };
      },
    },
    {
      ...open,
      path: OIDC_SIGN_OUT_PATH,
      async handle() {
        const url = await reached(provider.signOutUrl(`${publicUrl}/console/signed-out`));
        return { redirect: url ?? '/console/signed-out' };
      },
    },
  ];
}

function refused(): PageAnswer {
  return { redirect: '/console/sign-in?said=refused', cookies: { oidc: null } };
}

/** Throws Problem `unavailable` if the provider does not answer. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch {
    throw unavailable();
  }
}

function queryOf(here: string): string {
  const at = here.indexOf('?');
  return at === -1 ? '' : here.slice(at);
}
