import type { SealedReach } from '../domain/household/state.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import type { Seal } from './seal.ts';

/** 现住址与联系方式. */
type Reach = Pick<PersonFacts, 'phone' | 'address' | 'safeContact'>;

/** Sealed under a key of its own, without a name: whoever opens the family's people does not open this. */
export function sealedReach({ phone, address, safeContact }: Reach, seal: Seal): SealedReach | undefined {
  const isEmpty = [phone, address, safeContact].every((value) => value === undefined);
  return isEmpty ? undefined : seal.person({ name: '', phone, address, safeContact });
}

/** The same person without what tells where they are. */
export function withoutReach({ phone: _, address: __, safeContact: ___, ...facts }: PersonFacts): PersonFacts {
  return facts;
}
