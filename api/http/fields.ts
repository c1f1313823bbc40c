import { z } from 'zod';
import { normaliseInstant } from '../../domain/time/instant.ts';

/** NUL and other control characters (tab and line ends are text), and halves of a surrogate pair. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;
/** Years a case can be about; anything else is a slip of the keyboard. */
const PLAUSIBLE_YEAR = /^(19|20|21)\d\d-/;
const IMPLAUSIBLE = '年份须在1900年至2199年之间';

const clean = (text: string) => !UNPRINTABLE.test(text);
const notBlank = (text: string) => text.trim() !== '';

/** Free text of at most `max` characters, not blank. */
export function text(max: number) {
  return z
    .string()
    .min(1, { abort: true })
    .max(max, { abort: true })
    .refine(clean, { error: '含有控制字符或者残缺字符', abort: true })
    .refine(notBlank, { error: '不能只有空白' });
}

/** The longest record of a session, statement of facts and the like. */
export const longText = text(50_000);
export const reason = text(5_000);

/** A kebab-case code of the policy. Which ones exist is the policy's to say, so the domain checks it. */
export const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);

/** An id of ours: of an organisation, a user, a party, a session. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
  .max(64);

/** Puts an issue where `keyOf` an item is one that an earlier item has, at that item and `field`. For `superRefine`. */
export function noRepeats<Item>(keyOf: (item: Item) => string, field: string[] = []) {
  return (items: Item[], context: z.RefinementCtx<Item[]>): void => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const key = keyOf(item);
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index, ...field], message: '重复' });
      seen.add(key);
    }
  };
}

/** A moment with an offset, brought into the one form that the record keeps. */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine((value) => PLAUSIBLE_YEAR.test(value), { error: IMPLAUSIBLE, abort: true })
  .transform(normaliseInstant);

/** A day in Asia/Shanghai. */
export const civilDate = z.iso
  .date({ abort: true })
  .refine((value) => PLAUSIBLE_YEAR.test(value), { error: IMPLAUSIBLE });

/** Whole fen. */
export const amountFen = z.int().min(0);
