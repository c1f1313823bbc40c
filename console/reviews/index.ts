import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { decidePages } from './decide.ts';
import { reviewPage } from './review.ts';
import { reviewsPage } from './reviews.ts';

/** 季度研判: the station's meetings, to read and to hold. */
export function reviewPages(context: ConsoleContext): SignedInPage[] {
  return [reviewsPage(context), reviewPage(context), ...decidePages(context)];
}
