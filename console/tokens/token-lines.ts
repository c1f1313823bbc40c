import type { Language } from '../../api/problems/catalogue.ts';
import type { ApiToken } from '../../record/identity/api-tokens.ts';
import { whenOf } from '../layout/time.ts';
import { filled, type Words } from '../layout/words.ts';

/** 接口令牌 in a list: what for, what it may, until when, when it was last used. */
export function tokenLines(tokens: readonly ApiToken[], language: Language, { tokens: say }: Words) {
  return tokens.map(({ id, name, scopes, expiresAt, lastUsedAt }) => ({
    id,
    name,
    scopes: scopes.map((scope) => say.scope[scope]).join(' · '),
    expires: filled(say.expires, { time: whenOf(expiresAt, language).text }),
    lastUsed: lastUsedAt === null ? say.unused : filled(say.used, { time: whenOf(lastUsedAt, language).text }),
  }));
}
