import { randomBytes } from 'node:crypto';
import type { PayloadKeys } from '../../record/keys.ts';

/** A ring's payload keys where there is one and no record. */
export function onePayloadKey(): PayloadKeys {
  const key = randomBytes(32);
  return { current: async () => ({ id: 1, key }), find: async () => key };
}
