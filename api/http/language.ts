import type { Request } from 'express';
import type { Language } from '../problems/catalogue.ts';

/** Chinese, unless the caller asks for English before it. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}
