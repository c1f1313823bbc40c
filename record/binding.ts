import { macOf } from './cipher.ts';
import type { KeyRing } from './keys.ts';

/** What an event carries beside a text's id, so that `verify` sees when the words behind it were changed or swapped. */
export function textMac(keys: KeyRing, streamId: string, text: { id: string; field: string; value: string }): string {
  return macOf(keys.bindingKey, ['text', streamId, text.id, text.field, text.value]).toString('base64url');
}

/** The same for a person's facts, over the very JSON that is stored encrypted. */
export function personMac(keys: KeyRing, streamId: string, person: { id: string; json: string }): string {
  return macOf(keys.bindingKey, ['person', streamId, person.id, person.json]).toString('base64url');
}
