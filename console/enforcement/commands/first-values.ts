import { dateOf, wallClockOf } from '../../../domain/time/instant.ts';
import type { Choosing } from './choices.ts';

/** 预填内容: what is known already need not be typed again. */
export function firstValues({ type, now }: Choosing): Record<string, string> {
  switch (type) {
    case 'serve-notice':
      return { at: wallClockOf(now) };
    case 'record-payment':
    case 'pay-out':
      return { on: dateOf(now) };
    default:
      return {};
  }
}
