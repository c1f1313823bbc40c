import { DomainError } from '../errors.ts';
import type { PrivacyPolicy } from '../policy/privacy-policy.ts';
import { epochMsOf, type Instant, instantOf } from '../time/instant.ts';

/** 查阅目的 in words: not dots, and not one sign over and over, which would fill the audit trail with nothing. */
export function assertPurpose(purpose: string, { reveal }: PrivacyPolicy): void {
  const letters = purpose.match(/\p{L}/gu) ?? [];
  if (letters.length >= reveal.leastPurpose && new Set(letters).size > 1) return;
  throw new DomainError('invalid', `请写明查阅目的,至少${reveal.leastPurpose}个字`, { path: 'purpose' });
}

/** Until when a page may show what was looked at. */
export function shownUntil(lookedAt: Instant, { reveal }: PrivacyPolicy): Instant {
  return instantOf(epochMsOf(lookedAt) + reveal.shownForSeconds * 1000);
}
