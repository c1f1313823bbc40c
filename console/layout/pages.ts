import type { Page } from '../../record/views/page.ts';
import { filled, type Words } from './words.ts';

/** 翻页: what the foot of a long list shows. */
export function pagesOf(
  { page, pageSize, total }: Pick<Page<unknown>, 'page' | 'pageSize' | 'total'>,
  addressOf: (page: number) => string,
  { layout }: Words,
) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return {
    needed: pages > 1,
    text: filled(layout.page, { page, pages }),
    previous: page > 1 ? addressOf(Math.min(page - 1, pages)) : null,
    next: page < pages ? addressOf(page + 1) : null,
  };
}
