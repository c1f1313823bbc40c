import type { Router } from 'express';
import type { ConsoleContext } from './context.ts';
import { consoleRouter } from './http/mount.ts';
import { consolePages } from './pages.ts';

/** 控制台: the pages beside the API, on `/console`; `/` leads there. */
export function createConsole(context: ConsoleContext): Router {
  return consoleRouter(context, consolePages(context));
}
