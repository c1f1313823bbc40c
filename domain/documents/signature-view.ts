import type { SignatureView } from './agreement-view.ts';
import { printable } from './printable.ts';

/** A place for each to sign by hand. */
export function toSign(names: readonly string[]): SignatureView[] {
  return names.map((name) => ({ party: printable(name), manner: '', on: '', image: '' }));
}
